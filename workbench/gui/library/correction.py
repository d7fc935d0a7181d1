"""The dialog that brings a corrected text of an article."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from workbench.core.problem import Problem
from workbench.flow import articles as article_flow
from workbench.flow.articles import ArticleCard, Draft
from workbench.gui.parts.ink import one_line
from workbench.gui.parts.words import exact_text, label
from workbench.gui.theme import Theme

KEPT = (
    "The text until now stays in the project. Every quote is looked for in the corrected text; what cannot "
    "be found again is shown, never thrown away."
)


class CorrectionDialog(QDialog):
    """A corrected text is pasted here, or taken from a file; either becomes the next version."""

    file_wanted = Signal()

    def __init__(self, card: ArticleCard, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("A corrected text")
        self.resize(620, 520)
        self.draft: Draft | None = None
        self.text = QPlainTextEdit()
        self.text.setFont(theme.reading_font())
        self.text.setAccessibleName("Corrected text of the article")
        self.text.setPlaceholderText("Paste the whole corrected text here, or take it from a file.")
        self.text.setTabChangesFocus(True)
        self.note = label(wrap=True)
        self.note.hide()
        self.text.textChanged.connect(self.note.hide)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        said = ", ".join(part for part in (one_line(card.file_name), f"version {card.version}") if part)
        name = label(f"{one_line(card.title) or 'Untitled'} ({said})", strong=True, wrap=True)
        for part in (name, label(KEPT, muted=True, wrap=True), self.text, self.note, self._buttons(card)):
            column.addWidget(part)
        column.setStretch(2, 1)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self.text.setFocus()

    def accept(self) -> None:
        """Read the text; stay open and say why when there is nothing to read."""
        try:
            self.draft = article_flow.read_pasted(exact_text(self.text.document()))
        except Problem as problem:
            self.note.setText(problem.sentence)
            self.note.show()
            self.text.setFocus()
            return
        super().accept()

    def take_file(self) -> None:
        """Close, and ask for a file instead."""
        self.reject()
        self.file_wanted.emit()

    def _buttons(self, card: ArticleCard) -> QDialogButtonBox:
        both = QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        box = QDialogButtonBox(both, self)
        box.button(QDialogButtonBox.StandardButton.Ok).setText(f"Add version {card.version + 1}  Ctrl+Enter")
        self.file = box.addButton("From a &file…", QDialogButtonBox.ButtonRole.ActionRole)
        self.file.clicked.connect(self.take_file)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box
