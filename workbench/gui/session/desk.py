"""What lies on the desk: the chosen pair of the project's articles, and its comparison."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.core.decisions import Decision, confirmed
from workbench.core.language import WordList
from workbench.core.model import Article, Comparison, Side
from workbench.core.problem import Problem
from workbench.flow import articles as article_flow
from workbench.flow import comparing, linking, wordlists
from workbench.gui.jobs import Job, Jobs
from workbench.gui.session.shelf import Shelf
from workbench.gui.session.spots import Spot, set_apart

LABELS = ("title", "outlet", "author", "published", "url", "language")


def are_versions(pair: Mapping[Side, Article]) -> bool:
    """Whether a pair is two versions of one article; what differs between them is read, not decided."""
    guids, numbers = {each.guid for each in pair.values()}, {each.version for each in pair.values()}
    return len(guids) == 1 and len(numbers) > 1


class Desk(Shelf):
    """Lays two articles side by side; comparing runs as a job, and a newer pair drops the older result."""

    pair_changed = Signal()
    labels_changed = Signal()
    comparison_changed = Signal()
    comparing_changed = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(jobs, parent)
        self._comparing: Job | None = None
        self.stopped = False
        self.pair: dict[Side, Article] = {}
        self.comparison: Comparison | None = None
        self.decisions: tuple[Decision, ...] = ()
        self.lists: tuple[WordList, ...] = ()

    @property
    def apart(self) -> Mapping[Spot, tuple[int, ...]]:
        """The sentences that people took away from others, and from which."""
        return set_apart(self.comparison, self.decisions) if self.comparison else {}

    def choose(self, left: str, right: str, versions: tuple[int, int] = (0, 0)) -> None:
        """Lay two articles, or two versions of one, side by side and compare them; 0 is the newest."""
        if self.project is None:
            return
        try:
            chosen = {
                Side.LEFT: article_flow.article(self.project, left, versions[0]),
                Side.RIGHT: article_flow.article(self.project, right, versions[1]),
            }
            decided = () if are_versions(chosen) else linking.decisions(self.project, left, right)
            lists = wordlists.for_comparing(self.project)
        except Problem as problem:
            self.failed.emit(problem)
            return
        self._lay(chosen)
        self.lists = lists
        self.decisions = decided
        self._compare()

    def choose_side(self, side: Side, guid: str) -> None:
        """Put another article on one side and keep the other."""
        other = self.pair.get(side.other)
        if other is None:
            return
        chosen = {side: guid, side.other: other.guid}
        self.choose(chosen[Side.LEFT], chosen[Side.RIGHT])

    def swap(self) -> None:
        """Exchange left and right."""
        if self.pair:
            left, right = self.pair[Side.LEFT], self.pair[Side.RIGHT]
            versions = (right.version, left.version) if are_versions(self.pair) else (0, 0)
            self.choose(right.guid, left.guid, versions)

    def compare_again(self) -> None:
        """Compare the pair once more, after a comparison that stopped."""
        if self.pair:
            self._compare()

    def text(self, side: Side) -> str:
        """The text on ``side``, empty when nothing lies there."""
        article = self.pair.get(side)
        return article.text if article else ""

    def refresh_articles(self) -> None:
        """Read the article list again, and take up what that changes on the desk."""
        super().refresh_articles()
        known = {article.guid: self.card(article.guid) for article in self.pair.values()}
        if not all(known.values()):
            self._lay({})
            return
        if self._is_superseded():
            self.choose(self.pair[Side.LEFT].guid, self.pair[Side.RIGHT].guid)
            return
        labelled = {
            side: replace(article, **{name: getattr(known[article.guid], name) for name in LABELS})
            for side, article in self.pair.items()
        }
        if labelled != self.pair:
            spoken = [self.pair[side].language for side in Side]
            self.pair = labelled
            self.labels_changed.emit()
            if spoken != [labelled[side].language for side in Side]:
                self._compare()

    def refresh_links(self) -> bool:
        """Take up what was decided about the links of the pair, and say whether that changed.

        The comparison on the desk stays until the new one is there.
        """
        if self.project is None or not self.pair or are_versions(self.pair) or self._is_superseded():
            return False
        left, right = self.pair[Side.LEFT], self.pair[Side.RIGHT]
        try:
            decided = linking.decisions(self.project, left.guid, right.guid)
        except Problem as problem:
            self.failed.emit(problem)
            return False
        if decided == self.decisions:
            return False
        before, self.decisions = self.decisions, decided
        known = self._confirmed(before)
        if known is None:
            self._compare()
        else:
            self._compared(known)
        return True

    # ---- inside

    def _is_superseded(self) -> bool:
        """Whether an article on the desk has another version now; decisions speak of that one."""
        if are_versions(self.pair):
            return False
        cards = ((one, self.card(one.guid)) for one in self.pair.values())
        return any(card is not None and card.version != one.version for one, card in cards)

    def _confirmed(self, before: tuple[Decision, ...]) -> Comparison | None:
        """The comparison with links confirmed, when that is all that is new and nothing is under way."""
        if self.comparison is None or self._comparing is not None:
            return None
        texts = self.text(Side.LEFT), self.text(Side.RIGHT)
        return confirmed(self.comparison, *texts, before, self.decisions)

    def _lay(self, pair: dict[Side, Article]) -> None:
        self._give_up()
        self.comparison = None
        self.stopped = False
        self.decisions = ()
        self.pair = pair
        self.pair_changed.emit()
        self.comparison_changed.emit()

    def _put_away(self) -> None:
        super()._put_away()
        if self.pair:
            self._lay({})

    def _give_up(self) -> None:
        if self._comparing is not None:
            self._comparing.cancel()
        self._comparing = None

    def _compare(self) -> None:
        self._give_up()
        left, right = self.pair[Side.LEFT], self.pair[Side.RIGHT]
        self._stop(False)
        self._comparing = job = self._jobs.start(
            "Comparing",
            comparing.compare_articles,
            left,
            right,
            self.decisions,
            self.lists,
            done=self._compared,
            failed=self._not_compared,
        )
        job.finished.connect(partial(QTimer.singleShot, 0, self, partial(self._look_after, job)))

    def _compared(self, comparison: Comparison) -> None:
        self._comparing = None
        self.comparison = comparison
        self.comparison_changed.emit()

    def _not_compared(self, problem: Problem) -> None:
        self._comparing = None
        self._stop(True)
        self.failed.emit(problem)

    def _look_after(self, job: Job) -> None:
        """A comparison that ended without a word was cancelled."""
        if self._comparing is job and job.over:
            self._comparing = None
            self._stop(True)

    def _stop(self, stopped: bool) -> None:
        if stopped != self.stopped:
            self.stopped = stopped
            self.comparing_changed.emit()
