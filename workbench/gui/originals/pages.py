"""The pages of a document, one at a time: turned, zoomed, and opened where the passage in hand stands."""

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from workbench.core.model import Span
from workbench.core.problem import Problem
from workbench.flow.rereading import Kept
from workbench.gui.jobs import Job
from workbench.gui.originals.sheet import MARGIN, Sheet, pixmap
from workbench.gui.session.originals import Originals
from workbench.gui.theme import Theme

ZOOMS: Sequence[float] = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0)
_WIDEST = 4_000
_REMEMBERED = 8
_PATIENCE = 120


class PagesSheet(QScrollArea):
    """Pages are drawn as jobs; the last ones are remembered. ``turned`` says that something else is shown."""

    turned = Signal()

    def __init__(self, originals: Originals, kept: Kept, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._originals, self._kept = originals, kept
        self.sheet = Sheet(theme)
        self.count = 0
        self.page = 0
        self.zoom = 1.0
        self.trouble = ""
        self.boxes: list[tuple[int, QRectF]] | None = None
        self._span: Span | None = None
        self._drawn: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()
        self._jobs: dict[str, Job] = {}
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._draw)
        self.setWidget(self.sheet)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Page of the original")
        self.sheet.say("Opening…")
        self._keep("count", originals.count(kept, self._counted, self._complain))

    # ---- verbs

    def go(self, page: int) -> None:
        """Show a page; beyond the ends there is none."""
        page = max(0, min(page, self.count - 1))
        if page != self.page:
            self.page = page
            self.verticalScrollBar().setValue(0)
            self._show()

    def set_zoom(self, zoom: float) -> None:
        """Make the page larger or smaller; 1 fits it to the width."""
        self.zoom = max(ZOOMS[0], min(ZOOMS[-1], zoom))
        self._stretch()
        self.turned.emit()

    def step_zoom(self, by: int) -> None:
        """One step larger (+1) or smaller (-1)."""
        nearest = min(range(len(ZOOMS)), key=lambda i: abs(ZOOMS[i] - self.zoom))
        self.set_zoom(ZOOMS[max(0, min(len(ZOOMS) - 1, nearest + by))])

    def seek(self, span: Span | None) -> None:
        """Mark a passage of the text, and go to the page it begins on; the mark before stays until then."""
        if span == self._span:
            return
        self._span = span
        if span is None:
            self.boxes = None
            self.sheet.mark(())
            self.turned.emit()
        else:
            self._keep("find", self._originals.find(self._kept, span, self._found, self._complain))

    def give_up(self) -> None:
        """Nobody looks any more."""
        for job in self._jobs.values():
            job.cancel()

    # ---- events

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Pages by PgUp and PgDn, their ends by Home and End, zoom by + and -, the rest scrolls."""
        verbs = {
            Qt.Key.Key_PageDown: partial(self.go, self.page + 1),
            Qt.Key.Key_PageUp: partial(self.go, self.page - 1),
            Qt.Key.Key_Home: partial(self.go, 0),
            Qt.Key.Key_End: partial(self.go, self.count - 1),
            Qt.Key.Key_Plus: partial(self.step_zoom, 1),
            Qt.Key.Key_Equal: partial(self.step_zoom, 1),
            Qt.Key.Key_Minus: partial(self.step_zoom, -1),
            Qt.Key.Key_0: partial(self.set_zoom, 1.0),
        }
        verb = verbs.get(Qt.Key(event.key()))
        if verb is None:
            super().keyPressEvent(event)
        else:
            verb()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The page keeps its share of the width."""
        super().resizeEvent(event)
        self._stretch()

    # ---- inside

    def _counted(self, count: int) -> None:
        self.count = count
        if not count:
            self.sheet.say("This document has no pages.")
        self._show()

    def _found(self, boxes: Sequence[tuple[int, Any]]) -> None:
        self.boxes = [(page, QRectF(b.left, b.top, b.right - b.left, b.bottom - b.top)) for page, b in boxes]
        if self.boxes:
            self.page = self.boxes[0][0]
        self._show()
        self._reach()

    def _complain(self, problem: Problem) -> None:
        self.trouble = problem.sentence
        self.sheet.say(problem.sentence)
        self.turned.emit()

    def _show(self) -> None:
        self.sheet.mark([box for page, box in self.boxes or () if page == self.page])
        latest = next((self._drawn[key] for key in reversed(self._drawn) if key[0] == self.page), QPixmap())
        self.sheet.show_picture(latest)
        if self.count:
            self.sheet.say(f"Drawing page {self.page + 1:,}…")
        self._stretch()
        self.turned.emit()

    def _stretch(self) -> None:
        self.sheet.set_width(self._points())
        if self.count and (self.page, self._pixels()) not in self._drawn:
            self._patience.start()
        elif self.count:
            self.sheet.show_picture(self._drawn[self.page, self._pixels()])

    def _draw(self) -> None:
        key = (self.page, self._pixels())
        done = partial(self._drew, key)
        self._keep("draw", self._originals.draw(self._kept, *key, done, self._complain))

    def _drew(self, key: tuple[int, int], picture: Any) -> None:
        ratio = self.devicePixelRatioF()
        self._drawn[key] = pixmap(picture.rgb, picture.width, picture.height, ratio)
        while len(self._drawn) > _REMEMBERED:
            self._drawn.popitem(last=False)
        if key[0] == self.page:
            self.sheet.show_picture(self._drawn[key])
            self._reach()

    def _reach(self) -> None:
        """Bring the first marked line into sight."""
        mark = self.sheet.first_mark()
        if not mark.isEmpty() and self.sheet.is_drawn:
            self.ensureVisible(mark.center().x(), mark.center().y(), 80, 120)

    def _points(self) -> int:
        room = self.viewport().width() - 2 * MARGIN
        return max(200, min(_WIDEST, round(room * self.zoom)))

    def _pixels(self) -> int:
        return min(_WIDEST, round(self._points() * self.devicePixelRatioF()))

    def _keep(self, errand: str, job: Job) -> None:
        before = self._jobs.get(errand)
        if before is not None:
            before.cancel()
        self._jobs[errand] = job
