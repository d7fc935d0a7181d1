"""The line that follows the mouse while two sentences are being linked by hand."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from workbench.gui.theme import Theme

_DOT = 4.0


class Rubber(QWidget):
    """Lies over both pages and lets every event through; solid once it has caught a sentence."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._over = theme, parent
        self._from = self._to = QPointF()
        self._caught = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._theme = theme

    def stretch(self, start: QPointF, end: QPointF, *, caught: bool) -> None:
        """Draw from here to there."""
        self._from, self._to, self._caught = start, end, caught
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """One soft curve with a dot at both ends; the far one is hollow while nothing is caught."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._theme.color("accent")
        line = Qt.PenStyle.SolidLine if self._caught else Qt.PenStyle.DashLine
        painter.setPen(QPen(ink, 2.0, line, Qt.PenCapStyle.RoundCap))
        middle = (self._from.x() + self._to.x()) / 2
        path = QPainterPath(self._from)
        path.cubicTo(QPointF(middle, self._from.y()), QPointF(middle, self._to.y()), self._to)
        painter.drawPath(path)
        painter.setPen(QPen(ink, 1.6))
        painter.setBrush(ink)
        painter.drawEllipse(self._from, _DOT, _DOT)
        painter.setBrush(ink if self._caught else self._theme.color("page"))
        painter.drawEllipse(self._to, _DOT, _DOT)
        painter.end()
