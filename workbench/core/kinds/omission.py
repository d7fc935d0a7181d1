"""What only the left article says."""

from collections.abc import Iterator

from workbench.core.absence import within
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Side, Tier
from workbench.core.pairing import Pairing, Rest


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Changed places with words of content on the left and none on the other side."""
    return within(pairing, "omission", Side.LEFT)


KIND = Kind(
    "omission",
    "Omission",
    Tier.CLAIM,
    "structure",
    "−",
    "What only the left article says.",
    find,
    rest=Rest.EITHER,
)
