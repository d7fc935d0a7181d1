"""What the reviewer decided: facts, evidence, stances, tags, and the way back and forth."""

from collections.abc import Callable, Sequence

from workbench.core.model import Quote, Stance
from workbench.flow import facts as fact_flow
from workbench.flow import history
from workbench.flow.bringing import import_of
from workbench.flow.projects import Project
from workbench.gui.keyed import key_of
from workbench.gui.session import quoting
from workbench.gui.session.journey import Verb
from workbench.gui.session.storing import Storing


class Review(Storing):
    """Every verb here is one stored action; nothing is ever left unsaved."""

    # ---- tagging

    def tag_fact(self) -> None:
        """A new fact from the selection, else from the divergence in focus, with both sides' spans."""
        quotes = self.quotes()
        if not quotes:
            self.told.emit(f"Select some text or a divergence first, then press {key_of('tag')}.")
            return
        statement = quoting.statement(self._desk.pair, self._desk.comparison, quotes[0])
        fact = self.do(lambda project: fact_flow.tag_fact(project, statement, quotes))
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
            self.told.emit(f"Choose a fact and select some text first, then press {key_of('evidence')}.")
            return
        fact = self.do(lambda project: fact_flow.add_evidence(project, current, quotes))
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
        if not self._focus.evidence:
            self.told.emit(f"Choose a fact and one of its quotes first; {key_of('tag')} makes a fact.")
            return
        self.edit_evidence(stance=stance)

    def edit_evidence(
        self,
        *,
        stance: Stance | None = None,
        confidence: int | None = None,
        comment: str | None = None,
        important: bool | None = None,
    ) -> None:
        """Change what is said about the current quote; a ``confidence`` of 0 takes it away."""
        guid = self._focus.evidence
        if guid:
            self.do(
                lambda project: fact_flow.edit_evidence(
                    project, guid, stance=stance, confidence=confidence, comment=comment, important=important
                )
            )

    def edit_fact(self, guid: str, **changes: str | None) -> bool:
        """Change fields of a fact; says whether they could be kept."""
        return self.do(lambda project: fact_flow.edit_fact(project, guid, **changes)) is not None

    def set_tags(self, guid: str, tags: Sequence[str]) -> None:
        """Give a fact exactly these tags."""
        self.do(lambda project: fact_flow.set_tags(project, guid, tags))

    def remove_fact(self, guid: str) -> None:
        """Take a fact away; undo brings it back with its evidence."""
        self.do(lambda project: fact_flow.remove_fact(project, guid))

    def remove_evidence(self, guid: str) -> None:
        """Take one quote away from its fact; undo brings it back."""
        self.do(lambda project: fact_flow.remove_evidence(project, guid))

    # ---- history

    def undo_label(self) -> str:
        """What undo would take back, or an empty string; an import as a whole."""
        return self._whole(history.undo_label)

    def redo_label(self) -> str:
        """What redo would do again, or an empty string; an import as a whole."""
        return self._whole(history.redo_label)

    def _whole(self, label: Verb) -> str:
        said = (label(self._desk.project) if self._desk.project else "") or ""
        return import_of(said) or said

    def undo(self) -> None:
        """Take the last action back, even one of an earlier session; an import as a whole."""
        self._go(history.undo, history.undo_label, "Undone")

    def redo(self) -> None:
        """Do the last undone action again; an import as a whole."""
        self._go(history.redo, history.redo_label, "Redone")

    def _go(self, verb: Verb, label: Verb, word: str) -> None:
        if self.journey.is_under_way:
            self.told.emit("One moment: an import is on its way.")
        elif self._desk.is_reading:
            self.told.emit("Files are still being read: cancel that first, or wait until it is done.")
        else:
            self.journey.go(verb, label, word)

    def travel(self, verb: Callable[[Project], str], word: str) -> None:
        """Go back or forth through what was done, and say which step that was."""
        self._travelling = True
        try:
            label = self.do(verb)
        finally:
            self._travelling = False
        if label:
            self.told.emit(f"{word}: {label}")
