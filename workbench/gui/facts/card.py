"""The card of the current fact: statement, status and tags beside its quotes, details and links."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.core.factbook import MemoTarget
from workbench.core.model import Fact, Tag
from workbench.gui.facts.details import DetailsPage
from workbench.gui.facts.links import LinksPage
from workbench.gui.facts.quotes import QuotesPage
from workbench.gui.facts.sections import Sections
from workbench.gui.facts.statement import StatementEdit
from workbench.gui.facts.tags import TagStrip
from workbench.gui.facts.wording import STATUSES, status_words
from workbench.gui.memos import open_memo
from workbench.gui.parts.words import label
from workbench.gui.session import Session
from workbench.gui.theme import Theme

NARROWEST = 460
LOW = 300
LOWEST = 132


class FactCard(QWidget):
    """Everything of one fact, editable where it stands; each change is stored at once."""

    left = Signal()
    tags_wanted = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._fact: Fact | None = None
        self.statement = StatementEdit()
        self.tags = TagStrip(theme)
        self.quotes = QuotesPage(session, theme)
        self.details = DetailsPage(self._keep)
        self.links = LinksPage(session, theme)
        self.sections = Sections(theme)
        self._build()
        self._connect()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        for part in (self.tags, self.quotes, self.links, self.sections):
            part.set_theme(theme)

    def show_fact(self, fact: Fact) -> None:
        """Show this fact; what was being written on another one is stored first."""
        if self._fact is not None and self._fact.guid != fact.guid:
            self.statement.store()
            self.details.settle()
        self._fact = fact
        self.name.setText(fact.name)
        self.status.setCurrentIndex(max(0, self.status.findData(fact.status)))
        self.statement.show_statement(fact.statement)
        self.tags.show_tags(self._tags_of(fact))
        self.quotes.show_fact(fact)
        self.details.show_fact(fact)
        self.links.show_fact(fact.guid)
        self._say(fact)

    def forget(self) -> None:
        """No fact is current any more; what was being written on the last one is stored if it still is."""
        if self._fact is not None:
            self.statement.store()
            self.details.settle()
            self._fact = None

    def write_memo(self) -> None:
        """Write the memo on the fact."""
        if self._fact is not None:
            open_memo(self._session, MemoTarget.FACT, self._fact.guid, self._fact.name, self.window())

    def edit_details(self) -> None:
        """Go to the fields beside the statement."""
        if self._fact is None:
            return
        self.sections.show_part(self.details)
        self.details.begin()

    def show_links(self) -> None:
        """Show how the fact stands to others, and offer to add to it."""
        if self._fact is None:
            return
        self.sections.show_part(self.links)
        self.links.add.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ---- building

    def _build(self) -> None:
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(6)
        written = QVBoxLayout()
        written.setContentsMargins(12, 0, 6, 4)
        written.setSpacing(4)
        written.addLayout(self._head())
        written.addWidget(self.statement, 1)
        written.addWidget(self.tags)
        written.addStretch()
        parts = QVBoxLayout()
        parts.setSpacing(4)
        parts.addWidget(self.sections)
        parts.addWidget(self.sections.stack, 1)
        self._halves.addLayout(written, 5)
        self._halves.addLayout(parts, 7)
        self._halves.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        self._buttons = {
            "quotes": self.sections.add("Quotes", self.quotes),
            "details": self.sections.add("Details", self.details),
            "links": self.sections.add("Links", self.links),
        }
        self.setMinimumSize(NARROWEST, LOWEST)
        self.setAccessibleName("Current fact")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Where it is low, the parts stand beside the statement, else below it."""
        beside = event.size().height() < LOW
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(direction)
        self._halves.setStretch(0, 5 if beside else 0)
        super().resizeEvent(event)

    def _head(self) -> QHBoxLayout:
        self.name = label(strong=True)
        self.status = QComboBox()
        self.status.setAccessibleName("Status of the fact")
        for status in STATUSES:
            self.status.addItem(status_words(status), status)
        self.memo = QToolButton()
        self.memo.setText("✎")
        self.memo.setAutoRaise(True)
        self.memo.setCheckable(True)
        self.memo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.memo.clicked.connect(self._memo_clicked)
        self.more = QPushButton("More")
        self.more.setAccessibleName("More for this fact")
        self.menu = self._more_menu()
        self.more.setMenu(self.menu)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.name)
        row.addStretch()
        for part in (self.status, self.memo, self.more):
            row.addWidget(part)
        return row

    def _more_menu(self) -> QMenu:
        menu = QMenu(self)
        self.quotes.menu.setTitle("The current &quote")
        menu.addMenu(self.quotes.menu)
        menu.addSeparator()
        menu.addAction("&Details…", self.edit_details)
        menu.addAction("&Links to other facts…", self.show_links)
        menu.addAction("&Memo…", self.write_memo)
        menu.addSeparator()
        menu.addAction("Remove the &fact", self._remove_fact)
        return menu

    def _connect(self) -> None:
        self.statement.committed.connect(self._store_statement)
        self.tags.wanted.connect(self.tags_wanted)
        self.tags.dropped.connect(self._drop_tag)
        self.status.activated.connect(self._store_status)
        for part in (self.statement, self.details, self.quotes, self.links):
            part.left.connect(self.left)

    # ---- storing

    def _keep(self, field: str, value: str) -> bool:
        if self._fact is None or self._fact.guid not in self._session.ledger.lines:
            return True
        return self._session.review.edit_fact(self._fact.guid, **{field: value})

    def _store_statement(self, statement: str) -> None:
        self._keep("statement", statement)

    def _store_status(self, row: int) -> None:
        status = str(self.status.itemData(row))
        if self._fact is not None and status != self._fact.status:
            self._keep("status", status)

    def _drop_tag(self, tag: Tag) -> None:
        if self._fact is not None:
            kept = [path for path in self._fact.tags if path != tag.path]
            self._session.review.set_tags(self._fact.guid, kept)

    def _remove_fact(self) -> None:
        if self._fact is not None:
            self._session.review.remove_fact(self._fact.guid)

    def _memo_clicked(self) -> None:
        if self._fact is not None:
            self.memo.setChecked(self._fact.guid in self._session.ledger.noted)
            self.write_memo()

    # ---- showing

    def _tags_of(self, fact: Fact) -> list[Tag]:
        ledger = self._session.ledger
        known = (ledger.tags.get(guid) for guid in ledger.lines[fact.guid].tags)
        return sorted((tag for tag in known if tag is not None), key=lambda tag: tag.path.casefold())

    def _say(self, fact: Fact) -> None:
        noted = fact.guid in self._session.ledger.noted
        self.memo.setChecked(noted)
        self.memo.setToolTip("Read or write the memo on this fact" if noted else "Write a memo on this fact")
        self.memo.setAccessibleName("Memo on the fact, there is one" if noted else "Memo on the fact")
        links, quotes = len(self.links.model.links), len(fact.evidence)
        for name, words, count in (("quotes", "Quotes", quotes), ("links", "Links", links)):
            said = f"{words} {count:,}" if count else words
            if self._buttons[name].text() != said:
                self._buttons[name].setText(said)
                self._buttons[name].setAccessibleName(said)
                self._buttons[name].updateGeometry()
