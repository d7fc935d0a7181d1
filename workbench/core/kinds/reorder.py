"""The same words in another order: a clause moved to the front, a list turned round."""

from collections.abc import Iterator, Sequence

from workbench.core.difference import Stretch
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Side, Tier
from workbench.core.pairing import Pairing, Rest
from workbench.core.rewording import norms, reworded, runs

_MOST = 30


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Runs of words that stand in different changed places of the two sides.

    They are looked for from the side that comes first in the alphabet: exchanging the sides mirrors them.
    """
    if pairing.left.news.isdisjoint(pairing.right.news):
        return
    mine, theirs = (Side.RIGHT, Side.LEFT) if pairing.turned else (Side.LEFT, Side.RIGHT)
    places = [pairing.half(mine).words(block[mine is Side.RIGHT]) for block in pairing.blocks]
    others = [pairing.half(theirs).words(block[theirs is Side.RIGHT]) for block in pairing.blocks]
    search = _Search(pairing, mine, [found for found in others if found])
    for found in places:
        yield from search.moved(found) if found else ()


class _Search:
    """Looks for runs of words of one side in the changed places of the other."""

    def __init__(self, pairing: Pairing, side: Side, others: Sequence[Sequence[int]]) -> None:
        self._pairing = pairing
        self._side = side
        self._half, self._other = pairing.half(side), pairing.half(side.other)
        self._others = others
        self._where: dict[str, list[tuple[int, int]]] = {}
        for number, places in enumerate(others):
            for index, word in enumerate(norms(self._other, places)):
                self._where.setdefault(word, []).append((number, index))

    def moved(self, places: Sequence[int]) -> Iterator[Divergence]:
        """The runs of one changed place."""
        at = 0
        while at < len(places):
            mine, theirs = self._longest(places, at)
            at += max(1, len(mine))
            if mine:
                found = Stretch(mine[0], mine[-1] + 1), Stretch(theirs[0], theirs[-1] + 1)
                left, right = found if self._side is Side.LEFT else found[::-1]
                rule = "the same words in another place of the sentence"
                yield reworded(self._pairing, "reorder", left, right, rule)

    def _longest(self, places: Sequence[int], at: int) -> tuple[Sequence[int], Sequence[int]]:
        """The longest run from a place that the other side has too, with a word of content in it."""
        first = self._half.passage.tokens[places[at]].norm
        best: tuple[Sequence[int], Sequence[int]] = ((), ())
        for number, index in self._where.get(first, ()):
            mine, theirs = self._run(places, at, self._others[number], index)
            if len(mine) > len(best[0]) and self._telling(mine):
                best = (mine, theirs)
        return best

    def _run(
        self, places: Sequence[int], at: int, others: Sequence[int], index: int
    ) -> tuple[Sequence[int], Sequence[int]]:
        """How far both sides go on alike."""
        longest, further = next(runs(places, at, _MOST)), next(runs(others, index, _MOST))
        size = 0
        for mine, theirs in zip(longest, further, strict=False):
            same = self._half.passage.tokens[mine].norm == self._other.passage.tokens[theirs].norm
            if not same or theirs in self._other.taken:
                break
            size += 1
        return longest[:size], further[:size]

    def _telling(self, places: Sequence[int]) -> bool:
        stop = self._pairing.context.lexicon.stopwords
        return any(word not in stop for word in norms(self._half, places))


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
