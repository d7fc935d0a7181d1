"""Cause, mere order in time, or association: how two events are tied together."""

from collections.abc import Iterator

from workbench.core.contrasting import differing
from workbench.core.cueing import against, both, opposed
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Relation, Severity, Tier
from workbench.core.pairing import Pairing


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Connectives of another class in one place."""
    if not pairing.alike:
        return
    for left, right in opposed(pairing, "causal"):
        rule = against(pairing, left, right)
        yield both(pairing, "causal", left, right, Severity.MEDIUM, rule)
    yield from differing(pairing, "causal", Severity.MEDIUM, Relation.SHIFT)


KIND = Kind(
    "causal",
    "Cause",
    Tier.CLAIM,
    "claim",
    "→",
    "Whether one thing is said to cause another.",
    find,
    looks=frozenset({"causal", "causal apart"}),
)
