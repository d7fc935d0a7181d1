"""Clusters out of pairs, without chains: nobody joins a cluster that only one of its members vouches for.

Pairs are taken from the most alike to the least. What a sketch estimates well enough is believed; the rest is
measured on the texts, and of those only pairs that would still join two clusters. A round-up that takes over
a piece of several reports shares something with each, but those share nothing with one another: before two
clusters become one through a pair of articles, a third article must be like the other cluster's one too. Only
a shortened version that stands wholly in another article joins it without more ado.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from workbench.core.near.collection import Pairs, scales, shares
from workbench.core.near.sketch import Sketches
from workbench.core.ticket import Ticket

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]

Measure = Callable[[Sequence[tuple[int, int]]], Sequence[bool]]
"""Says of each pair of numbers whether the texts are near-duplicates."""
Open = tuple[int, int, bool]
"""A pair that would still join two clusters, and whether its sketches make it sure."""

LEAST = 0.07
"""Pairs that share less of the shorter text than this, as estimated, are no candidates."""
LEAST_IN_SMALL = 0.05
"""The same in a small collection, where there is time to look at more of them."""
SURE = 0.25
"""From this estimated share on a pair is believed without looking at the texts."""
SURE_IN_SMALL = 0.5
"""The same in a small collection, where page furniture can't be told by how many articles share it."""
SMALL = 5_000
_SHARED = 4
_WHOLE = 0.6
_PART = 0.25
_WITNESSES = 3
_ROUNDS = 5
_RELATED = 2
_EVERY = 5_000


class Grouping:
    """Joins articles, numbered as in their sketches, pair by pair."""

    def __init__(self, sketches: Sketches, ticket: Ticket) -> None:
        self._sketches = sketches
        self._ticket = ticket
        self._above = list(range(len(sketches)))
        self._partners: dict[int, list[int]] = {}
        self._scale = scales(sketches.shingles)

    def root(self, number: int) -> int:
        """The article that stands for the cluster of ``number``."""
        above = self._above
        while above[number] != number:
            above[number] = number = above[above[number]]
        return number

    def is_lone(self, left: int, right: int) -> bool:
        """Whether one of two articles is in no cluster yet."""
        return left not in self._partners or right not in self._partners

    def labels(self) -> list[int]:
        """The lowest number in the cluster of each article."""
        return [self.root(number) for number in range(len(self._above))]

    def join(self, left: int, right: int) -> None:
        """Make one cluster of two."""
        low, high = sorted((self.root(left), self.root(right)))
        self._above[high] = low
        for one, other in ((left, right), (right, left)):
            known = self._partners.setdefault(one, [])
            if len(known) < _WITNESSES:
                known.append(other)

    def strangers(self, left: int, right: int) -> list[tuple[int, int]]:
        """Pairs of which one must be alike before these two may join clusters; none when that is known."""
        found = []
        for one, other in ((left, right), (right, left)):
            known = self._partners.get(one, [])
            if known and not any(self._are_related(each, other) for each in known):
                found += [(min(each, other), max(each, other)) for each in known]
        return found

    def _are_related(self, left: int, right: int) -> bool:
        """Whether two sketches share enough to make the articles witnesses for one another."""
        shared = len(set(self._sketches.of(left).tolist()).intersection(self._sketches.of(right).tolist()))
        scale = max(int(self._scale[left]), int(self._scale[right]))
        fewest = min(int(self._sketches.shingles[left]), int(self._sketches.shingles[right]))
        return shared >= _RELATED and shared * scale >= LEAST_IN_SMALL * fewest


