"""A comparison that stopped is said to have stopped, everywhere, and F5 makes it again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workbench.core.problem import Problem
from workbench.gui.window import MainWindow


@pytest.fixture
def waiting(window: MainWindow, jobs) -> MainWindow:  # type: ignore[no-untyped-def]
    """A window that waits for the comparison of a pair."""
    jobs.hold = True
    window.projects.open_sample()
    window.activateWindow()
    assert window.session.desk.comparison is None
    return window


def told(window: MainWindow, name: str) -> str:
    """What the empty state of a view says."""
    window.menus.action("to_rows").trigger()
    empty = getattr(window, name).empty
    return " ".join(part.text() for part in empty.findChildren(QLabel)).replace("\n", " ")


def fail(window: MainWindow, jobs) -> None:  # type: ignore[no-untyped-def]
    jobs.held.clear()
    window.session.desk._comparing.fail(Problem("The comparison needed more memory than there is."))  # type: ignore[union-attr]


def test_while_it_is_made_the_views_say_so(waiting: MainWindow) -> None:
    assert "status bar shows how far" in told(waiting, "divergences")
    assert "being compared" in told(waiting, "rows")


def test_a_failure_is_said_and_f5_compares_again(waiting: MainWindow, qtbot: QtBot, jobs) -> None:  # type: ignore[no-untyped-def]
    fail(waiting, jobs)
    for name in ("divergences", "rows"):
        assert "comparison stopped" in told(waiting, name)
        assert "F5" in told(waiting, name)
        assert "being" not in told(waiting, name)
    assert "stopped" in waiting.pages.footer.status.text()
    qtbot.keyClick(waiting.focusWidget(), Qt.Key.Key_F5)
    assert "being compared" in told(waiting, "rows")
    assert waiting.pages.footer.status.text().startswith("Comparing")
    jobs.go_on()
    assert waiting.session.desk.comparison is not None
    assert waiting.rows.stack.currentWidget() is waiting.rows.table
    qtbot.waitUntil(lambda: waiting.pages.footer.status.text() == "")


def test_a_comparison_given_up_has_stopped_too(waiting: MainWindow, qtbot: QtBot, jobs) -> None:  # type: ignore[no-untyped-def]
    job = waiting.session.desk._comparing
    assert job is not None
    job.over = True
    job.finished.emit()
    qtbot.waitUntil(lambda: waiting.session.desk.stopped)
    assert "comparison stopped" in told(waiting, "divergences")


def test_another_pair_forgets_that_one_stopped(waiting: MainWindow, jobs) -> None:  # type: ignore[no-untyped-def]
    fail(waiting, jobs)
    waiting.session.desk.swap()
    assert not waiting.session.desk.stopped
    assert "being compared" in told(waiting, "rows")
    waiting.session.desk.close()
    assert not waiting.session.desk.stopped
