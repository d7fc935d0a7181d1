"""Tags of the current fact and of many, the tree they hang in, and what is done to many facts at once."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Signal

from workbench.core.factbook import FactLine
from workbench.core.model import Tag
from workbench.flow import facts as fact_flow
from workbench.flow import tags as tag_flow
from workbench.flow.facts import counted
from workbench.flow.projects import Project
from workbench.gui.keyed import key_of
from workbench.gui.session.focus import Focus
from workbench.gui.session.ledger import Ledger
from workbench.gui.session.review import Review

_NO_FACT = f"Choose a fact first, or press {key_of('tag')} to tag one."


class Tagging(QObject):
    """``chosen`` are the facts that a verb is about: several picked in the table, else the current one."""

    chosen_changed = Signal()

    def __init__(self, ledger: Ledger, focus: Focus, review: Review, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ledger, self._focus, self._review = ledger, focus, review
        self._picked: tuple[str, ...] = ()
        self._admits: Callable[[FactLine], bool] = lambda line: True

    @property
    def chosen(self) -> tuple[str, ...]:
        """The guids of the facts that the next verb is about."""
        picked = tuple(guid for guid in self._picked if guid in self._ledger.lines)
        if len(picked) > 1:
            return picked
        return (self._focus.fact,) if self._focus.fact in self._ledger.lines else ()

    @property
    def shown(self) -> tuple[str, ...]:
        """The guids of the facts that the filter of the table lets through."""
        return tuple(guid for guid, line in self._ledger.lines.items() if self._admits(line))

    def narrow(self, admits: Callable[[FactLine], bool]) -> None:
        """Take up which facts the filter of the table lets through."""
        self._admits = admits

    def pick(self, guids: Collection[str]) -> None:
        """Let the next verbs be about these facts."""
        picked = tuple(guids)
        if picked != self._picked:
            self._picked = picked
            self.chosen_changed.emit()

    def offered(self) -> tuple[Tag, ...]:
        """Every tag, those given last first, then the others in the order of the tree."""
        known = list(self._ledger.tags.values())
        recent = sorted((tag for tag in known if tag.used), key=lambda tag: tag.used, reverse=True)
        return (*recent, *(tag for tag in known if not tag.used))

    def held(self) -> tuple[frozenset[str], frozenset[str]]:
        """The tags that all chosen facts have, and those that only some have, by guid."""
        sets = [frozenset(self._ledger.lines[guid].tags) for guid in self.chosen]
        if not sets:
            return frozenset(), frozenset()
        every = frozenset.intersection(*sets)
        return every, frozenset.union(*sets) - every

    def with_hotkey(self, key: str) -> Tag | None:
        """The tag with that key."""
        return next((tag for tag in self._ledger.tags.values() if tag.hotkey and tag.hotkey == key), None)

    # ---- verbs

    def give(self, path: str) -> None:
        """Give the chosen facts a tag; one that is new is made."""
        chosen = self._needed()
        if chosen and self._do(lambda project: tag_flow.add_tag_to(project, chosen, path)) is not None:
            self._review.told.emit(f"{self._name(chosen)} tagged “{path}”.")

    def take(self, path: str) -> None:
        """Take a tag from the chosen facts."""
        chosen = self._needed()
        if chosen and self._do(lambda project: tag_flow.take_tag_from(project, chosen, path)) is not None:
            self._review.told.emit(f"“{path}” taken from {self._name(chosen)}.")

    def toggle(self, tag: Tag) -> None:
        """Give a tag to the chosen facts, or take it where all have it."""
        (self.take if tag.guid in self.held()[0] else self.give)(tag.path)

    def set_status(self, status: str) -> None:
        """Say where the review of the chosen facts stands."""
        if chosen := self._needed():
            self._do(lambda project: fact_flow.set_status(project, chosen, status))

    def remove_facts(self) -> None:
        """Take the chosen facts away; undo brings them back."""
        chosen = self._needed()
        if chosen and self._do(lambda project: fact_flow.remove_facts(project, chosen), nothing=True):
            self._review.told.emit(f"{counted(len(chosen))} removed. Undo brings them back.")

    def change(self, verb: Callable[[Project], object]) -> bool:
        """Change the tree of tags; says whether that could be done."""
        return bool(self._do(verb, nothing=True))

    # ---- inside

    def _needed(self) -> tuple[str, ...]:
        if not self.chosen:
            self._review.told.emit(_NO_FACT)
        return self.chosen

    def _do(self, verb: Callable[[Project], object], *, nothing: bool = False) -> object:
        """The result of the verb, or True for one that has none; None when it failed."""
        return self._review.do(lambda project: verb(project) or (True if nothing else 0))

    def _name(self, chosen: tuple[str, ...]) -> str:
        return self._ledger.lines[chosen[0]].name if len(chosen) == 1 else counted(len(chosen))
