"""The claim table as JSON in the shape of CollateX: witnesses, and a table of tokens.

``table`` has a row for each claim, and in it a list of tokens for each witness, empty where it is silent:
``t`` is the wording, ``n`` the value. Beside it stands what CollateX does not know: ``articles``, ``rows``.
"""

import json
from typing import BinaryIO

from workbench.core.collation.sheet import Sheet, label
from workbench.core.collation.table import Cell, Row, siglum
from workbench.core.model import Span
from workbench.formats.collations.writer import Writer


def write(sheet: Sheet, file: BinaryIO) -> None:
    """Indented, so that two versions of a file can be compared line by line."""
    collation = sheet.collation
    told = {
        "witnesses": [siglum(number) for number in range(len(sheet.articles))],
        "table": [[_tokens(cell) for cell in row.cells] for row in collation.rows],
        "articles": [_article(sheet, number) for number in range(len(sheet.articles))],
        "rows": [_row(row) for row in collation.rows],
        "notices": list(collation.notices),
    }
    file.write(json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n")


def _tokens(cell: Cell) -> list[dict[str, object]]:
    if not cell.speaks:
        return []
    token: dict[str, object] = {"t": cell.wording, "n": cell.value or cell.wording, "state": cell.state.value}
    token |= {"places": _spans(cell.places), "sentences": _spans(cell.sentences)}
    return [token]


def _article(sheet: Sheet, number: int) -> dict[str, object]:
    article, origin = sheet.articles[number], sheet.collation.origins[number]
    return {
        "siglum": siglum(number),
        "guid": article.guid,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "file": article.file_name,
        "origin": siglum(origin),
    }


def _row(row: Row) -> dict[str, object]:
    return {
        "kind": row.kind,
        "label": label(row),
        "slot": row.name,
        "disagreement": row.disagreement,
        "majority": row.majority,
        "why": row.why,
        "states": [cell.state.value for cell in row.cells],
        "silent_beside": [_spans(cell.sentences) if not cell.speaks else [] for cell in row.cells],
    }


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


COLLATEX = Writer(
    "json",
    "JSON as CollateX writes it",
    "For programs: witnesses and a table of tokens, with the values, states and places of every cell.",
    ".json",
    write,
)
