"""The history: its entries, their rows, the filters, and the way back."""

import pytest
from pytestqt.qtbot import QtBot

from workbench.gui.history.model import Column
from workbench.gui.history.view import BROKEN, WHOLE, HistoryView
from workbench.gui.session import Session
from workbench.gui.theme import Theme


@pytest.fixture
def view(qtbot: QtBot, session: Session, theme: Theme, compare) -> HistoryView:
    """A history with two facts tagged and the first one edited."""
    compare()
    for divergence, statement in ((0, "450 <b>missiles</b>."), (2, "They met.")):
        session.focus.select_divergence(divergence)
        session.review.tag_fact()
        session.review.edit_fact(session.focus.fact, statement=statement)
    made = HistoryView(session, theme)
    qtbot.addWidget(made)
    made.resize(1000, 400)
    made.show()
    return made


def labels(view: HistoryView) -> list[str]:
    return [view.model.entry(row).label for row in range(view.model.rowCount())]


def choose(view: HistoryView, row: int) -> None:
    view.table.setCurrentIndex(view.model.index(row, Column.LABEL))


def test_the_newest_step_comes_first_and_its_rows_are_shown(view: HistoryView) -> None:
    assert labels(view)[0].startswith("Edit")
    assert "+ They met." in view.changes.toPlainText()
    assert view.chain.text() == WHOLE


def test_a_statement_is_never_read_as_markup(view: HistoryView) -> None:
    choose(view, 2)
    assert "450 <b>missiles</b>." in view.changes.toPlainText()


def test_a_step_of_long_ago_is_taken_back_alone(view: HistoryView, session: Session) -> None:
    choose(view, 2)
    view.back.click()
    statements = [fact.statement for fact in session.review.facts]
    assert statements[1] == "They met."
    assert statements[0] != "450 <b>missiles</b>."
    assert labels(view)[0].startswith("Take back: Edit")
    session.review.undo()
    assert [fact.statement for fact in session.review.facts] == ["450 <b>missiles</b>.", "They met."]


def test_what_cannot_be_taken_back_is_said_and_stays(
    view: HistoryView, session: Session, qtbot: QtBot
) -> None:
    choose(view, 3)
    before = [fact.statement for fact in session.review.facts]
    with qtbot.waitSignal(session.review.failed) as caught:
        view.back.click()
    assert "cannot be taken back by itself" in caught.args[0].sentence
    assert [fact.statement for fact in session.review.facts] == before


def test_filters_hide_and_say_so(view: HistoryView) -> None:
    total = view.model.total
    view.filter.setText("edit")
    view.filter.settle()
    assert len(labels(view)) == 2
    assert f"{total - 2} hidden by the filter" in view.count.text()


def test_a_setup_step_stays(view: HistoryView) -> None:
    choose(view, view.model.rowCount() - 1)
    assert not view.back.isEnabled()


def test_it_says_when_the_log_was_changed(view: HistoryView, session: Session, monkeypatch) -> None:
    monkeypatch.setattr(session.chronicle, "intact", lambda: False)
    session.review.tag_fact()
    assert view.chain.text() == BROKEN
