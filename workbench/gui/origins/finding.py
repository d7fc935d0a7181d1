"""Which node or line of a picture is at a place, or next in a direction."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPathStroker

from workbench.gui.origins.paths import path
from workbench.gui.origins.picture import Picture

Item = tuple[str, int]
"""``NODE`` or ``LINE`` with its place in the picture."""
NODE, LINE = "node", "line"
_NEAR = 10.0
_ASIDE = 2.5


def at(picture: Picture, point: QPointF) -> Item | None:
    """The node or line at a place."""
    for number, node in reversed(list(enumerate(picture.nodes))):
        if QRectF(*node.box).contains(point):
            return NODE, number
    stroker = QPainterPathStroker()
    stroker.setWidth(_NEAR)
    for number, line in enumerate(picture.lines):
        way = path(picture, line)
        near = way.boundingRect().adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR)
        if near.contains(point) and stroker.createStroke(way).contains(point):
            return LINE, number
    return None


def beside(picture: Picture, current: Item | None, across: int, down: int) -> Item | None:
    """The nearest node or line in a direction from the current one."""
    here = anchor(picture, current) if current else QPointF()
    best, least = None, float("inf")
    for item in _items(picture):
        away = anchor(picture, item) - here
        along, aside = away.x() * across + away.y() * down, abs(away.x() * down) + abs(away.y() * across)
        cost = along + _ASIDE * aside
        if along > 1 and item != current and cost < least:
            best, least = item, cost
    return best


def anchor(picture: Picture, item: Item) -> QPointF:
    """The point that a node or a line is gone to by."""
    if item[0] == NODE:
        return QPointF(*picture.nodes[item[1]].middle)
    return path(picture, picture.lines[item[1]]).pointAtPercent(0.5)


def _items(picture: Picture) -> Iterator[Item]:
    yield from ((NODE, number) for number in range(len(picture.nodes)))
    yield from ((LINE, number) for number in range(len(picture.lines)))
