"""Finding which articles belong together: searched as a job, kept in short turns."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.core.problem import Problem
from workbench.flow import arranging, library
from workbench.gui.jobs import Job, Jobs
from workbench.gui.session.bringing import Bringing
from workbench.gui.session.catalog import Catalog
from workbench.gui.session.desk import Desk

if TYPE_CHECKING:
    from workbench.flow.neighbours import Found

LABELS = ("Near-duplicates", "Same event")
_BETWEEN = 400


class Neighbours(QObject):
    """One search at a time. A project that was grouped once is kept grouped after every import."""

    told = Signal(str)
    failed = Signal(Problem)
    kept = Signal()

    def __init__(
        self, jobs: Jobs, desk: Desk, bringing: Bringing, catalog: Catalog, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._desk, self._catalog = jobs, desk, catalog
        self._job: Job | None = None
        self._keeping: Iterator[float] | None = None
        self._is_asked = False
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._keep_on)
        self._show = QTimer(self, singleShot=True, interval=_BETWEEN)
        self._show.timeout.connect(catalog.refresh)
        catalog.listed.connect(self._tell)
        bringing.ended.connect(lambda brought: self.follow())
        desk.project_changed.connect(self._put_away)

    @property
    def is_busy(self) -> bool:
        """Whether a search is under way, or what it found is being kept."""
        return self._keeping is not None or (self._job is not None and not self._job.over)

    def find(self, measure: str) -> None:
        """Look for what belongs together by ``near`` or ``story``, and list it so."""
        if self._desk.count < 2:
            self.told.emit("There is nothing to group yet; bring two articles or more.")
        elif self.is_busy:
            self.told.emit("A search is under way already; its progress stands at the right.")
        else:
            self._catalog.group_by(measure)
            self._start((measure,))
            self._is_asked = True

    def follow(self) -> None:
        """Group what came in since, by the measures that the project was grouped by before."""
        project = self._desk.project
        if project is None or project.read_only or self.is_busy:
            return
        grouped = arranging.grouped_by(project)
        if grouped:
            self._start(grouped)

    # ---- inside

    def _start(self, measures: Sequence[str]) -> None:
        from workbench.flow import neighbours

        project = self._desk.project
        if project is None:
            return
        said = " and ".join(LABELS[library.MEASURES.index(measure)] for measure in measures)
        self._job = self._jobs.start(
            said, neighbours.find, project.path, tuple(measures), done=self._found, failed=self.failed.emit
        )

    def _found(self, found: "Found") -> None:
        from workbench.flow import neighbours

        if self._desk.project is not None:
            self._keeping = neighbours.keep(self._desk.project, found)
            self._keep_on()

    def _keep_on(self) -> None:
        """Keep one step more, then let the window breathe."""
        if self._keeping is None:
            return
        try:
            share = next(self._keeping, None)
        except Problem as problem:
            self._keeping = None
            self.failed.emit(problem)
            return
        if share is not None:
            self._turn.start()
            if not self._show.isActive():
                self._show.start()
            return
        self._keeping = None
        self._show.stop()
        self._desk.cards.forget()
        self._catalog.refresh()
        self.kept.emit()

    def _tell(self) -> None:
        if not self._is_asked or self.is_busy:
            return
        self._is_asked = False
        groups = len(self._catalog.arrangement.sections)
        word = "group" if groups == 1 else "groups"
        self.told.emit(f"{groups:,} {word} listed." if groups else "Nothing belongs together so far.")

    def _put_away(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job, self._keeping = None, None
        self._turn.stop()
        self._show.stop()
