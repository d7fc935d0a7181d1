"""Who did what to whom: the same names and words with the parts exchanged."""

from collections.abc import Iterator
from itertools import pairwise

from workbench.core.difference import Stretch
from workbench.core.half import Half
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Relation, Severity, Tier
from workbench.core.pairing import Pairing
from workbench.core.values.mention import Mention

_LONGEST = 10


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Two names in the opposite order around the same words."""
    if not pairing.alike:
        return
    couples = pairing.matched("name")
    for (a, other_a), (b, other_b) in pairwise(couples):
        if other_b.end <= other_a.start and _exchanged(pairing, (a, b), (other_b, other_a)):
            rule = f"{a.label} and {b.label} have exchanged their parts"
            where = Stretch(a.start, b.end), Stretch(other_b.start, other_a.end)
            yield pairing.claim("role", Relation.CONFLICT, Severity.HIGH, *where, rule)


def _exchanged(pairing: Pairing, left: tuple[Mention, Mention], right: tuple[Mention, Mention]) -> bool:
    """Whether the words between the names are the same and name no joint action."""
    mine = _between(pairing.left, left[0].end, left[1].start)
    theirs = _between(pairing.right, right[0].end, right[1].start)
    stop = pairing.context.lexicon.stopwords
    symmetric = pairing.context.lexicon.words("symmetric_words")
    shared = {w for w in mine if w not in stop} & set(theirs)
    if not shared or len(mine) > _LONGEST or symmetric.intersection(mine + theirs):
        return False
    passive = ("by" in mine) != ("by" in theirs)
    return abs(len(mine) - len(theirs)) <= 1 and not passive


def _between(half: Half, start: int, end: int) -> list[str]:
    return half.passage.words(start, end)


KIND = Kind("role", "Role", Tier.CLAIM, "claim", "⇄", "Who did what to whom.", find)
