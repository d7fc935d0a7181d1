"""Sums and products of sparse vectors: terms in ascending order, with their weights."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.core.story.vectors import Floats, Ints


def dot(left: "tuple[Ints, Floats]", right: "tuple[Ints, Floats]") -> float:
    """The inner product of two vectors."""
    import numpy as np

    (small, given), (large, weights) = sorted((left, right), key=lambda each: len(each[0]))
    if not len(small):
        return 0.0
    places = np.minimum(np.searchsorted(large, small), len(large) - 1)
    return float(np.dot(given, weights[places] * (large[places] == small)))


def added(left: "tuple[Ints, Floats]", right: "tuple[Ints, Floats]") -> "tuple[Ints, Floats]":
    """The sum of two vectors."""
    import numpy as np

    terms, places = np.unique(np.concatenate((left[0], right[0])), return_inverse=True)
    weights = np.bincount(places, np.concatenate((left[1], right[1])), minlength=len(terms))
    return terms, weights.astype(np.float32)
