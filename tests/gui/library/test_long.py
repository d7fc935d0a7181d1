"""The library with many articles: pages are read, not all of it; groups fold; all by keyboard."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel

from workbench.core.draft import Draft
from workbench.flow import articles, library
from workbench.flow.library import Query
from workbench.gui.library.bulk import BulkDialog
from workbench.gui.library.deeds import ArticleMenu
from workbench.gui.library.model import Role
from workbench.gui.library.view import LibraryView
from workbench.gui.session import Session
from workbench.gui.session import catalog as catalogs
from workbench.gui.session.cards import MOST
from workbench.gui.theme import Theme

MANY = 2_100
SHIFT = Qt.KeyboardModifier.ShiftModifier


def draft(number: int, title: str, outlet: str = "") -> Draft:
    text = f"{title}\n\nThe ship lost {number} tonnes of grain in the harbour.\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Draft(
        text, text.encode(), digest, title=title, outlet=outlet, published=f"2024-04-{1 + number % 28:02}"
    )


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from workbench.flow import projects

    path = tmp_path_factory.mktemp("large") / "large.swb"
    projects.create_project(path, reviewer="M.", name="Large")
    project = projects.open_project(path, reviewer="M.")
    articles.add_articles(project, [draft(n, f"Article {n:05}", f"Outlet {n % 7}") for n in range(MANY)])
    project.close()
    return path


@pytest.fixture
def view(qtbot, session: Session, dressed, theme: Theme) -> LibraryView:
    made = LibraryView(session, theme)
    qtbot.addWidget(made)
    made.resize(260, 600)
    made.show()
    return made


@pytest.fixture
def many(view: LibraryView, session: Session, large: Path) -> LibraryView:
    assert session.desk.open(large, "M.", read_only=True)
    return view


@pytest.fixture
def grouped(view: LibraryView, session: Session, tmp_path: Path) -> LibraryView:
    """Six articles: 1, 3 and 4 in one group, 2 and 5 in another, 6 alone."""
    assert session.desk.open(tmp_path / "groups.swb", "M.", create=True)
    titles = ("Apples", "Boats", "Apricots", "Avocados", "Bridges", "Mangoes")
    for number, title in enumerate(titles):
        session.desk.import_draft(draft(number, title, f"Outlet {number % 2}"))
    guids = session.catalog.guids(range(1, 7))
    session.grouping.rule([guids[0], guids[2], guids[3]], "together")
    session.grouping.rule([guids[1], guids[4]], "together")
    return view


def said(view: LibraryView) -> list[str]:
    rows = range(view.model.rowCount())
    return [view.model.index(row).data() for row in rows]


def here(view: LibraryView) -> str:
    return str(view.list.currentIndex().data())


def test_only_what_is_seen_is_read(many: LibraryView, session: Session) -> None:
    session.desk.cards.forget()
    session.desk.cards.fetched = 0
    many.list.verticalScrollBar().setValue(0)
    assert not many.grab().isNull()
    assert many.model.rowCount() == MANY
    assert 0 < session.desk.cards.fetched <= 100
    many.list.verticalScrollBar().setValue(many.list.verticalScrollBar().maximum())
    many.grab()
    assert session.desk.cards.fetched <= 200
    assert len(many.findChildren(QLabel)) < 40


def test_what_was_read_long_ago_is_let_go(many: LibraryView, session: Session) -> None:
    keys = session.catalog.arrangement.alone
    for start in range(0, MANY, 64):
        session.desk.cards.page(keys[start : start + 64])
    assert sum(session.desk.cards.known(key) is not None for key in keys) <= MOST


def test_home_end_and_pages_reach_every_row(qtbot, many: LibraryView) -> None:
    qtbot.keyClick(many.list, Qt.Key.Key_End)
    assert here(many) == f"Article {MANY - 1:05}"
    assert many.list.viewport().rect().contains(many.list.visualRect(many.list.currentIndex()))
    qtbot.keyClick(many.list, Qt.Key.Key_PageUp)
    assert many.list.currentIndex().row() < MANY - 3
    qtbot.keyClick(many.list, Qt.Key.Key_Home)
    assert here(many) == "Article 00000"


def test_a_row_is_found_where_it_is_painted(many: LibraryView) -> None:
    many.list.verticalScrollBar().setValue(30_000)
    index = many.list.indexAt(many.list.viewport().rect().center())
    assert many.list.visualRect(index).contains(many.list.viewport().rect().center())


def test_a_large_project_is_listed_by_a_thread(
    qtbot, view: LibraryView, session: Session, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogs, "AT_ONCE", 10)
    with qtbot.waitSignal(session.catalog.listed):
        assert session.desk.open(large, "M.", read_only=True)
    qtbot.waitUntil(lambda: view.model.rowCount() == MANY)
    with qtbot.waitSignal(session.catalog.listed):
        session.catalog.ask(outlet="Outlet 3")
    assert view.model.rowCount() == MANY // 7
    session.catalog.ask(order="title")
    session.desk.close()
    assert view.model.rowCount() == 0


def test_groups_stand_together_below_what_is_said_of_them(grouped: LibraryView) -> None:
    assert said(grouped) == [
        "3 articles · 2 outlets · 1–4 Apr 2024",
        "Apples",
        "Apricots",
        "Avocados",
        "2 articles · 2 outlets · 2–5 Apr 2024",
        "Boats",
        "Bridges",
        "In no group · 1 article",
        "Mangoes",
    ]
    spoken = grouped.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "3 articles · 2 outlets · 1–4 Apr 2024, Apples, unfolded"


def test_left_folds_and_right_unfolds(qtbot, grouped: LibraryView) -> None:
    grouped.list.setCurrentIndex(grouped.model.index(2))
    qtbot.keyClick(grouped.list, Qt.Key.Key_Left)
    assert said(grouped)[:2] == [
        "3 articles · 2 outlets · 1–4 Apr 2024",
        "2 articles · 2 outlets · 2–5 Apr 2024",
    ]
    assert here(grouped).startswith("3 articles")
    qtbot.keyClick(grouped.list, Qt.Key.Key_Right)
    assert grouped.model.rowCount() == 9
    qtbot.keyClick(grouped.list, Qt.Key.Key_Right)
    assert here(grouped) == "Apples"


def test_enter_and_a_click_on_a_heading_fold_it(qtbot, grouped: LibraryView) -> None:
    grouped.list.setCurrentIndex(grouped.model.index(4))
    qtbot.keyClick(grouped.list, Qt.Key.Key_Return)
    assert grouped.model.rowCount() == 7
    where = grouped.list.visualRect(grouped.model.index(0)).center()
    qtbot.mouseClick(grouped.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert grouped.model.rowCount() == 4
    grouped.list.fold_all(False)
    assert grouped.model.rowCount() == 9
    grouped.list.fold_all(True)
    assert said(grouped)[2:] == ["In no group · 1 article", "Mangoes"]


def test_folded_groups_stay_folded_when_the_list_is_made_anew(grouped: LibraryView, session: Session) -> None:
    grouped.list.turn(0)
    session.desk.import_draft(draft(9, "Cranes"))
    assert said(grouped)[0].startswith("3 articles")
    assert said(grouped)[1].startswith("2 articles")


def test_groups_come_into_sight_when_they_are_made(grouped: LibraryView, session: Session) -> None:
    session.catalog.group_by("")
    grouped.list.setCurrentIndex(grouped.model.index(0))
    grouped.list.verticalScrollBar().setValue(grouped.list.verticalScrollBar().maximum())
    session.catalog.group_by("near")
    assert grouped.list.currentIndex().row() == 1
    assert grouped.list.visualRect(grouped.model.index(0)).top() == 0


def test_without_grouping_all_stand_in_one_list(grouped: LibraryView, session: Session) -> None:
    session.catalog.group_by("")
    assert said(grouped) == ["Apples", "Boats", "Apricots", "Avocados", "Bridges", "Mangoes"]
    session.catalog.ask(order="title", descending=True)
    assert said(grouped) == ["Mangoes", "Bridges", "Boats", "Avocados", "Apricots", "Apples"]


def test_letters_with_shift_seek_a_title(qtbot, grouped: LibraryView) -> None:
    qtbot.keyClick(grouped.list, Qt.Key.Key_M, SHIFT)
    assert here(grouped) == "Mangoes"
    grouped.list._typed_at = 0.0
    qtbot.keyClick(grouped.list, Qt.Key.Key_B, SHIFT)
    qtbot.keyClick(grouped.list, Qt.Key.Key_R)
    assert here(grouped) == "Bridges"


def test_a_filter_says_what_it_leaves_out_and_goes_by_one_click(
    qtbot, grouped: LibraryView, session: Session
) -> None:
    session.catalog.ask(outlet="Outlet 0", since="2024-04-03")
    assert said(grouped)[0].startswith("1 of 3 articles")
    trace = grouped.narrowing.trace
    assert trace.isVisible()
    assert trace.text() == "2 of 6 · clear"
    assert grouped.narrowing.filter.text() == "Filter 2"
    qtbot.mouseClick(trace, Qt.MouseButton.LeftButton)
    assert session.catalog.query == Query()
    assert grouped.model.rowCount() == 9


def test_the_filter_counts_what_can_be_chosen(qtbot, grouped: LibraryView, session: Session) -> None:
    panel = grouped.narrowing.panel
    grouped.narrowing.ask()
    assert [panel.outlet.itemText(row) for row in range(panel.outlet.count())] == [
        "any outlet",
        "Outlet 0 (3)",
        "Outlet 1 (3)",
    ]
    assert panel.review.itemText(1) == "not read yet (6)"
    panel.since.setText("2024-13")
    panel.since.editingFinished.emit()
    assert panel.trouble.text()
    assert session.catalog.query.since == ""
    panel.hide()


def test_found_words_stand_below_the_title(qtbot, grouped: LibraryView, session: Session) -> None:
    tall = grouped.list.tall
    session.catalog.ask(words="3 ton")
    assert said(grouped)[-1] == "Avocados"
    found = grouped.model.index(grouped.model.rowCount() - 1).data(Role.EXCERPT)
    assert found.exact == "3 tonnes"
    assert grouped.list.tall > tall
    grouped.grab()


def test_many_are_edited_at_once_and_only_what_was_touched(
    qtbot, grouped: LibraryView, session: Session
) -> None:
    grouped.list.selectAll()
    qtbot.keyClick(grouped.list, Qt.Key.Key_F2)
    dialog = grouped.findChild(BulkDialog)
    assert dialog.windowTitle() == "Edit 6 articles"
    assert "various" in dialog.fields["outlet"].placeholderText()
    assert dialog.changes() == {}
    qtbot.keyClicks(dialog.fields["author"], "A. Writer")
    dialog.accept()
    cards = session.desk.first(9)
    assert {card.author for card in cards} == {"A. Writer"}
    assert {card.outlet for card in cards} == {"Outlet 0", "Outlet 1"}
    session.review.undo()
    assert {card.author for card in session.desk.first(9)} == {""}


def test_a_wrong_date_keeps_the_dialog_open(qtbot, theme: Theme) -> None:
    dialog = BulkDialog(
        3, {"published": None, "outlet": "X", "author": "", "language": "en", "note": ""}, theme
    )
    qtbot.addWidget(dialog)
    dialog.fields["published"].setText("May 5")
    dialog._touch("published")
    dialog.accept()
    assert dialog.note.text() == "Write the date as 2024-02-12, 2024-02 or 2024."
    assert dialog.changes() == {"published": "May 5"}


def test_several_are_removed_and_come_back_together(qtbot, grouped: LibraryView, session: Session) -> None:
    grouped.list.setCurrentIndex(grouped.model.index(1))
    qtbot.keyClick(grouped.list, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(grouped.list, Qt.Key.Key_Delete)
    assert session.desk.count == 4
    session.review.undo()
    assert session.desk.count == 6
    assert grouped.model.rowCount() == 9


def test_an_article_is_taken_out_of_its_group(grouped: LibraryView, session: Session) -> None:
    grouped.list.setCurrentIndex(grouped.model.index(2))
    grouped.deeds.leave_group(grouped.list.chosen())
    assert said(grouped)[0].startswith("2 articles")
    assert "Apricots" in said(grouped)[said(grouped).index("In no group · 2 articles") :]
    session.review.undo()
    assert said(grouped)[0].startswith("3 articles")


def test_what_is_selected_is_known_to_other_views(qtbot, grouped: LibraryView, session: Session) -> None:
    with qtbot.waitSignal(session.catalog.chosen):
        grouped.list.setCurrentIndex(grouped.model.index(5))
    project = session.desk.project
    assert project is not None
    assert [card.title for card in library.cards(project, session.catalog.selected)] == ["Boats"]


def offered(view: LibraryView, row: int) -> dict[str, QAction]:
    view.list.setCurrentIndex(view.model.index(row))
    view._menu(view.list.visualRect(view.model.index(row)).center())
    menu = view.findChildren(ArticleMenu)[-1]
    menu.hide()
    return {action.text().replace("&", "").split("\t")[0]: action for action in menu.actions()}


def test_the_menu_of_a_heading_acts_on_its_group(qtbot, grouped: LibraryView, session: Session) -> None:
    menu = offered(grouped, 0)
    with qtbot.waitSignal(session.atlas.shown):
        menu["Show on the map"].trigger()
    assert [card.title for card in session.atlas.articles] == ["Apples", "Apricots", "Avocados"]
    menu["List this group alone"].trigger()
    assert said(grouped)[1:] == ["Apples", "Apricots", "Avocados"]
    assert grouped.narrowing.trace.text() == "3 of 6 · clear"


def test_the_menu_of_an_article_has_what_concerns_one(grouped: LibraryView) -> None:
    menu = offered(grouped, 1)
    assert {"Open as A", "I have read this", "Bring a corrected text…", "Take out of the group"} <= set(menu)
    assert "Put together in one group" not in menu
