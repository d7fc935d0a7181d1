"""What the reviewer is looking at: a divergence, a stretch of text, a fact, and the filters."""

from dataclasses import dataclass, replace
from itertools import chain

from PySide6.QtCore import QObject, Signal

from workbench.core.model import Comparison, Divergence, Side, Span, Tier
from workbench.gui.session.desk import Desk
from workbench.gui.session.order import grouped


@dataclass(frozen=True, slots=True)
class Selection:
    """A stretch of text picked on one side."""

    side: Side
    span: Span


@dataclass(frozen=True, slots=True)
class Filter:
    """Which divergences are shown: tiers, hidden kinds, and words they must contain."""

    tiers: frozenset[Tier] = frozenset(Tier)
    hidden_kinds: frozenset[str] = frozenset({"format"})
    words: str = ""

    def admits(self, divergence: Divergence) -> bool:
        """Whether ``divergence`` is shown."""
        if divergence.tier not in self.tiers or divergence.kind in self.hidden_kinds:
            return False
        if not self.words:
            return True
        said = f"{divergence.left_value} {divergence.right_value} {divergence.rule}".casefold()
        return all(word in said for word in self.words.casefold().split())


class Focus(QObject):
    """One current divergence, one selection, one current fact; each change is announced once."""

    divergence_changed = Signal()
    selection_changed = Signal()
    revealed = Signal()
    fact_changed = Signal()
    filter_changed = Signal()
    polarity_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.divergence = -1
        self.selection: Selection | None = None
        self.fact = ""
        self.evidence = ""
        self.filter = Filter()
        self.severest_first = False
        self.sameness = False
        self._looked_at: Divergence | None = None
        self._walk: dict[int, int] | None = None
        self._walked: Comparison | None = None
        desk.pair_changed.connect(self._drop_selection)
        desk.comparison_changed.connect(self._reset)

    @property
    def current(self) -> Divergence | None:
        """The divergence in focus."""
        comparison = self._desk.comparison
        if comparison is None or not 0 <= self.divergence < len(comparison.divergences):
            return None
        return comparison.divergences[self.divergence]

    def visible(self) -> list[int]:
        """Indexes of the divergences that the filter admits, in the order of the walk."""
        return list(self._places())

    def place(self) -> int:
        """Where the divergence in focus stands in that order, from 0; -1 when it is not in it."""
        return self._places().get(self.divergence, -1)

    def select_divergence(self, index: int) -> None:
        """Look at one divergence (-1: at none)."""
        if index != self.divergence:
            self.divergence = index
            self._looked_at = self.current
            self.selection = None
            self.divergence_changed.emit()
            self.selection_changed.emit()

    def step(self, by: int) -> None:
        """Go to the next (+1) or previous (-1) visible divergence, claims first; stays at the ends."""
        shown, here = self.visible(), self.place()
        if shown:
            there = here + by if here >= 0 else 0
            self.select_divergence(shown[min(max(there, 0), len(shown) - 1)])

    def select_text(self, side: Side, span: Span | None) -> None:
        """Pick a stretch of text on one side (None: nothing)."""
        selection = Selection(side, span) if span and span.end > span.start else None
        if selection != self.selection:
            self.selection = selection
            self.selection_changed.emit()

    def reveal(self, side: Side, span: Span) -> None:
        """Pick a stretch of text and bring it into sight, even when it is picked already."""
        self.select_text(side, span)
        self.revealed.emit()

    def select_fact(self, guid: str, evidence: str = "") -> None:
        """Make one fact, and one of its pieces of evidence, the current one."""
        if (guid, evidence) != (self.fact, self.evidence):
            self.fact, self.evidence = guid, evidence
            self.fact_changed.emit()

    def set_filter(self, **changes: object) -> None:
        """Change ``tiers``, ``hidden_kinds`` or ``words``; the rest stays."""
        changed = replace(self.filter, **changes)  # type: ignore[arg-type]
        if changed != self.filter:
            self.filter = changed
            self._walk = None
            self.filter_changed.emit()

    def order_by_severity(self, severest_first: bool) -> None:
        """Walk through each group by severity, or in the order of the text."""
        if severest_first != self.severest_first:
            self.severest_first = severest_first
            self._walk = None
            self.filter_changed.emit()

    def show_sameness(self, same: bool) -> None:
        """Turn the polarity: mark what is the same, or what differs."""
        if same != self.sameness:
            self.sameness = same
            self.polarity_changed.emit()

    def _places(self) -> dict[int, int]:
        comparison = self._desk.comparison
        if self._walk is None or self._walked is not comparison:
            self._walked = comparison
            found = comparison.divergences if comparison else ()
            admitted = (i for i, divergence in enumerate(found) if self.filter.admits(divergence))
            groups = grouped(found, admitted, severest_first=self.severest_first)
            self._walk = {index: place for place, index in enumerate(chain(*groups.values()))}
        return self._walk

    def _reset(self) -> None:
        """Stay at the same divergence when links were corrected around it, else look at none."""
        before, self.divergence = self.divergence, self._found_again()
        self._looked_at = self.current
        if self.divergence != before or before < 0:
            self.divergence_changed.emit()

    def _found_again(self) -> int:
        comparison, looked_at = self._desk.comparison, self._looked_at
        if comparison is None or looked_at is None or self.selection is not None:
            return -1
        same = replace(looked_at, link=-1)
        found = (i for i, each in enumerate(comparison.divergences) if replace(each, link=-1) == same)
        return next(found, -1)

    def _drop_selection(self) -> None:
        self._looked_at = None
        self.select_text(Side.LEFT, None)
