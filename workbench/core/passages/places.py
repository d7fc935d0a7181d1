"""Where both texts use the same rare words close together, in whatever order.

Density-based clusters (Ester et al., "A density-based algorithm for discovering clusters", KDD 1996) of
the dots that shared words draw in the plane of left and right word positions.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from workbench.core.passages.strip import Box, Strip
from workbench.core.ticket import Ticket

Dot = tuple[int, int, str]
Place = tuple[int, int, int]

# A word that makes more dots than this places nothing.
_DOTS = 40
_NEAR = 28
_CORE = 4
_CHECK_EVERY = 2000


def places(left: Strip, right: Strip, taken: Sequence[Box], ticket: Ticket) -> list[Box]:
    """A box for every cluster of shared rare words outside the boxes already ``taken``."""
    dots = _dots(left, right, taken, ticket)
    grid: dict[tuple[int, int], list[Place]] = defaultdict(list)
    for number, (i, j, _) in enumerate(dots):
        grid[i // _NEAR, j // _NEAR].append((i, j, number))
    core: dict[int, list[int]] = {}
    fields: dict[tuple[int, int], list[Place]] = {}
    for number in range(len(dots)):
        if not number % _CHECK_EVERY:
            ticket.check()
        i, j, _ = dots[number]
        cell = i // _NEAR, j // _NEAR
        if cell not in fields:
            fields[cell] = _field(grid, *cell)
        if len(fields[cell]) >= _CORE:
            west, east, south, north = i - _NEAR, i + _NEAR, j - _NEAR, j + _NEAR
            near = [other for a, b, other in fields[cell] if west <= a <= east and south <= b <= north]
            if len(near) >= _CORE and len({dots[other][2] for other in near}) >= _CORE:
                core[number] = near
    return _boxes(dots, core)


def _dots(left: Strip, right: Strip, taken: Sequence[Box], ticket: Ticket) -> list[Dot]:
    free = bytearray(b"\x01" * len(left.stems)), bytearray(b"\x01" * len(right.stems))
    for box in taken:
        free[0][box.a0 : box.a1] = bytes(box.a1 - box.a0)
        free[1][box.b0 : box.b1] = bytes(box.b1 - box.b0)
    shared = (left.counts.keys() & right.counts.keys()) - left.stops
    here = _positions(left, free[0], shared)
    ticket.check()
    there = _positions(right, free[1], shared)
    ticket.check()
    found = [
        (i, j, stem)
        for stem, mine in here.items()
        if 0 < len(mine) * len(there.get(stem, ())) <= _DOTS
        for i in mine
        for j in there[stem]
    ]
    return sorted(found)


def _positions(strip: Strip, free: bytearray, shared: Collection[str]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, stem in enumerate(strip.stems):
        if stem in shared and free[place]:
            found[stem].append(place)
    return found


def _field(grid: Mapping[tuple[int, int], Sequence[Place]], row: int, column: int) -> list[Place]:
    """The dots of a cell and of those around it."""
    cells = [grid.get((row + a, column + b), ()) for a in (-1, 0, 1) for b in (-1, 0, 1)]
    return [place for cell in cells for place in cell]


def _boxes(dots: Sequence[Dot], core: Mapping[int, Sequence[int]]) -> list[Box]:
    """The boxes around core dots that reach one another through core dots."""
    boxes = []
    seen: set[int] = set()
    for first in core:
        if first not in seen:
            members, waiting = [], [first]
            seen.add(first)
            while waiting:
                number = waiting.pop()
                members.append(dots[number])
                near = [other for other in core[number] if other in core and other not in seen]
                seen.update(near)
                waiting += near
            rows, columns = [i for i, _, _ in members], [j for _, j, _ in members]
            boxes.append(Box(min(rows), max(rows) + 1, min(columns), max(columns) + 1))
    return boxes
