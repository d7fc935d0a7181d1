"""What a repair would make of rows, as the sentences that belong together afterwards. Pure."""

from collections.abc import Iterable

from workbench.core.model import Side
from workbench.gui.rows.entries import Entry, Part


def joined(rows: Iterable[Entry]) -> Part:
    """The sentences of several rows together."""
    members = list(rows)
    left, right = ({i for row in members for i in row.of(side)} for side in Side)
    return tuple(sorted(left)), tuple(sorted(right))


def separated(row: Entry) -> list[Part]:
    """A link taken apart: sentence by sentence in order, what is left over standing alone."""
    pairs = min(len(row.left), len(row.right))
    parts: list[Part] = [((i,), (j,)) for i, j in zip(row.left, row.right, strict=False)]
    parts += [((i,), ()) for i in row.left[pairs:]]
    parts += [((), (j,)) for j in row.right[pairs:]]
    return parts


def shifted(row: Entry, neighbour: Entry, by: int) -> list[Part]:
    """The right sentence of a row at the side of its neighbour goes over to it; nothing when none can.

    Of several right sentences the last one goes down and the first one up.
    """
    if not row.right or not neighbour.left or row.conflict or neighbour.conflict:
        return []
    gone = row.right[-1] if by > 0 else row.right[0]
    rest = tuple(j for j in row.right if j != gone)
    over: Part = neighbour.left, tuple(sorted({*neighbour.right, gone}))
    return [(row.left, rest), over] if row.left or rest else [over]
