"""Words that a table of synonyms takes for one another."""

from collections.abc import Iterator, Sequence

from workbench.core.difference import Stretch
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Tier
from workbench.core.pairing import Pairing, Rest
from workbench.core.paraphrase import LONGEST, Paraphrase, paraphrase
from workbench.core.rewording import Open, both_sides, norms, reworded, runs

Couple = tuple[Sequence[int], Sequence[int]]


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Words of one changed place that are in one set; a place that has nothing else is one finding."""
    table = paraphrase(pairing.context.lexicon.language)
    if not table.synonyms.firsts:
        return
    if table.synonyms.firsts.isdisjoint(pairing.left.news):
        return
    for place in both_sides(pairing):
        couples = list(_couples(pairing, place, table))
        if len(couples) > 1 and _covers(pairing, place, couples):
            couples = [(_whole([a for a, _ in couples]), _whole([b for _, b in couples]))]
        for mine, theirs in couples:
            left, right = Stretch(mine[0], mine[-1] + 1), Stretch(theirs[0], theirs[-1] + 1)
            yield reworded(pairing, "synonym", left, right, "words that mean the same here")


def _whole(parts: Sequence[Sequence[int]]) -> Sequence[int]:
    """All places from the first to the last of these parts."""
    return range(min(part[0] for part in parts), max(part[-1] for part in parts) + 1)


def _couples(pairing: Pairing, place: Open, table: Paraphrase) -> Iterator[Couple]:
    """Phrases of both sides that mean the same, in the order of both."""
    at = start = 0
    while at < len(place.left):
        found = _partner(pairing, place, at, start, table)
        if found is None:
            at += 1
            continue
        yield found
        at += len(found[0])
        start = place.right.index(found[1][-1]) + 1


def _partner(pairing: Pairing, place: Open, at: int, start: int, table: Paraphrase) -> Couple | None:
    if pairing.left.passage.tokens[place.left[at]].norm not in table.synonyms.firsts:
        return None
    for mine in runs(place.left, at, LONGEST):
        words = norms(pairing.left, mine)
        if not table.synonyms.at(words):
            continue
        for other in range(start, len(place.right)):
            for theirs in runs(place.right, other, LONGEST):
                if table.mean_the_same(words, norms(pairing.right, theirs)):
                    return mine, theirs
    return None


def _covers(pairing: Pairing, place: Open, couples: Sequence[Couple]) -> bool:
    """Whether the couples leave nothing of the place but small words."""
    stop = pairing.context.lexicon.stopwords
    left = {at for mine, _ in couples for at in mine}
    right = {at for _, theirs in couples for at in theirs}
    mine, theirs = pairing.left.passage.tokens, pairing.right.passage.tokens
    if any(len(places) != places[-1] - places[0] + 1 for places in (place.left, place.right)):
        return False
    return all(at in left or mine[at].norm in stop for at in place.left) and all(
        at in right or theirs[at].norm in stop for at in place.right
    )


KIND = Kind(
    "synonym",
    "Synonym",
    Tier.WORDING,
    "wording",
    "=",
    "Another word for the same thing.",
    find,
    rest=Rest.BOTH,
)
