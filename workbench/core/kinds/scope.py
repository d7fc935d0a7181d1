"""How much of something is meant: all, most, mainly, such as, only if."""

from collections.abc import Iterator

from workbench.core.contrasting import differing
from workbench.core.cueing import against, both, lone, one, opposed, words
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Relation, Severity, Tier
from workbench.core.pairing import Pairing

_ALONE = frozenset({"most", "part", "example", "except", "condition"})


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Words of scope of another class in one place, and those that one side lacks."""
    if not pairing.alike:
        return
    for left, right in opposed(pairing, "scope"):
        rule = against(pairing, left, right)
        yield both(pairing, "scope", left, right, Severity.MEDIUM, rule)
    yield from differing(pairing, "scope", Severity.MEDIUM, Relation.SHIFT)
    if not pairing.close:
        return
    for side, cue in lone(pairing, "scope"):
        if cue.group in _ALONE:
            rule = f"only one side says “{words(pairing, side, cue)}” ({cue.group})"
            yield one(pairing, "scope", side, cue, Severity.MEDIUM, rule)


KIND = Kind("scope", "Scope", Tier.CLAIM, "claim", "∀", "How much of something is meant.", find)
