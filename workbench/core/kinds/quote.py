"""Words inside quotation marks that were changed, and marks that were added or dropped."""

from collections.abc import Iterator

from rapidfuzz.distance import Indel

from workbench.core.difference import Block, Stretch
from workbench.core.half import Half
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Relation, Severity, Side, Tier
from workbench.core.pairing import Pairing
from workbench.core.values.quotes import Quoted

_LIKE = 0.5
_SHORT = 4
_WHOLE = 8
_MOST_QUOTES = 40


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Each quotation against its nearest on the other side, then against the other side's own words."""
    lefts = [q for q in pairing.left.passage.quotes if pairing.left.passage.words(q.start, q.end)]
    rights = [q for q in pairing.right.passage.quotes if pairing.right.passage.words(q.start, q.end)]
    for mine, theirs in _partners(pairing, lefts, rights):
        lefts.remove(mine)
        rights.remove(theirs)
        yield from _changed(pairing, mine, theirs)
    for side, quotes in ((Side.LEFT, lefts), (Side.RIGHT, rights)):
        for quote in quotes[:_MOST_QUOTES]:
            if pairing.alike or not pairing.context.other(side).runs(_words(pairing.half(side), quote)):
                yield from _dropped(pairing, side, quote)


def _words(half: Half, quote: Quoted) -> list[str]:
    return half.passage.words(quote.start, quote.end)


def _partners(pairing: Pairing, lefts: list[Quoted], rights: list[Quoted]) -> list[tuple[Quoted, Quoted]]:
    """The most alike quotations together, each once; short ones also when they stand in one place."""
    scored = []
    for mine in lefts[:_MOST_QUOTES]:
        words, places = _words(pairing.left, mine), pairing.places_at(Side.LEFT, mine.start, mine.end)
        for theirs in rights[:_MOST_QUOTES]:
            score = Indel.normalized_similarity(words, _words(pairing.right, theirs))
            one_place = places & pairing.places_at(Side.RIGHT, theirs.start, theirs.end)
            if score >= _LIKE or (pairing.alike and one_place):
                scored.append((score, mine, theirs))
    found: list[tuple[Quoted, Quoted]] = []
    for _, mine, theirs in sorted(scored, key=lambda row: -row[0]):
        if all(mine is not a and theirs is not b for a, b in found):
            found.append((mine, theirs))
    return found


def _changed(pairing: Pairing, mine: Quoted, theirs: Quoted) -> Iterator[Divergence]:
    left, right = _words(pairing.left, mine), _words(pairing.right, theirs)
    where = Stretch(mine.start, mine.end), Stretch(theirs.start, theirs.end)
    if left == right or not _content(pairing, left, right):
        return
    if pairing.context.spun:
        return
    shorter, longer = sorted((left, right), key=len)
    if " ".join(shorter) in " ".join(longer) and len(longer) - len(shorter) > _SHORT:
        rule, relation = "one quotes more of the words than the other", Relation.REFINEMENT
        yield pairing.claim("quote", relation, Severity.LOW, *where, rule, tier=Tier.WORDING)
        return
    if len(shorter) <= _WHOLE or not pairing.alike:
        rule = "the words inside the quotation marks differ"
        yield pairing.claim("quote", Relation.CONFLICT, Severity.HIGH, *where, rule)
        return
    for block in pairing.blocks:
        yield from _inside(pairing, block, *where)


def _inside(pairing: Pairing, block: Block, left: Stretch, right: Stretch) -> Iterator[Divergence]:
    """One changed place of a long quotation that is the same otherwise."""
    mine, theirs = _cut(block.left, left), _cut(block.right, right)
    if mine is None or theirs is None or not (mine.end > mine.start or theirs.end > theirs.start):
        return
    rule = "words inside the quotation marks differ"
    if mine.end > mine.start and theirs.end > theirs.start:
        yield pairing.claim("quote", Relation.CONFLICT, Severity.HIGH, mine, theirs, rule)
    elif mine.end > mine.start:
        yield pairing.claim("quote", Relation.LEFT_ONLY, Severity.MEDIUM, mine, None, rule)
    else:
        yield pairing.claim("quote", Relation.RIGHT_ONLY, Severity.MEDIUM, None, theirs, rule)


def _cut(block: Stretch, quote: Stretch) -> Stretch | None:
    """The part of a changed place inside a quotation; None when it lies outside."""
    if block.end < quote.start or quote.end < block.start:
        return None
    start = max(block.start, quote.start)
    return Stretch(start, max(start, min(block.end, quote.end)))


def _content(pairing: Pairing, left: list[str], right: list[str]) -> bool:
    """Whether more differs than contractions and the like, which the compared forms fold."""
    return "".join(left) != "".join(right)


def _dropped(pairing: Pairing, side: Side, quote: Quoted) -> Iterator[Divergence]:
    """The same words without marks on the other side, or no such words at all."""
    half, other = pairing.half(side), pairing.half(side.other)
    words = _words(half, quote)
    at = _found(words, other)
    here = Stretch(quote.start, quote.end)
    if at is not None:
        left, right = (here, at) if side is Side.LEFT else (at, here)
        rule = "the same words stand in quotation marks on one side only"
        yield pairing.claim("quote", Relation.SHIFT, Severity.LOW, left, right, rule)
    elif half.open(range(quote.start, quote.end)) and not pairing.context.spun and quote.closed:
        left_only, right_only = (here, None) if side is Side.LEFT else (None, here)
        relation = Relation.LEFT_ONLY if side is Side.LEFT else Relation.RIGHT_ONLY
        rule = "only one side quotes these words"
        yield pairing.claim("quote", relation, Severity.LOW, left_only, right_only, rule)


def _found(words: list[str], other: Half) -> Stretch | None:
    places = [at for at, t in enumerate(other.passage.tokens) if t.sort != "sign"]
    norms = [other.passage.tokens[at].norm for at in places]
    for first in range(len(norms) - len(words) + 1):
        if norms[first : first + len(words)] == words:
            return Stretch(places[first], places[first + len(words) - 1] + 1)
    return None


KIND = Kind(
    "quote",
    "Quotation",
    Tier.CLAIM,
    "claim",
    "“",
    "Words inside quotation marks.",
    find,
    looks=frozenset({"quotes"}),
)
