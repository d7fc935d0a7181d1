"""Runs of words that both texts have in the same order, seeded by equal word sequences."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from workbench.core.passages.strip import Box, Strip, merged
from workbench.core.ticket import Ticket

_SEED = 6
_OFTEN = 8
_SHORTEST = 18
_GAP = 3
_NEAR = 4
_OVERLAP = 0.3
_WORDS = 50_000


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
    shared = set(ticket.over(_sequences(left), _WORDS)).intersection(ticket.over(_sequences(right), _WORDS))
    places: dict[Sequence[str], list[int]] = defaultdict(list)
    for j, words in enumerate(ticket.over(_sequences(right), _WORDS) if shared else ()):
        if words in shared:
            places[words].append(j)
    diagonals: dict[int, list[int]] = defaultdict(list)
    for i, words in enumerate(ticket.over(_sequences(left), _WORDS) if shared else ()):
        if words in shared and len(places[words]) <= _OFTEN:
            for j in places[words]:
                diagonals[i - j].append(i)
    return diagonals


def _sequences(strip: Strip) -> Iterator[tuple[str, ...]]:
    """Every sequence of a few words, in order."""
    return zip(*(strip.stems[start:] for start in range(_SEED)), strict=False)


def _on_diagonals(diagonals: Mapping[int, list[int]]) -> Iterable[Box]:
    for shift, places in sorted(diagonals.items()):
        start, end = places[0], places[0] + _SEED
        for place in places[1:]:
            if place > end + _GAP:
                yield Box(start, end, start - shift, end - shift)
                start = place
            end = place + _SEED
        yield Box(start, end, start - shift, end - shift)
