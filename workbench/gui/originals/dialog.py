"""The window beside the work that shows an article's original."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.flow.articles import ArticleCard
from workbench.flow.rereading import Kept
from workbench.gui.originals.page import WholePageText
from workbench.gui.originals.pages import PagesSheet
from workbench.gui.parts.ink import one_line
from workbench.gui.parts.room import fit
from workbench.gui.parts.words import label, plural
from workbench.gui.session import Session
from workbench.gui.theme import Theme

KEYS = "PgUp and PgDn turn the pages, + and - zoom, 0 fits the width, Esc closes."
_PATIENCE = 150


class OriginalDialog(QDialog):
    """Pages of a document, or the whole text of a web page; it follows what is looked at in the window."""

    def __init__(
        self, session: Session, card: ArticleCard, kept: Kept, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Original: {one_line(kept.how.file_name or card.title)}")
        fit(self, 860, 940)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._guid = session, card.guid
        originals = session.originals
        self.pages: PagesSheet | None = None
        if kept.how.has_pages:
            self.pages = PagesSheet(originals, kept, theme, self)
        self.view: PagesSheet | WholePageText = self.pages or WholePageText(originals, kept, theme, self)
        self.place = label(muted=True)
        self.note = label(wrap=True)
        self._build(card)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self.follow)
        session.focus.selection_changed.connect(self._patience.start)
        session.focus.divergence_changed.connect(self._patience.start)
        session.desk.project_changed.connect(self.close)
        self.finished.connect(self.view.give_up)
        self.view.setFocus()
        self.follow()

    def follow(self) -> None:
        """Mark the passage that is in hand now, if it is one of this article."""
        self.view.seek(self._session.originals.passage(self._guid))

    def _build(self, card: ArticleCard) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 14, 0)
        title = label(one_line(card.title) or "Untitled", strong=True, wrap=True)
        head.addWidget(title, 1)
        column.addLayout(head)
        if self.pages is not None:
            self._add_tools(head, self.pages)
            said = QHBoxLayout()
            said.setContentsMargins(14, 0, 14, 0)
            said.addWidget(self.note)
            column.addLayout(said)
        column.addWidget(self.view, 1)

    def _add_tools(self, row: QHBoxLayout, pages: PagesSheet) -> None:
        self.buttons = {
            name: self._button(sign, name, lambda *_, verb=verb: verb())
            for sign, name, verb in (
                ("‹", "Page before", lambda: pages.go(pages.page - 1)),
                ("›", "Page after", lambda: pages.go(pages.page + 1)),
                ("−", "Smaller", lambda: pages.step_zoom(-1)),
                ("+", "Larger", lambda: pages.step_zoom(1)),
                ("Fit", "Fit the width", lambda: pages.set_zoom(1.0)),
            )
        }
        before, after, *others = self.buttons.values()
        for part in (before, self.place, after, *others):
            row.addWidget(part)
        pages.turned.connect(self._tell)
        for key, by in (("PgDown", 1), ("PgUp", -1)):
            QShortcut(QKeySequence(key), self, lambda by=by: pages.go(pages.page + by))
        self.note.setText(KEYS)
        self._tell()

    def _button(self, sign: str, name: str, verb: object) -> QPushButton:
        button = QPushButton(sign)
        button.setObjectName("narrow")
        button.setMinimumWidth(34)
        button.setAutoDefault(False)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(verb)
        return button

    def _tell(self) -> None:
        pages = self.pages
        if pages is None:
            return
        self.place.setText(
            f"Page {pages.page + 1:,} of {pages.count:,} · {pages.zoom:.0%}" if pages.count else ""
        )
        self.buttons["Page before"].setEnabled(pages.page > 0)
        self.buttons["Page after"].setEnabled(pages.page + 1 < pages.count)
        self.note.setText(self._said(pages))
        self.note.setAccessibleName(self.note.text())

    @staticmethod
    def _said(pages: PagesSheet) -> str:
        if pages.trouble or pages.boxes is None:
            return pages.trouble or KEYS
        if not pages.boxes:
            return "The passage in hand is not found on the pages; the text may have been corrected since."
        on = sorted({page + 1 for page, _ in pages.boxes})
        where = f"page {on[0]:,}" if len(on) == 1 else f"pages {on[0]:,} to {on[-1]:,}"
        return f"The passage in hand stands on {where}, {plural(len(pages.boxes), 'line')}, underlined."


def show_original(session: Session, guid: str, theme: Theme, parent: QWidget) -> None:
    """Show the original of an article beside the work, or say why there is nothing to look at."""
    card, reason = session.desk.card(guid), session.originals.reason(guid)
    if card is None or reason:
        session.desk.told.emit(f"No original page: {reason}.")
        return
    kept = session.originals.kept(guid)
    if kept is not None:
        OriginalDialog(session, card, kept, theme, parent).show()
