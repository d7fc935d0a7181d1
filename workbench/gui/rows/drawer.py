"""The drawer of an unmatched sentence: its best partners on the other side, with score and reason."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from workbench.core.model import Candidate, Side
from workbench.flow import comparing
from workbench.gui.jobs import Job
from workbench.gui.parts.ink import PAD, draw_ground, draw_line, quiet, sized, text_color, tip
from workbench.gui.parts.keylist import KeyList
from workbench.gui.parts.words import label
from workbench.gui.rows.model import Index
from workbench.gui.rows.phrases import LETTERS
from workbench.gui.session import Session
from workbench.gui.theme import Theme

HINT = "Enter goes to the list, Enter again links; Esc comes back."
_SOON = 120
_SCORE = 48
_NUMBER = 32


class CandidateModel(QAbstractListModel):
    """Candidates with the sentences they are."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Sequence[tuple[Candidate, str]] = ()

    def show(self, found: Sequence[tuple[Candidate, str]]) -> None:
        """Show others."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """How many there are."""
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What is read out, and the whole sentence as a tooltip."""
        candidate, text = self.found[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{candidate.score * 100:.0f} percent: {' '.join(text.split())}. {candidate.why}"
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else None


class CandidateDelegate(QStyledItemDelegate):
    """The score, the sentence, and below it what both have in common."""

    def __init__(self, model: CandidateModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Two lines."""
        return QSize(200, 2 * QFontMetrics(option.font).height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one candidate."""
        candidate, text = self._model.found[index.row()]
        painter.save()
        draw_ground(painter, option, self.theme.color("accent"))
        high = QFontMetrics(option.font).height()
        box = QRect(option.rect.left() + PAD, option.rect.top() + 6, option.rect.width() - 2 * PAD, high)
        strong = sized(option.font, 1.0, QFont.Weight.DemiBold)
        draw_line(painter, box, f"{candidate.score * 100:.0f} %", strong, text_color(option))
        words = box.adjusted(_SCORE, 0, 0, 0)
        serif = self.theme.reading_font(option.font.pointSizeF() * 1.08)
        number = words.adjusted(0, 0, _NUMBER - words.width(), 0)
        draw_line(painter, number, str(candidate.sentence + 1), sized(option.font, 0.85), quiet(option))
        draw_line(painter, words.adjusted(_NUMBER, 0, 0, 0), text, serif, text_color(option))
        below = words.adjusted(_NUMBER, 0, 0, 0).translated(0, high + 2)
        draw_line(painter, below, candidate.why, sized(option.font, 0.9), quiet(option))
        painter.restore()


class Drawer(QWidget):
    """Asks as a job, shortly after the reader has come to rest; Enter takes a partner, Esc goes back."""

    chosen = Signal(object, int, int)
    offered = Signal()
    left = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._wanted: tuple[Side, int] | None = None
        self._job: Job | None = None
        self._model = CandidateModel()
        self._delegate = CandidateDelegate(self._model, theme)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._ask)
        self.title = label(strong=True)
        self.note = label(muted=True, wrap=True)
        self.list = KeyList()
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName("Possible partners")
        self.list.keys.bind(Qt.Key.Key_Return, self.take)
        self.list.keys.bind(Qt.Key.Key_Enter, self.take)
        self.list.keys.bind(Qt.Key.Key_Escape, self.left.emit)
        self.list.doubleClicked.connect(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        for part in (self.title, self.note):
            part.setContentsMargins(PAD, 0, PAD, 0)
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addStretch()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def ask(self, side: Side, sentence: int) -> None:
        """Show partners of one sentence, as soon as they are found."""
        if self._wanted == (side, sentence):
            return
        self._give_up()
        self._wanted = side, sentence
        self._offer(())
        self.note.setText("Looking for partners…")
        letter = LETTERS[side.other]
        self.title.setText(f"Best partners in {letter} for {LETTERS[side]} {sentence + 1}")
        self._soon.start()

    def forget(self) -> None:
        """Ask for nothing any more; what is asked next is asked afresh."""
        self._give_up()
        self._wanted = None

    @property
    def filled(self) -> bool:
        """Whether there is a partner to choose."""
        return bool(self._model.found)

    def enter(self) -> bool:
        """Give the list the keyboard; whether there is anything in it."""
        if not self.filled:
            return False
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._model.index(0))
        return True

    def take(self) -> None:
        """Link the sentence with the current candidate."""
        place = self.list.currentIndex().row()
        if self._wanted is not None and 0 <= place < len(self._model.found):
            side, sentence = self._wanted
            self.chosen.emit(side, sentence, self._model.found[place][0].sentence)

    def _ask(self) -> None:
        pair = self._session.desk.pair
        if self._wanted is None or not pair:
            return
        self._job = self._session.jobs.start(
            "Looking for partners",
            comparing.candidates,
            pair[Side.LEFT],
            pair[Side.RIGHT],
            *self._wanted,
            5,
            self._session.desk.lists,
            self._session.linking.decisions,
            done=self._offer,
            failed=lambda problem: self.note.setText(problem.sentence),
        )

    def _give_up(self) -> None:
        self._soon.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _offer(self, found: Sequence[Candidate]) -> None:
        comparison, wanted = self._session.desk.comparison, self._wanted
        there = comparison.sentences(wanted[0].other) if comparison and wanted else ()
        text = self._session.desk.text(wanted[0].other) if wanted else ""
        known = [each for each in found if each.sentence < len(there)]
        self._model.show([(each, there[each.sentence].span.of(text)) for each in known])
        self.note.setText(HINT if known else "Nothing in the other article comes near it.")
        self.list.setVisible(bool(known))
        self.offered.emit()
