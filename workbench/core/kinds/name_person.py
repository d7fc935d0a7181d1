"""People named differently."""

from collections.abc import Iterator

from workbench.core.kind import Kind
from workbench.core.model import Divergence, Tier
from workbench.core.naming import differing
from workbench.core.pairing import Pairing


def find(pairing: Pairing) -> Iterator[Divergence]:
    """The people whom the other side names differently."""
    return differing(pairing, "person")


KIND = Kind(
    "name_person",
    "Person",
    Tier.CLAIM,
    "claim",
    "P",
    "The name of a person.",
    find,
    looks=frozenset({"name"}),
)
