"""Numbers, shares and measures that differ in value, unit or bound."""

from collections.abc import Iterator

from workbench.core.kind import Kind
from workbench.core.measures import differing
from workbench.core.model import Divergence, Tier
from workbench.core.pairing import Pairing


def find(pairing: Pairing) -> Iterator[Divergence]:
    """The quantities that the other side contradicts or doesn't have."""
    return differing(pairing, "quantity")


KIND = Kind(
    "quantity",
    "Quantity",
    Tier.CLAIM,
    "claim",
    "#",
    "A number, its unit or its bound.",
    find,
    looks=frozenset({"quantity"}),
)
