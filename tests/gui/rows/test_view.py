"""The rows by keyboard: what each key does, that undo brings it back, and where one stands afterwards."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from workbench.core.decisions import Conflict, ConflictReason
from workbench.core.model import Comparison, Origin, Side, Span
from workbench.gui import theme as themes
from workbench.gui.rows.entries import Show
from workbench.gui.rows.model import Column
from workbench.gui.rows.view import RowsView
from workbench.gui.session import Session
from workbench.gui.window import MainWindow

if TYPE_CHECKING:
    from conftest import Rows

KEY, HELD = Qt.Key, Qt.KeyboardModifier


def origins(rows: "Rows") -> list[Origin]:
    return [row.link.origin for row in rows.view.model.rows if row.link]


def test_status_confirms_goes_on_and_takes_back(rows: "Rows") -> None:
    rows.press(KEY.Key_S)
    assert origins(rows) == [Origin.CONFIRMED, *[Origin.AUTOMATIC] * 3]
    assert rows.current.part == ((2,), (1,))
    rows.stand((0,), (0,))
    rows.press(KEY.Key_S)
    assert origins(rows)[0] is Origin.AUTOMATIC
    assert rows.current.part == ((0,), (0,))
    rows.undo()
    assert origins(rows)[0] is Origin.CONFIRMED
    rows.undo()
    assert origins(rows)[0] is Origin.AUTOMATIC


def test_confirm_all_above_stops_at_the_current_row(rows: "Rows") -> None:
    rows.stand((3,), (2,))
    rows.press(KEY.Key_C)
    assert origins(rows) == [*[Origin.CONFIRMED] * 3, Origin.AUTOMATIC]
    assert rows.current.part == ((4,), (3,))
    rows.undo()
    assert origins(rows) == [Origin.AUTOMATIC] * 4


def test_the_next_unconfirmed_goes_round_and_says_when_there_is_none(rows: "Rows") -> None:
    rows.stand((2,), (1,))
    rows.press(KEY.Key_C)
    assert rows.current.part == ((3,), (2,))
    rows.press(KEY.Key_U)
    assert rows.current.part == ((4,), (3,))
    rows.press(KEY.Key_U)
    assert rows.current.part == ((3,), (2,))
    assert rows.said == "From the top again."
    rows.stand((4,), (3,))
    rows.press(KEY.Key_C)
    rows.press(KEY.Key_U)
    assert rows.said == "No other link waits to be confirmed."


def test_the_next_uneven_row_is_one_that_needs_a_look(rows: "Rows") -> None:
    rows.press(KEY.Key_N)
    assert rows.current.part == ((1,), ())
    rows.press(KEY.Key_N)
    assert rows.current.part == ((), (4,))


def test_merging_takes_in_the_next_row_and_split_parts_them(rows: "Rows") -> None:
    rows.stand((1,), ())
    rows.press(KEY.Key_M)
    assert rows.current.part == ((1, 2), (1,))
    assert rows.current.link is not None
    assert rows.current.link.origin is Origin.MANUAL
    rows.press(KEY.Key_X)
    assert rows.current.part == ((1,), (1,))
    assert ((2,), ()) in rows.parts
    rows.undo()
    rows.undo()
    assert ((1,), ()) in rows.parts
    assert ((2,), (1,)) in rows.parts


def test_two_rows_of_one_article_cannot_be_merged(rows: "Rows") -> None:
    rows.stand((2,), (1,))
    rows.press(KEY.Key_Delete)
    rows.stand((1,), ())
    before = rows.parts
    rows.press(KEY.Key_M)
    assert rows.parts == before
    assert rows.said.startswith("Both rows are of one article")


@pytest.mark.parametrize("key", [KEY.Key_Delete, KEY.Key_Backspace])
def test_unlinking_leaves_both_sentences_alone(rows: "Rows", key: Qt.Key) -> None:
    rows.stand((3,), (2,))
    rows.press(key)
    assert rows.current.part == ((3,), ())
    assert ((), (2,)) in rows.parts
    rows.undo()
    assert ((3,), (2,)) in rows.parts


def test_the_sentences_stood_on_are_linked(rows: "Rows") -> None:
    rows.stand((1,), (), Column.LEFT)
    rows.press(KEY.Key_Right)
    rows.press(KEY.Key_Right)
    for _ in range(4):
        rows.press(KEY.Key_Down)
    assert rows.view.bar.picked.text() == "A 2 ↔ B 5  Alt+S links"
    rows.press(KEY.Key_S, HELD.AltModifier)
    assert rows.current.part == ((1,), (4,))
    assert not rows.view.bar.picked.isVisible()
    rows.undo()
    assert ((1,), ()) in rows.parts


def test_whole_rows_are_linked_when_several_are_selected(rows: "Rows") -> None:
    rows.stand((0,), (0,))
    rows.press(KEY.Key_Down, HELD.ShiftModifier)
    rows.press(KEY.Key_Down, HELD.ShiftModifier)
    rows.press(KEY.Key_S, HELD.AltModifier)
    assert rows.current.part == ((0, 1, 2), (0, 1))


def test_escape_lets_go_and_linking_asks_for_both_sides(rows: "Rows") -> None:
    rows.stand((1,), (), Column.LEFT)
    assert rows.view.choice.is_picked(rows.current, Side.LEFT)
    rows.press(KEY.Key_Escape)
    assert not rows.view.choice.is_picked(rows.current, Side.LEFT)
    before = rows.parts
    rows.press(KEY.Key_S, HELD.AltModifier)
    assert rows.parts == before
    assert rows.said.startswith("Stand on a left sentence")


def test_the_right_side_moves_to_the_neighbour(rows: "Rows") -> None:
    rows.stand((2,), (1,))
    rows.press(KEY.Key_Up, HELD.AltModifier, HELD.ShiftModifier)
    assert rows.current.part == ((1,), (1,))
    assert ((2,), ()) in rows.parts
    rows.undo()
    assert ((2,), (1,)) in rows.parts
    rows.stand((4,), (3,))
    rows.press(KEY.Key_Down, HELD.AltModifier, HELD.ShiftModifier)
    assert rows.said.startswith("The right side cannot move there")


def test_enter_shows_the_place_in_the_pages(rows: "Rows") -> None:
    rows.stand((2,), (1,), Column.RIGHT)
    rows.press(KEY.Key_Return)
    assert rows.window.middle.shown == "Pages"
    selection = rows.window.session.focus.selection
    assert selection is not None
    assert selection.side is Side.RIGHT
    assert selection.span.of(rows.window.session.desk.text(Side.RIGHT)).startswith("The crew met")
    assert rows.window.pages.isAncestorOf(rows.window.focusWidget())


def test_f_takes_both_sentences_of_the_row(rows: "Rows") -> None:
    rows.stand((2,), (1,))
    rows.press(KEY.Key_F)
    (fact,) = rows.window.session.review.facts
    assert [quote.exact[:12] for quote in fact.evidence] == ["The crew met", "The crew met"]


def test_candidates_are_offered_and_enter_links_the_chosen_one(rows: "Rows", qtbot: QtBot) -> None:
    rows.stand((3,), (2,))
    rows.press(KEY.Key_Delete)
    drawer = rows.view.below.drawer
    qtbot.waitUntil(lambda: drawer.filled, timeout=5_000)
    assert drawer.title.text() == "Best partners in B for A 4"
    last = drawer.list.model().index(drawer.list.model().rowCount() - 1, 0)
    assert "five percent" in last.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "kept apart by a reviewer" in last.data(Qt.ItemDataRole.AccessibleTextRole)
    rows.press(KEY.Key_Return)
    assert drawer.list.hasFocus()
    drawer.list.setCurrentIndex(last)
    rows.press(KEY.Key_Return)
    assert rows.current.part == ((3,), (2,))
    assert rows.current.link is not None
    assert rows.current.link.origin is Origin.MANUAL
    assert rows.table.hasFocus()


def test_a_dismissed_link_leaves_its_sentences_without_partners(rows: "Rows", qtbot: QtBot) -> None:
    rows.stand((3,), (2,))
    rows.press(KEY.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    (made,) = rows.window.session.linking.decisions
    assert made.final
    drawer = rows.view.below.drawer
    qtbot.waitUntil(lambda: "Nothing" in drawer.note.text(), timeout=5_000)
    assert not drawer.filled


def test_a_link_made_by_hand_is_not_confirmed_but_said_to_be_so(rows: "Rows") -> None:
    rows.stand((1,), ())
    rows.press(KEY.Key_M)
    rows.press(KEY.Key_S)
    assert rows.said == "This link was made by hand; Del takes it away."


def test_filters_hide_count_and_bring_back(rows: "Rows") -> None:
    bar = rows.view.bar
    assert bar.counts.text() == "4 links · 0 confirmed · 2 unmatched"
    bar.wanted.emit(Show.ALONE)
    assert rows.parts == [((1,), ()), ((), (4,))]
    assert bar.counts.text().endswith("4 rows hidden")
    bar.wanted.emit(Show.CONFLICTS)
    assert rows.view.empty.isVisible()
    assert "Show" in rows.view.empty.accessibleName()
    bar.wanted.emit(Show.UNCONFIRMED)
    rows.press(KEY.Key_S)
    assert rows.parts == [((2,), (1,)), ((3,), (2,)), ((4,), (3,))]
    assert rows.current.part == ((2,), (1,))
    bar.wanted.emit(Show.ALL)
    assert len(rows.parts) == 6
    assert rows.current.part == ((2,), (1,))


def test_the_divergence_and_what_is_found_lead_to_their_rows(rows: "Rows") -> None:
    focus, found = rows.window.session.focus, rows.window.session.desk.comparison
    assert found is not None
    index = next(n for n, each in enumerate(found.divergences) if each.link == 1)
    focus.select_divergence(index)
    assert rows.current.part == ((2,), (1,))
    assert focus.divergence == index
    start = rows.window.session.desk.text(Side.RIGHT).index("Farmers")
    focus.reveal(Side.RIGHT, Span(start, start + 7))
    assert rows.current.part == ((), (4,))


def test_the_card_says_why_and_its_buttons_do_it(rows: "Rows") -> None:
    card = rows.view.below.card
    assert card.title.text().startswith("A 1 ↔ B 1")
    assert "wording" in card.why.text()
    card.buttons["status"].click()
    assert origins(rows)[0] is Origin.CONFIRMED
    card.buttons["merge"].click()
    assert rows.current.part == ((2, 3), (1, 2))
    card.buttons["split"].click()
    assert rows.current.part == ((2,), (1,))
    card.buttons["unlink"].click()
    assert rows.current.part == ((2,), ())


def test_hostile_words_are_shown_letter_by_letter(rows: "Rows") -> None:
    model = rows.view.model
    assert model.headerData(Column.RIGHT, Qt.Orientation.Horizontal) == "B   <b>Post</b>"
    last = model.index(5, Column.RIGHT)
    assert last.data(Qt.ItemDataRole.AccessibleTextRole).endswith("<b>rain</b> & hail in August.")
    for part in rows.view.findChildren(QLabel):
        assert part.textFormat() == Qt.TextFormat.PlainText


def test_what_listens_hears_the_rows(rows: "Rows") -> None:
    heard = rows.view.model.index(2, Column.STATUS).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith("linked automatically, edited")
    assert "A: The crew met the White House" in heard
    for part in (rows.table, rows.view.bar.filter, rows.view.below.drawer.list):
        assert QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)
    for button in rows.view.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.accessibleName() or button.text()


def test_a_conflict_is_said_and_can_be_taken_back(qtbot: QtBot, rows: "Rows") -> None:
    desk = rows.window.session.desk
    found = desk.comparison
    assert found is not None
    rows.stand((2,), (1,))
    rows.press(KEY.Key_S)
    decision = desk.decisions[0]
    conflict = Conflict((decision,), ConflictReason.RECUT, "The sentences are cut differently now.")
    desk.comparison = Comparison(found.left, found.right, found.links, found.unmatched, conflicts=(conflict,))
    desk.comparison_changed.emit()
    row = next(n for n, each in enumerate(rows.view.model.shown) if each.conflict)
    assert rows.view.model.entry(row + 1).part == ((2,), (1,))  # type: ignore[union-attr]
    assert rows.table.columnSpan(row, 0) == len(Column)
    assert rows.view.bar.counts.text().endswith("1 conflict")
    rows.table.go(row)
    assert rows.view.below.card.why.text() == "The sentences are cut differently now."
    rows.press(KEY.Key_Delete)
    assert desk.decisions == ()


def test_letters_of_the_rows_do_nothing_elsewhere(rows: "Rows") -> None:
    rows.window.menus.action("rows").trigger()
    assert rows.window.middle.shown == "Pages"
    for key in (KEY.Key_S, KEY.Key_C, KEY.Key_M, KEY.Key_Delete):
        rows.press(key)
    assert rows.window.session.desk.decisions == ()
    assert not rows.window.menus.action("merge").isEnabled()
    rows.window.menus.action("rows").trigger()
    assert rows.table.hasFocus()
    assert rows.window.menus.action("merge").isEnabled()


def test_in_the_pages_the_sentence_stood_in_is_linked_with_the_selected_one(rows: "Rows") -> None:
    rows.window.menus.action("to_pages").trigger()
    panes = rows.window.pages.spread.panes
    spans = {side: panes[side].caret.sentences for side in Side}
    panes[Side.RIGHT].setFocus()
    panes[Side.RIGHT].stand(spans[Side.RIGHT][4].start)
    rows.window.session.focus.select_text(Side.LEFT, spans[Side.LEFT][1])
    rows.press(KEY.Key_S, HELD.AltModifier)
    found = rows.window.session.desk.comparison
    assert found is not None
    assert ((1,), (4,)) in [(link.left, link.right) for link in found.links]


def test_an_empty_view_says_what_would_fill_it(qtbot: QtBot, session: Session) -> None:
    view = RowsView(session, themes.load("dark"))
    qtbot.addWidget(view)
    view.show()
    assert view.empty.isVisible()
    assert "Choose two articles" in view.empty.accessibleName()
    assert not view.below.isVisible()
    assert not view.bar.filter.isEnabled()
    view.deeds.status()
    view.deeds.merge()
    view.deeds.unlink()
    view.deeds.link()
    view.enter()


def test_a_new_project_begins_with_the_empty_state(rows: "Rows", window: MainWindow) -> None:
    window.projects.close()
    assert window.middle.switch.isHidden()
    window.session.desk.open(window.settings.path.parent / "other.swb", "M.", create=True)
    assert window.middle.shown == "Rows"
    assert rows.view.empty.isVisible()
