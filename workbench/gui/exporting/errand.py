"""Exporting beside the window: the project is read here, the file is written by a worker process."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from workbench.core.dossier import Dossier, LeftOut, Scope
from workbench.core.model import Side
from workbench.core.problem import Problem
from workbench.flow import exporting, fact_import
from workbench.gui.jobs import Job
from workbench.gui.session import Session

T = TypeVar("T")


class Errand(QObject):
    """Looks at, and writes, the facts of the open project; one preview at a time."""

    previewed = Signal(str)
    finished = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._preview: Job | None = None
        self._read: tuple[Scope, Dossier] | None = None

    def dossier(self, scope: Scope) -> Dossier | None:
        """The facts of a choice; the last one read is kept."""
        project = self._session.desk.project
        if project is None:
            return None
        if self._read is None or self._read[0] != scope:
            found = self._tried(lambda: exporting.read_dossier(project, scope))
            self._read = None if found is None else (scope, found)
        return self._read[1] if self._read else None

    def left_out(self, exporter: str, scope: Scope) -> tuple[LeftOut, ...]:
        """What the file will not hold, and why."""
        planned = self._planned(exporter, Path(), scope)
        return exporting.left_out(planned) if planned else ()

    def preview(self, exporter: str, scope: Scope) -> None:
        """Have the beginning of the file made; ``previewed`` brings it."""
        self.stop()
        planned = self._planned(exporter, Path(), scope)
        if planned is not None:
            self._preview = self._session.jobs.start(
                "Preview",
                exporting.preview,
                exporting.beginning(planned),
                done=self._previewed,
                failed=lambda problem: self._previewed(problem.sentence),
            )

    def stop(self) -> None:
        """Give the preview up that is being made."""
        if self._preview is not None:
            self._preview.cancel()
            self._preview = None

    def write(self, exporter: str, path: Path, scope: Scope) -> Job | None:
        """Write the file in a worker process; it can be cancelled where jobs are shown."""
        project = self._session.desk.project
        planned = self._planned(exporter, path, scope)
        if planned is None or project is None:
            return None
        return self._session.jobs.start(
            "Export",
            exporting.carry_out,
            planned,
            done=self._written,
            failed=self._failed,
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

    def _planned(self, exporter: str, path: Path, scope: Scope) -> exporting.Plan | None:
        project, dossier = self._session.desk.project, self.dossier(scope)
        if project is None or dossier is None:
            return None
        pair = self._session.desk.pair
        shown = [pair[side].guid for side in Side] if len(pair) == len(Side) else []
        return self._tried(
            lambda: exporting.plan(project, exporter, path, scope, shown=shown, dossier=dossier)
        )

    def _previewed(self, text: str) -> None:
        self._preview = None
        self.previewed.emit(text)

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
