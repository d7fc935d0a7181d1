"""A window on the sample project, with work done at once instead of in another process."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.core.decisions import Decision
from workbench.core.language import WordList
from workbench.core.model import (
    Article,
    Comparison,
    Divergence,
    Relation,
    Sentence,
    Severity,
    Side,
    Span,
    Tier,
)
from workbench.core.problem import Problem
from workbench.core.ticket import Cancelled, Ticket
from workbench.flow import articles, comparing, projects
from workbench.gui import theme as themes
from workbench.gui.actions import COMMANDS
from workbench.gui.jobs import Job, Jobs
from workbench.gui.session import Session
from workbench.gui.settings import Settings
from workbench.gui.theme import Theme
from workbench.gui.window import MainWindow

LEFT = "The ministry ordered 450 missiles on Monday. The crew met the White House staff. All were content."
RIGHT = "The ministry ordered 540 missiles. The crew met the White Home staff. All were satisfied."


@cache
def compared(
    left: str, right: str, decisions: tuple[Decision, ...] = (), lists: tuple[WordList, ...] = ()
) -> Comparison:
    return comparing.compare_articles(Article(left), Article(right), decisions, lists)


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
        took: Callable[[Any], object] | None = None,
    ) -> Job:
        job = Job(label, (work, args), done, failed, self, took)
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
        try:
            result = self._result(job, *job.request)
        except Cancelled:
            return
        except Problem as problem:
            job.fail(problem)
            return
        job.succeed(result)

    @staticmethod
    def _result(job: Job, work: Any, args: Any) -> object:
        if work is comparing.compare_articles:
            return compared(args[0].text, args[1].text, *args[2:])
        return work(*args, ticket=Ticket(job.progressed.emit, lambda: job.over, job.take))


@pytest.fixture(autouse=True)
def _nothing_left_over() -> Iterator[None]:
    """Widgets of one test are gone before the next; dressing them again would cost seconds."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application in its light palette, as the program starts it."""
    themes.apply(qapp, themes.load("light"))
    return qapp


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[InlineJobs]:
    jobs = InlineJobs()
    yield jobs
    jobs.close()


@pytest.fixture
def session(jobs: InlineJobs, qapp: QApplication) -> Iterator[Session]:
    session = Session(jobs)
    session.keys.learn(COMMANDS)
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
def window(
    qtbot: QtBot, dressed: QApplication, session: Session, settings: Settings, tmp_path: Path
) -> Iterator[MainWindow]:
    """An open window without a project, dressed as the program dresses it."""
    window = MainWindow(session, settings, themes.load("light"), sample_folder=tmp_path)
    window.resize(1280, 800)
    window.restore()
    window.show()
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return themes.load("light")


@pytest.fixture
def guids(session: Session, jobs: InlineJobs, tmp_path: Path) -> list[str]:
    """Three articles in an open project: two nearly the same, one with hostile words about it."""
    jobs.hold = True
    assert session.desk.open(tmp_path / "project.swb", "M.", create=True)
    for text, title, outlet, published in (
        (LEFT, "Missiles ordered", "The Diplomat", "2024-02-12"),
        (RIGHT, "Missiles bought", "Zephyrnet", "2024-02-13"),
        ("Something else.", "<img src=file:///etc/passwd><b>bold</b>", "<b>Outlet</b>", ""),
    ):
        draft = articles.read_pasted(text)
        session.desk.import_draft(replace(draft, title=title, outlet=outlet, published=published))
    return [card.guid for card in session.desk.first(999)]


@pytest.fixture
def compare(session: Session, guids: list[str]) -> Callable[..., Comparison]:
    """Lay the first two articles side by side and put a comparison on the desk."""

    def put(divergences: tuple[Divergence, ...] | None = None, **rest: Any) -> Comparison:
        session.desk.choose(guids[0], guids[1])
        found = known_divergences() if divergences is None else divergences
        sentences = {side: (Sentence(Span(0, len(session.desk.text(side)))),) for side in Side}
        made = Comparison(sentences[Side.LEFT], sentences[Side.RIGHT], divergences=found, **rest)
        session.desk.comparison = made
        session.desk.comparison_changed.emit()
        return made

    return put


def known_divergences() -> tuple[Divergence, ...]:
    return (
        _divergence("quantity", "claim", "conflict", "high", "450", "540"),
        _divergence("date", "claim", "left_only", "low", "Monday", ""),
        _divergence("name_org", "claim", "distorted", "medium", "White House", "White Home"),
        _divergence("wording", "wording", "shift", "low", "content", "satisfied"),
    )


def _divergence(kind: str, tier: str, relation: str, severity: str, left: str, right: str) -> Divergence:
    def span(text: str, words: str) -> Span | None:
        return Span(text.index(words), text.index(words) + len(words)) if words else None

    return Divergence(
        kind,
        Tier(tier),
        Relation(relation),
        Severity(severity),
        span(LEFT, left),
        span(RIGHT, right),
        left,
        right,
        f"rule for {left or right}",
    )
