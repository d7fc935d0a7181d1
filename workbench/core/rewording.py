"""What the kinds of wording have in common: the words of changed places that no claim explains."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbench.core.difference import Block, Stretch
from workbench.core.half import Half
from workbench.core.model import Divergence, Relation, Severity, Tier
from workbench.core.pairing import Pairing
from workbench.core.paraphrase import Words

# In a changed place of more words nothing is matched word for word.
MOST = 40


class Open(NamedTuple):
    """One changed place: the places of its unexplained words and numbers on both sides."""

    block: Block
    left: list[int]
    right: list[int]


def both_sides(pairing: Pairing) -> Iterator[Open]:
    """The changed places where both sides have words that nothing explains yet."""
    for block in pairing.blocks:
        if block.left.start == block.left.end or block.right.start == block.right.end:
            continue
        left, right = pairing.left.words(block.left), pairing.right.words(block.right)
        if left and right and max(len(left), len(right)) <= MOST:
            yield Open(block, left, right)


def norms(half: Half, places: Sequence[int]) -> Words:
    """The forms compared of the words at these places."""
    tokens = half.passage.tokens
    return tuple([tokens[at].norm for at in places])


def runs(places: Sequence[int], at: int, most: int) -> Iterator[Sequence[int]]:
    """The runs of neighbours from the index ``at`` on, the longest first; a hyphen may be between."""
    longest = at + 1
    while longest < min(len(places), at + most) and places[longest] - places[longest - 1] <= 2:
        longest += 1
    for end in range(longest, at, -1):
        yield places[at:end]


def reworded(
    pairing: Pairing,
    kind: str,
    left: Stretch | None,
    right: Stretch | None,
    rule: str,
    severity: Severity = Severity.LOW,
) -> Divergence:
    """A difference of wording, of which one side may have nothing."""
    relation = Relation.SHIFT
    if left is None or right is None:
        relation = Relation.LEFT_ONLY if left else Relation.RIGHT_ONLY
    return pairing.claim(kind, relation, severity, left, right, rule, tier=Tier.WORDING)


def shown(half: Half, stretch: Stretch) -> str:
    """The words of a stretch as they are written, for a reason."""
    tokens = half.passage.tokens[stretch.start : stretch.end]
    return " ".join(token.text for token in tokens if token.sort != "sign")
