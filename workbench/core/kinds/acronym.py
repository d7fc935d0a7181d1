"""Acronyms that the two sides expand differently."""

from collections.abc import Iterator

from workbench.core.expansions import compared, difference
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Relation, Severity, Side, Tier
from workbench.core.pairing import Pairing
from workbench.core.values.acronyms import Definition


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Each acronym both sides expand: silent when they agree, else one finding for the whole expansion."""
    rights = list(pairing.right.passage.definitions)
    for mine in pairing.left.passage.definitions:
        theirs = next((d for d in rights if d.short.lower() == mine.short.lower()), None)
        if theirs is not None:
            rights.remove(theirs)
            yield from _compared(pairing, mine, theirs)


def _compared(pairing: Pairing, mine: Definition, theirs: Definition) -> Iterator[Divergence]:
    mine = _lined_up(pairing, Side.LEFT, mine, theirs)
    theirs = _lined_up(pairing, Side.RIGHT, theirs, mine)
    small = pairing.context.lexicon.acronym_small
    left, right = compared(pairing.left.passage.tokens, mine, pairing.right.passage.tokens, theirs, small)
    tokens = pairing.left.passage.tokens[slice(*left)], pairing.right.passage.tokens[slice(*right)]
    rule = difference(mine.short, *tokens, small)
    if not rule:
        return
    whole = left._replace(end=mine.close), right._replace(end=theirs.close)
    relation = Relation.DISTORTED if pairing.context.spun else Relation.CONFLICT
    values = pairing.left.passage.written(*left), pairing.right.passage.written(*right)
    yield pairing.claim("acronym", relation, Severity.HIGH, *whole, rule, values=values)


def _lined_up(pairing: Pairing, side: Side, loose: Definition, model: Definition) -> Definition:
    """A definition its letters don't bound, begun where the other side's expansion lines up with it."""
    if loose.fits or not model.fits:
        return loose
    start = pairing.aligned(side.other, model.start)
    if start is None and model.start:
        before = pairing.aligned(side.other, model.start - 1)
        start = before + 1 if before is not None else None
    if start is None or not loose.end - 14 <= start < loose.end:
        return loose
    return loose._replace(start=start, fits=True)


KIND = Kind(
    "acronym",
    "Acronym",
    Tier.CLAIM,
    "claim",
    "()",
    "The words an acronym stands for.",
    find,
    looks=frozenset({"acronyms"}),
)
