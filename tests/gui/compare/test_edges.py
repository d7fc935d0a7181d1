"""What stands around the pages: connectors, overview, labels."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from workbench.core.model import Article, Comparison, Link, LinkRelation, Origin, Sentence, Side, Span
from workbench.gui import theme as themes
from workbench.gui.compare.gutter import Threads
from workbench.gui.compare.header import provenance, said
from workbench.gui.compare.marks import EMPTY, Bar, Index, Line, Mark, Style
from workbench.gui.compare.overview import rows
from workbench.gui.compare.pages import PagesView

LINES = [f"Line {i} of this text stands here alone." for i in range(200)]
TEXT = "\n".join(LINES)


def spread_out() -> Comparison:
    """Two equal texts, the first and the last line exchanged."""
    spans = tuple(Sentence(Span(TEXT.index(line), TEXT.index(line) + len(line))) for line in LINES)
    order = [199, *range(1, 199), 0]
    links = tuple(Link((i,), (j,), LinkRelation.SAME, 1.0, moved=i != j) for i, j in enumerate(order))
    return Comparison(spans, spans, links)


@pytest.fixture
def laid(view: PagesView, lay: Callable[..., None]) -> PagesView:
    lay(TEXT, TEXT, spread_out())
    return view


def test_only_links_in_view_are_drawn(laid: PagesView) -> None:
    seen = laid.spread.gutter.in_view()
    assert {0, 1, 199} <= set(seen)
    assert 100 not in seen
    laid.spread.panes[Side.LEFT].verticalScrollBar().setValue(laid.spread.panes[Side.LEFT].top + 3000)
    assert 0 not in laid.spread.gutter.in_view()


def test_the_current_link_is_drawn_last_and_in_its_own_colour(laid: PagesView) -> None:
    laid.spread.gutter.highlight(2, {})
    assert laid.spread.gutter.in_view()[-1] == 2
    image = laid.spread.gutter.grab().toImage()
    found = {image.pixelColor(1, y).name() for y in range(image.height())}
    assert themes.load("light").color("current").name() in found


def test_a_connector_joins_its_lines(laid: PagesView) -> None:
    laid.spread.gutter.highlight(3, {})
    image = laid.spread.gutter.grab().toImage()
    ink = themes.load("light").color("current").name()
    pane = laid.spread.panes[Side.LEFT]
    top = round(pane.paper.line_of(TEXT.index("Line 3 ")) - pane.top)
    drawn = [y for y in range(image.height()) if image.pixelColor(1, y).name() == ink]
    assert top <= drawn[0]
    assert drawn[-1] <= top + pane.paper.setting.step


def test_links_are_found_from_either_side() -> None:
    spans = tuple(Sentence(Span(10 * i, 10 * i + 9)) for i in range(6))
    threads = Threads(Comparison(spans, spans, (Link((0, 1, 4), (2,), LinkRelation.EDITED, 0.8),)))
    assert threads.spans(0, Side.LEFT) == [Span(0, 19), Span(40, 49)]
    assert threads.touching(Side.LEFT, Span(12, 13)) == {0}
    assert threads.touching(Side.RIGHT, Span(0, 15)) == set()
    assert threads.link_at(Side.RIGHT, 25) == 0
    assert threads.link_at(Side.RIGHT, 9) is None


def test_the_severest_mark_wins_a_row() -> None:
    light = Mark(Span(0, 100), Style("wording", "", Line.SOLID, rank=0))
    heavy = Mark(Span(50, 52), Style("claim", "claim_fill", Line.SOLID, "#", rank=12))
    lost = Bar(Span(80, 100), "only_here", Line.SOLID, "")
    found = rows(replace(EMPTY, marks=Index([heavy, light]), bars=Index([lost])), 200, 20)
    assert found == ["wording"] * 5 + ["claim"] + ["wording"] * 2 + ["only_here"] * 2 + [""] * 10


def test_a_short_mark_in_a_long_text_still_gets_its_row() -> None:
    mark = Mark(Span(999_990, 999_991), Style("claim", "", Line.SOLID, "#", rank=12))
    assert rows(replace(EMPTY, marks=Index([mark])), 1_000_000, 300)[-1] == "claim"
    assert rows(EMPTY, 0, 4) == [""] * 4


def test_a_click_in_the_overview_goes_there_and_a_drag_on(laid: PagesView) -> None:
    strip, pane = laid.spread.overview, laid.spread.panes[Side.RIGHT]
    lane, middle = strip.width() - 8, strip.height() // 2
    button = Qt.MouseButton.LeftButton
    QTest.mousePress(strip, button, Qt.KeyboardModifier.NoModifier, QPoint(lane, middle))
    seen = pane.visible()
    assert seen.start < len(TEXT) / 2 < seen.end
    QTest.mouseMove(strip, QPoint(lane, strip.height() - 2))
    QTest.mouseRelease(strip, button, Qt.KeyboardModifier.NoModifier, QPoint(lane, strip.height() - 2))
    assert pane.top == pane.verticalScrollBar().maximum()
    assert laid.spread.panes[Side.LEFT].top > 0


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (
            Article("", outlet="The Post", published="2024-02-13T09:00", title="T"),
            ("The Post · 13 Feb 2024", "T"),
        ),
        (Article("", outlet="The Post", published="early 2024", title="T"), ("The Post · early 2024", "T")),
        (Article("", title="T", url="https://example.org/a"), ("T", "https://example.org/a")),
        (Article(""), ("Untitled article", "Source unknown")),
        (Article("", title="T", file_name="a.txt"), ("T", "Source unknown · a.txt")),
    ],
)
def test_an_article_is_named_by_what_is_known_of_it(article: Article, expected: tuple[str, str]) -> None:
    assert said(article) == expected


def test_provenance_says_what_is_known_and_nothing_else() -> None:
    told = provenance(Article("", outlet="The Post", url="https://example.org/a", sha256="ab12"))
    assert told.splitlines() == [
        "Outlet: The Post",
        "Address: https://example.org/a",
        "Version: 1",
        "SHA-256: ab12",
    ]


def test_a_link_of_a_person_is_a_line_and_one_of_the_program_is_dots(
    view: PagesView, lay: Callable[..., None]
) -> None:
    def inked(origin: Origin) -> int:
        pair = spread_out()
        link = Link((3,), (3,), LinkRelation.SAME, 1.0, origin=origin)
        lay(TEXT, TEXT, Comparison(pair.left, pair.right, (link,)))
        image = view.spread.gutter.grab().toImage()
        blank = themes.load("light").color("window")
        return sum(
            image.pixelColor(x, y) != blank
            for x in range(6, image.width() - 6)
            for y in range(image.height())
        )

    assert inked(Origin.CONFIRMED) > 1.2 * inked(Origin.AUTOMATIC) > 0
