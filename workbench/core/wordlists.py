"""Reads word tables from text, and the lines that users add to them or take away."""

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType
from typing import NoReturn

from workbench.core.language import NONE, Format, Language, Table, WordList
from workbench.core.problem import Problem

_SETTING = re.compile(r"#\s*(format|line)\s*:\s*(.+?)\s*$")


def parse_table(name: str, text: str, base: Table | None = None, place: str = "") -> Table:
    """Read one table; ``name`` is its file name without the ending.

    Lines starting with ``#`` explain, one entry a line. In the formats ``map`` and ``lists`` an entry is
    ``key = value`` (or key, tab, value). With a ``base``, the lines change that table: an entry is added or
    stands for the one before, a line with a leading ``-`` takes one away (in ``lists`` also single values:
    ``-key = value``). Raises Problem naming the file (``place``) and the line that can't be read.
    """
    return _Reading(name, text, base, place).table()


def extended(
    language: Language, lists: Iterable[WordList], known: Mapping[str, Table] | None = None
) -> Language:
    """The language with the users' lines for it applied, in their order; the same one when there are none.

    ``known`` are tables whose format one takes that the language doesn't have yet. Raises Problem for a table
    that is neither the language's nor known.
    """
    shapes = {
        name: Table(name, format=table.format, line=table.line) for name, table in (known or {}).items()
    }
    tables = dict(language.tables)
    own = [each for each in lists if each.language == language.code]
    for each in own:
        base = tables.get(each.name) or shapes.get(each.name)
        if base is None:
            raise _unknown(each, [*tables, *shapes])
        tables[each.name] = parse_table(each.name, each.text, base, each.place)
    return Language(language.code, tables) if own else language


def _unknown(wanted: WordList, known: Iterable[str]) -> Problem:
    near = get_close_matches(wanted.name, sorted(set(known)), 1)
    hint = f" Did you mean “{near[0]}”?" if near else ""
    where = f" ({wanted.place})" if wanted.place else ""
    return Problem(f"There is no word table “{wanted.name}”{where}.{hint} Please rename it.")


class _Reading:
    """One text while it is being read."""

    def __init__(self, name: str, text: str, base: Table | None, place: str) -> None:
        self._name = name
        self._place = place or f"{name}.txt"
        self._base = base
        self._format = base.format if base else Format.WORDS
        self._line = base.line if base else ""
        self._lines = [line.strip() for line in text.removeprefix("\ufeff").splitlines()]
        self._entries: dict[str, str] = {}
        if base:
            self._entries = {entry: base.pairs.get(entry, "") for entry in base.entries}

    def table(self) -> Table:
        """The table of all lines."""
        self._settings()
        read: Mapping[Format, Callable[[int, str], None]] = {
            Format.WORDS: self._word,
            Format.PATTERNS: self._pattern,
            Format.MAP: self._pair,
            Format.LISTS: self._pair,
        }
        for number, line in enumerate(self._lines, 1):
            if not line or line.startswith("#"):
                continue
            if self._base is not None and line.startswith("-"):
                self._remove(number, line[1:].strip())
            else:
                read[self._format](number, line)
        return self._made()

    def _made(self) -> Table:
        entries, pattern = tuple(self._entries), NONE
        if self._format is Format.PATTERNS and entries:
            pattern = re.compile("|".join(f"(?:{line})" for line in entries), re.IGNORECASE)
        paired = self._format in (Format.MAP, Format.LISTS)
        pairs = self._entries if paired else {}
        return Table(self._name, entries, frozenset(entries), pairs, pattern, self._format, self._line)

    def _bad(self, number: int, what: str, line: str) -> NoReturn:
        sentence = (
            f"The word table {self._place} can't be read at line {number}: {what}. Please correct that line."
        )
        raise Problem(sentence, line)

    def _settings(self) -> None:
        for number, line in enumerate(self._lines, 1):
            said = _SETTING.match(line)
            if not said:
                continue
            if said[1] == "line":
                self._line = said[2]
            elif said[2] not in set(Format):
                self._bad(number, f"“{said[2]}” is no format; known are {', '.join(Format)}", line)
            elif self._base and self._base.entries and said[2] != self._format:
                self._bad(number, f"the table has the format “{self._format}”", line)
            else:
                self._format = Format(said[2])

    def _word(self, number: int, line: str) -> None:
        self._check(number, line, line)
        self._entries[line] = ""

    def _pattern(self, number: int, line: str) -> None:
        try:
            re.compile(line)
        except re.error as error:
            self._bad(number, f"the pattern is not valid ({error})", line)
        self._entries[line] = ""

    def _pair(self, number: int, line: str) -> None:
        key, value = self._halves(line)
        if not (key and value):
            self._bad(number, "“key = value” was expected", line)
        if self._base is None and key in self._entries:
            self._bad(number, f"“{key}” was already given above", line)
        if self._format is Format.LISTS and key in self._entries:
            value = ", ".join(dict.fromkeys([*_split(self._entries[key]), *_split(value)]))
        self._check(number, line, f"{key} = {value}")
        self._entries[key] = value

    def _remove(self, number: int, line: str) -> None:
        key, value = self._halves(line)
        if self._format in (Format.WORDS, Format.PATTERNS):
            key, value = line, ""
        if key not in self._entries:
            self._bad(number, f"“{key}” is not in the table, so it can't be taken away", f"-{line}")
        gone = set(_split(value)) if self._format is Format.LISTS else set()
        kept = [item for item in _split(self._entries[key]) if item not in gone] if gone else []
        if kept:
            self._entries[key] = ", ".join(kept)
        else:
            del self._entries[key]

    def _halves(self, line: str) -> tuple[str, str]:
        key, _, value = line.partition("\t" if "\t" in line else "=")
        return key.strip(), value.strip()

    def _check(self, number: int, line: str, entry: str) -> None:
        """What the table's header asks of every entry."""
        if self._line and not _fits(entry, self._line):
            self._bad(number, f"“{self._line}” was expected", line)


def _split(value: str) -> list[str]:
    return [item.strip() for item in value.split(",") if item.strip()]


_PARTS = MappingProxyType(
    {"number": r"-?\d+(?:\.\d+)?(?:e-?\d+)?", "whole": r"-?\d+", "…": r"(?:\s*,[^,]+)*"}
)


def _fits(entry: str, form: str) -> bool:
    return _shape(form).fullmatch(entry) is not None


@cache
def _shape(form: str) -> re.Pattern[str]:
    """The form a header's ``line`` asks for: "number", "whole", other words, "…" for more of the same."""
    cut = re.findall(r"[^\W\d_]+(?: [^\W\d_]+)*|…|[^\s\w]", form)
    parts = [_PARTS.get(part) or (r"[^,=:]+?" if part[0].isalpha() else re.escape(part)) for part in cut]
    return re.compile(r"\s*".join(parts))
