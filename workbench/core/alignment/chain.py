"""The heaviest set of pairs that keeps the order of both texts."""

from collections.abc import Mapping

from workbench.core.ticket import Ticket

Pair = tuple[int, int]


def heaviest(gains: Mapping[Pair, float], ticket: Ticket | None = None) -> list[Pair]:
    """The pairs of the greatest total gain in which neither side ever goes back.

    A sentence may have several partners. All gains are above 0. Sparse dynamic programming with a
    Fenwick tree of prefix maxima: n log n time, memory by the number of pairs.
    """
    pairs = sorted(gains)
    tree: dict[int, tuple[float, int]] = {}
    size = 1 + max((j for _, j in pairs), default=0)
    before: list[int] = []
    end, most = -1, 0.0
    for number, pair in enumerate((ticket or Ticket()).over(pairs)):
        total, last = _prefix(tree, pair[1] + 1)
        before.append(last)
        total += gains[pair]
        _raise(tree, pair[1] + 1, size, (total, number))
        if total > most:
            end, most = number, total
    chain = []
    while end >= 0:
        chain.append(pairs[end])
        end = before[end]
    return chain[::-1]


def _prefix(tree: Mapping[int, tuple[float, int]], place: int) -> tuple[float, int]:
    best = (0.0, -1)
    while place:
        found = tree.get(place, best)
        if found[0] > best[0]:
            best = found
        place &= place - 1
    return best


def _raise(tree: dict[int, tuple[float, int]], place: int, size: int, value: tuple[float, int]) -> None:
    while place <= size:
        if value[0] > tree.get(place, (0.0, -1))[0]:
            tree[place] = value
        place += place & -place
