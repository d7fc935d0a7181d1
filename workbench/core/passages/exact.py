"""Runs of words that both texts have in the same order, seeded by equal word sequences."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping

from workbench.core.passages.strip import Box, Strip, merged
from workbench.core.similarity import codes
from workbench.core.ticket import Ticket

_SEED = 6
_OFTEN = 8
_SHORTEST = 18
_GAP = 3
_NEAR = 4
_OVERLAP = 0.3
_WORDS = 20_000


def runs(left: Strip, right: Strip, ticket: Ticket) -> list[Box]:
    """The long common runs, none covering words of a longer one, small interruptions bridged."""
    seeds = _seeds(left, right, ticket)
    found = [box for box in ticket.over(_on_diagonals(seeds)) if box.a1 - box.a0 >= _SHORTEST]
    kept: list[Box] = []
    used: tuple[bytearray, bytearray] = (bytearray(len(left.stems)), bytearray(len(right.stems)))
    for box in ticket.over(sorted(found, key=lambda box: (box.a0 - box.a1, box))):
        size = box.a1 - box.a0
        taken = sum(used[0][box.a0 : box.a1]), sum(used[1][box.b0 : box.b1])
        if max(taken) < _OVERLAP * size:
            kept.append(box)
            used[0][box.a0 : box.a1] = used[1][box.b0 : box.b1] = b"\x01" * size
    return merged(kept, _NEAR)


def _seeds(left: Strip, right: Strip, ticket: Ticket) -> Mapping[int, list[int]]:
    """Left places of equal word sequences, by how much further left than right they lie."""
    code = codes(itertools.chain(left.stems, right.stems)).__getitem__
    here, there = (_sequences("".join(map(code, strip.stems)), ticket) for strip in (left, right))
    last = dict(zip(there, range(len(there)), strict=True))
    ticket.check()
    repeated: dict[str, list[int]] = defaultdict(list)
    if len(last) < len(there):
        again = {run for j, run in enumerate(there) if last[run] != j}
        for j in [j for j, run in enumerate(there) if run in again]:
            repeated[there[j]].append(j)
    ticket.check()
    diagonals: dict[int, list[int]] = defaultdict(list)
    for i in ticket.over([i for i, run in enumerate(here) if run in last], _WORDS):
        places = repeated.get(here[i]) or (last[here[i]],)
        if len(places) <= _OFTEN:
            for j in places:
                diagonals[i - j].append(i)
    return diagonals


def _sequences(coded: str, ticket: Ticket) -> list[str]:
    """Every sequence of a few words, in order."""
    found: list[str] = []
    size = len(coded) - _SEED + 1
    for first in range(0, size, _WORDS):
        ticket.check()
        found += [coded[start : start + _SEED] for start in range(first, min(first + _WORDS, size))]
    return found


def _on_diagonals(diagonals: Mapping[int, list[int]]) -> Iterable[Box]:
    for shift, places in sorted(diagonals.items()):
        start, end = places[0], places[0] + _SEED
        for place in places[1:]:
            if place > end + _GAP:
                yield Box(start, end, start - shift, end - shift)
                start = place
            end = place + _SEED
        yield Box(start, end, start - shift, end - shift)
