"""Runs of words that both texts have in the same order, seeded by equal word sequences."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from workbench.core.passages.strip import Box, Strip, merged

_SEED = 6
_OFTEN = 8
_SHORTEST = 18
_GAP = 3
_NEAR = 4
_OVERLAP = 0.3


def runs(left: Strip, right: Strip) -> list[Box]:
    """The long common runs, none covering words of a longer one, small interruptions bridged."""
    found = [box for box in _on_diagonals(_seeds(left, right)) if box.a1 - box.a0 >= _SHORTEST]
    kept: list[Box] = []
    used: tuple[bytearray, bytearray] = (bytearray(len(left.stems)), bytearray(len(right.stems)))
    for box in sorted(found, key=lambda box: (box.a0 - box.a1, box)):
        size = box.a1 - box.a0
        taken = sum(used[0][box.a0 : box.a1]), sum(used[1][box.b0 : box.b1])
        if max(taken) < _OVERLAP * size:
            kept.append(box)
            used[0][box.a0 : box.a1] = used[1][box.b0 : box.b1] = b"\x01" * size
    return merged(kept, _NEAR)


def _seeds(left: Strip, right: Strip) -> Mapping[int, list[int]]:
    """Left places of equal word sequences, by how much further left than right they lie."""
    places: dict[int, list[int]] = defaultdict(list)
    for j in range(len(right.stems) - _SEED + 1):
        places[hash(tuple(right.stems[j : j + _SEED]))].append(j)
    diagonals: dict[int, list[int]] = defaultdict(list)
    for i in range(len(left.stems) - _SEED + 1):
        there = places.get(hash(tuple(left.stems[i : i + _SEED])), ())
        if len(there) <= _OFTEN:
            for j in there:
                diagonals[i - j].append(i)
    return diagonals


def _on_diagonals(diagonals: Mapping[int, list[int]]) -> Iterable[Box]:
    for shift, places in sorted(diagonals.items()):
        start, end = places[0], places[0] + _SEED
        for place in places[1:]:
            if place > end + _GAP:
                yield Box(start, end, start - shift, end - shift)
                start = place
            end = place + _SEED
        yield Box(start, end, start - shift, end - shift)
