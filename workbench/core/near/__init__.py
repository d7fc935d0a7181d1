"""Near-duplicates at any size: sketches of texts, what they share, and which belong together."""

from workbench.core.near.collection import Collection, Pairs, collection, shares, spread_out
from workbench.core.near.grouping import group
from workbench.core.near.measure import NEAR, aligned, are_near, covered
from workbench.core.near.newcomers import newcomers
from workbench.core.near.sketch import METHOD, Sketches, joined, sketch, unpacked

__all__ = [
    "METHOD",
    "NEAR",
    "Collection",
    "Pairs",
    "Sketches",
    "aligned",
    "are_near",
    "collection",
    "covered",
    "group",
    "joined",
    "newcomers",
    "shares",
    "sketch",
    "spread_out",
    "unpacked",
]
