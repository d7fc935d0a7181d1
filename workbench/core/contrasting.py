"""Words of one changed place that a table says don't mean the same."""

from collections.abc import Iterable, Iterator, Sequence

from workbench.core.difference import Block, Stretch
from workbench.core.lexicon import CONTRAST
from workbench.core.model import Divergence, Relation, Severity, Side
from workbench.core.pairing import Pairing

_MOST = 12


def set_apart(pairing: Pairing) -> list[str]:
    """What a kind must look at to be asked about the words of one changed place that a table sets apart."""
    return [f"{name} apart" for name, _, _ in _contrasts(pairing)] if pairing.alike else []


def _contrasts(pairing: Pairing) -> Sequence[tuple[str, int, int]]:
    """Words set apart, of those that nothing explained when this was first asked."""
    if pairing.contrasts is None:
        pairing.contrasts = [found for block in pairing.blocks for found in _pairs(pairing, block)]
    return pairing.contrasts


def differing(pairing: Pairing, kind: str, severity: Severity, relation: Relation) -> Iterator[Divergence]:
    """Each pair of words that a contrast of this kind sets apart, inside one changed place."""
    if not pairing.alike:
        return
    for name, a, b in _contrasts(pairing):
        if name == kind and a not in pairing.left.taken and b not in pairing.right.taken:
            mine, theirs = pairing.left.passage.tokens[a].text, pairing.right.passage.tokens[b].text
            rule = f"“{mine}” and “{theirs}” don't mean the same"
            weight = Severity.LOW if pairing.context.spun and severity is Severity.MEDIUM else severity
            yield pairing.claim(kind, relation, weight, Stretch(a, a + 1), Stretch(b, b + 1), rule)


def _pairs(pairing: Pairing, block: Block) -> Iterator[tuple[str, int, int]]:
    """The words of one changed place that some table sets apart, with the kind of each contrast."""
    if block.left.start == block.left.end or block.right.start == block.right.end:
        return
    mine, theirs = pairing.left.passage.tokens, pairing.right.passage.tokens
    left = [at for at in pairing.left.words(block.left) if mine[at].marks & CONTRAST]
    right = [at for at in pairing.right.words(block.right) if theirs[at].marks & CONTRAST] if left else []
    if not right:
        return
    lexicon = pairing.context.lexicon
    tables = [lexicon.contrasts, lexicon.near_words] if pairing.context.spun else [lexicon.contrasts]
    left, right = _fresh(pairing, Side.LEFT, left), _fresh(pairing, Side.RIGHT, right)
    if len(left) > _MOST or len(right) > _MOST:
        return
    for a in left:
        for b in right:
            kind = next(filter(None, (table.between(mine[a].norm, theirs[b].norm) for table in tables)), "")
            if kind:
                yield kind, a, b


def _fresh(pairing: Pairing, side: Side, places: Iterable[int]) -> list[int]:
    """Those of some words that are no values and didn't only move to another place."""
    half, other = pairing.half(side), pairing.half(side.other)
    tokens, typed, news = half.passage.tokens, half.typed(), other.news
    return [at for at in places if at not in typed and tokens[at].norm not in news]
