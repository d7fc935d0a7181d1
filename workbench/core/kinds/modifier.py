"""Words for of what sort something is that a table sets apart."""

from collections.abc import Iterator

from workbench.core import swapped
from workbench.core.contrasting import differing
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Relation, Severity, Tier
from workbench.core.pairing import Pairing, Rest


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Words in one place that exclude each other, and the one swap of a sentence otherwise kept."""
    yield from differing(pairing, "modifier", Severity.LOW, Relation.SHIFT)
    yield from swapped.differing(pairing, "modifier")


KIND = Kind(
    "modifier",
    "Modifier",
    Tier.CLAIM,
    "claim",
    "M",
    "Words for of what sort something is.",
    find,
    rest=Rest.BOTH,
)
