from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.core.model import Side
from workbench.flow import history, wordlists
from workbench.gui.window import MainWindow
from workbench.gui.wordlists import WordListsDialog


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> WordListsDialog:
    window.projects.open_sample()
    made = WordListsDialog(window.session, window)
    qtbot.addWidget(made)
    made.table.setCurrentText("contrasts")
    return made


def test_a_table_is_shown_with_its_explanation(dialog: WordListsDialog) -> None:
    assert dialog.shipped.toPlainText().startswith("# Words that don't mean the same")
    assert dialog.own.toPlainText() == ""


def test_lines_are_kept_in_the_project_and_the_pair_is_compared_again(
    window: MainWindow, dialog: WordListsDialog
) -> None:
    desk = window.session.desk
    desk.choose(desk.first(999)[0].guid, desk.first(999)[1].guid)
    dialog.own.setPlainText("term: crew, staff\n")
    seen: list[bool] = []
    desk.comparison_changed.connect(lambda: seen.append(True))
    assert dialog.keep()
    assert [each.text for each in desk.lists] == ["term: crew, staff\n"]
    assert seen
    assert desk.text(Side.LEFT)
    assert desk.project is not None
    history.undo(desk.project)
    window.session.review.history_changed.emit()
    assert desk.lists == ()


def test_a_line_that_can_t_be_read_is_named_and_stood_in(dialog: WordListsDialog) -> None:
    dialog.own.setPlainText("term: crew, staff\nnonsense\n")
    assert not dialog.keep()
    assert "line 2" in dialog.problem.text()
    assert dialog.own.textCursor().selectedText() == "nonsense"


def test_lines_come_from_a_file_and_are_reset(
    window: MainWindow, dialog: WordListsDialog, tmp_path: Path
) -> None:
    (tmp_path / "own.txt").write_text("term: crew, staff\n", encoding="utf-8")
    dialog.bring(tmp_path / "own.txt")
    project = window.session.desk.project
    assert project is not None
    assert dialog.keep()
    assert len(wordlists.of_project(project)) == 1
    dialog.reset()
    assert dialog.keep()
    assert wordlists.of_project(project) == ()
    (tmp_path / "own.txt").write_bytes(b"\xff\xfe\x00")
    dialog.bring(tmp_path / "own.txt")
    assert "can't be read" in dialog.problem.text()


def test_what_can_t_be_compared_is_said_at_the_bottom(window: MainWindow) -> None:
    window.projects.open_sample()
    desk = window.session.desk
    assert window.status.unread.isHidden()
    assert desk.comparison is not None
    desk.comparison = replace(desk.comparison, notices=("There are no word lists for French.",))
    desk.comparison_changed.emit()
    assert window.status.unread.text() == "There are no word lists for French."
    assert not window.status.unread.isHidden()
