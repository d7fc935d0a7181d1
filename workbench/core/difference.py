"""The token-level difference of two passages, in which typed values are atoms."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from workbench.core.passage import Passage


class Stretch(NamedTuple):
    """Tokens ``start`` to ``end`` of one side; empty where that side says nothing."""

    start: int
    end: int


class Block(NamedTuple):
    """One changed place: a stretch of tokens on each side, at most one of them empty."""

    left: Stretch
    right: Stretch


class Run(NamedTuple):
    """Equal units in a row on both sides: the number of the first on each, and how many."""

    left: int
    right: int
    size: int


class Items:
    """The units of the difference, words and typed values as a whole: tokens ``starts`` to ``ends``."""

    __slots__ = ("ends", "keys", "starts")

    def __init__(self, passage: Passage, keys: Mapping[int, str]) -> None:
        """Values that have a key (by index) or a number are one unit each."""
        places, norms = passage.places, passage.norms
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.keys: list[str] = []
        at = first = 0
        for index, mention in enumerate(passage.mentions):
            key = keys.get(index)
            if (key or mention.slot != "name") and mention.start >= at:
                at = max(mention.start + 1, mention.end)
                last = bisect_left(places, mention.start, first)
                self._words(places[first:last], norms[first:last])
                self.starts.append(mention.start)
                self.ends.append(mention.end)
                self.keys.append(key or f"{mention.slot} {mention.label}")
                first = bisect_left(places, at, last)
        self._words(places[first:], norms[first:])

    def __len__(self) -> int:
        return len(self.keys)

    def stretch(self, start: int, end: int) -> Stretch:
        """The tokens of the units ``start`` to ``end``; where none are, the place they would have."""
        if start < end:
            return Stretch(self.starts[start], self.ends[end - 1])
        at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
        return Stretch(at, at)

    def _words(self, places: Sequence[int], norms: Sequence[str]) -> None:
        self.starts += places
        self.ends += [at + 1 for at in places]
        self.keys += norms


def blocks(left: Items, right: Items, turned: bool) -> tuple[list[Block], list[Run]]:
    """The changed places (insertions and deletions side by side are one) and the runs that are equal.

    ``turned`` says to look from the right side, so that exchanging the sides mirrors the result.
    """
    blocks: list[Block] = []
    runs: list[Run] = []
    at_left = at_right = 0
    first, second = (right, left) if turned else (left, right)
    for run in Indel.editops(first.keys, second.keys).as_matching_blocks():
        size = run.size
        mine, theirs = (run.b, run.a) if turned else (run.a, run.b)
        if at_left < mine or at_right < theirs:
            blocks.append(Block(left.stretch(at_left, mine), right.stretch(at_right, theirs)))
        at_left, at_right = mine + size, theirs + size
        runs.append(Run(mine, theirs, size))
    return blocks, runs
