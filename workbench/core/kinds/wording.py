"""Everything that says the same in other words, or that no table sets apart."""

from collections.abc import Iterator
from itertools import zip_longest

from workbench.core.difference import Stretch
from workbench.core.half import Half
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Relation, Severity, Tier
from workbench.core.pairing import Pairing, Rest
from workbench.core.text import stemmer


def find(pairing: Pairing) -> Iterator[Divergence]:
    """What is left of the changed places, neighbours merged into one readable phrase."""
    open_left = open_right = None
    for left, right in _rest(pairing):
        if _follows(pairing.left, open_left, left) and _follows(pairing.right, open_right, right):
            open_left, open_right = _grown(open_left, left), _grown(open_right, right)
            continue
        if open_left or open_right:
            yield _phrase(pairing, open_left, open_right)
        open_left, open_right = left, right
    if open_left or open_right:
        yield _phrase(pairing, open_left, open_right)


def _rest(pairing: Pairing) -> Iterator[tuple[Stretch | None, Stretch | None]]:
    """The unexplained stretches of each changed place, those of both sides in their order together."""
    for block in pairing.blocks:
        yield from zip_longest(_open(pairing.left, block.left), _open(pairing.right, block.right))


def _open(half: Half, stretch: Stretch) -> list[Stretch]:
    """The unexplained stretches, cut where something else is explained."""
    found: list[Stretch] = []
    for at in half.words(stretch):
        if found and half.taken.isdisjoint(range(found[-1].end, at)):
            found[-1] = Stretch(found[-1].start, at + 1)
        else:
            found.append(Stretch(at, at + 1))
    return found


def _follows(half: Half, before: Stretch | None, stretch: Stretch | None) -> bool:
    """Whether at most one word, itself unchanged, stands between."""
    if before is None or stretch is None:
        return False
    between = range(before.end, stretch.start)
    words = [at for at in between if half.passage.tokens[at].sort != "sign"]
    return len(words) <= 1 and not half.taken.intersection(between)


def _grown(before: Stretch | None, more: Stretch | None) -> Stretch | None:
    if before is None or more is None:
        return before or more
    return Stretch(before.start, more.end)


def _phrase(pairing: Pairing, left: Stretch | None, right: Stretch | None) -> Divergence:
    if left and right:
        relation, rule = Relation.SHIFT, _reason(pairing, left, right)
    else:
        relation = Relation.LEFT_ONLY if left else Relation.RIGHT_ONLY
        rule = "words on one side only that no rule takes for a claim"
    return pairing.claim("wording", relation, Severity.LOW, left, right, rule, tier=Tier.WORDING)


def _reason(pairing: Pairing, left: Stretch, right: Stretch) -> str:
    lexicon = pairing.context.lexicon
    mine, theirs = pairing.left.passage.words(*left), pairing.right.passage.words(*right)
    if lexicon.stopwords.issuperset([*mine, *theirs]):
        return "only small words differ"
    stem = stemmer(lexicon.language)
    if [stem(word) for word in mine] == [stem(word) for word in theirs]:
        return "another form of the same word"
    return "the same place in other words"


KIND = Kind(
    "wording",
    "Wording",
    Tier.WORDING,
    "wording",
    "~",
    "The same said in other words.",
    find,
    rest=Rest.EITHER,
)
