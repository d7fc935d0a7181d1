"""A small picture of a pair: how much of each article the other one took over, exactly and reworded."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.core.model import Comparison, Side
from workbench.gui.divergences.phrases import LETTERS, share_line
from workbench.gui.parts.ink import sized
from workbench.gui.theme import Theme

BAR = 12
LETTER = 18
MARGIN = 12
LEGEND = (("exact", "word for word"), ("reworded", "reworded"), ("", "its own"))


class Shares(QWidget):
    """One bar for each article: full for word for word, hatched for reworded, empty for the rest."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shares: dict[Side, tuple[float, float]] = {}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("How much was taken over")

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._theme = theme
        self.update()

    def show_pair(self, comparison: Comparison) -> None:
        """Show the shares of another pair."""
        figures = comparison.figures
        self._shares = {
            side: (figures.get(f"exact_{side}", 0.0), figures.get(f"reworded_{side}", 0.0)) for side in Side
        }
        self.setAccessibleDescription(f"{'. '.join(share_line(comparison, side) for side in Side)}.")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Two bars and their legend."""
        return QSize(220, 2 * (BAR + 8) + QFontMetrics(self.font()).height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Bars, letters and legend."""
        painter = QPainter(self)
        small = sized(self.font(), 0.88)
        painter.setFont(small)
        top = 2.0
        for side, shares in self._shares.items():
            painter.setPen(self._theme.color("muted"))
            painter.drawText(
                QRectF(MARGIN, top - 3, LETTER, BAR + 6), Qt.AlignmentFlag.AlignVCenter, LETTERS[side]
            )
            bar = QRectF(MARGIN + LETTER, top, self.width() - 2 * MARGIN - LETTER, BAR)
            self._paint_bar(painter, bar, shares)
            top += BAR + 8
        self._paint_legend(painter, top)

    def _paint_bar(self, painter: QPainter, bar: QRectF, shares: tuple[float, float]) -> None:
        left = bar.left()
        for name, share in zip(("exact", "reworded"), shares, strict=True):
            width = bar.width() * share
            self._paint_part(painter, QRectF(left, bar.top(), width, bar.height()), name)
            left += width
        self._paint_edge(painter, bar)

    def _paint_part(self, painter: QPainter, part: QRectF, name: str) -> None:
        ink = self._theme.color("same")
        if name == "exact":
            painter.fillRect(part, ink)
        elif name:
            painter.fillRect(part, self._theme.color("same_fill"))
            painter.fillRect(part, QBrush(ink, Qt.BrushStyle.BDiagPattern))

    def _paint_edge(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(self._theme.color("muted"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_legend(self, painter: QPainter, top: float) -> None:
        metrics = QFontMetrics(painter.font())
        left = float(MARGIN + LETTER)
        for name, words in LEGEND:
            box = QRectF(left, top + (metrics.height() - 9) / 2, 9, 9)
            self._paint_part(painter, box, name)
            self._paint_edge(painter, box)
            width = metrics.horizontalAdvance(words)
            painter.setPen(self._theme.color("muted"))
            painter.drawText(
                QRectF(left + 14, top, width + 2, metrics.height()), Qt.AlignmentFlag.AlignVCenter, words
            )
            left += 14 + width + 12
