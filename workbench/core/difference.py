"""The token-level difference of two passages, in which typed values are atoms."""

from collections.abc import Sequence
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


class Item(NamedTuple):
    """A unit of the difference: a word, or a typed value as a whole."""

    start: int
    end: int
    key: str


def items(passage: Passage, keys: dict[int, str]) -> list[Item]:
    """The units of a passage; values that have a ``key`` (by index) or a number are one unit each."""
    atoms: dict[int, Item] = {}
    for index, mention in enumerate(passage.mentions):
        key = keys.get(index)
        if key or mention.slot != "name":
            atoms[mention.start] = Item(mention.start, mention.end, key or f"{mention.slot} {mention.label}")
    items: list[Item] = []
    at = 0
    while at < len(passage.tokens):
        token = passage.tokens[at]
        if at in atoms:
            items.append(atoms[at])
            at = max(at + 1, atoms[at].end)
            continue
        if token.sort != "sign":
            items.append(Item(at, at + 1, token.norm))
        at += 1
    return items


def blocks(
    left: Sequence[Item], right: Sequence[Item], turned: bool
) -> tuple[list[Block], list[tuple[Stretch, Stretch]]]:
    """The changed places (insertions and deletions side by side are one) and the items that are equal.

    ``turned`` says to look from the right side, so that exchanging the sides mirrors the result.
    """
    blocks: list[Block] = []
    equal: list[tuple[Stretch, Stretch]] = []
    at_left = at_right = 0
    for mine, theirs, size in _matching(left, right, turned):
        _close(blocks, left, right, (at_left, mine), (at_right, theirs))
        at_left, at_right = mine + size, theirs + size
        for step in range(size):
            a, b = left[mine + step], right[theirs + step]
            equal.append((Stretch(a.start, a.end), Stretch(b.start, b.end)))
    return blocks, equal


def _matching(left: Sequence[Item], right: Sequence[Item], turned: bool) -> list[tuple[int, int, int]]:
    """Where equal runs stand on both sides, and their length; the last is empty and stands at the end."""
    keys = [item.key for item in left], [item.key for item in right]
    if turned:
        runs = Indel.editops(keys[1], keys[0]).as_matching_blocks()
        return [(run.b, run.a, run.size) for run in runs]
    return [(run.a, run.b, run.size) for run in Indel.editops(*keys).as_matching_blocks()]


def _close(
    blocks: list[Block],
    left: Sequence[Item],
    right: Sequence[Item],
    mine: tuple[int, int],
    theirs: tuple[int, int],
) -> None:
    if mine[0] < mine[1] or theirs[0] < theirs[1]:
        blocks.append(Block(_tokens(left, *mine), _tokens(right, *theirs)))


def _tokens(items: Sequence[Item], start: int, end: int) -> Stretch:
    if start < end:
        return Stretch(items[start].start, items[end - 1].end)
    at = items[start].start if start < len(items) else (items[-1].end if items else 0)
    return Stretch(at, at)
