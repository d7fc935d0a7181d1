"""What is laid over the window while something is dragged across it: what letting go would do."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from workbench.gui.theme import Theme

_EDGE = 14
_VEIL = 190
_WIDE, _HIGH = 620, 118


class DropHint(QWidget):
    """Two lines in a frame over everything; it never takes the mouse."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._under = theme, parent
        self.says = ("", "")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._theme = theme
        self.update()

    def say(self, title: str, note: str) -> None:
        """Lie over the whole window and say what letting go does."""
        self.says = (title, note)
        self.setAccessibleName(f"{title} {note}")
        self.setGeometry(self._under.rect())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint a veil, a dashed frame and the two lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._theme.color("window")
        painter.fillRect(self.rect(), QColor(ground.red(), ground.green(), ground.blue(), _VEIL))
        painter.setPen(QPen(self._theme.color("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE), 10, 10)
        card = QRect(0, 0, min(self.width() - 6 * _EDGE, _WIDE), _HIGH)
        card.moveCenter(self.rect().center())
        painter.setBrush(self._theme.color("page"))
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.drawRoundedRect(card, 10, 10)
        self._write(painter, card, self.says[0], card.top() + 26, 1.6, "text")
        self._write(painter, card, self.says[1], card.top() + 72, 1.05, "muted")

    def _write(self, painter: QPainter, card: QRect, words: str, top: int, scale: float, slot: str) -> None:
        painter.setFont(self._theme.ui_font(scale))
        painter.setPen(self._theme.color(slot))
        room = QRect(card.left() + _EDGE, top, card.width() - 2 * _EDGE, 2 * painter.fontMetrics().height())
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, shown)
