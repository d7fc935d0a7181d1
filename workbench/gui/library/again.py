"""The dialog that reads an article once more from its original, in another encoding or extent."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from workbench.core.problem import Problem
from workbench.flow import rereading
from workbench.flow.articles import ArticleCard, Draft
from workbench.flow.rereading import Kept, Trial
from workbench.gui.jobs import Job
from workbench.gui.library.correction import KEPT
from workbench.gui.parts.ink import one_line
from workbench.gui.parts.room import fit
from workbench.gui.parts.words import label, plural
from workbench.gui.session import Session
from workbench.gui.theme import Theme

if TYPE_CHECKING:
    from workbench.flow.rereading import Options

ENCODINGS: Sequence[tuple[str, str]] = (
    ("", "As the bytes say"),
    ("utf-8", "Unicode"),
    ("utf-16", "Unicode"),
    ("cp1252", "Western European"),
    ("iso8859-15", "Western European, with €"),
    ("mac_roman", "Western European, Macintosh"),
    ("cp1250", "Central European"),
    ("iso8859-2", "Central European"),
    ("cp1251", "Cyrillic"),
    ("koi8-r", "Russian"),
    ("koi8-u", "Ukrainian"),
    ("cp1253", "Greek"),
    ("cp1254", "Turkish"),
    ("cp1255", "Hebrew"),
    ("cp1256", "Arabic"),
    ("cp1257", "Baltic"),
    ("cp1258", "Vietnamese"),
    ("cp874", "Thai"),
    ("gb18030", "Chinese, simplified"),
    ("big5hkscs", "Chinese, traditional"),
    ("cp932", "Japanese, Shift JIS"),
    ("euc_jp", "Japanese"),
    ("iso2022_jp", "Japanese"),
    ("cp949", "Korean"),
)
_PATIENCE = 200
_LINES = 60
_LONGEST = 6_000
_NAMED = re.compile(r"\(([^()]+)\)\s*$")


class AgainDialog(QDialog):
    """What is chosen is tried at once: the first lines of the text, and how many words would change."""

    def __init__(
        self, session: Session, card: ArticleCard, kept: Kept, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Read again")
        fit(self, 660, 620)
        self.draft: Draft | None = None
        self._bringing, self._kept = session.bringing, kept
        self._job: Job | None = None
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(theme.reading_font())
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("The first lines as they would be read")
        self.outcome = label(wrap=True)
        self._choose(kept)
        self._build(card)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._try)
        self.encoding.editTextChanged.connect(self._wait)
        self.whole.toggled.connect(self._wait)
        self.finished.connect(self._give_up)
        self._try()

    def options(self) -> "Options":
        """What is chosen now."""
        typed = self.encoding.currentText().strip()
        named = _NAMED.search(typed)
        automatic = typed == ENCODINGS[0][1] or not self._kept.has_encoding
        encoding = "" if automatic else named[1] if named else typed
        return rereading.options(encoding, self.whole.isChecked() and self._kept.has_extent)

    def accept(self) -> None:
        """Take the text as it was read last, when that is another."""
        if self.draft is not None:
            super().accept()

    # ---- building

    def _choose(self, kept: Kept) -> None:
        self.encoding = QComboBox()
        self.encoding.setEditable(True)
        self.encoding.setMaxVisibleItems(len(ENCODINGS))
        self.encoding.setAccessibleName("Encoding")
        self.encoding.addItems([f"{what} ({name})" if name else what for name, what in ENCODINGS])
        names = [name for name, _ in ENCODINGS]
        now = kept.options.encoding
        if now in names:
            self.encoding.setCurrentIndex(names.index(now))
        elif kept.has_encoding:
            self.encoding.setEditText(now)
        self.encoding.setEnabled(kept.has_encoding)
        self.article = QRadioButton("The &article only")
        self.whole = QRadioButton("The &whole page")
        (self.whole if kept.options.whole or not kept.has_extent else self.article).setChecked(True)
        for part in (self.article, self.whole):
            part.setEnabled(kept.has_extent)

    def _build(self, card: ArticleCard) -> None:
        form = QFormLayout()
        form.addRow("&Encoding", self.encoding)
        if not self._kept.has_encoding:
            form.addRow("", label("This kind of original says by itself how it is written.", muted=True))
        form.addRow("Extent", self.article)
        form.addRow("", self.whole)
        if not self._kept.has_extent:
            form.addRow("", label("Only of a web page can a part be taken.", muted=True))
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(label(one_line(card.title) or "Untitled", strong=True, wrap=True))
        column.addWidget(label(KEPT, muted=True, wrap=True))
        column.addLayout(form)
        column.addWidget(self.text, 1)
        column.addWidget(self.outcome)
        column.addWidget(self._buttons(card))
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)

    def _buttons(self, card: ArticleCard) -> QDialogButtonBox:
        both = QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        box = QDialogButtonBox(both, self)
        self.use = box.button(QDialogButtonBox.StandardButton.Ok)
        self.use.setText(f"Use as version {card.version + 1}  Ctrl+Enter")
        self.use.setEnabled(False)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    # ---- trying

    def _wait(self) -> None:
        self._give_up()
        self.draft = None
        self.use.setEnabled(False)
        self._patience.start()

    def _try(self) -> None:
        self._give_up()
        self.outcome.setText("Reading…")
        self._job = self._bringing.try_again(self._kept, self.options(), self._show, self._complain)

    def _give_up(self, code: int = 0) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _show(self, trial: Trial) -> None:
        self._job = None
        is_other = trial.draft.text != self._kept.text
        self.draft = trial.draft if is_other else None
        self.use.setEnabled(is_other)
        self.text.setPlainText(opening(trial.draft.text))
        self.outcome.setText(" ".join([change(trial, is_other), *trial.draft.notices[:3]]))

    def _complain(self, problem: Problem) -> None:
        self._job = None
        self.text.setPlainText("")
        self.outcome.setText(problem.sentence)


def opening(text: str) -> str:
    """The first lines of a text, enough to see whether it reads well."""
    return "\n".join(text[:_LONGEST].split("\n")[:_LINES])


def change(trial: Trial, is_other: bool) -> str:
    """How much a trial would change, in words."""
    if not is_other:
        return f"The same text as now, {plural(trial.words, 'word')}. Nothing would change."
    if not (trial.new or trial.gone):
        return "The same words; only blanks and line breaks would change."
    return (
        f"Of {plural(trial.words, 'word')}, {trial.new:,} would be new; {trial.gone:,} of those now would go."
    )


def ask_again(session: Session, card: ArticleCard, theme: Theme, parent: QWidget) -> None:
    """Ask how an article is to be read again, and make what is read its next version."""
    kept = session.bringing.kept(card.guid)
    if kept is None:
        return
    dialog = AgainDialog(session, card, kept, theme, parent)
    dialog.accepted.connect(lambda: dialog.draft and _use(session, card.guid, dialog.draft))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _use(session: Session, guid: str, draft: Draft) -> bool:
    session.desk.add_version(guid, draft)
    return True
