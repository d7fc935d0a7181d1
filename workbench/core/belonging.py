"""Groups out of pairs that were found alike, where people have said that some belong together and some not.

A pair held apart is never in one group, also not by way of others: pairs are taken from the most alike to the
least, and one that would bring together what a person holds apart is passed over. What people put together
comes before all that was computed.
"""

from collections import defaultdict
from collections.abc import Iterable

Pair = tuple[int, int]


def groups(
    likely: Iterable[tuple[int, int, float]], together: Iterable[Pair] = (), apart: Iterable[Pair] = ()
) -> dict[int, int]:
    """The smallest number in the group of each number that a pair names, whatever the order of the pairs."""
    made = _Groups(apart)
    for low, high in sorted(together):
        made.join(low, high)
    for low, high, _ in sorted(likely, key=lambda pair: (-pair[2], pair[0], pair[1])):
        made.join(low, high)
    return {number: made.root(number) for number in sorted(made.above)}


class _Groups:
    """Groups that grow, each known by its smallest number, and the groups that each must keep away from."""

    def __init__(self, apart: Iterable[Pair]) -> None:
        self.above: dict[int, int] = {}
        self._away: defaultdict[int, set[int]] = defaultdict(set)
        for low, high in apart:
            self._away[self.root(low)].add(self.root(high))
            self._away[self.root(high)].add(self.root(low))

    def root(self, number: int) -> int:
        """The number that stands for a group."""
        above = self.above
        above.setdefault(number, number)
        while above[number] != number:
            above[number] = number = above[above[number]]
        return number

    def join(self, left: int, right: int) -> None:
        """Make one group of two, unless they must keep away from one another."""
        low, high = sorted((self.root(left), self.root(right)))
        if low == high or high in self._away[low]:
            return
        self.above[high] = low
        for other in self._away.pop(high, ()):
            self._away[other].discard(high)
            self._away[other].add(low)
            self._away[low].add(other)
