"""The strip at the edge: both whole texts in one glance, with a frame around what is in view."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.core.model import Side, Span
from workbench.gui.compare.marks import Sheet
from workbench.gui.compare.roll import Roll
from workbench.gui.theme import Theme

WIDTH = 36
_LANE = 11
_LANES: Mapping[Side, int] = {Side.LEFT: 4, Side.RIGHT: 20}
_PAD = 6
QUIET = ("wording", "boilerplate", "muted")


class Overview(QWidget):
    """Two lanes, A and B; in each pixel row the severest mark wins. Click and drag to go there."""

    wanted = Signal(Side, float)

    def __init__(self, panes: dict[Side, Roll], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panes = panes
        self._theme = theme
        self._image: QImage | None = None
        self._dragged: Side | None = None
        self._current: dict[Side, Span | None] = {}
        self.setFixedWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Overview of both articles")
        self.setToolTip("The whole of both articles. Click or drag to go there.")
        for pane in panes.values():
            pane.moved.connect(self.update)

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._theme = theme
        self.refresh()

    def refresh(self) -> None:
        """Draw the marks again, after they changed."""
        self._image = None
        self.update()

    def highlight(self, spans: dict[Side, Span | None]) -> None:
        """Point at the divergence in focus."""
        self._current = spans
        self.update()

    # ---- Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the marks to the new height."""
        super().resizeEvent(event)
        self._image = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Lanes, marks, the current divergence, frames."""
        if self._image is None:
            self._image = self._draw()
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("window"))
        painter.drawImage(0, 0, self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for side, pane in self._panes.items():
            if pane.verticalScrollBar().maximum():
                self._frame(painter, side, pane)
            self._pointer(painter, side)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go to the clicked place of the clicked lane."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged = Side.LEFT if event.position().x() < WIDTH / 2 else Side.RIGHT
            self._go(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Follow the drag."""
        if self._dragged is not None:
            self._go(event.position().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End the drag."""
        self._dragged = None

    # ---- inside

    @property
    def _room(self) -> int:
        return max(1, self.height() - 2 * _PAD)

    def _y(self, side: Side, offset: float) -> float:
        return _PAD + offset / max(1, len(self._panes[side].paper.text)) * self._room

    def _go(self, y: float) -> None:
        share = min(1.0, max(0.0, (y - _PAD) / self._room))
        if self._dragged is not None:
            self.wanted.emit(self._dragged, share * len(self._panes[self._dragged].paper.text))

    def _draw(self) -> QImage:
        image = QImage(WIDTH, max(1, self.height()), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        for side, pane in self._panes.items():
            painter.fillRect(_LANES[side], _PAD, _LANE, self._room, self._theme.color("page"))
            row = _PAD
            for slot, run in groupby(rows(pane.look.sheet, len(pane.paper.text), self._room)):
                high = len(list(run))
                if slot:
                    quiet = 3 * (slot in QUIET)
                    place = (_LANES[side] + quiet, row, _LANE - 2 * quiet, high)
                    painter.fillRect(*place, self._theme.color(slot))
                row += high
        painter.end()
        return image

    def _frame(self, painter: QPainter, side: Side, pane: Roll) -> None:
        seen = pane.visible()
        top, bottom = self._y(side, seen.start), self._y(side, seen.end)
        fill = self._theme.color("accent")
        fill.setAlpha(34)
        painter.setBrush(fill)
        painter.setPen(QPen(self._theme.color("accent"), 1.3))
        height = max(8.0, bottom - top)
        top = min(top, self.height() - _PAD - height)
        painter.drawRoundedRect(QRectF(_LANES[side] - 1.5, top, _LANE + 3.0, height), 2.0, 2.0)

    def _pointer(self, painter: QPainter, side: Side) -> None:
        span = self._current.get(side)
        if span is None:
            return
        y = self._y(side, span.start)
        painter.setPen(QPen(self._theme.color("current"), 2.5))
        painter.drawLine(QPointF(_LANES[side] - 2.0, y), QPointF(_LANES[side] + _LANE + 2.0, y))


def rows(sheet: Sheet, length: int, height: int) -> list[str]:
    """For each row of pixels the palette slot of the severest mark there, or nothing."""
    best = [(-1, "")] * height
    scale = height / max(1, length)
    for rank, span, slot in _ranked(sheet):
        first = int(span.start * scale)
        last = max(first, int((span.end - 1) * scale))
        for row in range(first, min(last + 1, height)):
            if rank > best[row][0]:
                best[row] = (rank, slot)
    return [slot for _, slot in best]


def _ranked(sheet: Sheet) -> Iterable[tuple[int, Span, str]]:
    for mark in sheet.marks.items:
        style = mark.style
        yield style.rank, mark.span, style.ink if style.ink != "same" else style.fill
    for bar in sheet.bars.items:
        yield (6 if bar.ink == "only_here" else 4 if bar.ink == "moved" else 1), bar.span, bar.ink
    for gap in sheet.gaps.items:
        yield 7, gap.span, gap.ink
