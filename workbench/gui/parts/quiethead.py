"""The head of a table: small quiet words over the cells they name."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyleOption

from workbench.gui.parts.ink import draw_line, muted, sized
from workbench.gui.parts.tablehead import TableHead

ARROW = 8


class QuietHeader(TableHead):
    """Aligned with the cells; an arrow shows what the rows are sorted by."""

    def __init__(self) -> None:
        super().__init__(clickable=True)

    def paint_name(self, painter: QPainter, rect: QRect, name: str, section: int) -> None:
        """Paint one name, with an arrow where the table is sorted by it."""
        font = sized(self.font(), 0.9, QFont.Weight.DemiBold)
        taken = draw_line(painter, rect.adjusted(10, 0, -ARROW - 6, 0), name, font, muted(self.palette()))
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == section:
            self._paint_arrow(painter, QRect(rect.left() + 14 + taken, rect.center().y() - 3, ARROW, ARROW))

    def _paint_arrow(self, painter: QPainter, rect: QRect) -> None:
        option = QStyleOption()
        option.rect, option.palette = rect, self.palette()
        up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        arrows = QStyle.PrimitiveElement
        arrow = arrows.PE_IndicatorArrowUp if up else arrows.PE_IndicatorArrowDown
        self.style().drawPrimitive(arrow, option, painter, self)
