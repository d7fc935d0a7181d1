"""Dialogs that write an article's provenance down, and that bring a pasted article."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.core.problem import Problem
from workbench.flow import articles as article_flow
from workbench.flow.articles import ArticleCard, Draft
from workbench.flow.rereading import HowRead
from workbench.gui.library.again import ask_again
from workbench.gui.library.form import ProvenanceForm
from workbench.gui.library.howread import HowReadPanel
from workbench.gui.library.provenance import DRAFTED, FIELDS
from workbench.gui.parts.words import exact_text, label, trouble
from workbench.gui.session import Session
from workbench.gui.theme import Theme


def ask_provenance(session: Session, card: ArticleCard, theme: Theme, parent: QWidget) -> None:
    """Ask for an article's provenance and store what changed, and read it again when that is wanted."""
    dialog = ProvenanceDialog(card, theme, parent, session.bringing.how_read(card.guid))

    def store() -> None:
        if dialog.changes() or dialog.confirmed():
            session.desk.edit_article(card.guid, dialog.changes(), dialog.confirmed())

    dialog.accepted.connect(store)
    dialog.again_wanted.connect(lambda: ask_again(session, card, theme, parent))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


class ProvenanceDialog(QDialog):
    """Title, outlet, author, date and address of one article, and how its text was read."""

    again_wanted = Signal()

    def __init__(
        self, card: ArticleCard, theme: Theme, parent: QWidget | None = None, how: HowRead | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Provenance")
        self.setMinimumWidth(520)
        self._before = {name: str(getattr(card, name)) for name, _, _ in FIELDS}
        self.form = ProvenanceForm(self._before, theme, card.guessed)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(label("The text stays as it is. Undo takes this change back.", muted=True))
        column.addWidget(self.form)
        if len(self.form.guesses) > 1:
            right = QPushButton("All &guesses are right")
            right.clicked.connect(self.form.confirm_all)
            right.setAutoDefault(False)
            column.addWidget(right, 0, Qt.AlignmentFlag.AlignRight)
        if how is not None:
            self.reading = HowReadPanel(how)
            self.reading.again.clicked.connect(self._read_again)
            column.addWidget(self.reading)
        column.addWidget(_buttons(self, "Save"))

    def changes(self) -> dict[str, str]:
        """The fields that differ from before."""
        return {name: value for name, value in self.form.values().items() if value != self._before[name]}

    def confirmed(self) -> tuple[str, ...]:
        """The guessed fields that are right as they are."""
        changed = self.changes()
        return tuple(name for name in self.form.confirmed() if name not in changed)

    def accept(self) -> None:
        """Close only when everything written can be kept."""
        if self.form.check():
            super().accept()

    def _read_again(self) -> None:
        """What was written is kept before the text is looked at."""
        self.accept()
        if self.result() == QDialog.DialogCode.Accepted:
            self.again_wanted.emit()


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
        self._note = trouble(theme.color("problem"))
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
