"""How strongly something is put."""

from collections.abc import Iterator

from workbench.core.contrasting import differing
from workbench.core.cueing import against, both, lone, one, opposed, words
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Relation, Severity, Tier
from workbench.core.pairing import Pairing

_FEW_PLACES = 2


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Strong against weak words, words of one scale, and a lone booster in a sentence otherwise kept."""
    if not pairing.alike:
        return
    for left, right in opposed(pairing, "intensity"):
        rule = against(pairing, left, right)
        yield both(pairing, "intensity", left, right, Severity.LOW, rule)
    yield from differing(pairing, "intensity", Severity.LOW, Relation.SHIFT)
    if not pairing.close or len(pairing.blocks) > _FEW_PLACES:
        return
    for side, cue in lone(pairing, "intensity"):
        rule = f"only one side says “{words(pairing, side, cue)}”"
        yield one(pairing, "intensity", side, cue, Severity.LOW, rule)


KIND = Kind(
    "intensity",
    "Intensity",
    Tier.CLAIM,
    "claim",
    "!",
    "How strongly something is put.",
    find,
    looks=frozenset({"intensity", "intensity apart"}),
)
