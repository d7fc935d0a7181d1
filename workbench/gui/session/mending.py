"""Quotes that a new version moved, changed or lost: which they are, and saying where they stand."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from workbench.core.model import Span
from workbench.core.problem import Problem
from workbench.flow import repair
from workbench.flow.projects import Project
from workbench.flow.repair import Places, Stray
from workbench.gui.session.desk import Desk
from workbench.gui.session.review import Review

T = TypeVar("T")


class Mending(QObject):
    """Every verb is one stored action; ``strays_changed`` says that the queue is to be read again."""

    strays_changed = Signal()
    failed = Signal(Problem)

    def __init__(self, desk: Desk, review: Review, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        review.history_changed.connect(self.strays_changed)

    def strays(self, *, changed: bool) -> tuple[Stray, ...]:
        """The quotes to look at; with ``changed`` also those that stand on other words than they quote."""
        return repair.strays(self._desk.project, changed=changed) if self._desk.project else ()

    def places(self, guid: str) -> Places | None:
        """Both texts of one quote, and where it may stand now."""
        return self._tried(lambda project: repair.places(project, guid))

    def settle(self, guid: str, span: Span | None) -> None:
        """Say where a quote stands, or with None that it is gone."""
        self._tried(lambda project: repair.settle(project, guid, span))
        self._desk.version_added.emit()  # what stands in the newest version has changed

    def _tried(self, verb: Callable[[Project], T]) -> T | None:
        if self._desk.project is None:
            return None
        try:
            return verb(self._desk.project)
        except Problem as problem:
            self.failed.emit(problem)
            return None
