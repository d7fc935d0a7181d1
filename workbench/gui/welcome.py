"""Three lines for somebody who sees the program for the first time."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.gui.parts.words import label
from workbench.gui.theme import Theme

TITLE = "Two articles side by side, and a walk through what differs."
LINES = (
    "Alt+↓ walks through what differs; every mark says why it is there.",
    "F makes it a fact with a quote from each side; 1 to 5 say what the quote does to the fact.",
    "Ctrl+O, dropping files or Ctrl+V brings your own articles; Ctrl+N begins your own project.",
)


class Welcome(QFrame):
    """A quiet strip above the pages that goes away for good with one click."""

    put_away = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setAccessibleName("What to do first: " + " ".join((TITLE, *LINES)))
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(label(TITLE, strong=True, wrap=True))
        for number, line in enumerate(LINES, start=1):
            words.addWidget(label(f"{number}   {line}", wrap=True))
        self.button = QPushButton("&Got it")
        self.button.setAccessibleDescription("Put these lines away")
        self.button.setAutoDefault(True)  # Enter presses it, as it does in a dialog
        self.button.clicked.connect(self._close)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 12, 14, 12)
        row.setSpacing(18)
        row.addLayout(words, 1)
        row.addWidget(self.button)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.color("wording_fill"))
        self.setPalette(palette)

    def _close(self) -> None:
        self.hide()
        self.put_away.emit()
