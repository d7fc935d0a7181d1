"""A large project is checked beside the window before it opens."""

from pathlib import Path

import pytest

from workbench.flow import projects
from workbench.gui.window import MainWindow


@pytest.fixture
def large(window: MainWindow, sample: Path, jobs, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(projects, "is_large", lambda path: True)
    jobs.hold = True
    window.projects.open(sample)
    return window


def test_it_is_checked_first_and_opens_then(large: MainWindow, jobs) -> None:
    assert large.session.desk.project is None
    jobs.go_on()
    assert large.session.desk.count == 5


def test_a_check_that_is_given_up_opens_nothing(large: MainWindow, jobs) -> None:
    assert large.projects._checking is not None
    large.projects._checking.cancel()
    jobs.go_on()
    assert large.session.desk.project is None


def test_another_file_takes_its_place(large: MainWindow, jobs, tmp_path: Path) -> None:
    projects.create_project(tmp_path / "other.swb", reviewer="M.", name="Other")
    large.projects.open(tmp_path / "other.swb")
    jobs.go_on()
    assert large.session.desk.project is not None
    assert large.session.desk.project.path.name == "other.swb"


def test_what_is_wrong_with_it_is_said(window: MainWindow, jobs, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(projects, "is_large", lambda path: True)
    (tmp_path / "broken.swb").write_bytes(b"SQLite format 3\0" + b"x" * 5_000)
    window.projects.open(tmp_path / "broken.swb")
    assert window.session.desk.project is None
    assert window.problems.isVisible()
