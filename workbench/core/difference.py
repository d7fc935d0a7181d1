"""The token-level difference of two passages, in which typed values are atoms."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from workbench.core.passage import Passage
from workbench.core.wording import Token


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
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.keys: list[str] = []
        at = 0
        for index, mention in enumerate(passage.mentions):
            key = keys.get(index)
            if (key or mention.slot != "name") and mention.start >= at:
                self._words(passage.tokens, at, mention.start)
                at = max(mention.start + 1, mention.end)
                self._add(mention.start, mention.end, key or f"{mention.slot} {mention.label}")
        self._words(passage.tokens, at, len(passage.tokens))

    def __len__(self) -> int:
        return len(self.keys)

    def stretch(self, start: int, end: int) -> Stretch:
        """The tokens of the units ``start`` to ``end``; where none are, the place they would have."""
        if start < end:
            return Stretch(self.starts[start], self.ends[end - 1])
        at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
        return Stretch(at, at)

    def _add(self, start: int, end: int, key: str) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.keys.append(key)

    def _words(self, tokens: Sequence[Token], start: int, end: int) -> None:
        places = [at for at in range(start, end) if tokens[at].sort != "sign"]
        self.starts += places
        self.ends += [at + 1 for at in places]
        self.keys += [tokens[at].norm for at in places]


def blocks(left: Items, right: Items, turned: bool) -> tuple[list[Block], list[Run]]:
    """The changed places (insertions and deletions side by side are one) and the runs that are equal.

    ``turned`` says to look from the right side, so that exchanging the sides mirrors the result.
    """
    blocks: list[Block] = []
    runs: list[Run] = []
    at_left = at_right = 0
    for mine, theirs, size in _matching(left.keys, right.keys, turned):
        if at_left < mine or at_right < theirs:
            blocks.append(Block(left.stretch(at_left, mine), right.stretch(at_right, theirs)))
        at_left, at_right = mine + size, theirs + size
        runs.append(Run(mine, theirs, size))
    return blocks, runs


def _matching(left: Sequence[str], right: Sequence[str], turned: bool) -> list[tuple[int, int, int]]:
    """Where equal runs stand on both sides, and their length; the last is empty and stands at the end."""
    if turned:
        runs = Indel.editops(right, left).as_matching_blocks()
        return [(run.b, run.a, run.size) for run in runs]
    return [(run.a, run.b, run.size) for run in Indel.editops(left, right).as_matching_blocks()]
