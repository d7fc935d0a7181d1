"""First, only, largest, ever: what sets something above all others."""

from collections.abc import Iterator

from workbench.core.contrasting import differing
from workbench.core.cueing import against, both, lone, one, opposed, words
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Relation, Severity, Tier
from workbench.core.pairing import Pairing

_ALONE = frozenset({"first", "last", "only", "most", "least", "ever"})


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Superlatives of another class in one place, and those that one side lacks."""
    if not pairing.alike:
        return
    for left, right in opposed(pairing, "superlatives"):
        rule = against(pairing, left, right)
        yield both(pairing, "superlative", left, right, Severity.MEDIUM, rule)
    yield from differing(pairing, "superlative", Severity.MEDIUM, Relation.SHIFT)
    if not pairing.close:
        return
    for side, cue in lone(pairing, "superlatives"):
        if cue.group in _ALONE:
            rule = f"only one side says “{words(pairing, side, cue)}”"
            yield one(pairing, "superlative", side, cue, Severity.MEDIUM, rule)


KIND = Kind(
    "superlative",
    "Superlative",
    Tier.CLAIM,
    "claim",
    "↑",
    "First, only, largest, ever.",
    find,
    looks=frozenset({"superlatives", "superlative apart"}),
)
