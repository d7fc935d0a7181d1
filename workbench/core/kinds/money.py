"""Amounts of money that differ in value, currency or bound."""

from collections.abc import Iterator

from workbench.core.kind import Kind
from workbench.core.measures import differing
from workbench.core.model import Divergence, Tier
from workbench.core.pairing import Pairing


def find(pairing: Pairing) -> Iterator[Divergence]:
    """The amounts that the other side contradicts or doesn't have."""
    return differing(pairing, "money")


KIND = Kind(
    "money",
    "Money",
    Tier.CLAIM,
    "claim",
    "$",
    "An amount of money or its currency.",
    find,
    looks=frozenset({"money"}),
)
