"""Places the nodes of a derivation graph: sources at the left, what was taken from them to the right."""

from collections.abc import Iterator, Sequence

from workbench.gui.origins.picture import (
    COMPACT_HEIGHT,
    COMPACT_WIDTH,
    FULL,
    HEIGHT,
    WIDTH,
    Line,
    Node,
    Picture,
    Stack,
    numbered,
)

EDGE = 24.0
_GAPS = (92.0, 20.0)
_COMPACT_GAPS = (50.0, 12.0)
# A column of more nodes than this goes on beside itself.
_TALL = 16


def layered(stacks: Sequence[Stack], lines: Sequence[Line]) -> Picture:
    """The graph: a column for each step from the origin, families below each other in the order of time."""
    compact = len(stacks) > FULL
    width, height = (COMPACT_WIDTH, COMPACT_HEIGHT) if compact else (WIDTH, HEIGHT)
    across, down = _COMPACT_GAPS if compact else _GAPS
    columns = _columns(len(stacks), lines)
    rows = _rows(len(stacks), lines, columns)
    nodes = tuple(
        Node(stack, (EDGE + x * (width + across), EDGE + y * (height + down), width, height), compact)
        for stack, (x, y) in zip(stacks, _placed(columns, rows), strict=True)
    )
    right = max((node.box[0] + width for node in nodes), default=0.0)
    bottom = max((node.box[1] + height for node in nodes), default=0.0)
    return Picture(nodes, tuple(lines), right + EDGE, bottom + EDGE, (), numbered(stacks))


def _columns(count: int, lines: Sequence[Line]) -> list[int]:
    """How many steps each node is from an origin; what nobody can order stands in one column."""
    columns = [0] * count
    for _ in range(count):
        changed = False
        for line in lines:
            least = columns[line.start] + (1 if line.edge.directed else 0)
            if columns[line.end] < least:
                columns[line.end], changed = least, True
            if not line.edge.directed and columns[line.start] < columns[line.end]:
                columns[line.start], changed = columns[line.end], True
        if not changed:
            break
    return columns


def _rows(count: int, lines: Sequence[Line], columns: Sequence[int]) -> list[float]:
    """A row for each leaf, and for each source the middle of what was taken from it."""
    below: dict[int, list[int]] = {}
    placed: set[int] = set()
    for line in sorted(lines, key=lambda line: (line.start, line.end)):
        if line.end not in placed and columns[line.end] > columns[line.start]:
            below.setdefault(line.start, []).append(line.end)
            placed.add(line.end)
    rows = [0.0] * count
    leaves = iter(range(count))
    for top in _ordered([node for node in range(count) if node not in placed], lines):
        for node in _deepest_first(top, below):
            under = below.get(node)
            rows[node] = sum(rows[each] for each in under) / len(under) if under else next(leaves)
    return rows


def _ordered(tops: Sequence[int], lines: Sequence[Line]) -> Iterator[int]:
    """The topmost nodes in their order, each followed by those that it is joined with."""
    near: dict[int, list[int]] = {}
    for line in lines:
        near.setdefault(line.start, []).append(line.end)
        near.setdefault(line.end, []).append(line.start)
    wanted, seen = set(tops), set[int]()
    for top in tops:
        waiting = [top]
        while waiting:
            node = waiting.pop(0)
            if node in seen:
                continue
            seen.add(node)
            if node in wanted:
                yield node
            waiting += near.get(node, [])


def _deepest_first(top: int, below: dict[int, list[int]]) -> Iterator[int]:
    """A node behind all that is below it, without recursion: chains can be long."""
    waiting = [(top, False)]
    while waiting:
        node, done = waiting.pop()
        if done:
            yield node
        else:
            waiting.append((node, True))
            waiting += [(each, False) for each in reversed(below.get(node, []))]


def _placed(columns: Sequence[int], rows: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Columns and rows, a picture that is much too tall in several columns of origins."""
    tallest = max(rows, default=0.0)
    deepest = max(columns, default=0)
    if deepest or tallest < _TALL:
        yield from zip(columns, rows, strict=True)
        return
    for row in rows:
        yield row // _TALL, row % _TALL
