import csv
import io
import json
from html.parser import HTMLParser

import pytest

from workbench.core.collation.sheet import Sheet, counted
from workbench.core.collation.table import Cell, CellState, Collation, Row
from workbench.core.model import Article, Span
from workbench.formats.collations import WRITERS, content, fitting

TEXTS = (
    "=1+1 was said. The harbour <b>sold</b> 450 ships & more.",
    "The harbour sold 540 ships.\x07",
    "شحن الميناء 540 سفينة 😀.",
    "Nothing of it.",
)


@pytest.fixture
def sheet() -> Sheet:
    articles = tuple(
        Article(text, guid=f"g{i}", title=f"<script>{i}</script>", outlet=outlet, published="2024-05-01")
        for i, (text, outlet) in enumerate(zip(TEXTS, ("=cmd()", "Post", "ميناء", ""), strict=True))
    )
    places = [TEXTS[0].index("450"), TEXTS[1].index("540"), TEXTS[2].index("540")]
    states = (CellState.OUTLIER, CellState.AGREES, CellState.AGREES)
    cells = [
        Cell(state, (Span(0, len(TEXTS[i])),), (Span(at, at + 3),), TEXTS[i][at : at + 3], f"{value} ships")
        for i, (at, state, value) in enumerate(zip(places, states, (450, 540, 540), strict=True))
    ]
    row = Row("quantity", "=ships", (*cells, Cell(CellState.SILENT)), 0.5, "540 ships", "a number <differs>")
    quiet = Row("statement", "harbour", (cells[1], cells[1], Cell(CellState.UNCLEAR), Cell(CellState.SILENT)))
    return Sheet(Collation(("g0", "g1", "g2", "g3"), (0, 1, 2, 1), (row, quiet)), articles, "Ships <1>")


def written(sheet: Sheet, name: str) -> str:
    return content(next(each for each in WRITERS if each.name == name), sheet).decode("utf-8-sig")


def test_counts_are_said_in_words(sheet: Sheet) -> None:
    assert counted(sheet.collation) == "4 articles, 3 origins · 2 claims, 1 disputed"


def test_a_spreadsheet_runs_nothing_of_an_article(sheet: Sheet) -> None:
    head, *rows = csv.reader(io.StringIO(written(sheet, "csv"), newline=""))
    assert len(head) == 6 + 6 * 4
    assert all(len(row) == len(head) for row in rows)
    assert not [cell for row in (head, *rows) for cell in row if cell[:1] in ("=", "+", "-", "@", "\t")]
    told = dict(zip(head, rows[0], strict=True))
    assert told["slot"] == "'=ships"
    assert told["A =cmd() · 2024-05-01: value"] == "450 ships"
    assert told["A =cmd() · 2024-05-01: start"] == str(TEXTS[0].index("450"))
    assert told["D 2024-05-01 · copy of B: state"] == "silent"
    assert "\x07" not in written(sheet, "csv")


def test_json_has_witnesses_and_a_table_of_tokens(sheet: Sheet) -> None:
    told = json.loads(written(sheet, "json"))
    assert told["witnesses"] == ["A", "B", "C", "D"]
    assert [len(row) for row in told["table"]] == [4, 4]
    first = told["table"][0]
    assert (first[0][0]["t"], first[0][0]["n"], first[3]) == ("450", "450 ships", [])
    assert told["rows"][0]["states"] == ["outlier", "agrees", "agrees", "silent"]
    assert [article["origin"] for article in told["articles"]] == ["A", "B", "C", "B"]
    start, end = first[2][0]["places"][0]
    assert TEXTS[2][start:end] == "540"


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loads: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.loads += [str(value) for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_escapes_every_text_and_loads_nothing(sheet: Sheet) -> None:
    page = Page()
    page.feed(written(sheet, "html"))
    assert "script" not in page.tags
    assert "b" not in page.tags
    assert "<b>sold</b> " in page.text
    assert all(each.startswith("#") for each in page.loads)
    assert "\x07" not in page.text
    assert page.tags.count("td") == 8


def test_the_page_tells_where_each_row_stands(sheet: Sheet) -> None:
    page = Page()
    page.feed(written(sheet, "html"))
    assert "Quantity: A says 450 ships, B and C say 540 ships, D is silent" in page.text
    assert f"A\xa0{TEXTS[0].index('450')}–" in page.text


@pytest.mark.parametrize("writer", WRITERS, ids=lambda each: each.name)
def test_an_empty_table_can_be_written_and_the_same_table_twice_alike(writer, sheet: Sheet, tmp_path) -> None:
    assert content(writer, sheet) == content(writer, sheet)
    assert content(writer, Sheet(Collation(("g",), (0,)), (Article("x"),)))
    assert writer.purpose.endswith(".")
    assert fitting(tmp_path / f"Table{writer.suffix.upper()}") is writer
