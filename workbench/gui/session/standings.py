"""Where the review of each difference on the desk stands, worked out when it is asked for."""

from PySide6.QtCore import QObject, Signal

from workbench.core import findings
from workbench.core.model import Comparison, Divergence, Fact, Side
from workbench.core.problem import Problem
from workbench.core.rulings import Docket, Ruling, Standing, Status
from workbench.flow import findings as finding_flow
from workbench.gui.session.desk import Desk


class Standings(QObject):
    """The rulings about the pair on the desk, laid on whatever comparison lies there.

    ``standings_changed`` carries the indexes of the differences that stand otherwise now; it comes for
    what people decide, and never for another comparison, which the desk announces itself.
    """

    standings_changed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rulings: tuple[Ruling, ...] = ()
        self._facts: tuple[Fact, ...] = ()
        self._settled: Comparison | None = None
        self._grounded: tuple[Comparison, findings.Ground] | None = None
        self._tagged: dict[int, tuple[str, ...]] | None = None
        self._docket = Docket()
        self._judged: tuple[Divergence, ...] = ()
        desk.pair_changed.connect(self._read)

    @property
    def docket(self) -> Docket:
        """The standing of every difference of the comparison on the desk."""
        self._settle()
        return self._docket

    @property
    def judged(self) -> tuple[Divergence, ...]:
        """The differences of the comparison on the desk, in the tiers that reviewers gave them."""
        self._settle()
        return self._judged

    @property
    def dismissed(self) -> frozenset[int]:
        """The differences that reviewers say are none."""
        held = self.docket.standings.items()
        return frozenset(index for index, standing in held if standing.status is Status.DISMISSED)

    def of(self, index: int) -> Standing:
        """Where the review of one difference stands."""
        return self.docket.of(index)

    def take_facts(self, facts: tuple[Fact, ...]) -> None:
        """Take up what is quoted as evidence now."""
        if facts != self._facts:
            self._facts, self._tagged = facts, None
            self._judge_again()

    def refresh(self) -> None:
        """Take up what was decided, undone or done again."""
        rulings = self._stored()
        if rulings is not None and rulings != self._rulings:
            self._rulings = rulings
            self._judge_again()

    # ---- inside

    def _read(self) -> None:
        self._rulings = self._stored() or ()
        self._settled = self._grounded = None

    def _stored(self) -> tuple[Ruling, ...] | None:
        project, pair = self._desk.project, self._desk.pair
        if project is None or not pair:
            return ()
        if (
            pair[Side.LEFT].guid == pair[Side.RIGHT].guid
        ):  # versions of one article, laid side by side to read
            return ()
        try:
            return finding_flow.rulings(project, pair[Side.LEFT].guid, pair[Side.RIGHT].guid)
        except Problem:  # an article that has gone is about to leave the desk, too
            return None

    def _judge_again(self) -> None:
        if self._settled is None or self._settled is not self._desk.comparison:
            self._settled = None
            return
        before, self._settled = self._docket.standings, None
        now = self.docket.standings
        changed = frozenset(i for i in {*before, *now} if before.get(i) != now.get(i))
        if changed:
            self.standings_changed.emit(changed)

    def _settle(self) -> None:
        comparison = self._desk.comparison
        if comparison is not None and comparison is self._settled:
            return
        self._settled = comparison
        if comparison is None or not self._desk.pair:
            self._docket, self._judged = Docket(), ()
            return
        found = comparison.divergences
        self._docket = self._ground(comparison).settle(self._rulings, self._tags(comparison))
        self._judged = findings.judged(found, self._docket)

    def _ground(self, comparison: Comparison) -> findings.Ground:
        if self._grounded is None or self._grounded[0] is not comparison:
            texts = self._desk.text(Side.LEFT), self._desk.text(Side.RIGHT)
            self._grounded = comparison, findings.Ground(comparison.divergences, texts)
            self._tagged = None
        return self._grounded[1]

    def _tags(self, comparison: Comparison) -> dict[int, tuple[str, ...]]:
        if self._tagged is None:
            pair = self._desk.pair
            quoted = findings.quoted(self._facts, pair[Side.LEFT], pair[Side.RIGHT])
            self._tagged = self._ground(comparison).tagged(quoted)
        return self._tagged
