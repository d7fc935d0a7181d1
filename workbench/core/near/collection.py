"""A collection ready to be joined: each different sketch once, numbered so that its order doesn't matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.core.near.sketch import FULL, SCALE, Sketches, at_places, starts_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]
    Shares = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Candidate pairs by number, ``left`` below ``right``, ascending, with how many hashes both hold."""

    left: "Numbers"
    right: "Numbers"
    shared: "Numbers"

    def __len__(self) -> int:
        return len(self.left)


@dataclass(frozen=True, slots=True)
class Collection:
    """The different sketches, the longest texts first, and for each text which of them is its own.

    ``place[i]`` is the number of the sketch of text ``i``, or -1 where it has no words; ``first[n]`` is the
    first text with sketch ``n``. The numbering comes from the texts alone, not from their order.
    """

    sketches: Sketches
    place: "Numbers"
    first: "Numbers"

    def __len__(self) -> int:
        return len(self.sketches)

    def sizes(self) -> "Numbers":
        """How many hashes each sketch has."""
        import numpy as np

        return np.diff(self.sketches.starts)

    def holders(self) -> "npt.NDArray[np.int32]":
        """For each hash the number of the sketch that holds it."""
        import numpy as np

        return np.repeat(np.arange(len(self), dtype=np.int32), self.sizes())


def collection(sketches: Sketches) -> Collection:
    """The different sketches of a collection, the longest text first, equally long ones by their hashes."""
    import numpy as np

    sizes = np.diff(sketches.starts)
    filled = np.flatnonzero(sizes)
    sums = np.zeros(len(sketches), dtype=np.uint64)
    if len(filled):
        sums[filled] = np.add.reduceat(sketches.hashes, sketches.starts[filled])
    order = filled[np.lexsort((filled, sums[filled], sizes[filled], -sketches.shingles[filled]))]
    new = np.ones(len(order), dtype=bool)
    told = np.stack((sums[order], sizes[order].astype(np.uint64), sketches.shingles[order].astype(np.uint64)))
    new[1:] = (told[:, 1:] != told[:, :-1]).any(axis=0)
    place = np.full(len(sketches), -1, dtype=np.int64)
    place[order] = np.cumsum(new) - 1
    first = order[new]
    hashes = sketches.hashes[at_places(sketches.starts[first], sizes[first])]
    kept = Sketches(hashes, starts_of(sizes[first]), sketches.shingles[first])
    return Collection(kept, place, first)


def shares(sketches: Sketches, pairs: Pairs) -> "tuple[Shares, Shares]":
    """Estimates of the share (0 to 1) of the shingles of the left and the right text that the other has too.

    An estimate from few shared hashes is rough: from n of them its standard error is about 1/√n of it.
    """
    import numpy as np

    rate = np.maximum(scales(sketches.shingles[pairs.left]), scales(sketches.shingles[pairs.right]))
    common = pairs.shared * rate
    return (
        np.minimum(1.0, common / np.maximum(1, sketches.shingles[pairs.left])),
        np.minimum(1.0, common / np.maximum(1, sketches.shingles[pairs.right])),
    )


def scales(shingles: "Numbers") -> "Numbers":
    """Of how many shingles one was kept, for texts with so many."""
    import numpy as np

    return np.select([shingles >= FULL, shingles >= FULL // 2, shingles >= FULL // 4], [SCALE, 4, 2], 1)


def spread_out(labels: Sequence[int], found: Collection) -> list[int]:
    """For each text the first text of its cluster, out of the cluster of each different sketch."""
    firsts: dict[int, int] = {}
    clusters = []
    for number, place in enumerate(found.place.tolist()):
        clusters.append(number if place < 0 else firsts.setdefault(labels[place], number))
    return clusters
