"""What the reviewer decided: facts, evidence, stances, tags, and the way back and forth."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from workbench.core.model import Fact, Quote, Stance
from workbench.core.problem import Problem
from workbench.flow import exporting, history
from workbench.flow import facts as fact_flow
from workbench.flow.projects import Project
from workbench.gui.session import quoting
from workbench.gui.session.desk import Desk
from workbench.gui.session.focus import Focus

T = TypeVar("T")


class Review(QObject):
    """Every verb here is one stored action; nothing is ever left unsaved."""

    facts_changed = Signal()
    history_changed = Signal()
    told = Signal(str)
    failed = Signal(Problem)

    def __init__(self, desk: Desk, focus: Focus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._focus = focus
        self.facts: tuple[Fact, ...] = ()
        desk.project_changed.connect(self._reload)
        desk.articles_changed.connect(self.history_changed.emit)
        desk.version_added.connect(self._reload)

    def fact(self, guid: str) -> Fact | None:
        """One fact of the project."""
        return next((fact for fact in self.facts if fact.guid == guid), None)

    def tags(self) -> tuple[str, ...]:
        """Every tag of the project, for completion."""
        return fact_flow.tags(self._desk.project) if self._desk.project else ()

    # ---- tagging

    def tag_fact(self) -> None:
        """A new fact from the selection, else from the divergence in focus, with both sides' spans."""
        quotes = self.quotes()
        if not quotes:
            self.told.emit("Select some text or a divergence first, then press F.")
            return
        statement = quoting.statement(self._desk.pair, self._desk.comparison, quotes[0])
        fact = self._do(lambda project: fact_flow.tag_fact(project, statement, quotes))
        if fact is not None:
            self._focus.select_fact(fact.guid, fact.evidence[-1].guid)
            count = len(fact.evidence)
            self.told.emit(
                f"{fact.name} tagged with {count} quote{'s' * (count != 1)}. 1 to 5 set the stance."
            )

    def add_evidence(self) -> None:
        """Add the selection or the divergence in focus to the current fact."""
        quotes, current = self.quotes(), self._focus.fact
        if not quotes or not current:
            self.told.emit("Choose a fact and select some text first, then press E.")
            return
        fact = self._do(lambda project: fact_flow.add_evidence(project, current, quotes))
        if fact is not None:
            self._focus.select_fact(fact.guid, fact.evidence[-1].guid)
            self.told.emit(f"Evidence added to {fact.name}.")

    def quotes(self) -> tuple[Quote, ...]:
        """What F and E would take: the selected text with its linked counterpart, else the divergence."""
        selection, divergence = self._focus.selection, self._focus.current
        pair = self._desk.pair
        if selection is not None and pair:
            return quoting.of_selection(pair, self._desk.comparison, selection.side, selection.span)
        if divergence is not None and pair:
            return quoting.of_divergence(pair, divergence)
        return ()

    def set_stance(self, stance: Stance) -> None:
        """Change what the current evidence does to its fact."""
        evidence = self._focus.evidence
        if not evidence:
            self.told.emit("Choose a fact and one of its quotes first; F makes a fact.")
            return
        self._do(lambda project: fact_flow.set_stance(project, evidence, stance))

    def edit_fact(self, guid: str, *, statement: str | None = None, status: str | None = None) -> None:
        """Change a fact's statement or status."""
        self._do(lambda project: fact_flow.edit_fact(project, guid, statement=statement, status=status))

    def set_tags(self, guid: str, tags: Sequence[str]) -> None:
        """Give a fact exactly these tags."""
        self._do(lambda project: fact_flow.set_tags(project, guid, tags))

    def remove_fact(self, guid: str) -> None:
        """Take a fact away; undo brings it back with its evidence."""
        self._do(lambda project: fact_flow.remove_fact(project, guid))

    def remove_evidence(self, guid: str) -> None:
        """Take one quote away from its fact; undo brings it back."""
        self._do(lambda project: fact_flow.remove_evidence(project, guid))

    # ---- history and export

    def undo_label(self) -> str:
        """What undo would take back, or an empty string."""
        return history.undo_label(self._desk.project) if self._desk.project else ""

    def redo_label(self) -> str:
        """What redo would do again, or an empty string."""
        return history.redo_label(self._desk.project) if self._desk.project else ""

    def undo(self) -> None:
        """Take the last action back, even one of an earlier session."""
        self.travel(history.undo, "Undone")

    def redo(self) -> None:
        """Do the last undone action again."""
        self.travel(history.redo, "Redone")

    def export(self, exporter: str, path: Path) -> None:
        """Write the facts to ``path``; the old file stays whole until the new one is complete."""
        report = self._do(lambda project: exporting.export_facts(project, exporter, path), write=False)
        if report is not None:
            self.told.emit(report.summary)

    # ---- inside

    def _do(self, verb: Callable[[Project], T], *, write: bool = True) -> T | None:
        if self._desk.project is None:
            return None
        try:
            result = verb(self._desk.project)
        except Problem as problem:
            self.failed.emit(problem)
            return None
        if write:
            self._reload()
        return result

    def travel(self, verb: Callable[[Project], str], word: str) -> None:
        """Go back or forth through what was done, and say which step that was."""
        label = self._do(verb, write=False)
        if label:
            self._desk.refresh_articles()
            self._reload()
            self.told.emit(f"{word}: {label}")

    def _reload(self) -> None:
        self.facts = fact_flow.facts(self._desk.project) if self._desk.project else ()
        self._keep_focus()
        self.facts_changed.emit()
        self.history_changed.emit()

    def _keep_focus(self) -> None:
        """Look at nothing that is gone; a fact whose current quote is gone shows its last one."""
        fact, evidence = self.fact(self._focus.fact), self._focus.evidence
        if fact is None:
            self._focus.select_fact("")
        elif evidence not in {quote.guid for quote in fact.evidence}:
            self._focus.select_fact(fact.guid, fact.evidence[-1].guid if fact.evidence else "")
