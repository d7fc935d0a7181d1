"""Excel workbooks of texts and numbers, written row by row: nothing in them runs.

Every text is written as a text, so that none is read as a formula, a number or a link.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO

from workbench.core.export import without_controls

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

Cells = Sequence[object]

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
# Excel's own limit is 32,767 units of UTF-16; a character may take two.
LONGEST = 16_000
_LONG = "long texts"
_LONG_HEAD = ("sheet", "row", "column", "part", "text")


class Book:
    """A workbook under way: ``add`` one sheet after the other, then ``finish``, inside ``with``.

    A text that is too long for a cell is cut there and stands in parts on a last sheet, ``long texts``.
    """

    def __init__(self, file: BinaryIO, wide: frozenset[str]) -> None:
        from xlsxwriter import Workbook

        plain = {f"strings_to_{kind}": False for kind in ("formulas", "urls", "numbers")}
        self._folder = TemporaryDirectory()
        self._book: Any = Workbook(file, {"constant_memory": True, "tmpdir": self._folder.name, **plain})
        self._head = self._book.add_format({"bold": True, "bottom": 1})
        self._wide = wide
        self._long: list[Cells] = []

    def __enter__(self) -> "Book":
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            if kind is None:
                self._book.close()
            else:
                self._abandon()
        finally:
            self._folder.cleanup()

    def add(self, name: str, table: Iterable[Cells]) -> None:
        """A sheet with the first row of the table as its head; rows and columns beyond Excel's are cut."""
        sheet = self._book.add_worksheet(name)
        columns: Cells = ()
        for number, row in enumerate(table):
            if number == 0:
                columns = row[:MOST_COLUMNS]
                self._dress(sheet, columns)
            elif number < MOST_ROWS:
                self._write(sheet, name, number, row[: len(columns)], columns)
            else:
                return

    def finish(self, title: str, created: str) -> None:
        """Add what was too long, and what the file is; ``created`` is an ISO time in UTC with ``Z``."""
        if self._long:
            long, self._long = self._long, []
            self.add(_LONG, (_LONG_HEAD, *long))
        stamp = datetime.fromisoformat(created).astimezone(UTC).replace(tzinfo=None)
        self._book.set_properties({"title": without_controls(title), "created": stamp})

    def _dress(self, sheet: "Worksheet", columns: Cells) -> None:
        sheet.freeze_panes(1, 0)
        for column, name in enumerate(map(str, columns)):
            sheet.set_column(column, column, 60 if name in self._wide else 16)
            sheet.write_string(0, column, name, self._head)

    def _write(self, sheet: "Worksheet", name: str, number: int, row: Cells, columns: Cells) -> None:
        for column, value in enumerate(row):
            text = "; ".join(value) if isinstance(value, tuple) else value
            if text is None or text == "":
                continue
            if not isinstance(text, str):
                sheet.write_number(number, column, text)
                continue
            if not text.isprintable():
                text = without_controls(text)
            if len(text) > LONGEST:
                text = self._cut(text, name, number + 1, str(columns[column]))
            sheet.write_string(number, column, text)

    def _cut(self, text: str, name: str, row: int, column: str) -> str:
        for number, start in enumerate(range(0, len(text), LONGEST), 1):
            self._long.append((name, row, column, number, text[start : start + LONGEST]))
        return f"{text[: LONGEST - 100]}… [all of it in the sheet “{_LONG}”]"

    def _abandon(self) -> None:
        """Let go of what a workbook that nobody wants any more holds open."""
        self._book.fileclosed = True
        for sheet in self._book.worksheets():
            if sheet.row_data_fh is not None:
                sheet.row_data_fh.close()
