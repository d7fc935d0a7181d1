"""The head of the table: each article above its column."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView

from workbench.gui.parts.ink import draw_line, muted, sized
from workbench.gui.rows.typeset import EDGE, NUMBER

LETTER = 14


class Head(QHeaderView):
    """Flat and quiet; the names stand above the type, their letters above the numbers."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFixedHeight(self.fontMetrics().height() + 12)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803
        """Paint one name."""
        palette = self.palette()
        painter.fillRect(rect, palette.color(QPalette.ColorRole.Base))
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        letter, _, name = str(self.model().headerData(logicalIndex, self.orientation())).partition("   ")
        strong = sized(self.font(), 1.0, QFont.Weight.Bold)
        place = rect.adjusted(NUMBER - LETTER - 6, 0, -EDGE, 0)
        draw_line(painter, place, letter, strong, palette.color(QPalette.ColorRole.Accent))
        quiet = sized(self.font(), 0.92, QFont.Weight.DemiBold)
        draw_line(painter, rect.adjusted(NUMBER, 0, -EDGE, 0), name, quiet, muted(palette))
