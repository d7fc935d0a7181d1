"""JSON lines of articles, one object a line, and JSON files with a list of them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import cast

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats.files import shown
from workbench.formats.importers.importer import Importer, Source
from workbench.formats.streamed import Lines, lines
from workbench.formats.tabled import Record, chosen, draft, drafts

_FACTS = "source-workbench-facts"
_LARGEST_VALUE = 64_000_000
_FIRST = 1 << 16
_BLANK = " \t\r\n"


def read(source: Source) -> Iterator[Draft | Problem]:
    """The draft of each article in one file, and a Problem in the place of each that cannot be read."""
    name = shown(source.path)
    is_empty = True
    with lines(source) as text:
        made = partial(_draft, source, text.encoding)
        for each in drafts(_records(source, text, name), made, name, "entries"):
            is_empty = False
            yield each
    if is_empty:
        raise Problem(f"{name} was not read: there is no article in it.")


def _draft(source: Source, encoding: str, record: Record) -> Draft:
    return draft(record, source.path, "application/json", "json_articles", encoding)


def _records(source: Source, text: Lines, name: str) -> Iterator[Record | Problem]:
    if not _is_by_line(source):
        yield from _values(_Buffer(text), name)
        return
    while (line := text.read()) is None or line:
        if line is None or line.strip():
            yield from _of_line(line, text, name)


def _is_by_line(source: Source) -> bool:
    """Whether a file holds one value on each line, as far as its first line tells."""
    with lines(source) as text:
        first, end, _ = text.stream.read(_FIRST).lstrip("\ufeff" + _BLANK).partition("\n")
    if first[:1] != "{" or not end:
        return first[:1] != "["
    try:
        json.loads(first)
    except json.JSONDecodeError as error:
        return error.pos < len(first.rstrip()) - 1
    except (ValueError, RecursionError):
        return True
    return True


def _of_line(line: str | None, text: Lines, name: str) -> Iterator[Record | Problem]:
    place = f"line {text.number:,}"
    if line is None:
        yield Problem(f"{name}, {place} was not read: it is too long for one article.")
        return
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        yield Problem(f"{name}, {place} was not read: it is not one JSON value.", str(error))
        return
    yield from _articles(value, line.strip(_BLANK), text, place, name)


def _articles(value: object, raw: str, text: Lines, place: str, name: str) -> Iterator[Record | Problem]:
    """The article that a value is, or those that it lists."""
    if isinstance(value, dict) and value.get("format") == _FACTS:
        raise Problem(f"{name} holds facts, not articles: bring it in as facts.")
    if isinstance(value, dict):
        listed = [] if "text" in chosen(tuple(value)) else _listed(value)
        if not listed:
            yield Record(value, text.original(raw), place)
        for number, each in enumerate(listed, 1):
            original = json.dumps(each, ensure_ascii=False).encode("utf-8", "surrogatepass")
            yield Record(each, original, f"entry {number:,}")
        return
    yield Problem(f"{name}, {place} was not read: it is no object with the details of an article.")


def _listed(value: dict[str, object]) -> list[dict[str, object]]:
    """The first list of objects that an object holds."""
    return next((cast(list[dict[str, object]], each) for each in value.values() if _is_list(each)), [])


def _is_list(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


@dataclass(slots=True)
class _Buffer:
    """Text that is read on as far as the next value needs it."""

    lines: Lines
    text: str = ""
    at: int = 0
    line: int = 1
    is_over: bool = False

    def skip(self, characters: str) -> str:
        """Pass over some characters; the next one, empty at the end."""
        while True:
            while self.at < len(self.text) and self.text[self.at] in characters:
                self.line += self.text[self.at] == "\n"
                self.at += 1
            if self.at < len(self.text) or not self.more():
                return self.text[self.at : self.at + 1]

    def more(self) -> bool:
        """Double what is held, up to the limit."""
        held = len(self.text) - self.at
        if self.is_over or held > _LARGEST_VALUE:
            return False
        read = self.lines.stream.read(max(_FIRST, held))
        self.is_over = not read
        self.text, self.at = self.text[self.at :] + read, 0
        return not self.is_over

    def value(self) -> tuple[object, str]:
        """The next value and what it is written as; ValueError where there is none."""
        while True:
            try:
                found, end = json.JSONDecoder().raw_decode(self.text, self.at)
            except json.JSONDecodeError:
                if not self.more():
                    raise
                continue
            raw = self.text[self.at : end]
            self.at = end
            self.line += raw.count("\n")
            return found, raw


def _values(buffer: _Buffer, name: str) -> Iterator[Record | Problem]:
    """Values one after the other, inside a list or without one."""
    is_list = buffer.skip("\ufeff" + _BLANK) == "["
    buffer.at += is_list
    ends = ("", "]") if is_list else ("",)
    number = 0
    while buffer.skip(_BLANK + ",") not in ends:
        place = f"entry {(number := number + 1):,} (line {buffer.line:,})"
        try:
            value, raw = buffer.value()
        except (ValueError, RecursionError) as error:
            yield Problem(
                f"{name} was read no further than its {place}: what follows is broken, or far too long.",
                str(error),
            )
            return
        yield from _articles(value, raw, buffer.lines, place, name)


JSON_ARTICLES = Importer(
    "json_articles",
    "JSON of articles",
    (".jsonl", ".ndjson", ".jsonlines", ".json"),
    read,
)
