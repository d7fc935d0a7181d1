"""The parts of a card one at a time: quiet buttons in a row over the part they show."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QStackedWidget, QWidget

from workbench.gui.parts.ink import muted
from workbench.gui.theme import Theme


class SectionButton(QAbstractButton):
    """A word with a line under it while its part is shown."""

    def __init__(self, words: str, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the word in its stronger face."""
        metrics = QFontMetrics(self._strong())
        return QSize(metrics.horizontalAdvance(self.text()) + 14, metrics.height() + 10)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The word, and what says that it holds or has the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self.isChecked()
        if self.hasFocus():
            painter.setPen(QPen(self.theme.color("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        if shown:
            painter.fillRect(QRectF(7, self.height() - 4, self.width() - 14, 2), self.theme.color("fact"))
        painter.setFont(self._strong() if shown else self.font())
        strong = shown or self.underMouse()
        painter.setPen(self.palette().color(QPalette.ColorRole.Text) if strong else muted(self.palette()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _strong(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font


class Sections(QWidget):
    """The row of buttons; ``stack`` holds the parts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.stack = QStackedWidget()
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(5, 0, 5, 0)
        self._row.setSpacing(2)
        self._row.addStretch()

    def add(self, words: str, part: QWidget) -> SectionButton:
        """Another part behind the others."""
        button = SectionButton(words, self._theme)
        number = self.stack.addWidget(part)
        button.setChecked(number == 0)
        button.clicked.connect(lambda: self.show_part(part))
        self._group.addButton(button, number)
        self._row.insertWidget(number, button)
        return button

    def show_part(self, part: QWidget) -> None:
        """Show one part."""
        self.stack.setCurrentWidget(part)
        self._group.button(self.stack.currentIndex()).setChecked(True)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        for button in self._group.buttons():
            if isinstance(button, SectionButton):
                button.theme = theme
                button.update()
