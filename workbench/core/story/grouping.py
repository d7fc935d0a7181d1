"""Groups reports of one event by average linkage, from the likeliest pairs on."""

import heapq
import itertools
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from workbench.core.story.sums import added, dot
from workbench.core.story.traits import Traits
from workbench.core.ticket import Ticket

if TYPE_CHECKING:
    from workbench.core.story.vectors import Floats, Ints, Vectors

# Two groups are one event when their articles are this alike on average (cosine of weighted terms): chosen
# as the value at which groups of five articles and of a hundred are told apart equally well.
TOGETHER = 0.18
# Reports of one event appear within days. What is said weeks later may be about another one of its kind.
_SAME_TIME = 7
_OTHER_TIME = 60
_FAR = 0.6


class Likely(NamedTuple):
    """Two articles, by their places in the sequence, and how alike their traits are (0 to 1)."""

    left: int
    right: int
    score: float


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which articles report one event, by their places in the sequence that was given.

    ``pairs`` are those of one group that are alike themselves, the most alike first. ``clusters`` hold
    every article once, each group in order, those that stand alone too.
    """

    pairs: tuple[Likely, ...]
    clusters: tuple[tuple[int, ...], ...]

    def labels(self) -> tuple[int, ...]:
        """For each article the place of its group in ``clusters``."""
        found = {place: label for label, cluster in enumerate(self.clusters) for place in cluster}
        return tuple(found[place] for place in range(len(found)))


def group(traits: Sequence[Traits], ticket: Ticket | None = None, least: float = TOGETHER) -> Grouping:
    """Group the reports of one event; ``least`` is the mean cosine of two groups that become one.

    Group-average clustering (Sokal & Michener 1958) with cosines, computed from the sums of the groups'
    vectors, so that only pairs that share rare terms are ever looked at.
    """
    from workbench.core.story.vectors import likely, vectors

    ticket = ticket or Ticket()
    found = vectors(traits)
    days = [each.day for each in traits]
    pairs: list[Likely] = []
    for left, right, score in likely(found, least, ticket.part(0.0, 0.7)):
        timely = score * _timely(days[left], days[right])
        if timely >= least:
            pairs.append(Likely(left, right, timely))
    pairs.sort(key=lambda pair: (-pair.score, pair.left, pair.right))
    groups = _Groups(found, days, least)
    groups.join(pairs, ticket.part(0.7, 1.0))
    home = groups.home
    clusters = groups.clusters()
    return Grouping(tuple(pair for pair in pairs if home[pair.left] == home[pair.right]), clusters)


def _timely(left: float, right: float) -> float:
    """What the time between two days of publication leaves of a score; nothing is known without both."""
    if not left or not right:
        return 1.0
    late = (abs(left - right) - _SAME_TIME) / (_OTHER_TIME - _SAME_TIME)
    return 1.0 - (1.0 - _FAR) * min(1.0, max(0.0, late))


class _Groups:
    """Groups that grow; ``home`` tells for each article the one that its group is known by."""

    def __init__(self, found: "Vectors", days: Sequence[int], least: float) -> None:
        self._found = found
        self._least = least
        self.home = list(range(len(days)))
        self._members: dict[int, list[int]] = {}
        self._sums: dict[int, tuple[Ints, Floats]] = {}
        self._days: dict[int, list[int]] = {place: [day] for place, day in enumerate(days) if day}
        self._waiting: list[tuple[float, int, int, int]] = []
        self._asked: dict[tuple[int, int], int] = {}

    def clusters(self) -> tuple[tuple[int, ...], ...]:
        """Every group in the order of its first article."""
        found: dict[int, list[int]] = {}
        for place, home in enumerate(self.home):
            found.setdefault(home, []).append(place)
        return tuple(map(tuple, found.values()))

    def join(self, pairs: Sequence[Likely], ticket: Ticket) -> None:
        """Join the two most alike groups until none are alike enough.

        A mean is never above the best of what it is made of, so what a pair scored is asked anew only when
        it comes up.
        """
        self._waiting = [(-pair.score, pair.left, pair.right, 2) for pair in pairs]
        heapq.heapify(self._waiting)
        for number in itertools.count():
            if not self._waiting:
                break
            if not number % 200:
                ticket.progress(1 - len(self._waiting) / (len(pairs) + 1), "Grouping reports of one event")
            _, left, right, size = heapq.heappop(self._waiting)
            left, right = self.home[left], self.home[right]
            if left != right:
                self._consider(left, right, size)

    def _consider(self, left: int, right: int, size: int) -> None:
        """Join two groups when their score is still of these very groups, else score them anew."""
        together = len(self._within(left)) + len(self._within(right))
        if size == together:
            self._merge(left, right)
            return
        pair = min(left, right), max(left, right)
        if self._asked.get(pair) != together:
            self._asked[pair] = together
            score = self._score(left, right)
            if score >= self._least:
                heapq.heappush(self._waiting, (-score, left, right, together))

    def _within(self, home: int) -> list[int]:
        return self._members.get(home) or [home]

    def _sum(self, home: int) -> "tuple[Ints, Floats]":
        return self._sums.get(home) or self._found.row(home)

    def _score(self, left: int, right: int) -> float:
        """The mean cosine of the articles of two groups, less what the time between them takes."""
        cosine = dot(self._sum(left), self._sum(right))
        mean = cosine / (len(self._within(left)) * len(self._within(right)))
        return mean * _timely(self._day(left), self._day(right))

    def _day(self, home: int) -> float:
        days = self._days.get(home)
        return statistics.median(days) if days else 0

    def _merge(self, left: int, right: int) -> None:
        if len(self._within(left)) < len(self._within(right)):
            left, right = right, left
        self._sums[left] = added(self._sum(left), self._sum(right))
        self._sums.pop(right, None)
        if right in self._days:
            self._days.setdefault(left, []).extend(self._days.pop(right))
        moved = self._within(right)
        self._members[left] = self._within(left) + moved
        self._members.pop(right, None)
        for place in moved:
            self.home[place] = left
