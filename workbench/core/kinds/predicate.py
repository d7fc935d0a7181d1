"""Words for what is said to happen that a table sets apart."""

from collections.abc import Iterator

from workbench.core.contrasting import differing
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Relation, Severity, Tier
from workbench.core.pairing import Pairing


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Words in one place that exclude each other."""
    return differing(pairing, "predicate", Severity.MEDIUM, Relation.SHIFT)


KIND = Kind(
    "predicate",
    "Predicate",
    Tier.CLAIM,
    "claim",
    "V",
    "Words for what is said to happen.",
    find,
    looks=frozenset({"contrasts"}),
)
