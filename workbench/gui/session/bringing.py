"""What is on its way into the project: read as jobs, stored piece by piece, told of at the end."""

import time
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTime, QTimer, Signal

from workbench.core.problem import Problem
from workbench.flow import articles, bringing
from workbench.flow.bringing import Brought, Piece
from workbench.gui.jobs import Job, Jobs
from workbench.gui.session.desk import Desk

if TYPE_CHECKING:
    from workbench.flow.rereading import HowRead, Kept, Options, Trial

_SHARE = 0.1
_SELDOM = 0.4


class Bringing(QObject):
    """One import at a time, the others wait; the list grows while files are still being read.

    ``began`` says that a new import begins, ``ended`` carries what became of it; what is only good news is
    told in passing.
    """

    began = Signal()
    ended = Signal(Brought)

    def __init__(self, jobs: Jobs, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._desk = jobs, desk
        self._job: Job | None = None
        self._pieces: deque[Piece] = deque()
        self._waiting: deque[tuple[Path, ...]] = deque()
        self._shown = self._cost = 0.0
        self.brought = Brought()
        desk.project_changed.connect(self._put_away)

    @property
    def is_busy(self) -> bool:
        """Whether files are being read or wait for it."""
        return self._job is not None or bool(self._waiting)

    def take(self, paths: Sequence[Path]) -> None:
        """Read files and folders as a job, and add what can be read while it is being read."""
        if self._desk.project is None:
            self._desk.told.emit("Open or make a project first; then the articles have a place to go.")
        elif self._desk.project.read_only:
            self._desk.told.emit("This project is open read-only, so nothing can be added to it.")
        elif self._job is not None:
            self._waiting.append(tuple(paths))
            self._desk.told.emit("These files are read when the import before them is done.")
        else:
            self._begin(tuple(paths))

    # ---- reading again

    def how_read(self, guid: str) -> "HowRead | None":
        """How the newest version of an article was read."""
        from workbench.flow import rereading

        try:
            return rereading.how_read(self._desk.project, guid) if self._desk.project else None
        except Problem as problem:
            self._desk.failed.emit(problem)
            return None

    def kept(self, guid: str) -> "Kept | None":
        """An article's original with its text, to be read again; what is wrong with it is said."""
        from workbench.flow import rereading

        try:
            return rereading.kept(self._desk.project, guid) if self._desk.project else None
        except Problem as problem:
            self._desk.failed.emit(problem)
            return None

    def try_again(
        self,
        kept: "Kept",
        options: "Options",
        done: "Callable[[Trial], object]",
        failed: Callable[[Problem], object],
    ) -> Job:
        """Read an original again as a job, to see what that would change."""
        from workbench.flow import rereading

        return self._jobs.start("Reading again", rereading.try_again, kept, options, done=done, failed=failed)

    # ---- inside

    def _begin(self, paths: tuple[Path, ...]) -> None:
        self.brought = Brought(started=QTime.currentTime().toString("HH:mm:ss"))
        self._pieces.clear()
        self._shown = 0.0
        self.began.emit()
        self._job = job = self._jobs.start(
            "Importing", bringing.bring, paths, done=self._read, failed=self._stopped, took=self._take
        )
        job.finished.connect(partial(QTimer.singleShot, 0, self, partial(self._look_after, job)))
        self._desk.is_reading = True
        if job.over:  # it was done at once
            self._look_after(job)

    def _take(self, piece: Piece) -> None:
        """Pieces are stored one in a turn, so that the window can breathe between them."""
        self._pieces.append(piece)
        QTimer.singleShot(0, self, self._store_next)

    def _store_next(self) -> None:
        job = self._job
        if not self._pieces:
            return
        self._store(self._pieces.popleft())
        if job is not None:
            job.go_on()
            self._look_after(job)

    def _store(self, piece: Piece) -> None:
        project, added = self._desk.project, None
        if project is None or self.brought.stopped is not None:
            return
        try:
            if piece.drafts:
                added = articles.add_articles(project, piece.drafts, self.brought.label(piece))
        except Problem as problem:
            self._stopped(problem)
            return
        self.brought.take(piece, added)
        if added is not None and added.articles:
            self._show()

    def _show(self, *, at_once: bool = False) -> None:
        """Let the list catch up, but never spend much of the time on that."""
        now = time.monotonic()
        if at_once or now - self._shown > max(_SELDOM, self._cost / _SHARE):
            self._desk.refresh_articles()
            self._shown = time.monotonic()
            self._cost = self._shown - now

    def _read(self, passed: dict[str, int]) -> None:
        self.brought.passed = passed

    def _stopped(self, problem: Problem) -> None:
        self.brought.stopped = problem
        self._pieces.clear()
        if self._job is not None:
            self._job.cancel()

    def _look_after(self, job: Job) -> None:
        """An import is over when its job is, and all that was read is stored."""
        if self._job is not job or not job.over or (job.succeeded and self._pieces):
            return
        self._job = None
        self._desk.is_reading = False
        self._pieces.clear()
        brought = self.brought
        brought.is_cancelled = brought.stopped is None and not job.succeeded
        self._show(at_once=True)
        self._tell(brought)
        if self._waiting:
            self._begin(self._waiting.popleft())

    def _tell(self, brought: Brought) -> None:
        if brought.is_plain:
            self._desk.told.emit(brought.summary)
        self.ended.emit(brought)

    def _put_away(self) -> None:
        """Files that were read for one project never land in another."""
        job, self._job = self._job, None
        self._desk.is_reading = False
        self._waiting.clear()
        self._pieces.clear()
        if job is not None:
            job.cancel()
