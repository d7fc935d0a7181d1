"""A field that narrows a list while one types, and hands the keys over to that list."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

PAUSE_MS = 120


class FilterField(QLineEdit):
    """Announces its words after a short pause; Esc clears, Enter and Down leave for the list."""

    settled = Signal(str)
    left = Signal()

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setClearButtonEnabled(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(lambda: self.settled.emit(self.text()))
        self.textChanged.connect(lambda: self._pause.start())

    def settle(self) -> None:
        """Announce at once what is written."""
        if self._pause.isActive():
            self._pause.stop()
            self.settled.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc clears, Enter and Down go to the list."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.settle()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.settle()
            self.left.emit()
        else:
            super().keyPressEvent(event)
