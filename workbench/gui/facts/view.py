"""What was decided so far: the table of facts beside the card of the current one."""

from types import MappingProxyType

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.core.model import Fact
from workbench.gui.facts.card import FactCard
from workbench.gui.facts.cells import CellDelegate
from workbench.gui.facts.model import Column, FactModel
from workbench.gui.facts.wording import SIGNS, count_words, summary
from workbench.gui.parts.filterfield import FilterField
from workbench.gui.parts.keylist import KEYBOARD
from workbench.gui.parts.quiethead import QuietHeader
from workbench.gui.parts.words import EmptyState, label
from workbench.gui.session import Session
from workbench.gui.theme import Theme

EMPTY = (
    "No facts yet",
    ("Select a difference or some text and press F:", "it becomes a fact with the quotes of both articles."),
)
PICK = ("No fact chosen", ("Choose one in the table to see its evidence.",))
WIDTHS = MappingProxyType({Column.NUMBER: 74, Column.STATUS: 84, Column.TAGS: 100, Column.EVIDENCE: 118})
GIVING_WAY = ((Column.TAGS, 480), (Column.STATUS, 390), (Column.EVIDENCE, 310))


class FactTable(QTableView):
    """The table; Enter goes to the statement, T to the tags, digits change the stance."""

    def __init__(self, view: "FactsView") -> None:
        super().__init__(view)
        self._view = view

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Where it is narrow, the statement keeps its room and lesser columns give way."""
        for column, least in GIVING_WAY:
            self.setColumnHidden(column, event.size().width() < least)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Single keys first, then what a table does by itself."""
        if not self._view.take_key(event):
            super().keyPressEvent(event)


class FactsView(QWidget):
    """Counts, filter, the table of facts, and the card of the current one."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self.model = FactModel(self)
        self.card = FactCard(session, theme)
        self._cells = CellDelegate(theme)
        self._build()
        self._connect()
        self._refill()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._cells.theme = theme
        self.card.set_theme(theme)
        self.table.viewport().update()

    # ---- verbs, also for menus and for keys pressed in the text

    def edit_statement(self) -> None:
        """Go to the current fact's statement, ready to write over it."""
        if self._current() is not None:
            self.card.statement.begin()

    def focus_tags(self) -> None:
        """Go to the field that adds tags to the current fact."""
        if self._current() is not None:
            self.card.tags.begin()

    def remove_fact(self) -> None:
        """Take the current fact away; undo brings it back."""
        if (fact := self._current()) is not None:
            self._session.review.remove_fact(fact.guid)

    def take_key(self, event: QKeyEvent) -> bool:
        """Whether a key pressed in the table meant the current fact."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        verbs = {
            Qt.Key.Key_Return: self.edit_statement,
            Qt.Key.Key_Enter: self.edit_statement,
            Qt.Key.Key_F2: self.edit_statement,
            Qt.Key.Key_T: self.focus_tags,
            Qt.Key.Key_Delete: self.remove_fact,
        }
        verb = verbs.get(Qt.Key(event.key()))
        if verb is not None:
            verb()
            return True
        stances = {sign.key: sign.stance for sign in SIGNS}
        if event.text() in stances:
            self._session.review.set_stance(stances[event.text()])
            return True
        return False

    # ---- building

    def _build(self) -> None:
        self.count = label(muted=True)
        self.filter = FilterField("Filter facts", "Filter facts…")
        self.filter.setMaximumWidth(260)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(8)
        head.addWidget(label("Facts", strong=True))
        head.addWidget(self.count, 1)
        head.addWidget(self.filter, 1)
        self._build_table()
        self.empty, self.unchosen = EmptyState(*EMPTY), EmptyState(*PICK)
        self.side = QStackedWidget()
        self.side.addWidget(self.card)
        self.side.addWidget(self.unchosen)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.table)
        splitter.addWidget(self.side)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([560, 540])
        self.stack = QStackedWidget()
        self.stack.addWidget(splitter)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        self.setAccessibleName("Facts")

    def _build_table(self) -> None:
        self.table = FactTable(self)
        self.table.setHorizontalHeader(QuietHeader())
        self.table.setModel(self.model)
        self.table.setItemDelegate(self._cells)
        self.table.setFrameShape(QTableView.Shape.NoFrame)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(Column.NUMBER, Qt.SortOrder.AscendingOrder)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setMinimumWidth(260)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setAccessibleName("Facts")
        self.table.setObjectName(KEYBOARD)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        header = self.table.horizontalHeader()
        header.setMinimumSectionSize(48)
        for column, width in WIDTHS.items():
            self.table.setColumnWidth(column, width)
        header.setSectionResizeMode(Column.STATEMENT, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        review, focus, desk = self._session.review, self._session.focus, self._session.desk
        review.facts_changed.connect(self._refill)
        focus.fact_changed.connect(self._follow)
        desk.pair_changed.connect(self._follow)
        desk.articles_changed.connect(self._follow)
        self.filter.settled.connect(self._narrow)
        self.filter.left.connect(self.table.setFocus)
        self.card.left.connect(self.table.setFocus)
        self.model.modelReset.connect(self._follow)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.doubleClicked.connect(lambda _index: self.edit_statement())

    # ---- keeping up

    def _refill(self) -> None:
        facts = self._session.review.facts
        self.model.show(facts)
        self.stack.setCurrentIndex(0 if facts else 1)
        self._say_counts()
        self._follow()

    def _narrow(self, words: str) -> None:
        self.model.set_words(words)
        self._say_counts()
        self._follow()

    def _say_counts(self) -> None:
        facts, shown = self._session.review.facts, self.model.rowCount()
        hidden = len(facts) - shown
        trace = f" · {hidden:,} hidden by the filter" if hidden else ""
        self.count.setText(f"{summary(facts)}{trace}" if facts else "")
        self.count.setAccessibleName(count_words(facts))

    def _follow(self) -> None:
        fact = self._current()
        self.side.setCurrentWidget(self.card if fact else self.unchosen)
        row = self.model.row_of(fact.guid) if fact else -1
        index = self.model.index(row, Column.STATEMENT)
        if not index.isValid():
            self.table.clearSelection()
        elif index.row() != self.table.currentIndex().row() or not self.table.selectionModel().hasSelection():
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)
        if fact is None:
            self.card.forget()
        else:
            self.card.show_fact(fact)

    def _current(self) -> Fact | None:
        return self._session.review.fact(self._session.focus.fact)

    def _chosen(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid():
            fact = self.model.fact(current.row())
            if fact.guid != self._session.focus.fact:
                evidence = fact.evidence[-1].guid if fact.evidence else ""
                self._session.focus.select_fact(fact.guid, evidence)
