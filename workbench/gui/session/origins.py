"""Whose origins are looked at, a chosen group or that of the article on the desk, and what was found."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.core.model import Article, Side
from workbench.core.problem import Problem
from workbench.gui.jobs import Job, Jobs
from workbench.gui.session.desk import Desk

if TYPE_CHECKING:
    from workbench.core.origins import Origins


Told = tuple[tuple[str, int, str, str, str], ...]


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
        self._asked: tuple[str, ...] = ()
        self._told: Told = ()
        self.chosen = False
        self.articles: tuple[Article, ...] = ()
        self.found: Origins | None = None
        self.stopped = False
        desk.project_changed.connect(self.put_away)

    @property
    def busy(self) -> bool:
        """Whether origins are being looked for."""
        return self._job is not None

    def show(self, guids: Sequence[str]) -> None:
        """Look at the origins of these articles, until another group is asked for."""
        self.chosen, self._asked = True, tuple(guids)
        self._trace(self._asked)
        self.shown.emit()

    def show_group(self, guid: str) -> None:
        """Look at the origins of the group that an article is in."""
        from workbench.flow import origins

        if self._desk.project is not None:
            self.show(origins.group_of(self._desk.project, guid))

    def follow(self) -> None:
        """Look at the group of the article on the desk, or at that which was chosen, as it is now.

        Nothing is looked for again while the articles of the group are the same.
        """
        if self._desk.project is None:
            return
        wanted = self._asked if self.chosen else self._on_desk()
        if self._known(wanted) != self._told:
            self._trace(wanted)

    def let_go(self) -> None:
        """Go back to the group of the article on the desk."""
        self.chosen = False
        self.follow()
        self.changed.emit()

    def again(self) -> None:
        """Look for origins once more, after that was stopped."""
        self._trace(tuple(article.guid for article in self.articles))

    def open_pair(self, left: int, right: int) -> None:
        """Lay two articles of the group side by side, by their numbers."""
        self._desk.choose(self.articles[left].guid, self.articles[right].guid)

    def put_away(self) -> None:
        """Forget the group."""
        self.chosen, self._told = False, ()
        self._lay(())

    # ---- inside

    def _on_desk(self) -> tuple[str, ...]:
        from workbench.flow import origins

        project, left = self._desk.project, self._desk.pair.get(Side.LEFT)
        return origins.group_of(project, left.guid) if project is not None and left is not None else ()

    def _known(self, guids: Sequence[str]) -> Told:
        """Of the articles that are still there what bears on their origins."""
        cards = (self._desk.card(guid) for guid in guids)
        return tuple(
            (c.guid, c.version, c.title, c.outlet, "" if "published" in c.guessed else c.published)
            for c in cards
            if c is not None
        )

    def _trace(self, guids: tuple[str, ...]) -> None:
        project = self._desk.project
        if project is None:
            return
        from workbench.flow import origins

        self._told = self._known(guids)
        try:
            self._lay(origins.gather(project, [guid for guid, *_ in self._told]))
            lists = origins.lists_of(project)
        except Problem as problem:
            self._desk.failed.emit(problem)
            return
        if len(self._told) > len(self.articles):
            self._desk.told.emit(f"Only {origins.MOST:,} of {len(self._told):,} articles are looked at.")
        if len(self.articles) > 1:
            self._start(lists)

    def _start(self, lists: object) -> None:
        from workbench.flow import origins

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
