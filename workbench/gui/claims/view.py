"""The Claims view, wired to the session."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbench.core.collation.table import Row
from workbench.core.model import Stance
from workbench.gui.claims import phrases
from workbench.gui.claims.bar import Bar
from workbench.gui.claims.model import ClaimsModel
from workbench.gui.claims.table import ClaimsTable
from workbench.gui.keyed import key_of
from workbench.gui.keymap import meant
from workbench.gui.parts.words import EmptyState, label
from workbench.gui.session import Session
from workbench.gui.theme import Theme

NOTHING = (
    "Nothing lies on the table yet",
    (
        "Choose from two to twelve articles in the library, then “Lay on the table”",
        f"({key_of('lay')}); with fewer chosen, it is the group of the pair side by side.",
    ),
)
WAITING = ("The articles are being compared", ("Every two of them, then all together.",))
STOPPED = ("The table was not finished", (f"{key_of('lay')} lays the articles on the table again.",))
NO_ROWS = ("No claim stands in two of these articles", ("They tell of different things, or are all copies.",))
HIDDEN = ("No such row", ("“Show” and “Only disputed” above bring the others back.",))


class ClaimsView(QWidget):
    """Redraws on the session's signals and calls its verbs; hidden, it waits until it is seen."""

    pages_wanted = Signal(object)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._stale = True
        self._behind = False
        self.model = ClaimsModel()
        self.table = ClaimsTable(self.model, theme)
        self.bar = Bar(session.hints)
        self.why = label(muted=True, wrap=True)
        self._build()
        self._listen()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self.table.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Take up what happened while nobody looked."""
        super().showEvent(event)
        self._catch_up()
        if self._stale:
            self._refill()

    @property
    def current(self) -> Row | None:
        """The row that the keyboard is in."""
        return self.model.row(self.table.currentIndex().row())

    # ---- verbs

    def open(self) -> None:
        """Lay the article of the current cell beside the one it is at odds with, at the sentence."""
        row, column = self.current, self.table.currentIndex().column()
        if row is not None:
            places = self._session.collating.open(row, self.model.speaker(row, column))
            if places:
                self.pages_wanted.emit(places)

    def tag(self) -> None:
        """Make a fact of the current row."""
        if self.current is not None:
            self._session.collating.tag(self.current)

    def add_evidence(self) -> None:
        """Add what the current row says to the current fact."""
        if self.current is not None:
            self._session.collating.add_evidence(self.current)

    def export(self) -> None:
        """Ask where to write the table, and write it."""
        from workbench.gui.claims.export import ask

        ask(self._session, self)

    # ---- building

    def _build(self) -> None:
        self.setAccessibleName("Claims")
        self.empty = EmptyState()
        self.empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self.why.setContentsMargins(12, 5, 12, 6)
        self.why.setAccessibleName("Why this row")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        column.addWidget(self.why)
        self.setFocusProxy(self.table)
        QWidget.setTabOrder(self.table, self.bar.kind)

    def _listen(self) -> None:
        session = self._session
        session.collating.table_changed.connect(self._renew)
        session.collating.state_changed.connect(self._tell_state)
        session.review.history_changed.connect(self._decided)
        session.hints.follow(self, self._tell_state)
        self.bar.wanted.connect(self._admit)
        self.bar.export_wanted.connect(self.export)
        self.table.selectionModel().currentChanged.connect(self._tell_why)
        self.table.doubleClicked.connect(self.open)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.table.keys.bind(key, self.open)
        verbs = {"tag": self.tag, "evidence": self.add_evidence}
        verbs |= {f"stance_{each}": partial(session.review.set_stance, each) for each in Stance}
        self.table.keys.stand_in(partial(meant, session.keys, verbs), verbs)

    # ---- keeping up

    def _decided(self) -> None:
        """What was decided may change the table; many decisions at once change it once."""
        if not self._behind:
            self._behind = True
            QTimer.singleShot(0, self, self._catch_up)

    def _catch_up(self) -> None:
        if self._behind and self.isVisible():
            self._behind = False
            self._session.collating.follow()

    def _renew(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refill()

    def _refill(self) -> None:
        collating, here = self._session.collating, self.table.currentIndex()
        before, column = self.current, max(0, here.column())
        if collating.collation is None and collating.articles and self.model.collation is None:
            self._tell_state()
            return
        self._stale = False
        self.model.show(collating.collation, collating.articles)
        self.bar.offer(self.model)
        self._tell_state()
        self._stand(before, column)

    def _stand(self, row: Row | None, column: int) -> None:
        self.table.go(max(0, self.model.place_of(row)), column)
        self._tell_why()

    def _admit(self) -> None:
        before, column = self.current, self.table.currentIndex().column()
        article = self.model.columns[column] if 0 <= column < len(self.model.columns) else 0
        self.model.admit(**self.bar.choice())
        self._tell_state()
        self._stand(before, self.model.column_of(article))

    def _tell_state(self) -> None:
        title, lines = self._state()
        self.empty.say(title, [self._session.hints.fill(line) for line in lines])
        self.bar.count(self.model)
        self._turn(self.table if self.model.shown else self.empty)
        self._tell_why()

    def _turn(self, shown: QWidget) -> None:
        """Show the table or what is said instead; the keyboard that waited for the table goes there."""
        waited = self.empty.hasFocus()
        self.stack.setCurrentWidget(shown)
        if waited:
            shown.setFocus()

    def _state(self) -> tuple[str, tuple[str, ...]]:
        collating = self._session.collating
        if not collating.articles:
            return NOTHING
        if collating.collation is None:
            return STOPPED if collating.stopped else WAITING
        return HIDDEN if self.model.collation and self.model.collation.rows else NO_ROWS

    def _tell_why(self, *_: QModelIndex) -> None:
        row = self.current if self.model.shown else None
        self.why.setText(f"{phrases.whole(row)} {self.model.why(row)}" if row else "")
        self.why.setVisible(bool(row))
