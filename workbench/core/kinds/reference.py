"""Pronouns that point at somebody else."""

from collections.abc import Iterator

from workbench.core.cueing import against, both, opposed
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Severity, Tier
from workbench.core.pairing import Pairing


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Third-person pronouns of another class in one place."""
    if not pairing.alike:
        return
    for left, right in opposed(pairing, "pronouns"):
        rule = against(pairing, left, right)
        yield both(pairing, "reference", left, right, Severity.LOW, rule)


KIND = Kind(
    "reference",
    "Reference",
    Tier.CLAIM,
    "claim",
    "↩",
    "Whom a pronoun points at.",
    find,
    looks=frozenset({"pronouns"}),
)
