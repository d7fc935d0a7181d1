"""A place to write a note: plain text, stored when it is kept."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from workbench.gui.parts.words import exact_text, label


class NoteDialog(QDialog):
    """What others wrote stands above and cannot be changed; an emptied note is taken away."""

    kept = Signal(str)

    def __init__(
        self, title: str, note: str, parent: QWidget, *, others: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__(parent)
        self._note = note
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(460, 300)
        column = QVBoxLayout(self)
        column.addWidget(label(title, strong=True, wrap=True))
        for reviewer, body in others:
            column.addWidget(label(f"{reviewer} wrote:", muted=True))
            column.addWidget(label(body, wrap=True))
        self.text = QPlainTextEdit(note)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(title)
        self.text.setPlaceholderText("Plain text. An empty note is taken away.")
        column.addWidget(self.text, 1)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Save).setText("Keep  Ctrl+Enter")
        buttons.button(QDialogButtonBox.StandardButton.Save).setShortcut("Ctrl+Return")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.text.setFocus()

    def accept(self) -> None:
        """Tell what was written, when it says something new."""
        written = exact_text(self.text.document()).strip()
        if written != self._note:
            self.kept.emit(written)
        super().accept()
