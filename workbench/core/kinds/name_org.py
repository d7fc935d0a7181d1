"""Bodies and companies named differently."""

from collections.abc import Iterator

from workbench.core.kind import Kind
from workbench.core.model import Divergence, Tier
from workbench.core.naming import differing
from workbench.core.pairing import Pairing


def find(pairing: Pairing) -> Iterator[Divergence]:
    """The bodies that the other side names differently."""
    return differing(pairing, "org")


KIND = Kind(
    "name_org",
    "Organisation",
    Tier.CLAIM,
    "claim",
    "O",
    "The name of a body or company.",
    find,
    looks=frozenset({"name"}),
)
