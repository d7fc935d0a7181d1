"""Cells of a table: quiet, on one line, with room around them."""

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.gui.parts.ink import draw_line, quiet, sized, text_color
from workbench.gui.theme import Theme


class Cells(QStyledItemDelegate):
    """Some columns stand out a little, others stay back, a hairline parts the rows."""

    def __init__(self, theme: Theme, *, strong: Collection[int] = (), faint: Collection[int] = ()) -> None:
        super().__init__()
        self.theme = theme
        self._strong, self._faint = frozenset(strong), frozenset(faint)

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
        weight = QFont.Weight.DemiBold if index.column() in self._strong else QFont.Weight.Normal
        ink = quiet(option) if index.column() in self._faint else text_color(option)
        words = str(index.data() or "")
        draw_line(painter, rect.adjusted(10, 0, -8, 0), words, sized(option.font, 1.0, weight), ink)
        painter.restore()
