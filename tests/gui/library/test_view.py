"""The list of articles: filter, choosing a pair, hostile titles."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from workbench.core.model import Side
from workbench.formats.importers import read_article
from workbench.gui.library.dialogs import ProvenanceDialog
from workbench.gui.library.model import Role
from workbench.gui.library.phrases import sentence
from workbench.gui.library.view import LibraryView
from workbench.gui.parts import carry
from workbench.gui.session import Session
from workbench.gui.theme import Theme

TAB = Qt.FocusPolicy.TabFocus


@pytest.fixture
def view(qtbot, session: Session, guids, theme: Theme) -> LibraryView:
    made = LibraryView(session, theme)
    qtbot.addWidget(made)
    made.resize(260, 500)
    made.show()
    return made


def choose(view: LibraryView, row: int) -> None:
    view.list.setCurrentIndex(view.model.index(row))


def pair(session: Session) -> list[str]:
    return [session.desk.pair[side].guid for side in Side if side in session.desk.pair]


def badges(view: LibraryView) -> list[str]:
    return [view.model.index(row).data(Role.BADGE) for row in range(view.model.rowCount())]


def test_without_articles_it_says_how_to_bring_some(qtbot, session: Session, theme: Theme) -> None:
    view = LibraryView(session, theme)
    qtbot.addWidget(view)
    view.show()
    said = " ".join(x.text() for x in view.empty.findChildren(QLabel))
    assert view.stack.currentWidget() is view.empty
    assert all(word in said for word in ("Ctrl+O", "drop", "paste"))


def test_nothing_can_be_brought_without_a_project(qtbot, session: Session, theme: Theme) -> None:
    view = LibraryView(session, theme)
    qtbot.addWidget(view)
    assert not any(button.isEnabled() for button in view.bringing.values())


def test_the_buttons_ask_for_files_and_for_a_pasted_text(qtbot, view: LibraryView) -> None:
    with qtbot.waitSignal(view.files_wanted):
        qtbot.mouseClick(view.bringing["import"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(view.paste_wanted):
        qtbot.mouseClick(view.bringing["paste"], Qt.MouseButton.LeftButton)


def test_the_filter_narrows_and_says_so(qtbot, view: LibraryView) -> None:
    qtbot.keyClicks(view.filter, "zephyr")
    qtbot.waitUntil(lambda: view.model.rowCount() == 1)
    assert view.narrowing.trace.text() == "1 of 3 · clear"
    qtbot.keyClick(view.filter, Qt.Key.Key_Escape)
    assert view.model.rowCount() == 3


def test_what_clears_the_filter_clears_the_field_too(qtbot, view: LibraryView, session: Session) -> None:
    view.filter.setText("harbour")
    view.filter.settle()
    assert session.catalog.is_narrowed
    session.catalog.clear()
    view.filter.settle()
    assert view.filter.text() == ""
    assert not session.catalog.is_narrowed


def test_a_filter_without_a_match_says_what_was_sought(qtbot, view: LibraryView) -> None:
    qtbot.keyClicks(view.filter, "nowhere")
    qtbot.keyClick(view.filter, Qt.Key.Key_Return)
    assert view.stack.currentWidget() is view.empty
    assert "nowhere" in view.empty.accessibleName()


def test_enter_chooses_first_a_then_b(qtbot, view: LibraryView, session: Session, guids) -> None:
    choose(view, 1)
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert badges(view) == ["", "A?", ""]
    assert session.desk.pair == {}
    choose(view, 0)
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert pair(session) == [guids[1], guids[0]]
    assert badges(view) == ["B", "A", ""]


def test_escape_forgets_the_first_choice(qtbot, view: LibraryView) -> None:
    choose(view, 1)
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    qtbot.keyClick(view.list, Qt.Key.Key_Escape)
    assert badges(view) == ["", "", ""]


def test_with_a_pair_enter_replaces_b_and_keeps_a(qtbot, view: LibraryView, session: Session, guids) -> None:
    session.desk.choose(guids[0], guids[1])
    choose(view, 2)
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert pair(session) == [guids[0], guids[2]]


def test_l_and_r_put_left_and_right(qtbot, view: LibraryView, session: Session, guids) -> None:
    choose(view, 0)
    qtbot.keyClick(view.list, Qt.Key.Key_R)
    choose(view, 1)
    qtbot.keyClick(view.list, Qt.Key.Key_L)
    assert pair(session) == [guids[1], guids[0]]
    choose(view, 2)
    qtbot.keyClick(view.list, Qt.Key.Key_L)
    assert pair(session) == [guids[2], guids[0]]


def test_putting_b_on_the_left_exchanges_both(qtbot, view: LibraryView, session: Session, guids) -> None:
    session.desk.choose(guids[0], guids[1])
    choose(view, 1)
    qtbot.keyClick(view.list, Qt.Key.Key_L)
    assert pair(session) == [guids[1], guids[0]]


def test_two_selected_and_enter_open_that_pair(qtbot, view: LibraryView, session: Session, guids) -> None:
    choose(view, 0)
    qtbot.keyClick(view.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert pair(session) == [guids[0], guids[1]]


def test_double_click_chooses(qtbot, view: LibraryView, session: Session, guids) -> None:
    for row in (2, 0):
        where = view.list.visualRect(view.model.index(row)).center()
        qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
        qtbot.mouseDClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert pair(session) == [guids[2], guids[0]]


def test_dropping_one_article_on_another_opens_both(view: LibraryView, session: Session, guids) -> None:
    dragged = view.model.mimeData([view.model.index(2)])
    view.model.dropMimeData(dragged, Qt.DropAction.LinkAction, -1, -1, view.model.index(0))
    assert pair(session) == [guids[0], guids[2]]


def test_dragging_two_articles_opens_both(view: LibraryView, session: Session, guids) -> None:
    dragged = view.model.mimeData([view.model.index(1), view.model.index(2)])
    assert carry.unpack(dragged) == (guids[1], guids[2])
    view.model.dropMimeData(dragged, Qt.DropAction.LinkAction, -1, -1, view.model.index(0))
    assert pair(session) == [guids[1], guids[2]]


def test_foreign_drags_are_left_to_the_window(view: LibraryView) -> None:
    files = QMimeData()
    files.setText("file:///etc/passwd")
    assert carry.unpack(files) == ()
    assert not view.model.canDropMimeData(files, Qt.DropAction.CopyAction, -1, -1, view.model.index(0))


def test_removing_keeps_the_others(qtbot, view: LibraryView, session: Session, guids) -> None:
    choose(view, 2)
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    assert [card.guid for card in session.desk.first(999)] == guids[:2]
    assert view.model.rowCount() == 2


def test_f2_edits_provenance_and_stores_it(qtbot, view: LibraryView, session: Session, guids) -> None:
    choose(view, 1)
    qtbot.keyClick(view.list, Qt.Key.Key_F2)
    dialog = view.findChild(ProvenanceDialog)
    author = next(f for f in dialog.findChildren(QLineEdit) if f.accessibleName() == "Author")
    author.setText("A. Writer")
    dialog.accept()
    assert session.desk.first(999)[1].author == "A. Writer"
    assert view.model.guid(view.list.currentIndex()) == guids[1]


def test_facts_are_counted_where_they_are_quoted(view: LibraryView, session: Session, compare) -> None:
    compare()
    session.focus.select_divergence(0)
    session.review.tag_fact()
    assert [view.model.index(row).data(Role.FACTS) for row in range(3)] == [1, 1, 0]
    assert "1 fact" in view.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_row_reads_as_a_sentence(view: LibraryView, session: Session, guids) -> None:
    session.desk.choose(guids[0], guids[1])
    said = view.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "A: The Diplomat · 12 Feb 2024: Missiles ordered, 17 words"


def test_a_hostile_title_is_never_markup(view: LibraryView) -> None:
    index = view.model.index(2)
    assert index.data().startswith("<img src=")
    assert "<img" not in index.data(Qt.ItemDataRole.ToolTipRole)
    assert not view.grab().isNull()


def test_everything_the_keyboard_reaches_has_a_name(view: LibraryView, guids) -> None:
    reached = [w for w in view.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & TAB]
    assert len(reached) > 3
    assert [w for w in reached if not (w.accessibleName() or getattr(w, "text", str)())] == []


def test_two_files_with_one_headline_can_be_told_apart(session: Session, tmp_path: Path) -> None:
    assert session.desk.open(tmp_path / "twins.swb", "M.", create=True)
    for number in (1, 2):
        file = tmp_path / f"version_{number}.txt"
        file.write_text(f"Port crisis deepens in May\n\nThe ship lost {number} tonnes.\n")
        session.desk.import_draft(read_article(file))
    said = [sentence(card, "", 0) for card in session.desk.first(999)]
    assert "version_1.txt" in said[0]
    assert "version_2.txt" in said[1]
