"""The statement of a fact, edited where it stands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from workbench.gui.parts.words import exact_text


class StatementEdit(QPlainTextEdit):
    """Enter or leaving stores, Esc takes back, an emptied statement comes back."""

    committed = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._stored = ""
        self.setTabChangesFocus(True)
        self.setAccessibleName("Statement")
        self.setPlaceholderText("What is claimed, in one sentence")
        lines = QFontMetrics(self.font()).lineSpacing()
        self.setMinimumHeight(2 * lines + 10)
        self.setMaximumHeight(4 * lines + 14)

    def show_statement(self, statement: str) -> None:
        """Show what is stored; what is being written stays."""
        writing = self.hasFocus() and self.document().isModified()
        if statement != self._stored or not writing:
            self._stored = statement
            self.setPlainText(statement)

    def begin(self) -> None:
        """Go here with everything selected, ready to be written over."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def store(self) -> None:
        """Announce what is written, when it says something new."""
        written = " ".join(exact_text(self.document()).split("\n")).strip()
        if not written or written == self._stored:
            self.setPlainText(self._stored)
            return
        self._stored = written
        self.document().setModified(False)
        self.committed.emit(written)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter stores and leaves, Esc takes back and leaves."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.store()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._stored)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Nothing that was written is lost by going elsewhere."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.store()
        super().focusOutEvent(event)
