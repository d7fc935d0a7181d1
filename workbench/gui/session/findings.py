"""Deciding about the difference in focus; after a decision the next open one is looked at."""

from collections.abc import Callable
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QObject

from workbench.core.model import Side, Tier
from workbench.core.problem import Problem
from workbench.core.rulings import Standing, Verdict
from workbench.flow import findings as finding_flow
from workbench.flow.projects import Project
from workbench.gui.keyed import key_of
from workbench.gui.session.desk import Desk, are_versions
from workbench.gui.session.focus import Focus
from workbench.gui.session.review import Review
from workbench.gui.session.standings import Standings

_FIRST = f"Choose a difference first; {key_of('next')} goes to the next one."
_VERSIONS = "Two versions of one article: what differs between them is for reading, and not decided here."
_KNOWN = "Nothing to change: it was decided so already."
_OPEN = "Nothing was decided about this difference yet."
_TURNED = MappingProxyType({Tier.CLAIM: Verdict.DEMOTED, Tier.WORDING: Verdict.PROMOTED})


class Findings(QObject):
    """Every verb is one stored action that undo takes back, told in the status bar by the review."""

    def __init__(
        self,
        desk: Desk,
        standings: Standings,
        focus: Focus,
        review: Review,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._standings, self._focus, self._review = desk, standings, focus, review
        self._deciding = False
        review.facts_changed.connect(lambda: standings.take_facts(review.here))
        review.history_changed.connect(self._follow)

    @property
    def standing(self) -> Standing | None:
        """Where the review of the difference in focus stands, if there is one."""
        return self._standings.of(self._focus.divergence) if self._focus.current else None

    # ---- verbs

    def confirm(self) -> None:
        """Say that the difference holds; where that was said already, take it back."""
        self._turn(Verdict.CONFIRMED)

    def dismiss(self) -> None:
        """Say that it is none; where that was said already, take it back."""
        self._turn(Verdict.DISMISSED)

    def turn_tier(self) -> None:
        """Make a wording a claim, or a claim a wording; where a reviewer did so already, take it back."""
        comparison, index = self._desk.comparison, self._focus.divergence
        if comparison is None or self._focus.current is None:
            self._review.told.emit(_FIRST)
            return
        self._turn(_TURNED[comparison.divergences[index].tier])

    def decide(self, verdict: Verdict, comment: str = "") -> None:
        """Say what the difference in focus is worth, and go on to the next open one."""
        comparison, index = self._desk.comparison, self._focus.divergence
        if comparison is None or self._focus.current is None:
            self._review.told.emit(_FIRST)
            return
        found, before = comparison.divergences[index], self._standings.of(index).rulings
        guids = self._desk.pair[Side.LEFT].guid, self._desk.pair[Side.RIGHT].guid
        walk = self._focus.visible()
        self._do(
            lambda project: finding_flow.decide(
                project, *guids, found, verdict, before=before, comment=comment
            ),
            partial(self._go_on, walk, index),
        )
        if self._focus.divergence == index:
            self._stay(index)

    def take_back(self) -> None:
        """Leave the difference in focus to the engine again."""
        standing = self.standing
        if standing is None or not standing.rulings:
            self._review.told.emit(_OPEN if standing else _FIRST)
            return
        self._do(lambda project: finding_flow.take_back(project, standing.rulings))

    def annotate(self, comment: str) -> None:
        """Write down why the difference in focus was decided so."""
        standing = self.standing
        if standing is None or standing.ruling is None:
            self._review.told.emit(_OPEN if standing else _FIRST)
            return
        ruling = standing.ruling
        self._do(lambda project: finding_flow.annotate(project, ruling, comment))

    # ---- inside

    def _turn(self, verdict: Verdict) -> None:
        standing = self.standing
        if standing is not None and standing.status == verdict.value:
            self.take_back()
        else:
            self.decide(verdict)

    def _do(self, verb: Callable[[Project], str], go_on: Callable[[], None] = lambda: None) -> None:
        if are_versions(self._desk.pair):
            self._review.told.emit(_VERSIONS)
            return
        if self._desk.project is None:
            return
        try:
            label = verb(self._desk.project)
        except Problem as problem:
            self._review.failed.emit(problem)
            return
        if label:
            go_on()
        self._deciding = True
        try:
            self._review.history_changed.emit()
        finally:
            self._deciding = False
        self._review.told.emit(f"{label}. Undo takes it back." if label else _KNOWN)

    def _go_on(self, walk: list[int], index: int) -> None:
        """To the next open one in the order in which they are listed, from the top again at the end."""
        place = walk.index(index) if index in walk else -1
        for following in (*walk[place + 1 :], *walk[: max(place, 0)]):
            if self._standings.of(following).status.is_open:
                self._focus.select_divergence(following)
                return

    def _stay(self, index: int) -> None:
        """Where nothing open is left: look at what was decided as long as it is listed."""
        if index not in self._focus.visible():
            self._focus.select_divergence(-1)
        if not any(self._standings.of(each).status.is_open for each in self._focus.visible()):
            self._review.told.emit(
                "Every difference that is shown has been decided. Undo takes the last back."
            )

    def _follow(self) -> None:
        """Take up what was decided, and look again at what was undone or done again."""
        before = self._standings.docket
        self._standings.refresh()
        now = self._standings.docket
        if self._deciding or now is before:
            return
        every = {*before.standings, *now.standings}
        decided = [i for i in every if before.of(i).rulings != now.of(i).rulings]
        if len(decided) == 1:
            self._look_at(decided[0])

    def _look_at(self, index: int) -> None:
        """At what was undone; where that hides it again, at the next open one behind it."""
        shown = self._focus.visible()
        if index in shown:
            self._focus.select_divergence(index)
        elif index == self._focus.divergence:
            self._go_on(sorted({*shown, index}), index)
            if self._focus.divergence == index:
                self._stay(index)
