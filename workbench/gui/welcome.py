"""Three lines for somebody who sees the program for the first time."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.gui.keyed import key_of
from workbench.gui.parts.words import label
from workbench.gui.theme import Theme

TITLE = "Two articles side by side, and a walk through what differs."
LINES = (
    f"{key_of('next')} walks through what differs; every mark says why it is there.",
    f"{key_of('tag')} makes it a fact with a quote from each side; {key_of('stance_states')} to "
    f"{key_of('stance_mentions')} say what the quote does to the fact.",
    f"{key_of('import')}, dropping files or {key_of('paste')} brings your own articles; "
    f"{key_of('new')} begins your own project.",
)


class Welcome(QFrame):
    """A quiet strip above the pages that goes away for good with one click."""

    put_away = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(label(TITLE, strong=True, wrap=True))
        self.lines = [label(wrap=True) for _ in LINES]
        for line in self.lines:
            words.addWidget(line)
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

    def show_keys(self, fill: Callable[[str], str]) -> None:
        """Name the present keys; ``fill`` puts them into a sentence."""
        lines = [fill(line) for line in LINES]
        for number, (part, line) in enumerate(zip(self.lines, lines, strict=True), start=1):
            part.setText(f"{number}   {line}")
        self.setAccessibleName("What to do first: " + " ".join((TITLE, *lines)))

    def _close(self) -> None:
        self.hide()
        self.put_away.emit()
