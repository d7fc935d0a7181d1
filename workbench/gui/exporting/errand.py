"""Exporting beside the window: a worker process reads the project and writes the file."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from workbench.core.dossier import Dossier, Scope
from workbench.core.model import Side
from workbench.core.problem import Problem
from workbench.flow import exporting, fact_import
from workbench.gui.jobs import Job
from workbench.gui.session import Session

T = TypeVar("T")


class Errand(QObject):
    """Looks at, and writes, the facts of the open project; one look at a time."""

    glanced = Signal(object)
    finished = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._glance: Job | None = None

    def look(self, exporter: str, scope: Scope) -> None:
        """Have counts, what is left out, and the beginning of the file made; ``glanced`` brings a Glance.

        Where that fails, the beginning says why.
        """
        self.stop()
        order = self._order(exporter, Path(), scope)
        if order is not None:
            self._glance = self._session.jobs.start(
                "Preview",
                exporting.glance,
                order,
                done=self._glanced,
                failed=lambda problem: self._glanced(exporting.Glance(0, 0, (), problem.sentence)),
            )

    def stop(self) -> None:
        """Give the look up that is being taken."""
        if self._glance is not None:
            self._glance.cancel()
            self._glance = None

    def write(self, exporter: str, path: Path, scope: Scope) -> Job | None:
        """Write the file in a worker process; it can be cancelled where jobs are shown."""
        order = self._order(exporter, path, scope)
        if order is None:
            return None
        return self._session.jobs.start(
            "Export", exporting.fulfil, order, done=self._written, failed=self._failed
        )

    def take(self, path: Path) -> Job:
        """Read facts from a file in a worker process, and take them into the project."""
        return self._session.jobs.start(
            "Import facts", fact_import.read, path, done=self._taken, failed=self._failed
        )

    def _taken(self, dossier: Dossier) -> None:
        review = self._session.review
        done = review.do(lambda project: fact_import.take_facts(project, dossier))
        if done is not None:
            review.told.emit(done.summary)
        self.finished.emit()

    def _order(self, exporter: str, path: Path, scope: Scope) -> exporting.Order | None:
        project, pair = self._session.desk.project, self._session.desk.pair
        if project is None:
            return None
        try:
            exporting.check_name(project, path)
        except Problem as problem:
            self._session.review.failed.emit(problem)
            return None
        shown = tuple(pair[side].guid for side in Side) if len(pair) == len(Side) else ()
        return exporting.Order(project.path, project.reviewer, exporter, path, scope, shown)

    def _glanced(self, glance: exporting.Glance) -> None:
        self._glance = None
        self.glanced.emit(glance)

    def _written(self, written: exporting.Written) -> None:
        project = self._session.desk.project
        if project is not None:
            report = self._tried(lambda: exporting.record(project, written))
            if report is not None:
                self._session.review.told.emit(report.summary)
                self._session.review.history_changed.emit()
        self.finished.emit()

    def _failed(self, problem: Problem) -> None:
        self._session.review.failed.emit(problem)
        self.finished.emit()

    def _tried(self, verb: Callable[[], T]) -> T | None:
        try:
            return verb()
        except Problem as problem:
            self._session.review.failed.emit(problem)
            return None
