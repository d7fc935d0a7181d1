"""The cells of the similarity map: above the diagonal what is shared, below it what diverges."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetrics,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from workbench.gui.dress import mixed
from workbench.gui.parts.ink import draw_line, muted, sized
from workbench.gui.parts.tint import ink_on
from workbench.gui.session.atlas import Atlas
from workbench.gui.similarity.phrases import name
from workbench.gui.theme import Theme

LEAST, MOST, SAYS, NUMBERED = 7, 44, 30, 14
LABELS = 190
MARGIN = 8
FAINTEST, HATCHED = 0.12, 0.6


class Grid(QWidget):
    """The cells with their labels; those that were not compared yet are hatched."""

    def __init__(self, atlas: Atlas, theme: Theme) -> None:
        super().__init__()
        self._atlas, self._theme = atlas, theme
        self._cell, self._pixels = LEAST, QImage()
        self.here = (0, 1)

    def fit(self, width: int, height: int) -> None:
        """Choose the size of the cells for so much room."""
        count = max(1, len(self._atlas.articles))
        line = QFontMetrics(self.font()).height() + 4
        labelled = (min(width - LABELS, height - line) - 3 * MARGIN) // count
        bare = (min(width, height) - 3 * MARGIN) // count
        large, small = min(MOST, labelled), max(LEAST, min(NUMBERED - 1, bare))
        self._cell = large if labelled >= NUMBERED else small
        self.setMinimumSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the labels and the cells."""
        side = self._cell * len(self._atlas.articles) + 2 * MARGIN
        return QSize(self._left() + side, self._top() + side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Ground, cells, groups, labels, and where one stands."""
        count = len(self._atlas.articles)
        if not count:
            return
        painter = QPainter(self)
        field = QRect(self._left(), self._top(), count * self._cell, count * self._cell)
        painter.fillRect(field, self._theme.color("raised"))
        hatching = mixed(self._theme.color("muted"), self._theme.color("raised"), HATCHED)
        painter.fillRect(field, QBrush(hatching, Qt.BrushStyle.BDiagPattern))
        painter.drawImage(field, self._pixels)
        self._paint_grid(painter, field, count)
        self._paint_labels(painter, count)
        self._paint_numbers(painter, count)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("focus"), 3 if self.hasFocus() else 1.5))
        painter.drawRect(self._rect(*self.here))

    def _painted(self, count: int) -> QImage:
        """One pixel a cell; what is not known stays clear."""
        image = QImage(max(1, count), max(1, count), QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        for place in range(count):
            image.setPixelColor(place, place, self._theme.color("border"))
        for (row, column), share in self._atlas.likely.items():
            image.setPixelColor(column, row, self._ramp("same", share))
        charted = self._atlas.charted_pairs
        most = max((figures.diverging for figures in charted.values()), default=0) or 1
        for (row, column), figures in charted.items():
            image.setPixelColor(column, row, self._ramp("same", figures.reused))
            image.setPixelColor(row, column, self._ramp("claim", figures.diverging / most))
        return image

    def _ramp(self, slot: str, share: float) -> QColor:
        """From the page to the ink of one hue; nothing at all is the page itself."""
        covered = FAINTEST + (1 - FAINTEST) * min(1.0, share) if share > 0 else 0.0
        return mixed(self._theme.color(slot), self._theme.color("page"), covered)

    def _paint_grid(self, painter: QPainter, field: QRect, count: int) -> None:
        groups = self._atlas.groups
        parted = [place for place in range(1, count) if groups[place] != groups[place - 1]]
        thin = range(count + 1) if self._cell >= NUMBERED else (0, count)
        for pen, places in (
            (QPen(self._theme.color("border"), 1), thin),
            (QPen(self._theme.color("text"), 2 if self._cell >= NUMBERED else 1), parted),
        ):
            painter.setPen(pen)
            for offset in (place * self._cell for place in places):
                painter.drawLine(field.left() + offset, field.top(), field.left() + offset, field.bottom())
                painter.drawLine(field.left(), field.top() + offset, field.right(), field.top() + offset)

    def _paint_labels(self, painter: QPainter, count: int) -> None:
        if self._cell < NUMBERED:
            return
        font, ink = sized(self.font(), 0.9), self._theme.color("text")
        metrics = QFontMetrics(font)
        for place, card in enumerate(self._atlas.articles):
            row = self._rect(place, 0)
            number = QRect(MARGIN, row.top(), 24, self._cell)
            draw_line(painter, number, f"{place + 1}", font, muted(self.palette()))
            box = QRect(MARGIN + 26, row.top(), self._left() - MARGIN - 34, self._cell)
            draw_line(painter, box, name(card), font, ink)
            head = QRect(
                self._left() + place * self._cell, self._top() - metrics.height() - 4, self._cell, 16
            )
            painter.setPen(muted(self.palette()))
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, f"{place + 1}")

    def _paint_numbers(self, painter: QPainter, count: int) -> None:
        if self._cell < SAYS:
            return
        painter.setFont(sized(self.font(), 0.85))
        for row in range(count):
            for column in range(count):
                if said := self._number(row, column):
                    painter.setPen(ink_on(self._pixels.pixelColor(column, row)))
                    painter.drawText(self._rect(row, column), Qt.AlignmentFlag.AlignCenter, said)

    def _number(self, row: int, column: int) -> str:
        figures = self._atlas.figures(row, column) if row != column else None
        if figures is None:
            share = self._atlas.likeness(row, column) if column > row else None
            return "" if share is None else f"~{share * 100:.0f}"
        return f"{figures.reused * 100:.0f}" if column > row else f"{figures.diverging}"

    def _rect(self, row: int, column: int) -> QRect:
        left, top = self._left() + column * self._cell, self._top() + row * self._cell
        return QRect(left, top, self._cell, self._cell)

    def _left(self) -> int:
        return MARGIN + (LABELS if self._cell >= NUMBERED else 0)

    def _top(self) -> int:
        return MARGIN + (QFontMetrics(self.font()).height() + 4 if self._cell >= NUMBERED else 0)
