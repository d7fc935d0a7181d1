"""The queue of stray quotes: both texts, the offered places, and what a person says."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbench.core.model import Quote, Span
from workbench.flow import articles, facts
from workbench.gui.repair.view import RepairView
from workbench.gui.session import Session
from workbench.gui.theme import Theme

OLD = (
    "🚀 The council met on Monday. It approved the budget of 4 million euros for the harbour. "
    "The mayor thanked everybody. A second bridge was promised for the spring."
)
NEW = (
    "🚀🚀 The council met on Monday. It approved the budget for the harbour, 4 million euros in all. "
    "A second bridge was promised for the autumn."
)


@pytest.fixture
def view(qtbot: QtBot, session: Session, theme: Theme, tmp_path: Path) -> RepairView:
    """A queue with one lost quote, and one that stands on changed words."""
    session.desk.open(tmp_path / "Harbour.swb", "M.", create=True)
    project = session.desk.project
    assert project is not None
    (guid,) = articles.add_articles(project, [articles.read_pasted(OLD)]).articles
    for words in ("The mayor thanked everybody.", "the budget of 4 million euros"):
        start = OLD.index(words)
        facts.tag_fact(project, words, [Quote(guid, Span(start, start + len(words)))])
    session.desk.add_version(guid, articles.read_pasted(NEW))
    made = RepairView(session, theme)
    qtbot.addWidget(made)
    made.resize(1000, 420)
    made.show()
    made.changed.setChecked(True)
    return made


def row_of(view: RepairView, words: str) -> int:
    return next(row for row, each in enumerate(view.model.strays) if words in each.exact)


def choose(view: RepairView, words: str) -> None:
    view.list.setCurrentIndex(view.model.index(row_of(view, words)))


def place(session: Session, words: str) -> tuple[str, Span | None]:
    return next(
        (e.anchor_status, e.span) for f in session.review.facts for e in f.evidence if words in e.exact
    )


def select(view: RepairView, words: str) -> None:
    page = view.now.page
    start = len(NEW[: NEW.index(words)].encode("utf-16-le")) // 2
    cursor = page.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), cursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)


def test_both_texts_are_shown_with_the_quote_marked(view: RepairView) -> None:
    choose(view, "mayor")
    assert view.before.title.text() == "Version 1"
    (mark,) = view.before.page.extraSelections()
    assert mark.cursor.selectedText() == "The mayor thanked everybody."
    assert view.now.page.toPlainText() == NEW


def test_a_selected_place_is_taken_in_code_points(view: RepairView, session: Session) -> None:
    choose(view, "mayor")
    select(view, "A second bridge")
    view.list.setFocus()
    QTest.keyClick(view.list, Qt.Key.Key_S)
    start = NEW.index("A second bridge")
    assert place(session, "mayor") == ("manual", Span(start, start + 15))
    assert len(view.model.strays) == 1


def test_enter_takes_the_marked_place_and_undo_brings_the_quote_back(
    view: RepairView, session: Session
) -> None:
    before = place(session, "budget")
    choose(view, "budget")
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert place(session, "budget")[0] == "manual"
    session.review.undo()
    assert place(session, "budget") == before
    assert len(view.model.strays) == 2


def test_a_quote_that_is_gone_leaves_the_queue(view: RepairView, session: Session) -> None:
    choose(view, "mayor")
    QTest.keyClick(view.list, Qt.Key.Key_X)
    assert place(session, "mayor") == ("orphan", None)
    QTest.keyClick(view.list, Qt.Key.Key_X)
    assert view.stack.currentIndex() == 1


def test_nothing_can_be_taken_where_nothing_is_marked_or_selected(view: RepairView) -> None:
    choose(view, "mayor")
    assert not view.selected.isEnabled()
    assert view.here.isEnabled() is bool(view._marked())


def test_after_a_decision_the_next_quote_is_chosen(view: RepairView) -> None:
    choose(view, "mayor")
    view.give_up()
    chosen = view.chosen()
    assert chosen is not None
    assert "budget" in chosen.exact
