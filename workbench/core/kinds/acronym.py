"""Acronyms that the two sides expand differently."""

from collections.abc import Iterator

from workbench.core.expansions import compared, same_expansion
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Relation, Severity, Tier
from workbench.core.pairing import Pairing


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Each acronym both sides expand: silent when they agree, else one finding for the whole expansion."""
    rights = list(pairing.right.passage.definitions)
    for mine in pairing.left.passage.definitions:
        theirs = next((d for d in rights if d.short.lower() == mine.short.lower()), None)
        if theirs is None:
            continue
        rights.remove(theirs)
        left, right = compared(pairing.left.passage.tokens, mine, pairing.right.passage.tokens, theirs)
        words = pairing.left.passage.words(*left), pairing.right.passage.words(*right)
        differ, count = same_expansion(*words)
        if differ:
            rule = f"both expand {mine.short}; {differ} of {count} words differ"
            whole = left._replace(end=mine.close), right._replace(end=theirs.close)
            relation = Relation.DISTORTED if pairing.context.spun else Relation.CONFLICT
            values = " ".join(words[0]), " ".join(words[1])
            yield pairing.claim("acronym", relation, Severity.HIGH, *whole, rule, values=values)


KIND = Kind("acronym", "Acronym", Tier.CLAIM, "claim", "A", "The words an acronym stands for.", find)
