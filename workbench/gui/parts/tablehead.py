"""The head of a table: flat and quiet, over a thin line."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QHeaderView


class TableHead(QHeaderView):
    """Paints the ground; what stands on it is for ``paint_name`` of its kinds."""

    def __init__(self, *, clickable: bool) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSectionsClickable(clickable)
        self.setHighlightSections(False)
        self.setFixedHeight(self.fontMetrics().height() + 12)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803
        """Paint one section."""
        palette = self.palette()
        painter.fillRect(rect, palette.color(QPalette.ColorRole.Base))
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        name = str(self.model().headerData(logicalIndex, self.orientation()))
        self.paint_name(painter, rect, name, logicalIndex)

    def paint_name(self, painter: QPainter, rect: QRect, name: str, section: int) -> None:
        """Paint what a section is called."""
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, name)
