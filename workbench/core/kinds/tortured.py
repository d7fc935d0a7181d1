"""A fixed term replaced word by word, as programs do that swap words: "supply chain", "provide chain"."""

from collections.abc import Iterable, Iterator

from workbench.core.difference import Stretch
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Severity, Side, Tier
from workbench.core.pairing import Pairing, Rest
from workbench.core.paraphrase import LONGEST, Index, Paraphrase, Words, paraphrase
from workbench.core.rewording import reworded, shown


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Terms of either side that changed words touch and that the other side has in swapped words."""
    table = paraphrase(pairing.context.lexicon.language)
    if not table.terms.firsts:
        return
    for side in Side:
        for term in list(_terms(pairing, side, table.terms)):
            other = _against(pairing, side, term)
            if other and _swapped(pairing, side, term, other, table):
                left, right = (term, other) if side is Side.LEFT else (other, term)
                rule = f"the term “{shown(pairing.half(side), term)}” put into other words one by one"
                yield reworded(pairing, "tortured", left, right, rule, Severity.MEDIUM)


def _terms(pairing: Pairing, side: Side, terms: Index) -> Iterator[Stretch]:
    """The fixed terms with a changed word in them that nothing explains yet."""
    half = pairing.half(side)
    tokens, end = half.passage.tokens, 0
    if terms.firsts.isdisjoint(half.passage.norms):
        return
    for at in sorted(half.changed):
        if at in half.taken or at < end:
            continue
        for start in range(max(end, at - LONGEST + 1), at + 1):
            if tokens[start].norm not in terms.firsts:
                continue
            near = [
                t for t in range(start, min(len(tokens), start + LONGEST + 2)) if tokens[t].sort != "sign"
            ]
            words = [tokens[t].norm for t in near[:LONGEST]]
            size = next((n for n, _ in terms.starting(words, 0)), 0) if words and near[0] == start else 0
            if size > 1 and near[size - 1] >= at and half.taken.isdisjoint(range(start, near[size - 1] + 1)):
                end = near[size - 1] + 1
                yield Stretch(start, end)
                break


def _against(pairing: Pairing, side: Side, term: Stretch) -> Stretch | None:
    """What stands on the other side where the term stands, when both have nearly as many words."""
    half, other = pairing.half(side), pairing.half(side.other)
    places: set[int] = set()
    for at in range(*term):
        if half.passage.tokens[at].sort != "sign":
            places.update(_opposite(pairing, side, at))
    if not places or not other.taken.isdisjoint(places):
        return None
    found = Stretch(min(places), max(places) + 1)
    size, wanted = len(other.passage.words(*found)), len(half.passage.words(*term))
    return found if wanted <= size + 1 and 2 <= size <= wanted + 2 else None


def _opposite(pairing: Pairing, side: Side, at: int) -> Iterable[int]:
    """Where the word at a place stands on the other side: its partner in a place of equally many words."""
    block = pairing.block_at(side, at)
    if block is None:
        there = pairing.aligned(side, at)
        return [] if there is None else [there]
    here, across = (block.left, block.right) if side is Side.LEFT else (block.right, block.left)
    mine, theirs = _words(pairing, side, here), _words(pairing, side.other, across)
    return [theirs[mine.index(at)]] if len(mine) == len(theirs) else theirs


def _words(pairing: Pairing, side: Side, stretch: Stretch) -> list[int]:
    tokens = pairing.half(side).passage.tokens
    return [at for at in range(*stretch) if tokens[at].sort != "sign"]


def _swapped(pairing: Pairing, side: Side, term: Stretch, other: Stretch, table: Paraphrase) -> bool:
    """Whether every changed word of the term has its stand-in, and the other phrase is no term itself."""
    mine = tuple(pairing.half(side).passage.words(*term))
    theirs = tuple(pairing.half(side.other).passage.words(*other))
    if any(table.terms.at(theirs[a:b]) for a in range(len(theirs)) for b in range(a + 2, len(theirs) + 1)):
        return False
    changed = [word for word in mine if word not in theirs]
    if not changed:
        return False
    fresh = tuple(word for word in theirs if word not in mine)
    return pairing.context.spun or all(_stand_in(word, fresh, table) for word in changed)


def _stand_in(word: str, others: Words, table: Paraphrase) -> bool:
    ends = range(len(others) + 1)
    return any(table.swapped((word,), others[a:b]) for a in ends for b in ends if 0 < b - a <= LONGEST)


KIND = Kind(
    "tortured",
    "Tortured phrase",
    Tier.WORDING,
    "wording",
    "≁",
    "A fixed term put into other words one by one.",
    find,
    rest=Rest.EITHER,
)
