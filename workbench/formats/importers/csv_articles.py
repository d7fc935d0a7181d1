"""CSV tables of articles, one a row, under a first row of column names."""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats.files import shown
from workbench.formats.importers.importer import LARGEST, Importer, Source
from workbench.formats.streamed import Lines, lines
from workbench.formats.tabled import Record, chosen, draft, drafts

_DELIMITERS = ",;\t|"
_RETRIES = 16


class _Endless(Exception):
    """A row that does not end where a row could."""


@dataclass(slots=True)
class _Tape:
    """Lines for a CSV reader, kept until their row is whole, so that a broken row can be stepped over."""

    lines: Lines
    held: list[tuple[int, str]] = field(default_factory=list)
    waiting: deque[tuple[int, str]] = field(default_factory=deque)
    size: int = 0
    retries: int = _RETRIES
    is_over: bool = False

    def __iter__(self) -> "_Tape":
        return self

    def __next__(self) -> str:
        number, line = self.waiting.popleft() if self.waiting else self._read()
        if not line:
            self.is_over = True
            raise StopIteration
        self.held.append((number, line))
        self.size += len(line)
        if self.size > LARGEST:
            raise _Endless
        return line

    def _read(self) -> tuple[int, str]:
        line = self.lines.read()
        if line is None:
            self.held.append((self.lines.number, ""))
            raise _Endless
        return self.lines.number, line

    def taken(self) -> tuple[int, str]:
        """The number of the first line of a row, and the row as it is written."""
        number = self.held[0][0] if self.held else self.lines.number
        raw = "".join(line for _, line in self.held)
        self.held.clear()
        self.size = 0
        return number, raw

    def step_over(self) -> int:
        """Take up reading behind the first line of a broken row; the number of that line."""
        number = self.held[0][0]
        if self.retries:
            self.waiting.extendleft(reversed(self.held[1:]))
        self.retries = max(0, self.retries - 1)
        self.held.clear()
        self.size, self.is_over = 0, False
        return number


def read(source: Source) -> Iterator[Draft | Problem]:
    """The draft of each row of a table, and a Problem in the place of each that cannot be read."""
    name = shown(source.path)
    csv.field_size_limit(LARGEST + 1)
    is_empty = True
    with lines(source) as text:
        for each in drafts(_records(text, name), partial(_draft, source, text.encoding), name, "rows"):
            is_empty = False
            yield each
    if is_empty:
        raise Problem(f"{name} was not read: there is no row below the names of its columns.")


def _draft(source: Source, encoding: str, record: Record) -> Draft:
    return draft(record, source.path, "text/csv", "csv_articles", encoding)


def _records(text: Lines, name: str) -> Iterator[Record | Problem]:
    tape = _Tape(text)
    columns, delimiter = _header(tape, name)
    rows = csv.reader(tape, delimiter=delimiter)
    while True:
        try:
            row = next(rows)
            if tape.is_over and tape.held:
                raise _Endless
        except StopIteration:
            return
        except (_Endless, csv.Error) as error:
            number = tape.step_over()
            rows = csv.reader(tape, delimiter=delimiter)
            said = f"{name}, line {number:,} was not read: its quotation marks are broken."
            yield Problem(said, str(error))
            continue
        number, raw = tape.taken()
        if row:
            yield _record(row, columns, number, text.original(raw), name)


def _record(row: list[str], columns: list[str], number: int, original: bytes, name: str) -> Record | Problem:
    if len(row) != len(columns):
        count = "1 column" if len(row) == 1 else f"{len(row):,} columns"
        return Problem(f"{name}, line {number:,} was not read: it has {count} in place of {len(columns):,}.")
    fields = dict(zip(reversed(columns), reversed(row), strict=True))
    return Record(fields, original, f"line {number:,}")


def _header(tape: _Tape, name: str) -> tuple[list[str], str]:
    """The names of the columns, and what parts them: the sign that gives a column for the text."""
    try:
        first = next(tape, "")
        if first.lower().startswith("sep="):
            tape.taken()
            first = next(tape, "")
    except _Endless as error:
        raise _without_text(name) from error
    tape.taken()
    candidates = []
    for delimiter in _DELIMITERS:
        try:
            names = [each.strip() for each in next(csv.reader([first], delimiter=delimiter), [])]
        except csv.Error:
            continue
        if "text" in chosen(tuple(names)):
            candidates.append((len(names), names, delimiter))
    if not candidates:
        raise _without_text(name)
    _, names, delimiter = max(candidates, key=lambda each: each[0])
    return names, delimiter


def _without_text(name: str) -> Problem:
    return Problem(
        f"{name} was not read: no column in its first line is named text, content or body, so "
        "it is not known where its articles stand."
    )


CSV_ARTICLES = Importer(
    "csv_articles",
    "CSV of articles",
    (".csv", ".tsv"),
    read,
)
