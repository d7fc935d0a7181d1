"""The same words in another typographic form: spelling, quotation marks, separators."""

from collections.abc import Iterator

from workbench.core.difference import Stretch
from workbench.core.half import Half
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Relation, Severity, Tier
from workbench.core.pairing import Pairing
from workbench.core.rewording import shown

_FOLDED = str.maketrans("“”„«»‘’`–—−", '"""""\'\'\'---')


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Equal values written differently, and changed places whose letters are the same."""
    for left, right in pairing.written_apart():
        mine, theirs = _text(pairing, left, right)
        if mine != theirs:
            yield _same_but(pairing, left, right, "one form of the same words")
    for block in pairing.blocks:
        left, right = block
        if left.start == left.end or right.start == right.end or _two_words(pairing, left, right):
            continue
        mine, theirs = _letters(pairing.left, left), _letters(pairing.right, right)
        if mine and mine == theirs:
            yield _same_but(pairing, left, right, "written as one word or several")


def _two_words(pairing: Pairing, left: Stretch, right: Stretch) -> bool:
    """Whether one word stands against one other."""
    if left.end - left.start != 1 or right.end - right.start != 1:
        return False
    mine, theirs = pairing.left.passage.tokens, pairing.right.passage.tokens
    return mine[left.start].norm != theirs[right.start].norm


def _letters(half: Half, stretch: Stretch) -> str:
    tokens = half.passage.tokens
    return "".join([tokens[at].norm for at in half.words(stretch)])


def _text(pairing: Pairing, left: Stretch, right: Stretch) -> tuple[str, str]:
    mine, theirs = pairing.left.passage.tokens, pairing.right.passage.tokens
    if left.end - left.start == 1 == right.end - right.start:
        return mine[left.start].text.lower().translate(_FOLDED), theirs[right.start].text.lower().translate(
            _FOLDED
        )
    return " ".join(t.norm for t in mine[left.start : left.end]), " ".join(
        t.norm for t in theirs[right.start : right.end]
    )


def _same_but(pairing: Pairing, left: Stretch, right: Stretch, rule: str) -> Divergence:
    values = shown(pairing.left, left), shown(pairing.right, right)
    where = left, right
    return pairing.claim(
        "format", Relation.SHIFT, Severity.LOW, *where, rule, values=values, tier=Tier.WORDING
    )


KIND = Kind(
    "format",
    "Format",
    Tier.WORDING,
    "wording",
    "≈",
    "Spelling, separators and other form.",
    find,
    hidden=True,
)
