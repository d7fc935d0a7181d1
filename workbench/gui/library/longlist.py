"""A list of any length with rows of two heights, which never asks for a row that is not seen."""

import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QCursor, QKeyEvent, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from workbench.gui.parts.keylist import KeyList

Index = QModelIndex | QPersistentModelIndex
Action = QAbstractItemView.CursorAction
Hint = QAbstractItemView.ScrollHint
PAUSE = 0.9


class TallList(KeyList):
    """Rows stand at places that are reckoned, not stored; ``headings`` names the rows of the lower height."""

    def __init__(self, headings: Callable[[], Sequence[int]], parent: QWidget | None = None) -> None:
        self._headings = headings  # Qt asks for rows while it makes the list
        self.tall, self._low = 60, 30
        super().__init__(parent)
        self.ring = self.palette().highlight().color()

    def set_heights(self, tall: int, low: int) -> None:
        """How high an article and a heading stand."""
        if (tall, low) != (self.tall, self._low):
            row = self.indexAt(QPoint(1, 1)).row()
            self.tall, self._low = tall, low
            self.updateGeometries()
            if row >= 0:
                self.verticalScrollBar().setValue(self.top(row))
            self.viewport().update()

    # ---- where rows stand

    def top(self, row: int) -> int:
        """How far down a row begins, counted from the first one."""
        before = bisect_left(self._headings(), row)
        return row * self.tall - before * (self.tall - self._low)

    def row_at(self, y: int) -> int:
        """The row at a height counted from the first one, -1 below the last."""
        count = self.count()
        if y < 0 or y >= self.top(count):
            return -1
        return bisect_right(range(count), y, key=self.top) - 1

    def visualRect(self, index: Index) -> QRect:  # noqa: N802
        """Where a row is painted."""
        if not index.isValid():
            return QRect()
        top = self.top(index.row())
        height = self.top(index.row() + 1) - top
        return QRect(0, top - self.verticalOffset(), self.viewport().width(), height)

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802
        """The row under a point."""
        row = self.row_at(point.y() + self.verticalOffset()) if self.count() else -1
        return self.model().index(row, 0) if row >= 0 else QModelIndex()

    def verticalOffset(self) -> int:  # noqa: N802
        """How far it is scrolled."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:  # noqa: N802
        """Never sideways."""
        return 0

    def isIndexHidden(self, index: Index) -> bool:  # noqa: N802
        """Nothing is hidden; what is folded away is no row."""
        return False

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:  # noqa: N802
        """Bring a row into sight."""
        rect, height, bar = self.visualRect(index), self.viewport().height(), self.verticalScrollBar()
        if not rect.isValid():
            return
        if hint == Hint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - height // 2)
        elif hint == Hint.PositionAtTop or rect.top() < 0:
            bar.setValue(bar.value() + rect.top())
        elif hint == Hint.PositionAtBottom or rect.bottom() >= height:
            bar.setValue(bar.value() + rect.bottom() + 1 - height)

    def doItemsLayout(self) -> None:  # noqa: N802
        """There is nothing to lay out but the length of the whole."""
        self.updateGeometries()
        self.viewport().update()

    def updateGeometries(self) -> None:  # noqa: N802
        """Tell the scroll bar how long the list is."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(height)
        bar.setSingleStep(24)
        bar.setRange(0, max(0, self.top(self.count()) - height))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the rows that are seen."""
        if not self.count():
            return
        painter = QPainter(self.viewport())
        offset, area = self.verticalOffset(), event.rect()
        row = self.row_at(area.top() + offset)
        hovered = self._hovered()
        while 0 <= row < self.count():
            index = self.model().index(row, 0)
            option = self._option(index, hovered)
            if option.rect.top() > area.bottom():
                break
            self.itemDelegate().paint(painter, option, index)
            row += 1
        if self.state() == QAbstractItemView.State.DraggingState and hovered.isValid():
            painter.setPen(QPen(self.ring, 2))
            painter.drawRect(self.visualRect(hovered).adjusted(1, 1, -1, -2))

    # ---- inside

    def _option(self, index: QModelIndex, hovered: QModelIndex) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        state = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Active
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if self.hasFocus() and index == self.currentIndex():
            state |= QStyle.StateFlag.State_HasFocus
        if index == hovered:
            state |= QStyle.StateFlag.State_MouseOver
        option.state = state
        return option

    def _hovered(self) -> QModelIndex:
        point = self.viewport().mapFromGlobal(QCursor.pos())
        dragged = self.state() == QAbstractItemView.State.DraggingState
        inside = self.viewport().rect().contains(point) and (self.viewport().underMouse() or dragged)
        return self.indexAt(point) if inside else QModelIndex()

    def count(self) -> int:
        """How many rows there are."""
        return self.model().rowCount() if self.model() is not None else 0


class LongList(TallList):
    """Moves, selects and seeks among any number of rows.

    Letters typed with Shift, or one soon after another, seek: ``sought`` carries what was typed.
    """

    sought = Signal(str)

    def __init__(self, headings: Callable[[], Sequence[int]], parent: QWidget | None = None) -> None:
        super().__init__(headings, parent)
        self._typed, self._typed_at = "", 0.0

    def stretches(self) -> list[tuple[int, int]]:
        """The selected rows as first and last of each stretch, in order."""
        chosen = self.selectionModel().selection()
        ranges = [chosen.at(place) for place in range(chosen.size())]
        return sorted((each.top(), each.bottom()) for each in ranges)

    def moveCursor(self, cursorAction: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N802, N803
        """Up and down by rows and pages."""
        count, here = self.count(), self.currentIndex().row()
        if not count:
            return QModelIndex()
        page = max(1, self.viewport().height() // self.tall - 1)
        to = {
            Action.MoveUp: here - 1,
            Action.MovePrevious: here - 1,
            Action.MoveDown: here + 1,
            Action.MoveNext: here + 1,
            Action.MovePageUp: here - page,
            Action.MovePageDown: here + page,
            Action.MoveHome: 0,
            Action.MoveEnd: count - 1,
        }.get(cursorAction, here)
        return self.model().index(min(count - 1, max(0, to)), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:  # noqa: N802
        """Select the rows that a rectangle touches."""
        area, offset = rect.normalized(), self.verticalOffset()
        first, last = self.row_at(max(0, area.top() + offset)), self.row_at(max(0, area.bottom() + offset))
        chosen = QItemSelection()
        if first >= 0:
            last = last if last >= 0 else self.count() - 1
            chosen.select(self.model().index(first, 0), self.model().index(last, 0))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:  # noqa: N802
        """What is painted anew when the selection changes."""
        return QRegion(self.viewport().rect())

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Seek what is typed, without reading a row."""
        now = time.monotonic()
        self._typed = (self._typed if now - self._typed_at < PAUSE else "") + search
        self._typed_at = now
        self.sought.emit(self._typed)

    def selectAll(self) -> None:  # noqa: N802
        """Select every row, as one stretch."""
        if count := self.count():
            every = QItemSelection(self.model().index(0, 0), self.model().index(count - 1, 0))
            self.selectionModel().select(every, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # ---- events

    def event(self, event: QEvent) -> bool:
        """A letter that belongs to a search is no command."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._seeks(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Letters of a search first, then bound keys."""
        if self._seeks(event):
            self.keyboardSearch(event.text())
            event.accept()
        else:
            super().keyPressEvent(event)

    # ---- inside

    def _seeks(self, event: QKeyEvent) -> bool:
        typed, held = event.text(), event.modifiers()
        if len(typed) != 1 or not typed.isprintable() or held & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        going_on = bool(self._typed) and time.monotonic() - self._typed_at < PAUSE
        return going_on or (bool(held & Qt.KeyboardModifier.ShiftModifier) and typed.isalpha())
