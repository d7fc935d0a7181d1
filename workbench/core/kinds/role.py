"""Who did what to whom: the same names and words with the parts exchanged."""

from collections.abc import Iterator
from itertools import pairwise

from workbench.core.difference import Block, Stretch
from workbench.core.half import Half
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Relation, Severity, Side, Tier
from workbench.core.pairing import Pairing
from workbench.core.values.mention import Mention
from workbench.core.wording import Token

_LONGEST = 10
_SLOTS = ("name", "date", "quantity", "money")


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Two names, values or words in the opposite order around the same words."""
    if not pairing.alike:
        return
    for slot in _SLOTS:
        for (a, other_a), (b, other_b) in pairwise(pairing.matched(slot)):
            if other_b.end <= other_a.start and _exchanged(pairing, (a, b), (other_b, other_a)):
                rule = f"{a.label} and {b.label} have exchanged their parts"
                where = Stretch(a.start, b.end), Stretch(other_b.start, other_a.end)
                yield pairing.claim("role", Relation.CONFLICT, Severity.HIGH, *where, rule)
    if not pairing.left.news.isdisjoint(pairing.right.news):
        yield from _crossed(pairing)


def _crossed(pairing: Pairing) -> Iterator[Divergence]:
    """Two words of which each stands where the other side has the other one."""
    swaps: dict[tuple[str, str], Block] = {}
    for block in pairing.blocks:
        mine, theirs = (
            _lone_word(pairing, Side.LEFT, block.left),
            _lone_word(pairing, Side.RIGHT, block.right),
        )
        if mine is None or theirs is None:
            continue
        first = swaps.pop((theirs.norm, mine.norm), None)
        if first is None:
            swaps[mine.norm, theirs.norm] = block
            continue
        where = Stretch(first.left.start, block.left.end), Stretch(first.right.start, block.right.end)
        rule = f"“{theirs.text}” and “{mine.text}” have exchanged their places"
        yield pairing.claim("role", Relation.CONFLICT, Severity.HIGH, *where, rule)


def _lone_word(pairing: Pairing, side: Side, stretch: Stretch) -> Token | None:
    """The one unexplained word of a changed place, if it is one of content."""
    half, stop = pairing.half(side), pairing.context.lexicon.stopwords
    words = half.words(stretch)
    token = half.passage.tokens[words[0]] if len(words) == 1 else None
    return token if token is not None and token.norm not in stop else None


def _exchanged(pairing: Pairing, left: tuple[Mention, Mention], right: tuple[Mention, Mention]) -> bool:
    """Whether the words between the names are the same and name no joint action."""
    mine = _between(pairing.left, left[0].end, left[1].start)
    theirs = _between(pairing.right, right[0].end, right[1].start)
    if mine == theirs and len(mine) == 1 and mine[0] in pairing.context.lexicon.small["to"]:
        return True
    stop = pairing.context.lexicon.stopwords
    symmetric = pairing.context.lexicon.words("symmetric_words")
    shared = {w for w in mine if w not in stop} & set(theirs)
    if not shared or len(mine) > _LONGEST or symmetric.intersection(mine + theirs):
        return False
    agent = pairing.context.lexicon.small["agent"]
    passive = agent.isdisjoint(mine) != agent.isdisjoint(theirs)
    return abs(len(mine) - len(theirs)) <= 1 and not passive


def _between(half: Half, start: int, end: int) -> list[str]:
    return half.passage.words(start, end)


KIND = Kind("role", "Role", Tier.CLAIM, "claim", "⇄", "Who did what to whom.", find)
