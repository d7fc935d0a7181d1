"""The similarity map as one picture: above the diagonal what is shared, below it what diverges."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QToolTip

from workbench.gui.parts.ink import tip
from workbench.gui.session.atlas import Atlas
from workbench.gui.similarity.grid import Grid
from workbench.gui.similarity.phrases import name, of_pair
from workbench.gui.theme import Theme

LEAST, MOST, SAYS, NUMBERED = 7, 44, 30, 14
LABELS = 190
MARGIN = 8
FAINTEST = 0.12


class Chart(Grid):
    """Arrows move from cell to cell, Enter or a click opens the pair."""

    moved = Signal(str)
    picked = Signal(int, int)

    def __init__(self, atlas: Atlas, theme: Theme) -> None:
        super().__init__(atlas, theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Similarity map")

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._theme = theme
        self.refresh()

    def refresh(self) -> None:
        """Take up what is known now."""
        count = len(self._atlas.articles)
        self.here = min(self.here[0], max(0, count - 1)), min(self.here[1], max(0, count - 1))
        self._pixels = self._painted(count)
        self._say()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows go from cell to cell, Home and End to the ends of a row, Enter opens the pair."""
        row, column = self.here
        last = len(self._atlas.articles) - 1
        to = {
            Qt.Key.Key_Up: (row - 1, column),
            Qt.Key.Key_Down: (row + 1, column),
            Qt.Key.Key_Left: (row, column - 1),
            Qt.Key.Key_Right: (row, column + 1),
            Qt.Key.Key_Home: (row, 0),
            Qt.Key.Key_End: (row, last),
        }.get(Qt.Key(event.key()))
        if to is not None and last >= 0:
            self.go(max(0, min(last, to[0])), max(0, min(last, to[1])))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row != column:
            self.picked.emit(*self.here)
        else:
            super().keyPressEvent(event)

    def go(self, row: int, column: int) -> None:
        """Stand on a cell."""
        self.here = row, column
        self._say()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click stands on a cell and opens its pair."""
        cell = self.at(event.position().toPoint())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.setFocus()
            self.go(*cell)
            if cell[0] != cell[1]:
                self.picked.emit(*cell)

    def event(self, event: QEvent) -> bool:
        """A tooltip says a pair in words."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell = self.at(event.pos())
            QToolTip.showText(event.globalPos(), tip(self.words(*cell)) if cell else "", self)
            return True
        return super().event(event)

    def at(self, point: QPoint) -> tuple[int, int] | None:
        """The row and column of the cell under a point."""
        column, row = (point.x() - self._left()) // self._cell, (point.y() - self._top()) // self._cell
        places = range(len(self._atlas.articles))
        return (row, column) if row in places and column in places else None

    def words(self, row: int, column: int) -> str:
        """What is known of a pair, as a sentence."""
        cards = self._atlas.articles
        if row == column or max(row, column) >= len(cards):
            return name(cards[row]) if row < len(cards) else ""
        figures, likeness = self._atlas.figures(row, column), self._atlas.likeness(row, column)
        return of_pair(cards[row], cards[column], figures, likeness)

    def _say(self) -> None:
        said = self.words(*self.here)
        self.setAccessibleDescription(said)
        self.moved.emit(said)
