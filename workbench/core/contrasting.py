"""Words of one changed place that a table says don't mean the same."""

from collections.abc import Iterator

from workbench.core.difference import Block, Stretch
from workbench.core.model import Divergence, Relation, Severity, Side
from workbench.core.pairing import Pairing

_MOST = 12


def differing(pairing: Pairing, kind: str, severity: Severity, relation: Relation) -> Iterator[Divergence]:
    """Each pair of words that a contrast of this kind sets apart, inside one changed place."""
    if not pairing.alike:
        return
    for block in pairing.blocks:
        for left, right in _pairs(pairing, block, kind):
            mine = " ".join(pairing.left.passage.words(*left))
            theirs = " ".join(pairing.right.passage.words(*right))
            rule = f"“{mine}” and “{theirs}” don't mean the same"
            yield pairing.claim(kind, relation, severity, left, right, rule)


def _pairs(pairing: Pairing, block: Block, kind: str) -> list[tuple[Stretch, Stretch]]:
    left = pairing.fresh(Side.LEFT, block.left)
    right = pairing.fresh(Side.RIGHT, block.right)
    if not left or not right or len(left) > _MOST or len(right) > _MOST:
        return []
    contrasts = pairing.context.lexicon.contrasts
    mine, theirs = pairing.left.passage.tokens, pairing.right.passage.tokens
    found: list[tuple[Stretch, Stretch]] = []
    used: set[int] = set()
    for a in left:
        if not contrasts.knows(mine[a].norm):
            continue
        for b in right:
            if b not in used and contrasts.between(mine[a].norm, theirs[b].norm) == kind:
                used.add(b)
                found.append((Stretch(a, a + 1), Stretch(b, b + 1)))
                break
    return found
