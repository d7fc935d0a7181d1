from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbench.core.model import (
    Comparison,
    Divergence,
    Evidence,
    Fact,
    Link,
    LinkRelation,
    Relation,
    Sentence,
    Severity,
    Side,
    Span,
    Stance,
    Tier,
    Unmatched,
)
from workbench.core.sentences import split
from workbench.formats.language import load
from workbench.gui.compare.pages import PagesView
from workbench.gui.compare.pane import Pane
from workbench.gui.session import Session

Lay = Callable[..., None]
LEFT = (
    "[ad_1]\n\n👩‍👩‍👧 The ministry said 450 missiles arrived on Tuesday. Officials declined to comment. "
    "The ships docked at 9:30. A second convoy is expected next week.\n\n"
    "The agreement was signed in March. It covers supply and maintenance."
)
RIGHT = (
    "Officials declined to comment. The ministry said 540 missiles arrived on Tuesday. "
    "The ships docked at 9:30.\n\nIt covers supply and repair. The agreement was signed in March. "
    "Markets did not react."
)
LINKED = (
    ("missiles", "missiles", True),
    ("Officials", "Officials", False),
    ("ships", "ships", False),
    ("agreement", "agreement", True),
    ("covers", "covers", False),
)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def number(text: str, sentences: tuple[Sentence, ...], words: str) -> int:
    return next(i for i, sentence in enumerate(sentences) if words in sentence.span.of(text))


def claim(left: str, right: str, link: int = 0) -> Divergence:
    return Divergence(
        "quantity",
        Tier.CLAIM,
        Relation.CONFLICT,
        Severity.HIGH,
        span(LEFT, left),
        span(RIGHT, right),
        left,
        right,
        "both numbers count the same thing",
        link,
    )


def wording(left: str, right: str, link: int) -> Divergence:
    return Divergence(
        "wording",
        Tier.WORDING,
        Relation.SHIFT,
        Severity.LOW,
        span(LEFT, left),
        span(RIGHT, right),
        left,
        right,
        "other words",
        link,
    )


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    language = load("en")
    ours, theirs = split(LEFT, language), split(RIGHT, language)
    links = tuple(
        Link((number(LEFT, ours, left),), (number(RIGHT, theirs, right),), LinkRelation.EDITED, 0.9, moved)
        for left, right, moved in LINKED
    )
    lost = (
        Unmatched(Side.LEFT, number(LEFT, ours, "convoy"), True),
        Unmatched(Side.RIGHT, number(RIGHT, theirs, "Markets"), False, 0.4),
    )
    found = (claim("450", "540"), wording("maintenance", "repair", 4))
    return Comparison(ours, theirs, links, lost, (), found)


@pytest.fixture
def laid(view: PagesView, lay: Lay, comparison: Comparison) -> PagesView:
    """The view with the pair of this file and its comparison."""
    lay(LEFT, RIGHT, comparison)
    return view


def place(pane: Pane, span: Span) -> QPoint:
    """The middle of a span's first box in the viewport."""
    box = pane.paper.slice_at(span.start).rects(span)[0]
    return QPointF(box.center().x() + pane.column, box.center().y() - pane.top).toPoint()


def click(pane: Pane, where: QPoint) -> None:
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)


# ---- mouse


