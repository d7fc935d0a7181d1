"""What the reviewer is looking at: a divergence, a stretch of text, a fact, and the filters."""

from dataclasses import dataclass, replace
from itertools import chain

from PySide6.QtCore import QObject, Signal

from workbench.core.model import Divergence, Side, Span
from workbench.core.rulings import Docket
from workbench.gui.session.desk import Desk
from workbench.gui.session.filtering import Filter
from workbench.gui.session.order import grouped
from workbench.gui.session.standings import Standings


@dataclass(frozen=True, slots=True)
class Selection:
    """A stretch of text picked on one side."""

    side: Side
    span: Span


class Focus(QObject):
    """One current divergence, one selection, one current fact; each change is announced once."""

    divergence_changed = Signal()
    selection_changed = Signal()
    revealed = Signal()
    fact_changed = Signal()
    filter_changed = Signal()
    polarity_changed = Signal()

    def __init__(self, desk: Desk, standings: Standings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._standings = desk, standings
        self.divergence = -1
        self.selection: Selection | None = None
        self.fact = ""
        self.evidence = ""
        self.filter = Filter()
        self.severest_first = False
        self.sameness = False
        self._looked_at: Divergence | None = None
        self._walk: dict[int, int] | None = None
        self._walked: Docket | None = None
        desk.pair_changed.connect(self._drop_selection)
        desk.comparison_changed.connect(self._reset)

    @property
    def current(self) -> Divergence | None:
        """The divergence in focus, as the reviewers judged it."""
        judged = self._standings.judged
        return judged[self.divergence] if 0 <= self.divergence < len(judged) else None

    def visible(self) -> list[int]:
        """Indexes of the divergences that the filter admits, in the order of the walk."""
        return list(self._places())

    def seen(self) -> list[Divergence]:
        """The same as the reviewers judged them, without what they dismissed."""
        judged, dismissed = self._standings.judged, self._standings.dismissed
        return [judged[index] for index in self._places() if index not in dismissed]

    def place(self) -> int:
        """Where the divergence in focus stands in that order, from 0; -1 when it is not in it."""
        return self._places().get(self.divergence, -1)

    def select_divergence(self, index: int) -> None:
        """Look at one divergence (-1: at none)."""
        if index != self.divergence:
            self.divergence = index
            self._looked_at = self._found()
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
        """Change parts of the filter; the rest stays."""
        self.use_filter(replace(self.filter, **changes))  # type: ignore[arg-type]

    def use_filter(self, changed: Filter) -> None:
        """Show what another filter admits."""
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
        docket, found = self._standings.docket, self._standings.judged
        if self._walk is None or self._walked is not docket:
            self._walked = docket
            admitted = (i for i, one in enumerate(found) if self.filter.admits(one, docket.of(i).status))
            groups = grouped(found, admitted, severest_first=self.severest_first)
            self._walk = {index: place for place, index in enumerate(chain(*groups.values()))}
        return self._walk

    def _reset(self) -> None:
        """Stay at the same divergence when links were corrected around it, else look at none."""
        before, self.divergence = self.divergence, self._found_again()
        self._looked_at = self._found()
        if self.divergence != before or before < 0:
            self.divergence_changed.emit()

    def _found(self) -> Divergence | None:
        """The divergence in focus, as the engine found it."""
        comparison, index = self._desk.comparison, self.divergence
        held = comparison is not None and 0 <= index < len(comparison.divergences)
        return comparison.divergences[index] if comparison and held else None

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
