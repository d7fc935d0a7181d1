"""Words for what is talked about that a table sets apart."""

from collections.abc import Iterator

from workbench.core import swapped
from workbench.core.contrasting import differing
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Relation, Severity, Tier
from workbench.core.pairing import Pairing


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Words in one place that exclude each other, and the one swap of a sentence otherwise kept."""
    yield from differing(pairing, "term", Severity.MEDIUM, Relation.SHIFT)
    yield from swapped.differing(pairing, "term")


KIND = Kind(
    "term",
    "Term",
    Tier.CLAIM,
    "claim",
    "T",
    "Words for what is talked about.",
    find,
)
