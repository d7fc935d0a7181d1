"""The head of the table: each article above its column."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QPainter, QPalette

from workbench.gui.parts.ink import draw_line, muted, sized
from workbench.gui.parts.tablehead import TableHead
from workbench.gui.rows.typeset import EDGE, NUMBER

LETTER = 14


class Head(TableHead):
    """The names stand above the type, their letters above the numbers."""

    def __init__(self) -> None:
        super().__init__(clickable=False)

    def paint_name(self, painter: QPainter, rect: QRect, name: str, section: int) -> None:
        """Paint the letter and the name of one article."""
        palette = self.palette()
        letter, _, said = name.partition("   ")
        strong = sized(self.font(), 1.0, QFont.Weight.Bold)
        place = rect.adjusted(NUMBER - LETTER - 6, 0, -EDGE, 0)
        draw_line(painter, place, letter, strong, palette.color(QPalette.ColorRole.Accent))
        quiet = sized(self.font(), 0.92, QFont.Weight.DemiBold)
        draw_line(painter, rect.adjusted(NUMBER, 0, -EDGE, 0), said, quiet, muted(palette))
