"""The card of the current fact: statement, status, tags, and its evidence with stances."""

from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.core.model import Fact
from workbench.gui.facts.evidence import EvidenceDelegate, EvidenceModel, Place
from workbench.gui.facts.place import go_to
from workbench.gui.facts.stances import StancePicker
from workbench.gui.facts.statement import StatementEdit
from workbench.gui.facts.tags import TagStrip
from workbench.gui.facts.wording import SIGNS, STATUSES, status_words
from workbench.gui.parts.keylist import KeyList
from workbench.gui.parts.words import label, plural, source
from workbench.gui.session import Session
from workbench.gui.theme import Theme

LETTERS = ("A", "B")
BESIDE = 460
LOW = 300
LOWEST = 132


class FactCard(QWidget):
    """Everything of one fact, editable where it stands; each change is stored at once."""

    left = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._fact: Fact | None = None
        self.statement = StatementEdit()
        self.tags = TagStrip(theme)
        self.stances = StancePicker(theme)
        self._delegate = EvidenceDelegate(theme)
        self._build()
        self._connect()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._delegate.theme = theme
        self.tags.set_theme(theme)
        self.stances.set_theme(theme)
        self.evidence.viewport().update()

    def show_fact(self, fact: Fact) -> None:
        """Show this fact; what was being written on another one is stored first."""
        if self._fact is not None and self._fact.guid != fact.guid:
            self.statement.store()
        self._fact = fact
        self.name.setText(fact.name)
        self.status.setCurrentIndex(max(0, self.status.findData(fact.status)))
        self.statement.show_statement(fact.statement)
        self.tags.show_tags(fact.tags, self._session.review.tags())
        self.evidence.setAccessibleName(f"Evidence, {plural(len(fact.evidence), 'quote')}")
        self.model.show(fact, self._places())
        self._follow()

    def forget(self) -> None:
        """No fact is current any more; what was being written on the last one is stored if it still is."""
        if self._fact is not None:
            self.statement.store()
            self._fact = None

    def go_to_place(self) -> None:
        """Show the current quote in its text."""
        piece = self.model.evidence(self.evidence.currentIndex().row())
        if self._fact is not None and piece is not None:
            go_to(self._session, self._fact, piece)

    def remove_evidence(self) -> None:
        """Take the current quote away; undo brings it back."""
        piece = self.model.evidence(self.evidence.currentIndex().row())
        if piece is not None:
            self._session.review.remove_evidence(piece.guid)

    # ---- building

    def _build(self) -> None:
        self._build_list()
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(6)
        written = QVBoxLayout()
        written.setContentsMargins(12, 0, 12, 0)
        written.setSpacing(6)
        written.addLayout(self._head())
        written.addWidget(self.statement, 1)
        written.addWidget(self.tags)
        written.addStretch()
        quoted = QVBoxLayout()
        quoted.setSpacing(6)
        held = QHBoxLayout()
        held.setContentsMargins(12, 0, 12, 0)
        held.addWidget(self.stances)
        quoted.addLayout(held)
        quoted.addWidget(self.evidence, 1)
        self._halves.addLayout(written, 2)
        self._halves.addLayout(quoted, 3)
        self._halves.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(BESIDE, LOWEST)
        self.setAccessibleName("Current fact")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Where it is wide and low, the evidence stands beside the statement."""
        beside = event.size().width() >= BESIDE and event.size().height() < LOW
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(direction)
        self._halves.setStretch(0, 2 if beside else 0)
        super().resizeEvent(event)

    def _head(self) -> QHBoxLayout:
        self.name = label(strong=True)
        self.status = QComboBox()
        self.status.setAccessibleName("Status of the fact")
        for status in STATUSES:
            self.status.addItem(status_words(status), status)
        self.more = QPushButton("More")
        self.more.setAccessibleName("More for this fact")
        self.menu = self._more_menu()
        self.more.setMenu(self.menu)
        row = QHBoxLayout()
        row.addWidget(self.name)
        row.addStretch()
        row.addWidget(self.status)
        row.addWidget(self.more)
        return row

    def _more_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction("Go to the quote's &place\tEnter", self.go_to_place)
        menu.addAction("Remove the &quote\tDel", self.remove_evidence)
        menu.addSeparator()
        menu.addAction("Remove the &fact", self._remove_fact)
        return menu

    def _build_list(self) -> None:
        self.model = EvidenceModel()
        self.evidence = KeyList()
        self.evidence.setModel(self.model)
        self.evidence.setItemDelegate(self._delegate)
        self.evidence.setUniformItemSizes(True)
        self.evidence.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.evidence.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.evidence.setAccessibleName("Evidence")
        self.evidence.setMinimumHeight(64)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.evidence.keys.bind(key, self.go_to_place)
        self.evidence.keys.bind(Qt.Key.Key_Delete, self.remove_evidence)
        self.evidence.keys.bind(Qt.Key.Key_T, self.tags.begin)
        for sign in SIGNS:
            give = partial(self._session.review.set_stance, sign.stance)
            self.evidence.keys.bind(Qt.Key(ord(sign.key)), give)

    def _connect(self) -> None:
        self.stances.picked.connect(self._session.review.set_stance)
        self.statement.committed.connect(self._store_statement)
        self.statement.left.connect(self.left)
        self.tags.field.left.connect(self.left)
        self.tags.changed.connect(self._store_tags)
        self.status.activated.connect(self._store_status)
        self.evidence.selectionModel().currentChanged.connect(self._chosen)
        self.evidence.doubleClicked.connect(lambda _index: self.go_to_place())
        self.evidence.customContextMenuRequested.connect(self._menu)

    # ---- storing

    def _store_statement(self, statement: str) -> None:
        if self._fact is not None and self._session.review.fact(self._fact.guid) is not None:
            self._session.review.edit_fact(self._fact.guid, statement=statement)

    def _store_status(self, row: int) -> None:
        status = str(self.status.itemData(row))
        if self._fact is not None and status != self._fact.status:
            self._session.review.edit_fact(self._fact.guid, status=status)

    def _store_tags(self, tags: tuple[str, ...]) -> None:
        if self._fact is not None:
            self._session.review.set_tags(self._fact.guid, tags)

    def _remove_fact(self) -> None:
        if self._fact is not None:
            self._session.review.remove_fact(self._fact.guid)

    # ---- keeping up

    def _follow(self) -> None:
        row = self.model.row_of(self._session.focus.evidence)
        index = self.model.index(row) if row >= 0 else QModelIndex()
        if index != self.evidence.currentIndex():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.evidence.selectionModel().setCurrentIndex(index, flag)
        piece = self.model.evidence(row)
        self.stances.show_stance(piece.stance if piece else None)

    def _chosen(self, current: QModelIndex, previous: QModelIndex) -> None:
        piece = self.model.evidence(current.row())
        if self._fact is not None and piece is not None:
            self._session.focus.select_fact(self._fact.guid, piece.guid)

    def _menu(self, where: QPoint) -> None:
        if self.evidence.indexAt(where).isValid():
            self.menu.popup(self.evidence.viewport().mapToGlobal(where))

    def _places(self) -> dict[str, Place]:
        desk = self._session.desk
        letters = {article.guid: letter for letter, article in zip(LETTERS, desk.pair.values(), strict=False)}
        return {
            card.guid: Place(letters.get(card.guid, ""), source(card.outlet, card.published))
            for card in desk.cards
        }
