"""Deciding: what each reviewer said stands below, the agreed verdict above; nothing is ever overwritten."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from workbench.core.reviewing import Item, Method, RoundState, Standing
from workbench.gui.parts.keylist import KEYBOARD, KeyList
from workbench.gui.parts.words import exact_text, label, plural
from workbench.gui.reviewing.choices import NONE, Choices
from workbench.gui.reviewing.queue import SIGNS, Entry, QueueDelegate, QueueModel
from workbench.gui.reviewing.quotes import Reading
from workbench.gui.session import Session
from workbench.gui.theme import Theme

SHOWN = ("Open: not decided yet", "Disagreements", "Every fact")
METHODS = (
    (Method.DISCUSSION, "after discussion"),
    (Method.ADJUDICATOR, "by one person"),
    (Method.MAJORITY, "by majority"),
    (Method.UNANIMOUS, "unanimous"),
)
HINT = "Digits choose the verdict, Enter decides and goes on to the next open fact."


class DecidePane(QWidget):
    """Facts at the left; at the right the decision, the reviewers' words, and the quotes."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._items: dict[str, Item] = {}
        self._labels: dict[str, str] = {}
        self._usable = False
        self.model = QueueModel()
        self._delegate = QueueDelegate(theme)
        self.choices = Choices(theme, with_none=True)
        self.reading = Reading(theme)
        self._build()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._theme = self._delegate.theme = theme
        self.choices.set_theme(theme)
        self.reading.set_theme(theme)
        self.list.viewport().update()

    @property
    def current(self) -> str:
        """The fact that is looked at."""
        row = self.list.currentIndex().row()
        return self.model.entries[row].fact if 0 <= row < len(self.model.entries) else ""

    def refresh(self) -> None:
        """Read again where each fact stands."""
        judging, here = self._session.judging, self.current
        scale, found = judging.scale, judging.round
        self._labels = {verdict.guid: verdict.label for verdict in scale.verdicts} if scale else {}
        self._items = {item.fact: item for item in judging.items()}
        subjects = judging.subjects()
        entries = [
            Entry(fact, *subjects[fact], item.standing, self._tells(item))
            for fact, item in self._items.items()
            if self._admits(item) and fact in subjects
        ]
        self.model.show(entries)
        self.choices.offer(scale.verdicts if scale else ())
        project = self._session.desk.project
        writable = project is not None and not project.read_only
        self._usable = writable and found is not None and found.state is RoundState.REVEALED
        agreed = sum(bool(item.unanimous) for item in self._items.values())
        self.accept.setText(f"Accept all unanimous ({agreed})")
        self.accept.setEnabled(self._usable and agreed > 0)
        for part in (self.choices, self.method, self.why, self.keep):
            part.setEnabled(self._usable)
        self.count.setText(self._counted())
        self._go(here)
        self._show()

    def decide(self) -> None:
        """Write the decision down, and go on to the next open fact."""
        verdict, fact = self.choices.chosen, self.current
        if verdict is None or not fact or not self._usable:
            self._session.review.told.emit("Choose a verdict first, by its digit.")
            return
        following = self._next_open(fact)
        why = exact_text(self.why.document()).strip()
        if self._session.judging.decide(fact, verdict.guid, Method(self.method.currentData()), why):
            self._go(following)
            self.list.setFocus()
        elif verdict is NONE:
            self.why.setFocus()

    # ---- building

    def _build(self) -> None:
        self.list = KeyList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName("Facts to decide")
        self.list.setObjectName(KEYBOARD)
        self.list.selectionModel().currentChanged.connect(self._arrive)
        self.list.keys.bind(Qt.Key.Key_Return, self.decide)
        self.list.keys.bind(Qt.Key.Key_Enter, self.decide)
        self.list.installEventFilter(self)
        self.show_what = QComboBox()
        self.show_what.addItems(SHOWN)
        self.show_what.setAccessibleName("Which facts")
        self.show_what.currentIndexChanged.connect(self.refresh)
        self.accept = QPushButton("Accept all unanimous")
        self.accept.clicked.connect(self._session.judging.accept_unanimous)
        self.count = label(muted=True, wrap=True)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.show_what, self.count, self.list, self.accept):
            column.addWidget(part, 1 if part is self.list else 0)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self._sheet())
        split.setChildrenCollapsible(False)
        split.setSizes([380, 620])
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _sheet(self) -> QWidget:
        self.method = QComboBox()
        self.method.setAccessibleName("How it was decided")
        for method, words in METHODS:
            self.method.addItem(words, method)
        self.why = QPlainTextEdit()
        self.why.setPlaceholderText("The reason, as a reader shall see it.")
        self.why.setAccessibleName("Reason of the decision")
        self.why.setTabChangesFocus(True)
        self.why.setMaximumHeight(64)
        self.why.installEventFilter(self)
        self.keep = QPushButton("Decide")
        self.keep.setToolTip("Ctrl+Enter while writing, Enter in the list")
        self.keep.clicked.connect(self.decide)
        foot = QHBoxLayout()
        foot.addWidget(label("Decided", muted=True))
        foot.addWidget(self.method)
        foot.addWidget(label(HINT, muted=True, wrap=True), 1)
        foot.addWidget(self.keep)
        above, sheet = QWidget(), QSplitter(Qt.Orientation.Vertical)
        upper = QVBoxLayout(above)
        upper.setContentsMargins(14, 0, 0, 8)
        upper.addWidget(label("The decision", strong=True))
        upper.addWidget(self.choices)
        upper.addWidget(self.why)
        upper.addLayout(foot)
        sheet.addWidget(above)
        sheet.addWidget(self._words())
        sheet.setChildrenCollapsible(False)
        return sheet

    def _words(self) -> QWidget:
        self.anonymous = QCheckBox("Reviewers as A, B, C")
        self.anonymous.toggled.connect(self._hide_names)
        self.words = QScrollArea()
        self.words.setWidgetResizable(True)
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setAccessibleName("What each reviewer said")
        head = QHBoxLayout()
        head.addWidget(label("What each reviewer said", strong=True), 1)
        head.addWidget(self.anonymous)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.addWidget(self.words)
        sides.addWidget(self.reading)
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(14, 8, 0, 0)
        lower.addLayout(head)
        lower.addWidget(sides, 1)
        return below

    # ---- keeping up

    def _arrive(self, to: QModelIndex, before: QModelIndex) -> None:
        self._show()

    def _show(self) -> None:
        item = self._items.get(self.current)
        fact = self._session.review.fact(self.current) if item else None
        self.reading.show_fact(fact, self._session.desk.cards_of(fact))
        decision = item.decision if item else None
        self.choices.choose(decision.verdict if decision else (item.unanimous or None) if item else None)
        self.why.setPlainText(decision.rationale if decision else "")
        wanted = decision.method if decision else Method.UNANIMOUS if item and item.unanimous else None
        self.method.setCurrentIndex(max(0, self.method.findData(wanted)))
        self.words.setWidget(self._said(item))

    def _said(self, item: Item | None) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        people = self._session.reviewing
        for each in item.assessments if item else ():
            sure = f" · confidence {each.confidence} of 5" if each.confidence else ""
            said = f"{people.shown_name(each.reviewer)}: {self._labels.get(each.verdict, '')}{sure}"
            column.addWidget(label(said, wrap=True))
            if each.rationale:
                column.addWidget(label(each.rationale, muted=True, wrap=True))
        if item and item.missing:
            names = ", ".join(people.shown_name(name) for name in item.missing)
            column.addWidget(label(f"Not assessed by {names}.", muted=True, wrap=True))
        for old in self._session.judging.decisions_about(item.fact) if item else ():
            if old.superseded:
                words = self._labels.get(old.verdict, NONE.label)
                told = f"Decided before, on {old.created[:10]} by {old.reviewer}: {words}. {old.rationale}"
                column.addWidget(label(told, muted=True, wrap=True))
        column.addStretch()
        return inside

    def _hide_names(self, hidden: bool) -> None:
        self._session.reviewing.anonymous = hidden
        self._show()

    def _admits(self, item: Item) -> bool:
        wanted = self.show_what.currentIndex()
        if wanted == SHOWN.index("Disagreements"):
            return item.standing is Standing.DISAGREE
        return wanted != 0 or item.standing is not Standing.DECIDED

    def _tells(self, item: Item) -> str:
        if item.decision is not None:
            return self._labels.get(item.decision.verdict, NONE.label)
        return SIGNS[item.standing][2]

    def _counted(self) -> str:
        kinds = [item.standing for item in self._items.values()]
        told = [f"{kinds.count(standing):,} {standing.value}" for standing in Standing]
        return f"{plural(len(kinds), 'fact')}: " + ", ".join(told)

    def _go(self, fact: str) -> None:
        row = max(0, self.model.row_of(fact))
        if self.model.entries and row != self.list.currentIndex().row():
            self.list.setCurrentIndex(self.model.index(row))

    def _next_open(self, fact: str) -> str:
        row = self.model.row_of(fact)
        order = [*self.model.entries[row + 1 :], *self.model.entries[:row]]
        return next((entry.fact for entry in order if entry.sign != Standing.DECIDED), fact)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Digits in the list choose; Ctrl+Enter in the reason decides."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.list and self._usable and self.choices.take(event):
                return True
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.decide()
                return True
        return super().eventFilter(watched, event)
