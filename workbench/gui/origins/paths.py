"""The way of a line between two nodes."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from workbench.gui.origins.picture import Line, Picture

# Of two below each other, so many heights apart, others may stand between: the line goes round them.
_FAR = 2.0
_BEND = 60.0


def path(picture: Picture, line: Line) -> QPainterPath:
    """The way of a line from one node to the other."""
    start, end = (QRectF(*picture.nodes[number].box) for number in (line.start, line.end))
    made = QPainterPath()
    if end.left() >= start.right() or start.left() >= end.right():
        forward = end.left() >= start.right()
        one = QPointF(start.right() if forward else start.left(), start.center().y())
        other = QPointF(end.left() if forward else end.right(), end.center().y())
        bend = (other.x() - one.x()) / 2
        made.moveTo(one)
        made.cubicTo(one + QPointF(bend, 0), other - QPointF(bend, 0), other)
        return made
    if abs(end.center().y() - start.center().y()) > _FAR * start.height():
        aside = QPointF(_BEND, 0)
        above, below = (QPointF(each.right(), each.center().y()) for each in (start, end))
        made.moveTo(above)
        made.cubicTo(above + aside, below + aside, below)
        return made
    downward = end.top() >= start.bottom()
    made.moveTo(QPointF(start.center().x(), start.bottom() if downward else start.top()))
    made.lineTo(QPointF(end.center().x(), end.top() if downward else end.bottom()))
    return made
