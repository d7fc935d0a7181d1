"""The head of the facts table: small quiet words over the cells they name."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOption

from workbench.gui.parts.ink import draw_line, muted, sized

ARROW = 8


class QuietHeader(QHeaderView):
    """Flat, aligned with the cells; an arrow shows what the rows are sorted by."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFixedHeight(self.fontMetrics().height() + 12)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803
        """Paint one name."""
        palette = self.palette()
        painter.fillRect(rect, palette.color(QPalette.ColorRole.Base))
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        name = str(self.model().headerData(logicalIndex, self.orientation()))
        font = sized(self.font(), 0.9, QFont.Weight.DemiBold)
        taken = draw_line(painter, rect.adjusted(10, 0, -ARROW - 6, 0), name, font, muted(palette))
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex:
            self._paint_arrow(painter, QRect(rect.left() + 14 + taken, rect.center().y() - 3, ARROW, ARROW))

    def _paint_arrow(self, painter: QPainter, rect: QRect) -> None:
        option = QStyleOption()
        option.rect, option.palette = rect, self.palette()
        up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        arrows = QStyle.PrimitiveElement
        arrow = arrows.PE_IndicatorArrowUp if up else arrows.PE_IndicatorArrowDown
        self.style().drawPrimitive(arrow, option, painter, self)
