"""Dates and spans of time that differ."""

from collections.abc import Iterator

from workbench.core.kind import Kind
from workbench.core.measures import differing
from workbench.core.model import Divergence, Tier
from workbench.core.pairing import Pairing


def find(pairing: Pairing) -> Iterator[Divergence]:
    """The dates that the other side contradicts or doesn't have."""
    return differing(pairing, "date")


KIND = Kind("date", "Date", Tier.CLAIM, "claim", "@", "A date, a span of time, or the order of events.", find)
