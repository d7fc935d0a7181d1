"""What was decided so far: the table of facts beside the card of the current one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from workbench.core.factbook import FactLine
from workbench.gui.facts.bar import FactsBar
from workbench.gui.facts.bulk import BulkPanel
from workbench.gui.facts.card import FactCard
from workbench.gui.facts.model import Column, FactModel
from workbench.gui.facts.palette import open_tags
from workbench.gui.facts.table import FactTable
from workbench.gui.facts.wording import SIGNS
from workbench.gui.keyed import key_of
from workbench.gui.keymap import meant
from workbench.gui.parts.words import EmptyState
from workbench.gui.session import Session
from workbench.gui.theme import Theme

EMPTY = (
    "No facts yet",
    (
        f"Select a difference or some text and press {key_of('tag')}:",
        "it becomes a fact with the quotes of both articles.",
    ),
)
PICK = ("No fact chosen", ("Choose one in the table to see its evidence.",))
FEW = 20


class FactsView(QWidget):
    """Counts, filter, the table of facts, and the card of the current one."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._following = False
        self.model = FactModel(self)
        self.card = FactCard(session, theme)
        self.bar = FactsBar(session)
        self.table = FactTable(self.model, theme)
        self.bulk = BulkPanel()
        self._build()
        self._connect()
        self._take_tags()
        self._refill(None)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._theme = theme
        self.table.cells.theme = theme
        self.card.set_theme(theme)
        self.table.viewport().update()

    # ---- verbs, also for menus and for keys pressed in the text

    def edit_statement(self) -> None:
        """Go to the current fact's statement, ready to write over it."""
        if self._current() is not None:
            self.card.statement.begin()

    def open_tags(self) -> None:
        """Offer the tags for the chosen facts."""
        if self._session.tagging.chosen:
            open_tags(self._session, self._theme, self.window())

    def arrange_tags(self) -> None:
        """Open the tree of tags."""
        from workbench.gui.facts.tree import TagTree

        TagTree(self._session, self._theme, self.window()).open()

    def remove_chosen(self) -> None:
        """Take the chosen facts away; undo brings them back."""
        self._session.tagging.remove_facts()

    def _take_key(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return
        verbs: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Return: self.edit_statement,
            Qt.Key.Key_Enter: self.edit_statement,
            Qt.Key.Key_F2: self.edit_statement,
            Qt.Key.Key_Delete: self.remove_chosen,
        }
        give = self._session.review.set_stance
        commands = {"tags": self.open_tags}
        commands |= {f"stance_{sign.stance}": partial(give, sign.stance) for sign in SIGNS}
        verb = verbs.get(event.key()) or commands.get(meant(self._session.keys, commands, event))
        if verb is not None:
            event.accept()
            verb()

    # ---- building

    def _build(self) -> None:
        self.empty, self.unchosen = EmptyState(EMPTY[0]), EmptyState(*PICK)
        hints = self._session.hints
        hints.follow(self.empty, lambda: self.empty.say(EMPTY[0], [hints.fill(line) for line in EMPTY[1]]))
        self.side = QStackedWidget()
        for part in (self.card, self.unchosen, self.bulk):
            self.side.addWidget(part)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.side)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([480, 620])
        self.stack = QStackedWidget()
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        self.setAccessibleName("Facts")

    def _connect(self) -> None:
        ledger, tagging = self._session.ledger, self._session.tagging
        ledger.lines_changed.connect(self._refill)
        ledger.tags_changed.connect(self._take_tags)
        ledger.noted_changed.connect(self._take_notes)
        self._session.review.facts_changed.connect(self._follow)
        self._session.focus.fact_changed.connect(self._follow)
        for changed in (self._session.desk.pair_changed, self._session.desk.articles_changed):
            changed.connect(self._follow)
        self.bar.narrowed.connect(self._narrow)
        self.bar.words.left.connect(self.table.setFocus)
        self.bar.columns_changed.connect(lambda: self.table.show_columns(self.bar.columns))
        self.card.left.connect(self.table.setFocus)
        self.card.tags_wanted.connect(self.open_tags)
        self.bulk.tags_wanted.connect(self.open_tags)
        self.bulk.status_wanted.connect(tagging.set_status)
        self.bulk.removal_wanted.connect(self.remove_chosen)
        self.table.pressed_key.connect(self._take_key)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.selectionModel().selectionChanged.connect(self._picked)
        self.model.modelReset.connect(self._picked)
        self.table.doubleClicked.connect(lambda _index: self.edit_statement())

    # ---- keeping up

    def _refill(self, guids: frozenset[str] | None) -> None:
        lines = self._session.ledger.lines
        if guids is None or len(guids) > FEW:
            self.model.show(lines)
            self.bar.refind()
        else:
            self.bar.refind_some(guids)
            self.model.set_admits(self.bar.narrowing.admits)
            self._session.tagging.narrow(self.bar.narrowing.admits)
            self.model.refresh(lines, guids)
        self.stack.setCurrentIndex(0 if lines else 1)
        self.bar.say(self.model.rowCount())

    def _take_tags(self) -> None:
        self.model.cells.known = self._session.ledger.tags
        self.model.repaint()
        self.bar.follow_tags()
        self._follow()

    def _take_notes(self) -> None:
        self.model.cells.noted = self._session.ledger.noted
        self.model.repaint()
        self._follow()

    def _narrow(self) -> None:
        self.model.set_filter(self.bar.narrowing.admits)
        self._session.tagging.narrow(self.bar.narrowing.admits)
        self.bar.say(self.model.rowCount())
        self._follow()

    def _follow(self) -> None:
        line = self._current()
        row = self.model.row_of(line.guid) if line else -1
        index = self.model.index(row, Column.STATEMENT)
        self._following = True
        if not index.isValid():
            self.table.clearSelection()
        elif index.row() != self.table.currentIndex().row() or not self.table.selectionModel().hasSelection():
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)
        self._following = False
        self._show_side()

    def _show_side(self) -> None:
        fact, chosen = self._session.ledger.fact(self._session.focus.fact), self._session.tagging.chosen
        if fact is None:
            self.card.forget()
        else:
            self.card.show_fact(fact)
        if len(chosen) > 1:
            self.bulk.show_count(len(chosen))
        single = self.card if fact else self.unchosen
        self.side.setCurrentWidget(self.bulk if len(chosen) > 1 else single)

    def _current(self) -> FactLine | None:
        return self._session.ledger.lines.get(self._session.focus.fact)

    def _picked(self) -> None:
        rows = self.table.chosen_rows()
        self._session.tagging.pick([self.model.fact(row).guid for row in rows] if len(rows) > 1 else ())
        if not self._following:
            self._show_side()

    def _chosen(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid() and not self._following:
            line = self.model.fact(current.row())
            if line.guid != self._session.focus.fact:
                fact = self._session.ledger.fact(line.guid)
                evidence = fact.evidence[-1].guid if fact and fact.evidence else ""
                self._session.focus.select_fact(line.guid, evidence)
