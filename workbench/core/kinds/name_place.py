"""Places named differently."""

from collections.abc import Iterator

from workbench.core.kind import Kind
from workbench.core.model import Divergence, Tier
from workbench.core.naming import differing
from workbench.core.pairing import Pairing


def find(pairing: Pairing) -> Iterator[Divergence]:
    """The places that the other side names differently."""
    return differing(pairing, "place")


KIND = Kind(
    "name_place", "Place", Tier.CLAIM, "claim", "L", "The name of a place.", find, looks=frozenset({"name"})
)
