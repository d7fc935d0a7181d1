"""Assessing: one fact after the other, a digit for the verdict, and the next open one comes by itself."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from workbench.core.reviewing import Assessment, RoundState
from workbench.gui.parts.keylist import KEYBOARD, KeyList
from workbench.gui.parts.words import exact_text, label, plural
from workbench.gui.reviewing.choices import Choices, Confidence
from workbench.gui.reviewing.queue import Entry, QueueDelegate, QueueModel
from workbench.gui.reviewing.quotes import Reading
from workbench.gui.session import Session
from workbench.gui.theme import Theme

HINT = "Digits choose a verdict, Enter keeps it and goes on to the next open fact."
OVER = "This round is revealed: what was said stands. A new round assesses again."


class AssessPane(QWidget):
    """The queue at the left, the fact and one's own word about it at the right."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._own: dict[str, Assessment] = {}
        self._who = ""
        self.model = QueueModel()
        self._delegate = QueueDelegate(theme)
        self.reading = Reading(theme)
        self.choices = Choices(theme)
        self.confidence = Confidence()
        self._build()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._delegate.theme = theme
        self.reading.set_theme(theme)
        self.choices.set_theme(theme)
        self.list.viewport().update()

    def refresh(self) -> None:
        """Read again what is to be assessed, and stay at the same fact."""
        judging, project = self._session.judging, self._session.desk.project
        own = project.reviewer if project else ""
        self._own = {
            item.fact: each for item in judging.items() for each in item.assessments if each.reviewer == own
        }
        here, scale = self.current if own == self._who else "", judging.scale
        self._who = own
        labels = {verdict.guid: verdict.label for verdict in scale.verdicts} if scale else {}
        entries = []
        for fact, (name, statement) in judging.subjects().items():
            mine = self._own.get(fact)
            sign, tells = ("done", labels.get(mine.verdict, "")) if mine else ("open", "")
            entries.append(Entry(fact, name, statement, sign, tells))
        self.model.show(entries)
        self.choices.offer(scale.verdicts if scale else ())
        found = judging.round
        self._usable = found is not None and found.state is RoundState.BLIND and not self._is_read_only
        for part in (self.choices, self.confidence, self.why, self.keep):
            part.setEnabled(self._usable)
        self.hint.setText(HINT if self._usable else OVER)
        self.count.setText(f"{len(self._own):,} of {plural(len(entries), 'fact')} assessed by you")
        self._go(here if self.model.row_of(here) >= 0 else self._next_open(-1))
        self._show()

    @property
    def current(self) -> str:
        """The fact that is looked at."""
        row = self.list.currentIndex().row()
        return self.model.entries[row].fact if 0 <= row < len(self.model.entries) else ""

    def assess(self) -> None:
        """Keep what is chosen, and go on to the next open fact."""
        verdict, fact = self.choices.chosen, self.current
        if verdict is None or not fact or not self._usable:
            self._session.review.told.emit("Choose a verdict first, by its digit." if self._usable else OVER)
            return
        why = exact_text(self.why.document()).strip()
        row = self.list.currentIndex().row()
        self._session.judging.assess(fact, verdict.guid, self.confidence.value, why)
        self._go(self._next_open(row) or fact)
        self.list.setFocus()

    # ---- inside

    def _build(self) -> None:
        self._usable = False
        self.list = KeyList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName("Facts to assess")
        self.list.setObjectName(KEYBOARD)
        self.list.selectionModel().currentChanged.connect(self._arrive)
        self.list.keys.bind(Qt.Key.Key_Return, self.assess)
        self.list.keys.bind(Qt.Key.Key_Enter, self.assess)
        self.list.installEventFilter(self)
        self.count = label(muted=True)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.count)
        column.addWidget(self.list, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self._sheet())
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        split.setChildrenCollapsible(False)
        split.setSizes([380, 620])
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _sheet(self) -> QWidget:
        self.why = QPlainTextEdit()
        self.why.setPlaceholderText("Why? A sentence or two.")
        self.why.setAccessibleName("Reason of your verdict")
        self.why.setTabChangesFocus(True)
        self.why.setMaximumHeight(72)
        self.why.installEventFilter(self)
        self.keep = QPushButton("Keep and go on")
        self.keep.setToolTip("Ctrl+Enter while writing, Enter in the list")
        self.keep.clicked.connect(self.assess)
        self.hint = label(HINT, muted=True, wrap=True)
        foot = QHBoxLayout()
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.keep)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(14, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.reading, 1)
        for part in (self.choices, self.confidence, self.why):
            column.addWidget(part)
        column.addLayout(foot)
        return sheet

    @property
    def _is_read_only(self) -> bool:
        project = self._session.desk.project
        return project is None or project.read_only

    def _arrive(self, to: QModelIndex, before: QModelIndex) -> None:
        self._show()

    def _show(self) -> None:
        fact = self._session.review.fact(self.current) if self.current else None
        self.reading.show_fact(fact, self._session.desk.cards_of(fact))
        own = self._own.get(self.current)
        self.choices.choose(own.verdict if own else None)
        self.confidence.set_value(own.confidence if own else None)
        self.why.setPlainText(own.rationale if own else "")

    def _go(self, fact: str) -> None:
        row = self.model.row_of(fact)
        if row >= 0 and row != self.list.currentIndex().row():
            self.list.setCurrentIndex(self.model.index(row))

    def _next_open(self, row: int) -> str:
        """The next fact after ``row`` that is still open, else the first one that is."""
        order = [*self.model.entries[row + 1 :], *self.model.entries[: row + 1]]
        return next((entry.fact for entry in order if entry.sign == "open"), "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Digits in the list choose; Ctrl+Enter in the reason keeps."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.list and self._usable and self.choices.take(event):
                return True
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.assess()
                return True
        return super().eventFilter(watched, event)
