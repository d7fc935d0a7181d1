"""The likely partners of a few new texts among very many old ones, without joining all of them again."""

from typing import TYPE_CHECKING

from workbench.core.near.collection import Pairs
from workbench.core.near.sketch import Sketches, joined

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]
    Words = npt.NDArray[np.uint64]

MOST = 8
"""So many partners of each new text are looked at, those that share most of what few others hold."""

_SHARED = 2
# As in the plan of the engines: what more than a few articles hold counts only for those that stand in a
# crowd by two fifths of their hashes; then some of the holders stand for all.
_FEW = 12
_CROWDED = (2, 5)
_SOME = 8
_BITS = 22


def newcomers(old: Sketches, new: Sketches) -> Pairs:
    """Candidate pairs of a new text with an old or another new one; new ones are numbered after the old.

    Of each new text the best partners only, by shared hashes that weigh the less the more texts hold them, so
    that neither page furniture nor stock phrases crowd out a true one. A table of bits passes over nearly all
    old hashes unseen. ``shared`` counts the hashes that both hold, as in the pairs of an engine.
    """
    import numpy as np

    asked = np.unique(new.hashes)
    bits = np.zeros(1 << _BITS, dtype=bool)
    bits[_slots(asked)] = True
    near = np.flatnonzero(bits[_slots(old.hashes)])
    every = joined([_held(old, near), new])
    place = np.searchsorted(asked, every.hashes)
    known = (
        asked[np.minimum(place, len(asked) - 1)] == every.hashes if len(asked) else np.zeros(0, dtype=bool)
    )
    holder = np.repeat(np.arange(len(every)), np.diff(every.starts))[known]
    sizes = np.concatenate((np.diff(old.starts), np.diff(new.starts)))
    return _best(place[known], holder, len(old), sizes)


def _slots(hashes: "Words") -> "Numbers":
    import numpy as np

    return ((hashes >> np.uint64(3)) & np.uint64((1 << _BITS) - 1)).astype(np.int64)


def _held(old: Sketches, places: "Numbers") -> Sketches:
    """The old sketches reduced to the hashes at some places."""
    import numpy as np

    return Sketches(old.hashes[places], np.searchsorted(places, old.starts), old.shingles)


def _best(hash_: "Numbers", holder: "Numbers", old: int, sizes: "Numbers") -> Pairs:
    """The pairs of each new text that share most, out of which text holds which hash.

    ``sizes`` says how many hashes each has: copies of a few words share all of theirs, be it only one.
    """
    import numpy as np

    order = np.lexsort((holder, hash_))
    hash_, holder = hash_[order], holder[order]
    counts = np.bincount(hash_)
    mine = np.flatnonzero(holder >= old)
    mine, most = _counting(mine, holder[mine] - old, counts[hash_[mine]])
    first = np.cumsum(counts) - counts
    others = np.repeat(first[hash_[mine]], most) + _within(most)
    left, right = holder[others], np.repeat(holder[mine], most)
    weight = np.repeat(1.0 / counts[hash_[mine]], most)
    kept = left < right  # two new texts meet twice at each hash
    left, right, weight = left[kept], right[kept], weight[kept]
    pair, where, shared = np.unique(
        right * (right.max(initial=0) + 1) + left, return_inverse=True, return_counts=True
    )
    weights = np.bincount(where, weights=weight, minlength=len(pair))
    size = right.max(initial=0) + 1
    left, right = pair % size, pair // size
    ranked = np.lexsort((left, -shared, -weights, right))
    first = np.searchsorted(right[ranked], right[ranked])
    enough = np.minimum(_SHARED, np.maximum(sizes[left], sizes[right]))
    ranked = ranked[(np.arange(len(ranked)) - first < MOST) & (shared >= enough)[ranked]]
    ranked = ranked[np.lexsort((right[ranked], left[ranked]))]
    return Pairs(left[ranked], right[ranked], shared[ranked])


def _counting(mine: "Numbers", who: "Numbers", counts: "Numbers") -> "tuple[Numbers, Numbers]":
    """Which hashes of the new texts count, and how many of their holders are looked at."""
    import numpy as np

    is_wide = counts > _FEW
    part, of = _CROWDED
    crowded = np.bincount(who, weights=is_wide) * of >= np.bincount(who) * part
    kept = ~is_wide | crowded[who]
    return mine[kept], np.where(is_wide, _SOME, counts)[kept]


def _within(sizes: "Numbers") -> "Numbers":
    """0, 1, 2 … for each size, one run after the other."""
    import numpy as np

    return np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
