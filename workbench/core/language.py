"""The word tables of one language, as values: the rules of a language are data, not code."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.core.problem import Problem

_NOTHING = re.compile(r"(?!)")
_FORMAT = re.compile(r"#\s*format\s*:\s*(\S+)\s*$")


class Format(StrEnum):
    """How the lines of a table are read; a header line ``# format: map`` says which (default: words)."""

    WORDS = "words"
    MAP = "map"
    LISTS = "lists"
    PATTERNS = "patterns"


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its entries in the order of the file, and what its format adds to them.

    ``pairs`` is filled by the formats map and lists, ``pattern`` (any entry, ignoring case) by patterns.
    """

    name: str
    entries: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    pairs: Mapping[str, str] = field(default_factory=dict)
    pattern: re.Pattern[str] = _NOTHING


@dataclass(frozen=True, eq=False)
class Language:
    """The tables of one language by name; a table it doesn't have is empty."""

    code: str = "en"
    tables: Mapping[str, Table] = field(default_factory=dict)

    def entries(self, name: str) -> tuple[str, ...]:
        """The entries (of a map: the keys) of a table as written, in the order of the file."""
        return self._table(name).entries

    def words(self, name: str) -> frozenset[str]:
        """The entries (of a map: the keys) of a table as a set, as written."""
        return self._table(name).words

    def map(self, name: str) -> Mapping[str, str]:
        """Key to value of a table of the formats ``map`` and ``lists``."""
        return self._table(name).pairs

    def lists(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """Key to the comma-separated values of a table."""
        pairs = self._table(name).pairs.items()
        return {key: _items(value) for key, value in pairs}

    def pattern(self, name: str) -> re.Pattern[str]:
        """One expression that matches whatever any line of a ``patterns`` table matches."""
        return self._table(name).pattern

    def _table(self, name: str) -> Table:
        return self.tables.get(name) or Table(name)


def parse_table(name: str, text: str) -> Table:
    """Read one table file; ``name`` is its file name without the ending.

    Lines starting with ``#`` explain, one entry a line. In the formats ``map`` and ``lists`` an entry is
    ``key = value`` (or key, tab, value). Raises Problem naming the file and the line that can't be read.
    """
    lines = [line.strip() for line in text.removeprefix("\ufeff").splitlines()]
    kind = _format(name, lines)
    rows = [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    if kind is Format.WORDS:
        entries = tuple(dict.fromkeys(line for _, line in rows))
        return Table(name, entries, frozenset(entries))
    if kind is Format.PATTERNS:
        return _patterns(name, rows)
    pairs = _pairs(name, rows)
    return Table(name, tuple(pairs), frozenset(pairs), pairs)


def _items(value: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in value.split(",") if item.strip())


def _bad(name: str, number: int, what: str, line: str) -> Problem:
    sentence = f"The word table {name}.txt can't be read at line {number}: {what}. Please correct that line."
    return Problem(sentence, line)


def _format(name: str, lines: list[str]) -> Format:
    for number, line in enumerate(lines, 1):
        said = _FORMAT.match(line)
        if said and said[1] not in set(Format):
            raise _bad(name, number, f"“{said[1]}” is no format; known are {', '.join(Format)}", line)
        if said:
            return Format(said[1])
    return Format.WORDS


def _pairs(name: str, rows: list[tuple[int, str]]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for number, line in rows:
        key, sign, value = line.partition("\t" if "\t" in line else "=")
        key, value = key.strip(), value.strip()
        if not (sign and key and value):
            raise _bad(name, number, "“key = value” was expected", line)
        if key in pairs:
            raise _bad(name, number, f"“{key}” was already given above", line)
        pairs[key] = value
    return pairs


def _patterns(name: str, rows: list[tuple[int, str]]) -> Table:
    for number, line in rows:
        try:
            re.compile(line)
        except re.error as error:
            raise _bad(name, number, f"the pattern is not valid ({error})", line) from error
    lines = tuple(line for _, line in rows)
    union = re.compile("|".join(f"(?:{line})" for line in lines), re.IGNORECASE) if lines else _NOTHING
    return Table(name, lines, frozenset(lines), {}, union)
