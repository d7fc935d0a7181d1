"""Dialogs that write an article's provenance down, and that bring a pasted article."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from workbench.core.problem import Problem
from workbench.flow import articles as article_flow
from workbench.flow.articles import ArticleCard, Draft
from workbench.gui.library.provenance import DRAFTED, FIELDS, troubles
from workbench.gui.parts.words import exact_text, label
from workbench.gui.theme import Theme


class ProvenanceForm(QWidget):
    """One field for each of the ``values``, with room for what is wrong with it."""

    edited = Signal()

    def __init__(self, values: Mapping[str, str], theme: Theme) -> None:
        super().__init__()
        self._fields: dict[str, QLineEdit] = {}
        self._notes: dict[str, QLabel] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, title, example in FIELDS:
            if name not in values:
                continue
            field = QLineEdit(values[name])
            field.setPlaceholderText(example)
            field.setAccessibleName(title)
            field.setCursorPosition(0)
            field.textEdited.connect(self._clear)
            self._fields[name] = field
            self._notes[name] = self._note(theme)
            form.addRow(f"&{title}", field)
            form.addRow("", self._notes[name])

    def values(self) -> dict[str, str]:
        """What is written, without blanks around it."""
        return {name: field.text().strip() for name, field in self._fields.items()}

    def check(self) -> bool:
        """Say what is wrong beside each field and go to the first; whether all is well."""
        found = troubles(self.values())
        for name, note in self._notes.items():
            note.setText(found.get(name, ""))
            note.setVisible(name in found)
            self._fields[name].setAccessibleDescription(found.get(name, ""))
        for name in found:
            self._fields[name].setFocus()
            self._fields[name].selectAll()
            break
        return not found

    def _clear(self) -> None:
        for note in self._notes.values():
            note.hide()
        self.edited.emit()

    @staticmethod
    def _note(theme: Theme) -> QLabel:
        note = label(wrap=True)
        palette = note.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.color("problem"))
        note.setPalette(palette)
        note.hide()
        return note


class ProvenanceDialog(QDialog):
    """Title, outlet, author, date and address of one article."""

    def __init__(self, card: ArticleCard, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Provenance")
        self.setMinimumWidth(480)
        self._before = {name: str(getattr(card, name)) for name, _, _ in FIELDS}
        self.form = ProvenanceForm(self._before, theme)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(label("The text stays as it is. Undo takes this change back.", muted=True))
        column.addWidget(self.form)
        column.addWidget(_buttons(self, "Save"))

    def changes(self) -> dict[str, str]:
        """The fields that differ from before."""
        return {name: value for name, value in self.form.values().items() if value != self._before[name]}

    def accept(self) -> None:
        """Close only when everything written can be kept."""
        if self.form.check():
            super().accept()


class PasteDialog(QDialog):
    """What lies in the clipboard becomes an article: a text, or the text that a piece of a web page shows.

    ``page`` is the piece of a page as it was read, ``problem`` why it could not be; its text can be taken
    as plain text instead.
    """

    def __init__(
        self,
        text: str,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        page: Draft | None = None,
        url: str = "",
        problem: Problem | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Paste an article")
        self.resize(620, 560)
        self.draft: Draft | None = None
        self._page, self._plain = page, text
        known = {name: str(getattr(page, name)) if page else "" for name in DRAFTED}
        self.form = ProvenanceForm({**known, "url": url or known["url"]}, theme)
        self.text = QPlainTextEdit()
        self.text.setFont(theme.reading_font())
        self.text.setAccessibleName("Text of the article")
        self.text.setPlaceholderText("Paste the whole article here.")
        self.text.setTabChangesFocus(True)
        self._note = ProvenanceForm._note(theme)
        self.as_page = QCheckBox("Keep it as the piece of a &web page that it is; the text is read from that")
        self.as_page.setVisible(page is not None)
        self.as_page.setChecked(page is not None)
        self.as_page.toggled.connect(self._show_text)
        self._show_text()
        self.text.textChanged.connect(self._note.hide)
        self._build()
        if problem is not None:
            self._complain(problem)
        if not text.strip():
            self.text.setFocus()

    def accept(self) -> None:
        """Read the text; stay open and say why when there is nothing to read."""
        if not self.form.check():
            return
        try:
            draft = self._read()
        except Problem as problem:
            self._complain(problem)
            self.text.setFocus()
            return
        written = {name: value for name, value in self.form.values().items() if value}
        guessed = tuple(each for each in draft.guessed if written.get(each, "") in ("", getattr(draft, each)))
        self.draft = replace(draft, guessed=guessed, **written)  # type: ignore[arg-type]
        super().accept()

    def _read(self) -> Draft:
        if self._page is not None and self.as_page.isChecked():
            return self._page
        return article_flow.read_pasted(exact_text(self.text.document()))

    def _show_text(self) -> None:
        page = self._page if self.as_page.isChecked() else None
        self.text.setPlainText(page.text if page else self._plain)
        self.text.setReadOnly(page is not None)

    def _complain(self, problem: Problem) -> None:
        self._note.setText(problem.sentence)
        self._note.show()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(12)
        for part in (self.text, self.as_page, self._note, self.form, _buttons(self, "Add article")):
            column.addWidget(part)
        column.setStretch(0, 1)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)


def _buttons(dialog: QDialog, yes: str) -> QDialogButtonBox:
    both = QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
    box = QDialogButtonBox(both, dialog)
    box.button(QDialogButtonBox.StandardButton.Ok).setText(yes)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box
