"""The Rows view, wired to the session."""

from itertools import pairwise

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbench.core.model import Side
from workbench.gui.parts.words import EmptyState
from workbench.gui.rows import phrases
from workbench.gui.rows.bar import Bar
from workbench.gui.rows.below import Below
from workbench.gui.rows.choice import Choice
from workbench.gui.rows.deeds import Deeds
from workbench.gui.rows.entries import Entry, Show
from workbench.gui.rows.model import SIDES, Column, RowsModel
from workbench.gui.rows.table import RowsTable
from workbench.gui.session import Session
from workbench.gui.theme import Theme

NO_PAIR = ("No links yet", ("Choose two articles in the library; their sentences are linked row by row.",))
WAITING = ("No links yet", ("The two articles are being compared.",))
STOPPED = ("No links yet", ("The comparison stopped.", "F5 compares the two articles again."))
NO_ROWS = ("No links yet", ("Neither article has a sentence.",))
HIDDEN = ("No such row", ("“Show” above brings the others back.",))


class RowsView(QWidget):
    """Redraws on the session's signals and calls its verbs; hidden, it waits until it is seen."""

    pages_wanted = Signal(object, object)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._stale = True
        self._goal: Entry | None = None
        self._pair: tuple[str, ...] = ()
        self.model = RowsModel()
        self.table = RowsTable(self.model, theme)
        self.choice = Choice(session, self.table)
        self.deeds = Deeds(session, self.table, self._land)
        self.bar = Bar(session.hints)
        self.below = Below(session, theme)
        self._build()
        self._listen()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self.table.set_theme(theme)
        self.below.drawer.set_theme(theme)

    def show_in_pages(self) -> None:
        """Show the current row's place in Pages."""
        entry = self.deeds.current
        column = Column(max(self.table.currentIndex().column(), 0))
        found = self.choice.stretch(entry, SIDES.get(column)) if entry else None
        if found is not None:
            self.pages_wanted.emit(*found)

    def enter(self) -> None:
        """From a sentence that stands alone to its partners; from any other row to its place in Pages."""
        entry = self.deeds.current
        if entry is None or entry.alone is None or not self.below.drawer.enter():
            self.show_in_pages()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Take up what happened while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self._refill()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave most of a low window to the rows."""
        super().resizeEvent(event)
        self.below.fit(self.height())

    # ---- building

    def _build(self) -> None:
        self.setAccessibleName("Rows")
        self.empty = EmptyState(*NO_PAIR)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        column.addWidget(self.below)
        self.setFocusProxy(self.table)
        order = (self.table, self.below.drawer.list, *self.below.card.buttons.values(), self.bar.filter)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _listen(self) -> None:
        desk, focus = self._session.desk, self._session.focus
        desk.comparison_changed.connect(self._renew)
        desk.labels_changed.connect(self._renew)
        desk.comparing_changed.connect(self._tell_state)
        focus.filter_changed.connect(self._mark)
        self._session.standings.standings_changed.connect(self._mark)
        self._session.linking.picked_changed.connect(self._show_picked)
        self.bar.wanted.connect(self._admit)
        self.table.selectionModel().currentChanged.connect(self._looked)
        self.table.doubleClicked.connect(self.show_in_pages)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.table.keys.bind(key, self.enter)
        self.table.keys.bind(Qt.Key.Key_Escape, self.choice.drop)
        self.below.drawer.chosen.connect(self._link_candidate)
        self.below.drawer.left.connect(self.table.setFocus)
        self.below.card.wanted.connect(self._do)

    # ---- keeping up

    def _renew(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refill()

    def _refill(self) -> None:
        desk, focus = self._session.desk, self._session.focus
        pair = tuple(article.guid for article in desk.pair.values())
        if pair and desk.comparison is None and pair == self._pair:
            return
        self._stale = False
        goal = self._goal or self.deeds.current if pair == self._pair else None
        column = max(self.table.currentIndex().column(), 0) if goal else Column.STATUS
        self._goal = None
        if pair != self._pair:
            self._pair = pair
            self.model.filter = Show.ALL
        self.below.drawer.forget()
        self.model.show(desk.comparison, desk.pair, focus.seen(), desk.apart)
        self._tell_state()
        self._stand(goal, column)

    def _stand(self, goal: Entry | None, column: int) -> None:
        row = self.model.row_like(goal) if goal else self.choice.row_of_divergence()
        self.choice.go(max(row, 0), column)
        self.below.show_entry(self.deeds.current)

    def _tell_state(self) -> None:
        self.bar.count(self.model)
        self.empty.say(*self._state())
        self.stack.setCurrentWidget(self.table if self.model.shown else self.empty)

    def _state(self) -> tuple[str, tuple[str, ...]]:
        desk = self._session.desk
        if not desk.pair:
            return NO_PAIR
        if desk.comparison is None:
            return STOPPED if desk.stopped else WAITING
        return HIDDEN if self.model.rows else NO_ROWS

    def _looked(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.row() != previous.row():
            self.below.show_entry(self.deeds.current)

    def _show_picked(self) -> None:
        picked = self._session.linking.picked
        self.bar.show_picked(phrases.picked(picked) if all(picked.get(side) for side in Side) else "")

    def _mark(self) -> None:
        self.model.mark(self._session.focus.seen())
        self.table.delegate.typesetter.forget()
        self.table.viewport().update()

    # ---- what is done

    def _land(self, entry: Entry | None) -> None:
        self._goal = entry

    def _admit(self, show: Show) -> None:
        entry, column = self.deeds.current, max(self.table.currentIndex().column(), 0)
        self.model.admit(show)
        self._tell_state()
        self._stand(entry, column)
        self.table.setFocus()

    def _link_candidate(self, side: Side, sentence: int, partner: int) -> None:
        left, right = ((sentence,), (partner,)) if side is Side.LEFT else ((partner,), (sentence,))
        self.deeds.link_these(left, right)
        self.table.setFocus()

    def _do(self, deed: str) -> None:
        verbs = {"pages": self.show_in_pages}
        verbs.get(deed, getattr(self.deeds, deed, self.show_in_pages))()
        self.table.setFocus()
