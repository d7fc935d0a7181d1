"""The Review in the middle of the window: the round above, and below it assess, agree, decide."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from workbench.core.reviewing import Round, RoundState
from workbench.gui.parts.words import EmptyState, label, plural
from workbench.gui.reviewing.assess import AssessPane
from workbench.gui.reviewing.decide import DecidePane
from workbench.gui.reviewing.figures import FiguresPane
from workbench.gui.reviewing.persons import RoundDialog
from workbench.gui.session import Session
from workbench.gui.theme import Theme

TABS = ("Assess", "Agreement", "Decide")
NO_FACTS = (
    "There is nothing to judge yet",
    ("A round is about facts. F makes one of the divergence or the text you look at.",),
)
NO_ROUND = (
    "No round is open yet",
    (
        "In a round, each reviewer judges every fact on one scale, without seeing the others.",
        "When it is revealed, the agreement is worked out and differences are decided.",
        "“New round…” above opens the first one.",
    ),
)
BLIND = (
    "This round is blind",
    ("What others said, how far it agrees and what is decided", "can be seen when it is revealed."),
)


class ReviewView(QWidget):
    """One round at a time; what others said stays out of sight until it is revealed."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._stale = True
        self.setAccessibleName("Review")
        self.assess = AssessPane(session, theme)
        self.figures = FiguresPane(session, theme)
        self.decide = DecidePane(session, theme)
        self.empty = EmptyState(*NO_ROUND)
        self._build()
        session.judging.round_changed.connect(self._age)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        for pane in (self.assess, self.figures, self.decide):
            pane.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read when it is looked at, not while somebody works elsewhere."""
        super().showEvent(event)
        self._refill()

    def turn_to(self, tab: str) -> None:
        """Show one of the three parts."""
        self.tabs.setCurrentIndex(TABS.index(tab))

    def open_round(self) -> None:
        """Ask what the next round shall be."""
        dialog = RoundDialog(self._session, self)
        dialog.accepted.connect(lambda: self.tabs.setCurrentIndex(TABS.index("Assess")))
        dialog.accepted.connect(self.assess.list.setFocus)
        dialog.open()

    # ---- inside

    def _build(self) -> None:
        self.which = QComboBox()
        self.which.setAccessibleName("Round")
        self.which.setMinimumContentsLength(18)
        self.which.activated.connect(lambda n: self._session.judging.choose(self.which.itemData(n)))
        self.state = label(muted=True, wrap=True)
        self.new = QPushButton("New round…")
        self.new.clicked.connect(self.open_round)
        self.turn = QPushButton("Reveal")
        self.turn.clicked.connect(self._session.judging.turn_round)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName("Part of the review")
        for name in TABS:
            self.tabs.addTab(name)
        self.tabs.currentChanged.connect(self._age)
        head = QHBoxLayout()
        head.addWidget(self.which)
        head.addStretch(1)
        for part in (self.turn, self.new):
            head.addWidget(part)
        below = QHBoxLayout()
        below.addWidget(self.tabs)
        below.addWidget(self.state, 1)
        self.stack = QStackedWidget()
        for pane in (self.assess, self.figures, self.decide, self.empty):
            self.stack.addWidget(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 8)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(below)
        column.addWidget(self.stack, 1)

    def _age(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refill()

    def _refill(self) -> None:
        if not self._stale:
            return
        self._stale = False
        judging, project = self._session.judging, self._session.desk.project
        known, found = judging.known(), judging.round
        self.which.clear()
        for each in known:
            self.which.addItem(each.title, each.guid)
        self.which.setCurrentIndex(known.index(found) if found else -1)
        for part in (self.which, self.turn):
            part.setVisible(bool(known))
        writable = project is not None and not project.read_only
        state = found.state if found else RoundState.CLOSED
        self.turn.setText("Close the round" if state is RoundState.REVEALED else "Reveal")
        self.turn.setEnabled(writable and state is not RoundState.CLOSED)
        self.new.setEnabled(writable)
        self.tabs.setVisible(found is not None)
        self.state.setText(self._told(found))
        self._show(found)

    def _show(self, found: Round | None) -> None:
        tab = self.tabs.currentIndex()
        blind = found is not None and found.state is RoundState.BLIND
        if found is None or not self._session.judging.subjects():
            self.empty.say(*(NO_ROUND if self._session.judging.subjects() else NO_FACTS))
            self.stack.setCurrentWidget(self.empty)
        elif blind and TABS[tab] == "Decide":
            self.empty.say(*BLIND)
            self.stack.setCurrentWidget(self.empty)
        else:
            pane = (self.assess, self.figures, self.decide)[tab]
            self.stack.setCurrentWidget(pane)
            pane.refresh()

    def _told(self, found: Round | None) -> str:
        if found is None:
            return ""
        scale, progress = self._session.judging.scale, self._session.judging.progress()
        name = self._session.reviewing.shown_name
        done = ", ".join(f"{name(who)} {count:,}" for who, count in progress.done)
        far = f" · of {plural(progress.facts, 'fact')}: {done}" if done else ""
        return f"{found.state.value} · {scale.name if scale else ''}{far}"
