"""What every decision is made of: it is stored at once, and what it changed is read again."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from workbench.core.model import Fact
from workbench.core.problem import Problem
from workbench.flow import facts as fact_flow
from workbench.flow.projects import Project
from workbench.gui.session.desk import Desk
from workbench.gui.session.focus import Focus
from workbench.gui.session.journey import Journey
from workbench.gui.session.ledger import Ledger

T = TypeVar("T")
_OF_ARTICLES = frozenset({"article", "article_version", "pair_ruling"})


class Storing(QObject):
    """Announces what became of the facts and of the log, whoever wrote to them."""

    facts_changed = Signal()
    history_changed = Signal()
    told = Signal(str)
    failed = Signal(Problem)

    def __init__(self, desk: Desk, focus: Focus, ledger: Ledger, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._focus, self._ledger = desk, focus, ledger
        self._travelling = False
        self.journey = Journey(lambda verb: self.do(verb, write=False), self)
        self.journey.arrived.connect(self._arrive)
        self.journey.under_way.connect(self.told)
        desk.project_changed.connect(self._read)
        desk.pair_changed.connect(self._look_around)
        desk.articles_changed.connect(self.history_changed.emit)
        desk.version_added.connect(self.history_changed.emit)
        self.history_changed.connect(self.catch_up)  # what others wrote

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact with all its evidence, read anew; the ledger knows the rest without reading."""
        return fact_flow.facts(self._desk.project) if self._desk.project else ()

    @property
    def here(self) -> tuple[Fact, ...]:
        """The facts quoted in the articles on the desk, with that evidence only."""
        return self._ledger.here

    def fact(self, guid: str) -> Fact | None:
        """One fact of the project."""
        return self._ledger.fact(guid)

    def do(self, verb: Callable[[Project], T], *, write: bool = True) -> T | None:
        """Do something with the project, and say what went wrong, or show what became of it."""
        if self._desk.project is None:
            return None
        try:
            result = verb(self._desk.project)
        except Problem as problem:
            self.failed.emit(problem)
            return None
        if write:
            self.history_changed.emit()
        return result

    def _arrive(self, said: str) -> None:
        """Take up what was turned round, and say it."""
        self._travelling = True
        try:
            self.history_changed.emit()
        finally:
            self._travelling = False
        if said:
            self.told.emit(said)

    def catch_up(self) -> None:
        """Take up what was written since, here or elsewhere."""
        touched = self._ledger.catch_up()
        if self._travelling and touched.tables & _OF_ARTICLES:
            self._desk.refresh_articles()
        if touched.tables:
            self._keep_focus()
            self.facts_changed.emit()

    def _read(self) -> None:
        self._ledger.read()
        self._keep_focus()
        self.facts_changed.emit()
        self.history_changed.emit()

    def _look_around(self) -> None:
        self._ledger.look_around()
        self.facts_changed.emit()

    def _keep_focus(self) -> None:
        """Look at nothing that is gone; a fact whose current quote is gone shows its last one."""
        fact, evidence = self.fact(self._focus.fact), self._focus.evidence
        if fact is None:
            self._focus.select_fact("")
        elif evidence not in {quote.guid for quote in fact.evidence}:
            self._focus.select_fact(fact.guid, fact.evidence[-1].guid if fact.evidence else "")
