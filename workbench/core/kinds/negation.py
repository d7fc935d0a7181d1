"""Statements turned round: a negation on one side only, or words that mean the opposite."""

from collections.abc import Iterator

from workbench.core.contrasting import differing
from workbench.core.cueing import lone, one, opposed, words
from workbench.core.difference import Block, Stretch
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Relation, Severity, Tier
from workbench.core.pairing import Pairing


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Negations without a partner, words against their negated form, and antonyms."""
    if not pairing.alike:
        return
    for _ in opposed(pairing, "negators"):
        continue
    for side, cue in lone(pairing, "negators"):
        if pairing.close or cue.group == "not":
            rule = f"“{words(pairing, side, cue)}” turns the statement round on one side only"
            yield one(pairing, "negation", side, cue, Severity.HIGH, rule, Relation.CONFLICT)
    for block in pairing.blocks:
        yield from _prefixed(pairing, block)
    yield from differing(pairing, "negation", Severity.HIGH, Relation.CONFLICT)


def _prefixed(pairing: Pairing, block: Block) -> Iterator[Divergence]:
    """As in "likely" against "unlikely" in one changed place."""
    if block.left.start == block.left.end or block.right.start == block.right.end:
        return
    left, right = pairing.left.words(block.left), pairing.right.words(block.right)
    for a in left:
        for b in right:
            mine, theirs = pairing.left.passage.tokens[a].norm, pairing.right.passage.tokens[b].norm
            if (
                len(mine) != len(theirs)
                and min(len(mine), len(theirs)) > 3
                and _negated(pairing, mine, theirs)
            ):
                words = pairing.left.passage.tokens[a].text, pairing.right.passage.tokens[b].text
                rule = f"“{words[0]}” and “{words[1]}” are opposites"
                where = Stretch(a, a + 1), Stretch(b, b + 1)
                yield pairing.claim("negation", Relation.CONFLICT, Severity.HIGH, *where, rule)
                return


def _negated(pairing: Pairing, mine: str, theirs: str) -> bool:
    shorter, longer = sorted((mine, theirs), key=len)
    prefixes = pairing.context.lexicon.negative_prefixes
    return longer.endswith(shorter) and longer.removesuffix(shorter) in prefixes


KIND = Kind(
    "negation",
    "Negation",
    Tier.CLAIM,
    "claim",
    "¬",
    "A statement and its opposite.",
    find,
    looks=frozenset({"negators", "prefixes", "negation apart"}),
)
