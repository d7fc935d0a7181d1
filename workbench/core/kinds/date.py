"""Dates and spans of time that differ."""

from collections.abc import Iterator

from workbench.core.cueing import against, both, opposed
from workbench.core.kind import Kind
from workbench.core.measures import differing
from workbench.core.model import Divergence, Severity, Tier
from workbench.core.pairing import Pairing

_ORDERED = frozenset({"before", "after"})


def find(pairing: Pairing) -> Iterator[Divergence]:
    """The dates that the other side contradicts or doesn't have."""
    yield from differing(pairing, "date")
    if pairing.alike:
        for left, right in opposed(pairing, "time_order"):
            if {left.group, right.group} == _ORDERED:
                yield both(pairing, "date", left, right, Severity.HIGH, against(pairing, left, right))


KIND = Kind(
    "date",
    "Date",
    Tier.CLAIM,
    "claim",
    "◔",
    "A date, a span of time, or the order of events.",
    find,
    looks=frozenset({"date", "time_order"}),
)
