"""A small coloured square before the words of a cell."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex
SIDE = 14


class SwatchDelegate(QStyledItemDelegate):
    """``color_of`` says which colour a cell has, or None."""

    def __init__(self, color_of: Callable[[Index], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._color_of = color_of

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Give the cell its square."""
        super().initStyleOption(option, index)
        color = self._color_of(index)
        if isinstance(color, QColor):
            option.icon = swatch(color)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration


def swatch(color: QColor) -> QIcon:
    """A square of one colour."""
    picture = QPixmap(SIDE, SIDE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(1, 1, SIDE - 2, SIDE - 2, 3, 3)
    painter.end()
    return QIcon(picture)
