"""What the colours of the similarity map mean."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.parts.ink import muted, sized
from workbench.gui.theme import Theme

RAMP, HIGH, GAP = 64, 12, 8
PARTS = (
    ("same", "Above: share of one that stands in the other, 0 to 100 %"),
    ("claim", "Below: claims of both that diverge, none to most"),
    ("", "not compared yet"),
)


class Legend(QWidget):
    """Two ramps of one hue each, and the hatching of what is not known."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName("Legend")
        self.setAccessibleDescription(". ".join(words for _, words in PARTS))

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """A line for each part."""
        return QSize(300, len(PARTS) * (QFontMetrics(self.font()).height() + 2))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Each ramp with its words."""
        painter = QPainter(self)
        painter.setFont(sized(self.font(), 0.9))
        line = QFontMetrics(self.font()).height() + 2
        for place, (slot, words) in enumerate(PARTS):
            bar = QRect(0, place * line + (line - HIGH) // 2, RAMP, HIGH)
            if slot:
                ramp = QLinearGradient(bar.topLeft(), bar.topRight())
                ramp.setColorAt(0.0, self._theme.color("page"))
                ramp.setColorAt(1.0, self._theme.color(slot))
                painter.fillRect(bar, ramp)
            else:
                painter.fillRect(bar, QBrush(self._theme.color("muted"), Qt.BrushStyle.BDiagPattern))
            painter.setPen(self._theme.color("border"))
            painter.drawRect(bar.adjusted(0, 0, -1, -1))
            painter.setPen(muted(self.palette()))
            box = QRect(RAMP + GAP, place * line, self.width() - RAMP - GAP, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
