"""Whose origins are looked at, a chosen group or that of the article on the desk, and what was found."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.core.model import Article, Side
from workbench.core.problem import Problem
from workbench.flow import origins
from workbench.gui.jobs import Job, Jobs
from workbench.gui.session.desk import Desk

if TYPE_CHECKING:
    from workbench.core.origins import Origins


class Tracing(QObject):
    """Finds as a job who took from whom; a newer group drops the older result.

    ``shown`` tells that a group was asked for by name, ``changed`` that what is known of it is new.
    """

    shown = Signal()
    changed = Signal()

    def __init__(self, jobs: Jobs, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._desk = desk
        self._job: Job | None = None
        self._chosen = False
        self.articles: tuple[Article, ...] = ()
        self.found: Origins | None = None
        self.stopped = False
        desk.project_changed.connect(self.put_away)
        desk.labels_changed.connect(self._age)
        desk.articles_changed.connect(self._age)
        self._stale = False

    @property
    def busy(self) -> bool:
        """Whether origins are being looked for."""
        return self._job is not None

    def show(self, guids: Sequence[str]) -> None:
        """Look at the origins of these articles, until another group is asked for."""
        self._chosen = True
        self._trace(tuple(guids))
        self.shown.emit()

    def show_group(self, guid: str) -> None:
        """Look at the origins of the group that an article is in."""
        if self._desk.project is not None:
            self.show(origins.group_of(self._desk.project, guid))

    def follow(self) -> None:
        """Look at the group of the article on the desk, unless another was chosen or it is there already."""
        project, left = self._desk.project, self._desk.pair.get(Side.LEFT)
        known = tuple(article.guid for article in self.articles)
        if project is None or (self._chosen and not self._stale):
            return
        if self._chosen:
            self._trace(known)
        elif left is None:
            self._lay(())
        elif left.guid not in known or self._stale:
            self._trace(origins.group_of(project, left.guid))

    def let_go(self) -> None:
        """Go back to the group of the article on the desk."""
        self._chosen, self._stale = False, True
        self.follow()

    @property
    def chosen(self) -> bool:
        """Whether the group was asked for by name."""
        return self._chosen

    def again(self) -> None:
        """Look for origins once more, after that was stopped."""
        self._trace(tuple(article.guid for article in self.articles))

    def open_pair(self, left: int, right: int) -> None:
        """Lay two articles of the group side by side, by their numbers."""
        self._desk.choose(self.articles[left].guid, self.articles[right].guid)

    def put_away(self) -> None:
        """Forget the group."""
        self._chosen = False
        self._lay(())

    # ---- inside

    def _age(self) -> None:
        self._stale = bool(self.articles)

    def _trace(self, guids: tuple[str, ...]) -> None:
        project = self._desk.project
        if project is None:
            return
        self._stale = False
        try:
            known = tuple(guid for guid in guids if self._desk.card(guid) is not None)
            self._lay(origins.gather(project, known))
            lists = origins.lists_of(project)
        except Problem as problem:
            self._desk.failed.emit(problem)
            return
        if len(self.articles) > 1:
            self._start(lists)

    def _start(self, lists: object) -> None:
        self._job = job = self._jobs.start(
            "Looking for origins",
            origins.find_origins,
            self.articles,
            lists,
            done=self._traced,
            failed=self._not_traced,
        )
        job.finished.connect(partial(QTimer.singleShot, 0, self, partial(self._look_after, job)))
        self.changed.emit()

    def _lay(self, articles: tuple[Article, ...]) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job, self.found, self.stopped = None, None, False
        self.articles = articles
        self.changed.emit()

    def _traced(self, found: "Origins") -> None:
        self._job, self.found = None, found
        self.changed.emit()

    def _not_traced(self, problem: Problem) -> None:
        self._job, self.stopped = None, True
        self._desk.failed.emit(problem)
        self.changed.emit()

    def _look_after(self, job: Job) -> None:
        """Work that ended without a word was cancelled."""
        if self._job is job and job.over:
            self._job, self.stopped = None, True
            self.changed.emit()