def drag(pane: Pane, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(pane.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(pane.viewport(), end)
    QTest.mouseRelease(pane.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


def edges(pane: Pane, where: Span) -> tuple[QPoint, QPoint]:
    box = pane.paper.slice_at(where.start).rects(where)[0]
    box.translate(pane.column, -pane.top)
    return QPointF(box.left(), box.center().y()).toPoint(), QPointF(box.right(), box.center().y()).toPoint()


def test_dragging_selects_code_points_behind_emoji(laid: PagesView, session: Session) -> None:
    pane, wanted = laid.spread.panes[Side.LEFT], span(LEFT, "said 450")
    drag(pane, *edges(pane, wanted))
    assert session.focus.selection is not None
    assert session.focus.selection.side is Side.LEFT
    assert session.focus.selection.span.of(LEFT) == "said 450"


def test_dragging_in_right_to_left_text_selects_what_it_covers(
    view: PagesView, session: Session, lay: Lay
) -> None:
    text = "قال المتحدث إن 450 صاروخا وصلت إلى الميناء."
    lay(text, text)
    pane, wanted = view.spread.panes[Side.LEFT], span("قال المتحدث إن 450 صاروخا وصلت إلى الميناء.", "صاروخا")
    left, right = edges(pane, wanted)
    drag(pane, right, left)
    assert session.focus.selection is not None
    assert session.focus.selection.span.of(text).strip() == "صاروخا"


def test_a_double_click_takes_the_word_and_a_third_the_sentence(laid: PagesView, session: Session) -> None:
    pane = laid.spread.panes[Side.LEFT]
    where = place(pane, span(LEFT, "Officials"))
    QTest.mouseDClick(pane.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert session.focus.selection.span.of(LEFT) == "Officials"
    click(pane, where)
    assert session.focus.selection.span.of(LEFT) == "Officials declined to comment."


def test_a_click_on_evidence_picks_its_fact(laid: PagesView, session: Session) -> None:
    evidence = Evidence("e1", "left", 1, span(LEFT, "docked at 9:30"), "", "", "", Stance.STATES)
    session.review.facts = (Fact("f1", 7, "The ships docked", evidence=(evidence,)),)
    session.review.facts_changed.emit()
    click(laid.spread.panes[Side.LEFT], place(laid.spread.panes[Side.LEFT], span(LEFT, "docked")))
    assert session.focus.fact == "f1"


def test_a_selection_on_one_side_takes_the_other_away(laid: PagesView, session: Session) -> None:
    session.focus.select_text(Side.LEFT, span(LEFT, "ships"))
    session.focus.select_text(Side.RIGHT, span(RIGHT, "ships"))
    left, right = (pane.look.selection for pane in laid.spread.panes.values())
    assert left is None
    assert right == span(RIGHT, "ships")


# ---- keys


def press(pane: Pane, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(pane, key, modifiers)


SHIFT = Qt.KeyboardModifier.ShiftModifier


def focused(view: PagesView, side: Side) -> Pane:
    pane = view.spread.panes[side]
    view.activateWindow()
    pane.setFocus()
    return pane


def test_arrows_move_by_sentence_and_shift_extends(laid: PagesView, session: Session) -> None:
    pane = focused(laid, Side.RIGHT)
    press(pane, Qt.Key.Key_Home)
    press(pane, Qt.Key.Key_Down)
    assert pane.look.caret.of(RIGHT).startswith("The ministry said 540")
    press(pane, Qt.Key.Key_Down, SHIFT)
    assert session.focus.selection.span.of(RIGHT) == "The ministry said 540 missiles arrived on Tuesday."
    press(pane, Qt.Key.Key_Down, SHIFT)
    assert session.focus.selection.span.of(RIGHT).endswith("docked at 9:30.")
    press(pane, Qt.Key.Key_Up)
    assert session.focus.selection is None


def test_tab_goes_to_the_other_page_and_back(laid: PagesView) -> None:
    left = focused(laid, Side.LEFT)
    press(left, Qt.Key.Key_Tab)
    assert laid.spread.panes[Side.RIGHT].hasFocus()
    press(laid.spread.panes[Side.RIGHT], Qt.Key.Key_Tab)
    assert left.hasFocus()
    assert laid.spread.panes[Side.RIGHT].look.caret is None


def test_a_key_crosses_to_the_linked_sentence(laid: PagesView) -> None:
    left = focused(laid, Side.LEFT)
    left.stand(LEFT.index("agreement"))
    press(left, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | SHIFT)
    right = laid.spread.panes[Side.RIGHT]
    assert right.hasFocus()
    assert right.caret.sentence.of(RIGHT) == "The agreement was signed in March."


def test_crossing_from_an_unlinked_sentence_says_so(laid: PagesView) -> None:
    left = focused(laid, Side.LEFT)
    left.stand(LEFT.index("convoy"))
    laid.go_across()
    assert "linked with nothing" in laid.footer.status.text()


def test_enter_picks_the_weightiest_divergence_of_the_sentence(laid: PagesView, session: Session) -> None:
    left = focused(laid, Side.LEFT)
    left.stand(LEFT.index("ministry"))
    press(left, Qt.Key.Key_Return)
    assert session.focus.divergence == 0


def test_copy_takes_the_characters_of_the_article(laid: PagesView, session: Session) -> None:
    session.focus.select_text(Side.LEFT, span(LEFT, "👩‍👩‍👧 The ministry"))
    QTest.keyClick(focused(laid, Side.LEFT), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "👩‍👩‍👧 The ministry"


def test_letters_are_left_to_the_window(laid: PagesView, qtbot: QtBot) -> None:
    heard: list[int] = []
    laid.keyPressEvent = lambda event: heard.append(event.key())
    press(focused(laid, Side.LEFT), Qt.Key.Key_F)
    assert heard == [Qt.Key.Key_F]


def test_the_view_hands_the_focus_to_its_first_page(laid: PagesView) -> None:
    laid.activateWindow()
    laid.setFocus()
    assert laid.spread.panes[Side.LEFT].hasFocus()


def test_shift_tab_leaves_the_pages(laid: PagesView) -> None:
    left = focused(laid, Side.LEFT)
    press(left, Qt.Key.Key_Backtab, SHIFT)
    assert not any(pane.hasFocus() for pane in laid.spread.panes.values())
