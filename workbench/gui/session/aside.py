"""Asking a large project without making the window wait."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from workbench.core.problem import Problem
from workbench.flow import arranging
from workbench.flow.projects import Project

T = TypeVar("T")


class Aside(QObject):
    """Questions to a small project are answered at once, those to a large one by a thread with its own eyes.

    Each question has a name; a newer one of that name drops the answer of the older.
    """

    failed = Signal(Problem)
    _answered = Signal(str, int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._asked: dict[str, int] = {}
        self._waiting: dict[str, Callable[[Any], object]] = {}
        self._answered.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        name: str,
        project: Project,
        work: Callable[[Project], T],
        done: Callable[[T], object],
        wait: bool,
    ) -> None:
        """Call ``done`` with what ``work`` finds: before this returns when ``wait``, else some time later."""
        self._asked[name] = number = self._asked.get(name, 0) + 1
        if wait:
            self._take(done, _tried(partial(work, project)))
            return
        self._waiting[name] = done
        looking = partial(arranging.apart, project.path, project.reviewer, work)
        self._pool.start(lambda: self._answered.emit(name, number, _tried(looking)))

    def give_up(self) -> None:
        """Want no answer any more, and let go of the project's file."""
        for name in self._asked:
            self._asked[name] += 1
        self._waiting.clear()
        self._pool.clear()
        self._pool.waitForDone()

    def _answer(self, name: str, number: int, found: object) -> None:
        if self._asked.get(name) == number and name in self._waiting:
            self._take(self._waiting.pop(name), found)

    def _take(self, done: Callable[[Any], object], found: object) -> None:
        if isinstance(found, Problem):
            self.failed.emit(found)
        else:
            done(found)


def _tried(work: Callable[[], object]) -> object:
    try:
        return work()
    except Problem as problem:
        return problem
