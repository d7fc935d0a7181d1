"""The claim table as one web page that loads nothing and runs nothing."""

from typing import BinaryIO

from workbench import paths
from workbench.core.collation.sheet import GLYPHS, Sheet, counted, label
from workbench.core.collation.table import Cell, sentence, siglum
from workbench.core.export import without_controls
from workbench.formats.collations.writer import Writer


def write(sheet: Sheet, file: BinaryIO) -> None:
    """The whole page; every text of an article is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    folder = paths.resources("report")
    made = Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, finalize=_carried
    )
    page = made.get_template("claims.html").render(
        title=sheet.title,
        summary=counted(sheet.collation),
        columns=[_column(sheet, number) for number in range(len(sheet.articles))],
        rows=[_row(sheet, number) for number in range(len(sheet.collation.rows))],
        style="\n".join((folder / name).read_text(encoding="utf-8") for name in ("screen.css", "claims.css")),
    )
    file.write(page.encode("utf-8", "replace"))


def _column(sheet: Sheet, number: int) -> dict[str, object]:
    article = sheet.articles[number]
    return {
        "letter": siglum(number),
        "head": sheet.heading(number).partition(" ")[2],
        "title": article.title,
        "taken": sheet.stands(number),
        "language": article.language,
    }


def _row(sheet: Sheet, number: int) -> dict[str, object]:
    row = sheet.collation.rows[number]
    cells = [_cell(sheet, at, cell) for at, cell in enumerate(row.cells)]
    return {
        "number": number + 1,
        "label": label(row),
        "name": row.name,
        "why": row.why,
        "quiet": row.is_quiet,
        "told": sentence(row, label(row)),
        "cells": cells,
    }


def _cell(sheet: Sheet, at: int, cell: Cell) -> dict[str, object]:
    place = next(iter(cell.places), None)
    text = sheet.articles[at].text
    around = next((span for span in cell.sentences if place and span.holds(place)), None)
    before, after = ("", "")
    if place and around:
        before, after = text[around.start : place.start], text[place.end : around.end]
    return {
        "state": cell.state.value,
        "glyph": GLYPHS[cell.state],
        "value": cell.value,
        "before": before,
        "words": place.of(text) if place else "",
        "after": after,
        "where": f"{place.start:,}–{place.end:,}" if place else "—",
        "language": sheet.articles[at].language,
    }


def _carried(value: object) -> object:
    return without_controls(value) if type(value) is str else value


WEB_PAGE = Writer(
    "html",
    "Web page",
    "One file for people: the table with every wording in its sentence, and an index of where each row "
    "stands. Prints well, holds no script and loads nothing.",
    ".html",
    write,
)
