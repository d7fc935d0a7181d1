"""One reading pane: the roll of type, with a caret, mouse and keys."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from workbench.core.model import Side, Span
from workbench.gui.compare import keys
from workbench.gui.compare.blocks import Stretches
from workbench.gui.compare.caret import Caret
from workbench.gui.compare.grip import Grip
from workbench.gui.compare.ink import CARET_X
from workbench.gui.compare.roll import Roll
from workbench.gui.compare.voice import announce
from workbench.gui.theme import Theme

_DRAG_EVERY = 40
_BAR = 6.0


class Pane(Roll):
    """Tells what the reader did; what it means is for others to decide."""

    selected = Signal(object)
    picked = Signal(int)
    fact_picked = Signal(str)
    switched = Signal()

    def __init__(self, side: Side, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.side = side
        self.caret = Caret("", ())
        self.explain: Callable[[int], str] = lambda point: ""
        self.placed = False
        self.grip = Grip(self)
        self._dragging = False
        self._twice_at = QPointF()
        self._since_twice = QTimer(self, singleShot=True)
        self._pull = QTimer(self, interval=_DRAG_EVERY)
        self._pull.timeout.connect(self._drag_on)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def set_text(self, text: str) -> None:
        """Show another text; until its sentences are known, paragraphs stand in for them."""
        super().set_text(text)
        self.placed = False
        self.caret.select(None)
        self.set_sentences(Stretches(self.paper.blocks))

    def set_sentences(self, sentences: Sequence[Span]) -> None:
        """The units that the arrow keys move by; what is selected stays so."""
        point, selected = self.caret.point, self.caret.selection
        self.caret = Caret(self.paper.text, sentences)
        if point:
            self.caret.put(point)
        if selected:
            self.caret.select(selected)
        self._show_caret()

    def show_selection(self, span: Span | None) -> None:
        """Show what is selected, whoever selected it."""
        if span != self.caret.selection:
            self.caret.select(span)
        self._show_caret()

    def stood(self) -> None:
        """The reader moved the caret: keep it in view and tell what is selected now."""
        self.placed = True
        sentence = self.caret.sentence
        if sentence:
            self.reveal(sentence)
            announce(self, sentence.of(self.paper.text))
        self._show_caret()
        self.selected.emit(self.caret.selection)

    def stand(self, point: int) -> None:
        """Put the caret somewhere without selecting anything."""
        self.caret.put(point)
        self.set_placed(False)

    def set_placed(self, placed: bool) -> None:
        """Whether it is the reader who put the caret where it stands."""
        self.placed = placed
        self._show_caret()

    # ---- keys and focus

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move and select by sentence; what is not ours goes on to the window."""
        if not keys.act(self, event):
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Tab goes to the other pane, Shift+Tab leaves."""
        return False if forward else super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show the caret; arriving by key, stand where the reader looks."""
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            seen = self.visible()
            if not seen.start <= self.caret.point < seen.end:
                self.caret.put(int(self.paper.offset_at(self.top + self.reference)))
        super().focusInEvent(event)
        self._show_caret()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Hide the caret."""
        super().focusOutEvent(event)
        self._show_caret()

    # ---- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Start a selection; the second click takes the word, the third the sentence."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        clicks = self._clicks(event)
        self.placed = True
        if clicks == 1 and self._at_bar(event.position()):
            self.grip.press((self.side, self.caret.number), event.globalPosition())
            return
        point = self.point_at(event.position(), between=clicks == 1)
        if clicks == 1:
            self.caret.put(point, extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            self._dragging = True
            self._pull.start()
        else:
            self.caret.select(self.caret.word_at(point) if clicks == 2 else self.caret.sentence_at(point))
            self.selected.emit(self.caret.selection)
        self._show_caret()

    mouseDoubleClickEvent = mousePressEvent  # noqa: N815

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Extend the selection, or show that there is something to click."""
        if self.grip.held:
            self.grip.move(event.globalPosition())
            return
        if self._dragging:
            self.caret.put(self.point_at(event.position()), extend=True)
            self._show_caret()
            return
        hand = self._mark_at(event.position()) is not None
        shapes = Qt.CursorShape
        shape = shapes.PointingHandCursor if hand else shapes.IBeamCursor
        self.viewport().setCursor(shapes.OpenHandCursor if self._at_bar(event.position()) else shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tell the selection; a plain click on a mark picks its divergence or fact."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.grip.held:
            if not self.grip.release(event.globalPosition()):
                self.caret.put(self.point_at(event.position()))
                self.stood()
            return
        self._dragging = False
        self._pull.stop()
        self.selected.emit(self.caret.selection)
        picked = self._mark_at(event.position()) if self.caret.selection is None else None
        if isinstance(picked, int):
            self.picked.emit(picked)
        elif picked is not None:
            self.fact_picked.emit(picked)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Answer why, as plain text."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = self.explain(self.point_at(QPointF(event.pos()), between=False))
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    # ---- inside

    def _clicks(self, event: QMouseEvent) -> int:
        """How many clicks in a row this press is; Qt itself tells only the second."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self._twice_at = event.position()
            self._since_twice.start(QApplication.doubleClickInterval())
            return 2
        near = (event.position() - self._twice_at).manhattanLength() < QApplication.startDragDistance()
        third = near and self._since_twice.isActive()
        self._since_twice.stop()
        return 3 if third else 1

    def _drag_on(self) -> None:
        place = self.viewport().mapFromGlobal(self.cursor().pos())
        beyond = min(0, place.y()) + max(0, place.y() - self.viewport().height())
        if beyond:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + beyond)
            self.caret.put(self.point_at(QPointF(place)), extend=True)
            self._show_caret()

    def _mark_at(self, place: QPointF) -> int | str | None:
        """The divergence (a number) or fact (its name) under the mouse."""
        inside = place.x() - self.column
        if not 0 <= inside <= self.paper.setting.width:
            return None
        point = self.point_at(place, between=False)
        here = Span(point, point + 1)
        marks = [mark for mark in self.look.sheet.marks.touching(here) if mark.divergence >= 0]
        if marks:
            return max(marks, key=lambda mark: mark.style.rank).divergence
        flags = self.look.flags.touching(here)
        return flags[0].fact if flags else None

    def _at_bar(self, place: QPointF) -> bool:
        """Whether the mouse is at the bar beside the sentence stood in."""
        here = self.look.caret or self.look.stood
        if here is None or not abs(place.x() - self.column - CARET_X) <= _BAR:
            return False
        top, bottom = self.paper.lines(here)
        return top <= place.y() + self.top <= bottom

    def _show_caret(self) -> None:
        caret = self.caret.sentence if self.hasFocus() else None
        stood = self.caret.sentence if self.placed and caret is None else None
        self.wear(self.look.but(selection=self.caret.selection, caret=caret, stood=stood))