def group(sketches: Sketches, pairs: Pairs, measure: Measure, ticket: Ticket | None = None) -> list[int]:
    """The lowest number in the cluster of each article, numbered as in their sketches.

    ``measure`` is asked about pairs that the sketches leave uncertain, in few large lots. The order of the
    pairs doesn't matter. Raises Cancelled when the ticket is.
    """
    ticket = ticket or Ticket()
    made = Grouping(sketches, ticket)
    ordered, is_sure, are_twins, is_part = _by_likeness(sketches, pairs)
    left, right = pairs.left[ordered].tolist(), pairs.right[ordered].tolist()
    open_: list[Open] = []
    for place in ticket.over(range(len(ordered)), _EVERY):
        one, other = left[place], right[place]
        if made.root(one) == made.root(other):
            continue
        needs_nobody = are_twins[place] or (is_part[place] and made.is_lone(one, other))
        if is_sure[place] and (needs_nobody or not made.strangers(one, other)):
            made.join(one, other)
        else:
            open_.append((one, other, is_sure[place]))
    _measured(made, open_, measure, ticket)
    return made.labels()


def _by_likeness(sketches: Sketches, pairs: Pairs) -> "tuple[Numbers, list[bool], list[bool], list[bool]]":
    """The candidates in the order in which they are taken; which are sure, twins, a part of the other.

    A part stands wholly in the other article and makes up a good share of it, as a shortened version does.
    """
    import numpy as np

    first, second = shares(sketches, pairs)
    less, more = np.minimum(first, second), np.maximum(first, second)
    order = np.lexsort((pairs.right, pairs.left, -more, -less))
    least, sure = (LEAST, SURE) if len(sketches) >= SMALL else (LEAST_IN_SMALL, SURE_IN_SMALL)
    order = order[more[order] >= least]
    all_shared = pairs.shared == np.maximum(sketches.shingles[pairs.left], sketches.shingles[pairs.right])
    is_sure = (more >= sure) & (pairs.shared >= _SHARED) | all_shared
    are_twins, is_part = less >= _WHOLE, (more >= _WHOLE) & (less >= _PART)
    return order, is_sure[order].tolist(), are_twins[order].tolist(), is_part[order].tolist()


def _measured(made: Grouping, waiting: Sequence[Open], measure: Measure, ticket: Ticket) -> None:
    """Join by what the texts themselves show: in each round the best open pair of every two clusters."""
    alike: dict[tuple[int, int], bool] = {}
    for turn in range(_ROUNDS):
        chosen, waiting = _round(made, waiting)
        if not chosen:
            return
        ticket.progress(turn / _ROUNDS, "Comparing texts")
        _ask(measure, {(left, right) for left, right, sure in chosen if not sure}, alike)
        likely = [each for each in chosen if each[2] or alike[each[:2]]]
        _ask(measure, {pair for each in likely for pair in made.strangers(*each[:2])}, alike)
        waiting = [each for each in likely if not _joined(made, each[:2], alike)] + waiting


def _ask(measure: Measure, pairs: set[tuple[int, int]], alike: dict[tuple[int, int], bool]) -> None:
    """Measure those pairs that were not measured before."""
    wanted = sorted(pairs - alike.keys())
    alike.update(zip(wanted, measure(wanted), strict=True))


def _joined(made: Grouping, pair: tuple[int, int], alike: Mapping[tuple[int, int], bool]) -> bool:
    """Whether the matter is settled: joined, or refused because no second article vouches for the pair.

    Clusters may have grown meanwhile, by articles that nobody was asked about yet.
    """
    others = made.strangers(*pair)
    for one in pair:
        known = [alike.get(each) for each in others if one in each]
        if known and not any(known):
            return None not in known
    made.join(*pair)
    return True


def _round(made: Grouping, waiting: Sequence[Open]) -> tuple[list[Open], list[Open]]:
    """The first open pair between any two clusters, and the others that may still be needed."""
    chosen: list[Open] = []
    later: list[Open] = []
    seen: set[tuple[int, int]] = set()
    for left, right, sure in waiting:
        low, high = sorted((made.root(left), made.root(right)))
        if low == high:
            continue
        if (low, high) in seen:
            later.append((left, right, sure))
        else:
            seen.add((low, high))
            chosen.append((left, right, sure))
    return chosen, later
