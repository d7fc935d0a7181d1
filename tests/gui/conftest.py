"""A window on the sample project, with work done at once instead of in another process."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.core.model import Article, Comparison
from workbench.core.problem import Problem
from workbench.core.ticket import Ticket
from workbench.flow import comparing, projects
from workbench.gui import theme as themes
from workbench.gui.jobs import Job, Jobs
from workbench.gui.session import Session
from workbench.gui.settings import Settings
from workbench.gui.window import MainWindow


@cache
def compared(left: Article, right: Article) -> Comparison:
    return comparing.compare_articles(left, right)


class InlineJobs(Jobs):
    """Does the work before it returns, or holds it back until it is asked to go on."""

    def __init__(self) -> None:
        super().__init__()
        self.held: list[Callable[[], None]] = []
        self.hold = False

    def start(
        self,
        label: str,
        work: Callable[..., object],
        *args: object,
        done: Callable[[Any], object],
        failed: Callable[[Problem], object],
    ) -> Job:
        job = Job(label, (work, args), done, failed, self)
        self.started.emit(job)
        self.held.append(lambda: self._do(job))
        if not self.hold:
            self.go_on()
        return job

    def go_on(self) -> None:
        """Do what was held back."""
        while self.held:
            self.held.pop(0)()

    def _do(self, job: Job) -> None:
        work, args = job.request
        try:
            result = compared(*args) if work is comparing.compare_articles else work(*args, ticket=Ticket())  # type: ignore
        except Problem as problem:
            job.fail(problem)
            return
        job.succeed(result)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[InlineJobs]:
    jobs = InlineJobs()
    yield jobs
    jobs.close()


@pytest.fixture
def session(jobs: InlineJobs, qapp: QApplication) -> Iterator[Session]:
    session = Session(jobs)
    yield session
    session.desk.close()


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A fresh sample project."""
    return projects.open_sample(tmp_path, "M.")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(tmp_path / "settings.ini")
    settings.reviewer = "M."
    return settings


@pytest.fixture
def window(qtbot: QtBot, session: Session, settings: Settings, tmp_path: Path) -> Iterator[MainWindow]:
    """An open window without a project."""
    window = MainWindow(session, settings, themes.load("light"), sample_folder=tmp_path)
    window.resize(1280, 800)
    window.restore()
    window.show()
    yield window
    window.close()
    window.deleteLater()
