from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.compare.pair import LEFT, RIGHT, click, place, span
from workbench.core.model import (
    Evidence,
    Fact,
    Side,
    Span,
    Stance,
)
from workbench.gui.compare.pages import PagesView
from workbench.gui.compare.pane import Pane
from workbench.gui.session import Session

Lay = Callable[..., None]
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
    session.ledger.here = (Fact("f1", 7, "The ships docked", evidence=(evidence,)),)
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


def test_a_selection_is_trimmed_by_words_and_dropped(laid: PagesView, session: Session) -> None:
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    pane = focused(laid, Side.RIGHT)
    pane.stand(RIGHT.index("The ministry said 540"))
    press(pane, Qt.Key.Key_Left, control | SHIFT)
    press(pane, Qt.Key.Key_Left, control | SHIFT)
    assert session.focus.selection.span.of(RIGHT) == "The ministry said 540 missiles arrived on"
    press(pane, Qt.Key.Key_Right, alt | SHIFT)
    assert session.focus.selection.span.of(RIGHT) == "ministry said 540 missiles arrived on"
    press(pane, Qt.Key.Key_Right, control | SHIFT)
    press(pane, Qt.Key.Key_Left, alt | SHIFT)
    assert session.focus.selection.span.of(RIGHT) == "The ministry said 540 missiles arrived on Tuesday"
    press(pane, Qt.Key.Key_Escape)
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
    laid.go_across()
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
