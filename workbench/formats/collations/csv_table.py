"""The claim table as comma-separated values: a line for each row, six cells for each article."""

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import BinaryIO

from workbench.core.collation.sheet import Sheet, label
from workbench.core.collation.table import Cell, Row
from workbench.formats.collations.writer import Writer
from workbench.formats.harmless import guarded

_HEAD = ("number", "kind", "slot", "disagreement", "majority", "why")
_OF_ARTICLE = ("state", "value", "wording", "sentence", "start", "end")


def write(sheet: Sheet, file: BinaryIO) -> None:
    """With a byte order mark, and an apostrophe before every text that a spreadsheet would run."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow([guarded(name) for name in _head(sheet)])
    for number, row in enumerate(sheet.collation.rows, 1):
        lines.writerow(
            [guarded(each) if isinstance(each, str) else each for each in _row(sheet, number, row)]
        )
    file.write(BOM_UTF8 + text.getvalue().encode("utf-8", "replace"))


def _head(sheet: Sheet) -> Iterator[str]:
    yield from _HEAD
    for number in range(len(sheet.articles)):
        told = " · ".join(filter(None, (sheet.heading(number), sheet.stands(number))))
        yield from (f"{told}: {name}" for name in _OF_ARTICLE)


def _row(sheet: Sheet, number: int, row: Row) -> Iterator[object]:
    yield from (number, label(row), row.name, row.disagreement, row.majority, row.why)
    for article, cell in zip(sheet.articles, row.cells, strict=True):
        yield from _cell(article.text, cell)


def _cell(text: str, cell: Cell) -> Iterator[object]:
    place = next(iter(cell.places or cell.sentences), None)
    sentence = " ".join(" ".join(span.of(text).split()) for span in cell.sentences)
    yield from (cell.state.value, cell.value, cell.wording, sentence)
    yield from (place.start, place.end) if place else ("", "")


CSV = Writer(
    "csv",
    "CSV for spreadsheets",
    "One line for each claim, with state, value, wording, sentence and place of every article. An apostrophe "
    "(') is put before texts that start with = + - @ or a tab, so that no article can run a formula.",
    ".csv",
    write,
)
