"""Words of one changed place that a table says don't mean the same."""

from collections.abc import Iterator

from workbench.core.difference import Block, Stretch
from workbench.core.lexicon import CONTRAST
from workbench.core.model import Divergence, Relation, Severity, Side
from workbench.core.pairing import Pairing

_MOST = 12


def differing(pairing: Pairing, kind: str, severity: Severity, relation: Relation) -> Iterator[Divergence]:
    """Each pair of words that a contrast of this kind sets apart, inside one changed place."""
    if not pairing.alike:
        return
    if pairing.contrasts is None:
        pairing.contrasts = [found for block in pairing.blocks for found in _pairs(pairing, block)]
    for name, a, b in pairing.contrasts or ():
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
    left = [at for at in range(*block.left) if mine[at].marks & CONTRAST]
    right = [at for at in range(*block.right) if theirs[at].marks & CONTRAST] if left else []
    if not right:
        return
    lexicon = pairing.context.lexicon
    tables = [lexicon.contrasts, lexicon.near_words] if pairing.context.spun else [lexicon.contrasts]
    left, right = pairing.fresh(Side.LEFT, left), pairing.fresh(Side.RIGHT, right)
    left = [at for at in left if at not in pairing.left.typed()]
    right = [at for at in right if at not in pairing.right.typed()]
    if len(left) > _MOST or len(right) > _MOST:
        return
    for a in left:
        for b in right:
            kind = next(filter(None, (table.between(mine[a].norm, theirs[b].norm) for table in tables)), "")
            if kind:
                yield kind, a, b
