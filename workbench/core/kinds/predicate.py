"""Words for what is said to happen that a table sets apart."""

from collections.abc import Iterator

from workbench.core import swapped
from workbench.core.contrasting import differing
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Relation, Severity, Tier
from workbench.core.pairing import Pairing, Rest


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Words in one place that exclude each other, and the one swap of a sentence otherwise kept."""
    yield from differing(pairing, "predicate", Severity.MEDIUM, Relation.SHIFT)
    yield from swapped.differing(pairing, "predicate")


KIND = Kind(
    "predicate",
    "Predicate",
    Tier.CLAIM,
    "claim",
    "V",
    "Words for what is said to happen.",
    find,
    rest=Rest.BOTH,
)
