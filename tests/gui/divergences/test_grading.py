"""How the engine did, in a dialog: counted as a job, honest where decisions are few, exported as a table."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workbench.gui.divergences.grading import HEADS, SHARE, GradingDialog
from workbench.gui.jobs import Job
from workbench.gui.session import Session
from workbench.gui.settings import Settings
from workbench.gui.theme import Theme


@pytest.fixture
def decided(session: Session, jobs, guids: list[str]) -> Session:
    """A pair on the desk with two decisions."""
    session.desk.choose(guids[0], guids[1])
    jobs.go_on()
    session.focus.step(1)
    session.findings.dismiss()
    session.review.tag_fact()
    return session


@pytest.fixture
def dialog(
    qtbot, session: Session, settings: Settings, theme: Theme
) -> Iterator[Callable[[], GradingDialog]]:
    """Opens the dialog over a window that stays as long as the test."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def opened() -> GradingDialog:
        made = GradingDialog(session, settings, theme, parent)
        made.show()
        return made

    yield opened
    parent.deleteLater()


def test_without_decisions_it_says_what_would_fill_it(dialog, guids: list[str]) -> None:
    made = dialog()
    assert made.stack.currentWidget() is made.empty
    assert made.empty.accessibleName().startswith("Nothing has been decided yet")
    assert not made.save.isEnabled()


def test_it_waits_for_the_count_and_then_shows_every_kind(dialog, decided: Session, jobs) -> None:
    made = dialog()
    assert made.report is None
    assert "Counting" in made.empty.accessibleName()
    jobs.go_on()
    assert made.report is not None
    assert made.stack.currentWidget() is made.table
    first = [made.model.index(0, column).data() for column in range(len(HEADS))]
    assert first[0] == "All kinds"
    assert first[2] == "1 (1 tagged)"
    assert first[3] == "1"
    assert first[SHARE] == "2 decisions: too few to tell"
    assert made.model.rowCount() == len(made.report.grades) + 1
    heads = [made.model.headerData(n, Qt.Orientation.Horizontal) for n in range(len(HEADS))]
    assert tuple(heads) == HEADS
    assert "1 pair of articles" in made.told.text()
    assert not made.grab().isNull()


def test_the_table_is_exported(dialog, decided: Session, jobs, tmp_path: Path) -> None:
    made = dialog()
    made.write(tmp_path / "early.csv")
    assert not (tmp_path / "early.csv").exists()
    jobs.go_on()
    made.write(tmp_path / "grades")
    with (tmp_path / "grades.csv").open(newline="", encoding="utf-8") as file:
        assert list(csv.DictReader(file))[-1]["decided"] == "2"
    failed: list[object] = []
    decided.review.failed.connect(failed.append)
    made.write(tmp_path / "nowhere" / "grades.csv")
    assert len(failed) == 1


def test_closing_it_gives_the_count_up(dialog, decided: Session, jobs) -> None:
    made = dialog()
    made.reject()
    assert [job for job in jobs.findChildren(Job) if not job.over] == []
    jobs.go_on()
