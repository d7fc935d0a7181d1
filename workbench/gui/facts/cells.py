"""Cells of the facts table: quiet, on one line, with room around them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.gui.facts.model import Column
from workbench.gui.parts.ink import draw_line, quiet, sized, text_color
from workbench.gui.theme import Theme


class CellDelegate(QStyledItemDelegate):
    """Number and signs stand out a little, tags stay back, a hairline parts the rows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        painter.save()
        rect, palette = option.rect, option.palette
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Highlight))
        painter.setPen(palette.color(QPalette.ColorRole.Midlight))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.theme.color("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        strong = index.column() in {Column.NUMBER, Column.EVIDENCE}
        font = sized(option.font, 1.0, QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        ink = quiet(option) if index.column() == Column.TAGS else text_color(option)
        draw_line(painter, rect.adjusted(10, 0, -8, 0), str(index.data() or ""), font, ink)
        painter.restore()
