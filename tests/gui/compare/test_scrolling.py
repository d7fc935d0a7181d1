from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbench.core.model import (
    Comparison,
    Divergence,
    Link,
    LinkRelation,
    Relation,
    Sentence,
    Severity,
    Side,
    Span,
    Tier,
)
from workbench.gui.compare.pages import PagesView
from workbench.gui.compare.pane import Pane
from workbench.gui.compare.roll import REFERENCE
from workbench.gui.session import Session

Lay = Callable[..., None]


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def long(view: PagesView, lay: Lay) -> PagesView:
    """The view with two long texts; the left one has every sentence twice as long."""
    lay(*long_texts(), long_comparison())
    return view


def long_texts() -> tuple[str, str]:
    short = [f"Sentence {i} of the report speaks of {i} things." for i in range(300)]
    wide = [
        f"{s} It says so at some length, and then again, to fill another line or two of it." for s in short
    ]
    return "\n\n".join(wide), "\n\n".join(short)


def long_comparison() -> Comparison:
    ours, theirs = (tuple(Sentence(span(text, part)) for part in text.split("\n\n")) for text in long_texts())
    links = tuple(Link((i,), (i,), LinkRelation.EDITED, 0.8) for i in range(300))
    texts = long_texts()
    found = tuple(
        Divergence(
            "quantity",
            Tier.CLAIM,
            Relation.CONFLICT,
            Severity.HIGH,
            span(texts[0], f"{i} things"),
            span(texts[1], f"{i} things"),
            str(i),
            str(i),
            "for the test",
            i,
        )
        for i in (10, 150, 290)
    )
    return Comparison(ours, theirs, links, (), (), found)


def height(pane: Pane, span: Span) -> float:
    return pane.paper.line_of(span.start) - pane.top


def settled(qtbot: QtBot, view: PagesView) -> None:
    qtbot.waitUntil(lambda: not view.spread.glide.busy)


def press(pane: Pane, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(pane, key, modifiers)


def focused(view: PagesView, side: Side) -> Pane:
    pane = view.spread.panes[side]
    view.activateWindow()
    pane.setFocus()
    return pane


def test_the_next_divergence_comes_to_the_same_height_on_both_sides(
    long: PagesView, session: Session, qtbot: QtBot
) -> None:
    found = session.desk.comparison.divergences
    for step, expected in ((1, 0), (1, 1), (-1, 0)):
        session.focus.step(step)
        settled(qtbot, long)
        panes = long.spread.panes
        heights = [height(panes[side], found[expected].span(side)) for side in Side]
        assert session.focus.divergence == expected
        assert heights[0] == pytest.approx(heights[1], abs=1)
        assert heights[0] == pytest.approx(REFERENCE * panes[Side.LEFT].viewport().height(), abs=1)


# ---- scrolling together


def test_the_other_page_follows_along_the_links(long: PagesView) -> None:
    left, right = (long.spread.panes[side] for side in Side)
    left.verticalScrollBar().setValue(9000)
    offset = left.paper.offset_at(left.top + left.reference)
    sentence = left.caret.sentence_at(int(offset))
    twin = right.caret.sentence_at(int(right.paper.offset_at(right.top + left.reference)))
    assert left.caret.sentences.index(sentence) == right.caret.sentences.index(twin)
    assert right.top < left.top * 0.8


def test_both_pages_begin_and_end_together(long: PagesView) -> None:
    left, right = (long.spread.panes[side].verticalScrollBar() for side in Side)
    right.setValue(right.maximum())
    assert left.value() == pytest.approx(left.maximum(), abs=90)
    right.setValue(0)
    assert left.value() == 0


def test_a_released_lock_lets_each_page_scroll_alone(long: PagesView) -> None:
    left, right = (long.spread.panes[side].verticalScrollBar() for side in Side)
    long.footer.lock.click()
    left.setValue(5000)
    assert right.value() == 0
    long.footer.lock.click()
    assert right.value() > 0


def test_scrolling_on_from_a_divergence_does_not_jump(
    long: PagesView, session: Session, qtbot: QtBot
) -> None:
    session.focus.select_divergence(1)
    settled(qtbot, long)
    left, right = (long.spread.panes[side] for side in Side)
    before = right.top
    left.verticalScrollBar().setValue(left.top + 10)
    assert abs(right.top - before) <= 20


def test_page_keys_and_end_keep_the_caret_in_view(long: PagesView) -> None:
    pane = focused(long, Side.LEFT)
    press(pane, Qt.Key.Key_PageDown)
    press(pane, Qt.Key.Key_PageDown)
    seen = pane.visible()
    assert pane.top > 0
    assert seen.start <= pane.caret.sentence.start < seen.end
    press(pane, Qt.Key.Key_End)
    assert pane.caret.number == 299
    assert pane.visible().holds(Span(pane.caret.sentence.start, pane.caret.sentence.start + 1))


def test_a_revealed_quote_comes_into_sight_with_its_counterpart(
    long: PagesView, session: Session, qtbot: QtBot
) -> None:
    left, right = (long.spread.panes[side] for side in Side)
    where = span(right.paper.text, "Sentence 200 of")
    session.focus.reveal(Side.RIGHT, where)
    settled(qtbot, long)
    assert right.visible().holds(where)
    assert left.visible().holds(span(left.paper.text, "Sentence 200 of"))


def gapped(lay: Lay) -> None:
    """Two texts linked only at their beginnings and ends; the left one has much between."""
    only = "\n\n".join(f"This stands in one article alone, number {i}." for i in range(80))
    left, right = f"First words.\n\n{only}\n\nLast words.", "First words.\n\nLast words." + "\n\nMore." * 60
    ends = ("First words.", "Last words.")
    ours, theirs = (tuple(Sentence(span(text, end)) for end in ends) for text in (left, right))
    links = tuple(Link((i,), (i,), LinkRelation.SAME, 1.0) for i in range(2))
    lay(left, right, Comparison(ours, theirs, links))


def test_turning_to_the_other_page_does_not_throw_the_first_one_back(view: PagesView, lay: Lay) -> None:
    gapped(lay)
    left, right = (view.spread.panes[side].verticalScrollBar() for side in Side)
    left.setValue(1500)
    before = left.value()
    right.setValue(right.value() + 5)
    assert abs(left.value() - before) < 60


def test_both_pages_open_where_they_were_left(view: PagesView, lay: Lay) -> None:
    gapped(lay)
    view.spread.open_at({Side.LEFT: 1500.0, Side.RIGHT: 120.0})
    offsets = [pane.paper.offset_at(pane.top) for pane in view.spread.panes.values()]
    assert offsets == pytest.approx([1500, 120], abs=60)
