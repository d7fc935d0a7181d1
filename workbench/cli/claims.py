"""A claim table as text for people: the articles, then each claim with who says what, and an index."""

from collections.abc import Iterator
from textwrap import wrap

import click

from workbench.cli.excerpt import clipped, columns, elided, printable
from workbench.core.collation.sheet import GLYPHS, Sheet, counted, label
from workbench.core.collation.table import CellState, Row, siglum

_INDENT = 4
_LETTER = 5
_VALUE = 30
_LEAST = 64


class Claims:
    """The readable form of a table, at most ``width`` columns wide."""

    def __init__(self, sheet: Sheet, width: int) -> None:
        self._sheet = sheet
        self._width = max(_LEAST, width)

    def lines(self, disputed: bool = False) -> Iterator[str]:
        """The table line by line; only rows in which articles differ when ``disputed``."""
        rows = list(enumerate(self._sheet.collation.rows, 1))
        yield from self._head()
        for number, row in rows:
            if not (disputed and row.is_quiet):
                yield ""
                yield from self._row(number, row)
        yield from self._index([(number, row) for number, row in rows if not (disputed and row.is_quiet)])

    def _head(self) -> Iterator[str]:
        sheet = self._sheet
        yield click.style(clipped(printable(sheet.title), self._width), bold=True)
        yield counted(sheet.collation)
        for notice in sheet.collation.notices:
            yield from wrap(printable(notice), self._width)
        yield ""
        for number, article in enumerate(sheet.articles):
            letter, _, source = sheet.heading(number).partition(" ")
            told = (source, article.title, article.file_name, sheet.stands(number))
            once = dict.fromkeys(filter(None, told))
            yield f"{letter:{_LETTER - 1}}" + clipped(printable(" · ".join(once)), self._width - _LETTER)

    def _row(self, number: int, row: Row) -> Iterator[str]:
        name = clipped(printable(row.name), self._width - 24)
        yield f"{number:>3} " + click.style(f"{label(row)}  {name}", bold=not row.is_quiet)
        for at, cell in enumerate(row.cells):
            if cell.speaks:
                yield self._cell(row, at)
        silent = [siglum(at) for at in row.having(CellState.SILENT)]
        if silent:
            yield " " * _INDENT + click.style(f"— {', '.join(silent)}", dim=True)

    def _cell(self, row: Row, at: int) -> str:
        cell = row.cells[at]
        value = _padded(elided(printable(cell.value), _VALUE), _VALUE) if cell.value else ""
        room = self._width - _INDENT - _LETTER - 2 - (columns(value) + 2 if value else 0)
        text = self._sheet.articles[at].text
        sentence = " ".join(printable(span.of(text)) for span in cell.sentences)
        said = clipped(sentence if not cell.value else _around(sentence, cell.wording, room), room)
        glyph = GLYPHS[cell.state] or " "
        told = f"{glyph} {siglum(at):{_LETTER - 1}}" + (f"{value}  " if value else "") + said
        colour = "red" if cell.state is CellState.OUTLIER else None
        return " " * _INDENT + click.style(told, fg=colour)

    def _index(self, rows: list[tuple[int, Row]]) -> Iterator[str]:
        yield ""
        yield click.style("WHERE EACH ROW STANDS (characters of each article)", bold=True)
        for number, row in rows:
            places = (
                f"{siglum(at)} {', '.join(f'{span.start:,}–{span.end:,}' for span in cell.places)}"
                for at, cell in enumerate(row.cells)
                if cell.places
            )
            for at, line in enumerate(wrap(" · ".join(places), self._width - _INDENT)):
                yield (f"{number:>3} " if at == 0 else " " * _INDENT) + line


def _around(sentence: str, words: str, room: int) -> str:
    """The part of a sentence with its words in it, cut where it begins too far before them."""
    at = sentence.find(printable(words))
    lead = room // 3
    return sentence if at <= lead or columns(sentence) <= room else f"…{sentence[at - lead + 1 :].lstrip()}"


def _padded(text: str, room: int) -> str:
    return text + " " * max(0, room - columns(text))
