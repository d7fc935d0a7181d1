"""Laying articles on the table of claims: a job compares them, and follows what people decide."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.core.model import Article, Comparison, Side
from workbench.core.problem import Problem
from workbench.gui.jobs import Job, Jobs
from workbench.gui.session.desk import Desk
from workbench.gui.session.focus import Focus
from workbench.gui.session.review import Review

if TYPE_CHECKING:
    from workbench.core.collation.table import Collation
    from workbench.flow.collating import Collated, Couple, Setting


class Laying(QObject):
    """The table is made by a job; a newer one drops the older, and comparisons that still hold are kept.

    ``table_changed`` tells of other articles or another table, ``state_changed`` of work begun or stopped.
    """

    table_changed = Signal()
    state_changed = Signal()

    def __init__(
        self, jobs: Jobs, desk: Desk, focus: Focus, review: Review, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._desk, self._focus, self._review = jobs, desk, focus, review
        self._setting: Setting | None = None
        self._known: dict[tuple[object, ...], Comparison] = {}
        self._job: Job | None = None
        self.collation: Collation | None = None
        self.stopped = False
        desk.project_changed.connect(self.clear)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles on the table, in the order of their columns."""
        return self._setting.articles if self._setting else ()

    # ---- laying

    def lay(self, guids: Sequence[str]) -> bool:
        """Lay these articles on the table; says whether that could be done."""
        setting = self._gathered(tuple(dict.fromkeys(guids)))
        if setting is None:
            return False
        self._take(setting)
        return True

    def lay_around(self) -> bool:
        """Lay the group of the pair on the desk on the table, or all articles of a small project."""
        from workbench.flow import collating

        project, pair = self._desk.project, self._desk.pair
        if project is None:
            return False
        lying = tuple(pair[side].guid for side in Side if side in pair)
        return self.lay(collating.around(project, lying))

    def follow(self) -> None:
        """Take up what was decided, undone or corrected since."""
        if self._setting is None:
            return
        from workbench.flow import collating

        known = [one.guid for one in self.articles if self._desk.card(one.guid) is not None]
        if len(known) < collating.FEWEST:
            self.clear()
            return
        setting = self._gathered(known)
        if setting is not None and setting != self._setting:
            self._take(setting)

    def again(self) -> None:
        """Make the table once more, after it was stopped."""
        if self._setting is not None:
            self._take(self._setting)

    def clear(self) -> None:
        """Put everything from the table."""
        self._give_up()
        self._setting = self.collation = None
        self._known = {}
        self._stop(False)
        self.table_changed.emit()

    # ---- inside

    def _gathered(self, guids: Sequence[str]) -> "Setting | None":
        from workbench.flow import collating

        if self._desk.project is None:
            return None
        try:
            return collating.gather(self._desk.project, guids)
        except Problem as problem:
            self._review.failed.emit(problem)
            return None

    def _take(self, setting: "Setting") -> None:
        """Begin to make the table, with the comparisons that are known of it."""
        from workbench.flow import collating

        self._give_up()
        if _texts(setting.articles) != _texts(self.articles):
            self.collation = None
        self._setting = setting
        self._stop(False)
        self._job = job = self._jobs.start(
            "Laying claims side by side",
            collating.collate_articles,
            self._with_known(setting),
            done=partial(self._made, setting),
            failed=self._failed,
        )
        job.finished.connect(partial(QTimer.singleShot, 0, self, partial(self._look_after, job)))
        self.table_changed.emit()

    def _made(self, setting: "Setting", made: "Collated") -> None:
        self._job = None
        self.collation = made.collation
        self._known = {
            _key(setting, couple): found
            for couple, found in zip(setting.couples, made.comparisons, strict=True)
        }
        self.table_changed.emit()

    def _failed(self, problem: Problem) -> None:
        self._job = None
        self._stop(True)
        self._review.failed.emit(problem)

    def _look_after(self, job: Job) -> None:
        """A table that ended without a word was cancelled."""
        if self._job is job and job.over:
            self._job = None
            self._stop(True)

    def _give_up(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = None

    def _stop(self, stopped: bool) -> None:
        if stopped != self.stopped:
            self.stopped = stopped
            self.state_changed.emit()

    def _with_known(self, setting: "Setting") -> "Setting":
        """The setting with the comparisons that still hold: of the table before, and of the desk."""
        known = dict(self._known)
        desk = self._desk
        if desk.comparison is not None:
            pair = desk.pair[Side.LEFT], desk.pair[Side.RIGHT]
            known[(*pair, desk.decisions, desk.lists)] = desk.comparison
        couples = (replace(each, comparison=known.get(_key(setting, each))) for each in setting.couples)
        return replace(setting, couples=tuple(couples))


def _texts(articles: Sequence[Article]) -> list[tuple[str, int]]:
    return [(article.guid, article.version) for article in articles]


def _key(setting: "Setting", couple: "Couple") -> tuple[object, ...]:
    """All that a comparison depends on."""
    pair = setting.articles[couple.left], setting.articles[couple.right]
    return (*pair, couple.decisions, setting.lists)
