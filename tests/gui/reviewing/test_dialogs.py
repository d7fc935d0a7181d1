from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.core.merging import Choice
from workbench.core.reviewing import SHIPPED
from workbench.flow import facts, projects
from workbench.gui.actions import command
from workbench.gui.reviewing.merge import MergeDialog
from workbench.gui.reviewing.persons import NO_NAME, NOT_ORCID, ReviewerDialog, RoundDialog
from workbench.gui.reviewing.scales import ScaleDialog
from workbench.gui.session import Session
from workbench.gui.window import MainWindow
from workbench.store import save_copy


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_details_are_checked_before_they_are_kept(
    session: Session, guids: list[str], parent: QWidget
) -> None:
    dialog = ReviewerDialog(session, parent)
    dialog.show()
    dialog.name.setText("Maria Musil")
    dialog.orcid.setText("0000-0002-1825-0098")
    dialog.accept()
    assert (dialog.isVisible(), dialog.note.text()) == (True, NOT_ORCID)
    dialog.name.setText(" ")
    dialog.accept()
    assert dialog.note.text() == NO_NAME
    dialog.name.setText("Maria Musil")
    dialog.orcid.setText("0000-0002-1825-0097")
    dialog.initials.clear()
    dialog.accept()
    me = session.reviewing.me
    assert (dialog.isVisible(), me.name, me.initials, me.orcid) == (
        False,
        "Maria Musil",
        "MM",
        "0000-0002-1825-0097",
    )


def test_a_round_is_opened_on_a_scale_the_program_offers(
    session: Session, guids: list[str], parent: QWidget
) -> None:
    dialog = RoundDialog(session, parent)
    assert "In order" in dialog.verdicts.text()
    dialog.scale.setCurrentIndex(2)
    assert "Without an order" in dialog.verdicts.text()
    dialog.name.setText("second look")
    dialog.accept()
    found, scale = session.judging.round, session.judging.scale
    assert found is not None
    assert scale is not None
    assert (found.title, scale.name) == ("Round 1 · second look", "Stance")


def test_a_scale_is_made_and_changed_and_what_is_wrong_is_said(
    session: Session, guids: list[str], parent: QWidget
) -> None:
    dialog = ScaleDialog(session, parent)
    dialog.which.setCurrentIndex(dialog.which.count() - 1)
    dialog.accept()
    assert "need a name" in dialog.note.text()
    dialog.name.setText("Yes or no")
    dialog._add()
    dialog.table.item(2, 0).setText("Perhaps")
    dialog.table.setCurrentCell(2, 0)
    dialog._move(-1)
    dialog.accept()
    made = session.reviewing.scales()[0]
    assert [verdict.label for verdict in made.verdicts] == ["Yes", "Perhaps", "No"]
    assert session.desk.project is not None
    fact = facts.tag_fact(session.desk.project, "Claim.", []).guid
    session.judging.open_round("", made)
    session.judging.assess(fact, made.verdicts[1].guid, None, "")
    again = ScaleDialog(session, parent)
    again.table.setCurrentCell(1, 0)
    again._remove()
    assert "given already" in again.note.text()
    again._remove_scale()
    assert "uses it" in again.note.text()
    again.table.item(1, 0).setText("Maybe")
    again.accept()
    assert session.reviewing.scales()[0].verdicts[1].label == "Maybe"


def test_a_scale_of_the_program_is_added_as_it_is(
    session: Session, guids: list[str], parent: QWidget
) -> None:
    dialog = ScaleDialog(session, parent)
    dialog.accept()
    assert session.reviewing.scales()[0].name == SHIPPED[0].name
    assert len(session.reviewing.scales()) == len(SHIPPED)


@pytest.fixture
def copy(session: Session, guids: list[str], tmp_path: Path) -> Path:
    """A copy of the open project in which a fact says something else."""
    project = session.desk.project
    assert project is not None
    fact = facts.tag_fact(project, "Claim.", []).guid
    path = save_copy(project, tmp_path / "Copy.swb")
    other = projects.open_project(path, reviewer="Bob")
    facts.edit_fact(other, fact, statement="Their claim.")
    facts.tag_fact(other, "New.", [])
    other.close()
    facts.edit_fact(project, fact, statement="My claim.")
    session.review.history_changed.emit()
    return path


def statements(session: Session) -> list[str]:
    assert session.desk.project is not None
    return [fact.statement for fact in facts.facts(session.desk.project)]


def test_a_merge_is_looked_at_chosen_and_undone(session: Session, copy: Path, parent: QWidget) -> None:
    dialog = MergeDialog(session, copy, parent)
    assert dialog.look()
    assert "1 fact" in dialog.summary.text()
    assert [dialog.fields.item(0, place).text() for place in range(4)] == [
        "fact F-0001 My claim.",
        "statement",
        "My claim.",
        "Their claim.",
    ]
    assert list(dialog.choices().values()) == [Choice.BOTH]
    dialog.same.setCurrentIndex(3)
    dialog._choose_all(3)
    dialog.accept()
    assert statements(session) == ["Their claim.", "New."]
    again = MergeDialog(session, copy, parent)
    assert again.look()
    assert not again.go.isEnabled()
    session.review.undo()
    assert statements(session) == ["My claim."]


def test_a_merge_that_is_given_up_changes_nothing(session: Session, copy: Path, parent: QWidget) -> None:
    dialog = MergeDialog(session, copy, parent)
    assert dialog.look()
    dialog.bar.setVisible(True)
    dialog._is_cancelled = lambda: True  # type: ignore[method-assign]
    dialog.accept()
    assert statements(session) == ["My claim."]
    assert dialog.result() == 0


def test_a_file_that_cannot_be_merged_is_said(session: Session, copy: Path, parent: QWidget) -> None:
    copy.write_text("no project")
    said: list[str] = []
    session.review.failed.connect(lambda problem: said.append(problem.sentence))
    assert not MergeDialog(session, copy, parent).look()
    assert "not a project" in said[0]


def test_the_commands_reach_the_review(window: MainWindow) -> None:
    window.projects.open_sample()
    command("to_review").verb(window)
    assert window.middle.shown == "Review"
    window.library.list.setCurrentIndex(window.library.model.index(1))
    command("read").verb(window)
    guid = window.session.desk.first(999)[1].guid
    assert window.session.reviewing.has_read(guid)
    shown = window.library.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "✓ read" in shown
