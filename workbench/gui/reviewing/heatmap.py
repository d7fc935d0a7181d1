"""Which verdict of one reviewer met which of another, as a small picture: the diagonal is agreement."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from workbench.gui.dress import mixed
from workbench.gui.parts.ink import muted, tip
from workbench.gui.parts.words import plural
from workbench.gui.theme import Theme

CELL = 34
LONGEST = 130
FAINTEST = 0.18


class HeatMap(QWidget):
    """Rows are the first reviewer's verdicts, columns the second's; the number stands in each cell."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._labels: tuple[str, ...] = ()
        self._counts: dict[tuple[int, int], int] = {}
        self._names = ("", "")
        self.setMouseTracking(True)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._theme = theme
        self.update()

    def show_table(
        self,
        names: tuple[str, str],
        verdicts: Sequence[tuple[str, str]],
        table: Mapping[tuple[str, str], int],
    ) -> None:
        """Show how often verdicts met; ``verdicts`` are guid and label, in their order."""
        places = {guid: place for place, (guid, _) in enumerate(verdicts)}
        self._names, self._labels = names, tuple(label for _, label in verdicts)
        self._counts = {
            (places[one], places[other]): count
            for (one, other), count in table.items()
            if one in places and other in places
        }
        self.setAccessibleName(self._spoken())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the labels and the cells."""
        side = CELL * len(self._labels)
        return QSize(self._left() + side + 8, self._top() + side + 8)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never smaller than its cells."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Labels, cells, numbers."""
        painter = QPainter(self)
        metrics, left, top = QFontMetrics(self.font()), self._left(), self._top()
        painter.setPen(muted(self.palette()))
        painter.drawText(QRect(left, 0, self.width() - left, metrics.height()), 0, f"{self._names[1]} →")
        corner = QRect(0, top - metrics.height() - 4, left - 8, metrics.height())
        painter.drawText(corner, 0, f"{self._names[0]} ↓")
        for place, label in enumerate(self._labels):
            shown = metrics.elidedText(label, Qt.TextElideMode.ElideRight, LONGEST)
            box = QRect(0, top + place * CELL, left - 8, CELL)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
            head = QRect(left + place * CELL, top - metrics.height() - 4, CELL, metrics.height())
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, str(place + 1))
            painter.drawText(QRect(4, box.top(), 20, CELL), Qt.AlignmentFlag.AlignVCenter, str(place + 1))
        for row in range(len(self._labels)):
            for column in range(len(self._labels)):
                self._paint_cell(painter, row, column)

    def event(self, event: QEvent) -> bool:
        """A tooltip says in words what a cell counts."""
        if isinstance(event, QHelpEvent):
            place = event.pos()
            column, row = (place.x() - self._left()) // CELL, (place.y() - self._top()) // CELL
            if 0 <= row < len(self._labels) and 0 <= column < len(self._labels):
                QToolTip.showText(event.globalPos(), tip(self._cell(row, column)), self)
                return True
        return super().event(event)

    def _paint_cell(self, painter: QPainter, row: int, column: int) -> None:
        rect = QRect(self._left() + column * CELL, self._top() + row * CELL, CELL, CELL)
        rect.adjust(1, 1, -1, -1)
        count, most = self._counts.get((row, column), 0), max(self._counts.values(), default=1)
        page = self._theme.color("page")
        ink = self._theme.color("same" if row == column else "claim")
        share = FAINTEST + (1 - FAINTEST) * count / most if count else 0.0
        ground = mixed(ink, page, share)
        painter.setPen(QPen(self._theme.color("border")))
        painter.setBrush(ground)
        painter.drawRect(rect)
        if count:
            dark = ground.lightnessF() < 0.55
            painter.setPen(self._theme.color("page" if dark != self._theme.dark else "text"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(count))

    def _left(self) -> int:
        metrics = QFontMetrics(self.font())
        widest = max((metrics.horizontalAdvance(label) for label in self._labels), default=0)
        return min(LONGEST, widest) + 36

    def _top(self) -> int:
        return 2 * QFontMetrics(self.font()).height() + 10

    def _cell(self, row: int, column: int) -> str:
        count = self._counts.get((row, column), 0)
        one, other = self._names
        return (
            f"{plural(count, 'fact')}: {one} said {self._labels[row]}, {other} said {self._labels[column]}."
        )

    def _spoken(self) -> str:
        cells = sorted(self._counts.items(), key=lambda item: -item[1])
        told = " ".join(self._cell(*place) for place, _ in cells[:6])
        return f"Verdicts of {self._names[0]} against {self._names[1]}. {told}"
