"""The same words in another order: a clause moved to the front, a list turned round."""

from collections.abc import Iterator, Sequence

from workbench.core.difference import Stretch
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Tier
from workbench.core.pairing import Pairing, Rest
from workbench.core.rewording import norms, reworded, runs

_MOST = 30


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Runs of words that stand in different changed places of the two sides."""
    if pairing.left.news.isdisjoint(pairing.right.news):
        return
    lefts = [places for block in pairing.blocks if (places := pairing.left.words(block.left))]
    rights = [places for block in pairing.blocks if (places := pairing.right.words(block.right))]
    if not lefts or not rights:
        return
    where: dict[str, list[tuple[int, int]]] = {}
    for number, places in enumerate(rights):
        for index, word in enumerate(norms(pairing.right, places)):
            where.setdefault(word, []).append((number, index))
    for places in lefts:
        yield from _moved(pairing, places, rights, where)


def _moved(
    pairing: Pairing,
    places: Sequence[int],
    rights: Sequence[Sequence[int]],
    where: dict[str, list[tuple[int, int]]],
) -> Iterator[Divergence]:
    at = 0
    while at < len(places):
        found = _longest(pairing, places, at, rights, where)
        at += max(1, found[2])
        if found[2]:
            left, right = Stretch(found[0][0], found[0][-1] + 1), Stretch(found[1][0], found[1][-1] + 1)
            yield reworded(pairing, "reorder", left, right, "the same words in another place of the sentence")


def _longest(
    pairing: Pairing,
    places: Sequence[int],
    at: int,
    rights: Sequence[Sequence[int]],
    where: dict[str, list[tuple[int, int]]],
) -> tuple[Sequence[int], Sequence[int], int]:
    """The longest run from a place that the right side has too, with a word of content in it."""
    first = pairing.left.passage.tokens[places[at]].norm
    best: tuple[Sequence[int], Sequence[int], int] = ((), (), 0)
    for number, index in where.get(first, ()):
        mine, theirs = _run(pairing, places, at, rights[number], index)
        if len(mine) > best[2] and _telling(pairing, mine):
            best = (mine, theirs, len(mine))
    return best


def _run(
    pairing: Pairing, places: Sequence[int], at: int, others: Sequence[int], index: int
) -> tuple[Sequence[int], Sequence[int]]:
    """How far both sides go on alike."""
    longest, further = next(runs(places, at, _MOST)), next(runs(others, index, _MOST))
    taken = pairing.right.taken
    size = 0
    for mine, theirs in zip(longest, further, strict=False):
        same = pairing.left.passage.tokens[mine].norm == pairing.right.passage.tokens[theirs].norm
        if not same or theirs in taken:
            break
        size += 1
    return longest[:size], further[:size]


def _telling(pairing: Pairing, places: Sequence[int]) -> bool:
    stop = pairing.context.lexicon.stopwords
    return any(word not in stop for word in norms(pairing.left, places))


KIND = Kind(
    "reorder",
    "Order",
    Tier.WORDING,
    "wording",
    "⇄",
    "The same words in another order.",
    find,
    rest=Rest.EITHER,
)
