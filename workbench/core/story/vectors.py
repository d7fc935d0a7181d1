"""The traits of many articles as weighted vectors, and which of them are worth a look together."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from workbench.core.ticket import Ticket

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from workbench.core.story.traits import Traits

    Floats = npt.NDArray[np.float32]
    Ints = npt.NDArray[np.int32]

# A few articles can't say how rare a term is: so many without it are taken to lie beside them. With them,
# one threshold serves five articles as well as five hundred.
_UNSEEN = 1000
# Terms that more articles have than this (or one in _COMMON) find nobody; they only weigh.
_CAP = 1000
_COMMON = 100
# With how many of the next articles that have a term each of them is looked at together. Those of one event
# stand next to each other at all of its terms, however many they are.
_NEXT = 16
_KEPT = 48
# What the rarest terms alone must give of the least likeness for a pair to be looked at.
_PART = 1 / 6
_BLOCK = 256
# The bytes of the two smallest keys.
_SKETCH = 8


class Vectors(NamedTuple):
    """Sparse unit vectors, one an article: row ``i`` is ``starts[i]`` to ``starts[i + 1]`` of the others.

    ``terms`` are numbers of terms, ascending in a row; ``weights`` tf-idf, square root of the counts.
    Terms that one article alone has count in its length and are left out. ``shared`` tells how many
    articles have a term.
    """

    starts: "npt.NDArray[np.int64]"
    terms: "Ints"
    weights: "Floats"
    shared: "Ints"

    def row(self, at: int) -> tuple["Ints", "Floats"]:
        """The terms and weights of one article."""
        part = slice(self.starts[at], self.starts[at + 1])
        return self.terms[part], self.weights[part]


def vectors(traits: Sequence["Traits"]) -> Vectors:
    """The traits as vectors of length one."""
    import numpy as np

    sizes = np.fromiter((len(each.counts) for each in traits), np.int64, len(traits))
    keys = np.frombuffer(b"".join(each.keys for each in traits), "<u4")
    counts = np.frombuffer(b"".join(each.counts for each in traits), np.uint8)
    known, terms = np.unique(keys, return_inverse=True)
    shared = np.bincount(terms, minlength=len(known)).astype(np.int32)
    own = _own(traits)
    told = np.bincount(terms[np.repeat(own, sizes)], minlength=len(known))
    rarity = np.log((own.sum() + _UNSEEN + 1) / np.maximum(told, 1))
    weights = (np.sqrt(counts) * rarity[terms]).astype(np.float32)
    rows = np.repeat(np.arange(len(traits)), sizes)
    length = np.sqrt(np.bincount(rows, weights * weights, minlength=len(traits)))
    weights /= np.maximum(length, 1e-9).astype(np.float32)[rows]
    kept = shared[terms] > 1
    starts = np.zeros(len(traits) + 1, np.int64)
    starts[1:] = np.cumsum(np.bincount(rows[kept], minlength=len(traits)))
    return Vectors(starts, terms[kept].astype(np.int32), weights[kept], shared)


def _own(traits: Sequence["Traits"]) -> "npt.NDArray[np.bool_]":
    """One article of those that look like copies of one text; a copy makes no word more common.

    Copies share the smallest of their hashed terms (Broder 1997).
    """
    import numpy as np

    seen: set[bytes] = set()
    own = np.zeros(len(traits), np.bool_)
    for place, each in enumerate(traits):
        sketch = each.keys[:_SKETCH]
        own[place] = sketch not in seen
        seen.add(sketch)
    return own


def likely(found: Vectors, least: float, ticket: Ticket) -> Iterator[tuple[int, int, float]]:
    """Pairs of articles whose cosine is at least ``least``: left before right, each pair once.

    Every article is looked at with the next few that share one of its terms, so that the work grows with the
    number of articles and not with that of pairs.
    """
    places = _Places(found, least)
    count = len(found.starts) - 1
    for first in range(0, count, _BLOCK):
        ticket.progress(first / max(1, count), "Looking for reports of one event")
        yield from places.near(first, min(count, first + _BLOCK))


class _Places:
    """Which articles have a term, and how much it weighs there."""

    def __init__(self, found: Vectors, least: float) -> None:
        import numpy as np

        self._np = np
        self._found = found
        self._least = least
        self._all = np.zeros(len(found.shared), np.float32)
        count = len(found.starts) - 1
        self._count = count
        rows = np.repeat(np.arange(count, dtype=np.int32), np.diff(found.starts))
        self._listed = found.shared[found.terms] <= max(_CAP, count // _COMMON)
        order = np.argsort(found.terms[self._listed], kind="stable")
        self._rows = rows[self._listed][order]
        self._weights = found.weights[self._listed][order]
        self._ends = np.cumsum(np.bincount(found.terms[self._listed], minlength=len(found.shared)))
        # Where each entry of an article stands in the list of its term.
        self._entry = np.full(len(found.terms), -1, np.int64)
        self._entry[np.flatnonzero(self._listed)[order]] = np.arange(len(order))

    def near(self, first: int, last: int) -> Iterator[tuple[int, int, float]]:
        """The pairs of the articles from ``first`` to ``last`` with those behind them."""
        pairs = self._candidates(first, last)
        for row in range(first, last):
            others = pairs[row - first]
            if len(others):
                scores = self._cosines(row, others)
                fit = scores >= self._least
                for other, score in zip(others[fit].tolist(), scores[fit].tolist(), strict=True):
                    yield row, other, score

    def _candidates(self, first: int, last: int) -> "list[Ints]":
        """For each article those behind it that share most with it, as far as they were looked at."""
        np, found = self._np, self._found
        part = slice(found.starts[first], found.starts[last])
        chosen = np.flatnonzero(self._listed[part])
        mine = np.repeat(np.arange(last - first), np.diff(found.starts[first : last + 1]))[chosen]
        terms, weights, entries = (each[part][chosen] for each in (found.terms, found.weights, self._entry))
        sizes = np.minimum(self._ends[terms] - entries - 1, _NEXT)
        offsets = np.repeat(entries + 1 - (np.cumsum(sizes) - sizes), sizes) + np.arange(int(sizes.sum()))
        pairs = np.repeat(mine, sizes) * np.int64(self._count) + self._rows[offsets]
        given = np.repeat(weights, sizes) * self._weights[offsets]
        keys, places = np.unique(pairs, return_inverse=True)
        return self._best(keys, np.bincount(places, given, minlength=len(keys)), last - first)

    def _best(
        self, keys: "npt.NDArray[np.int64]", given: "npt.NDArray[np.float64]", count: int
    ) -> "list[Ints]":
        np = self._np
        worth = given >= self._least * _PART
        mine, others = np.divmod(keys[worth], max(1, self._count))
        order = np.lexsort((-given[worth], mine))
        mine, others = mine[order], others[order]
        cuts = np.searchsorted(mine, np.arange(count + 1))
        return [others[a : min(b, a + _KEPT)] for a, b in pairwise(cuts.tolist())]

    def _cosines(self, row: int, others: "Ints") -> "Floats":
        """The cosines of one article with others."""
        np, found = self._np, self._found
        terms, weights = found.row(row)
        self._all[terms] = weights
        sizes = found.starts[others + 1] - found.starts[others]
        offsets = np.repeat(found.starts[others + 1] - np.cumsum(sizes), sizes) + np.arange(int(sizes.sum()))
        given = self._all[found.terms[offsets]] * found.weights[offsets]
        self._all[terms] = 0
        sums: Floats = np.add.reduceat(given, np.cumsum(sizes) - sizes)
        return sums
