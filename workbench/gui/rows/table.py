"""The table: rows as high as their type, measured when they come into sight."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from workbench.gui.parts.keylist import Keys
from workbench.gui.rows.delegate import ABOVE, STATUS, RowDelegate
from workbench.gui.rows.head import Head
from workbench.gui.rows.model import SIDES, Column, Index, RowsModel
from workbench.gui.theme import Theme

_USUAL = 4
_AROUND = 3


class RowsTable(QTableView):
    """Thousands of rows cost nothing until they are seen; what is above never jumps while scrolling."""

    def __init__(self, model: RowsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys = Keys()
        self.rows = model
        self.delegate = RowDelegate(model, theme)
        self.delegate.is_current = lambda row: row == self.currentIndex().row()
        self._measured: set[int] = set()
        self._measuring = False
        self._quieten()
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self._fix_columns()
        self.renew()
        model.modelReset.connect(self.renew)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        resized = theme.text_size != self.delegate.theme.text_size
        self.delegate.theme = theme
        self.delegate.typesetter.set_theme(theme)
        if resized:
            self.renew()
            if self.currentIndex().isValid():
                self.bring(self.currentIndex().row())
        self.viewport().update()

    # ---- heights

    def renew(self) -> None:
        """Forget what was measured: other rows, another width, or another font."""
        self._measured.clear()
        self.delegate.typesetter.forget()
        usual = _USUAL * self.delegate.typesetter.line + 2 * ABOVE
        self.verticalHeader().setDefaultSectionSize(usual)
        self.clearSpans()
        for place, entry in enumerate(self.rows.shown):
            if entry.conflict is not None:
                self.setSpan(place, 0, 1, len(Column))
        self.measure()

    def measure(self) -> None:
        """Give the rows in sight their heights, and hold still what was seen before."""
        count = len(self.rows.shown)
        if self._measuring or not count:
            return
        self._measuring = True
        first = max(0, self.rowAt(0))
        held = next((row for row in range(first, min(count, first + 40)) if row in self._measured), -1)
        before = self.rowViewportPosition(held) if held >= 0 else 0
        row, bottom = first, self.viewport().height()
        while row < count and self.rowViewportPosition(row) < bottom:
            self._measure(row)
            row += 1
        self.updateGeometries()
        if held >= 0 and (off := self.rowViewportPosition(held) - before):
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + off)
        self._measuring = False

    def bring(self, row: int) -> None:
        """Bring a row into sight, whole where it has room."""
        for near in range(max(0, row - _AROUND), min(len(self.rows.shown), row + _AROUND + 1)):
            self._measure(near)
        index, hint = self.rows.index(row, Column.STATUS), QAbstractItemView.ScrollHint
        for _ in range(_AROUND):
            top, room = self.rowViewportPosition(row), self.viewport().height()
            bottom = top + self.rowHeight(row)
            if top >= 0 and bottom <= room:
                return
            far = bottom < 0 or top > room
            self.updateGeometries()
            self.scrollTo(index, hint.PositionAtCenter if far else hint.EnsureVisible)
            self.measure()

    def _measure(self, row: int) -> None:
        if row not in self._measured:
            self._measured.add(row)
            width = self.columnWidth(Column.LEFT)
            self.setRowHeight(row, self.delegate.height(row, width, self.font()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another width sets the type anew; the current row stays in sight."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measured.clear()
        self.measure()
        if self.currentIndex().isValid():
            self.bring(self.currentIndex().row())

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Measure what comes into sight."""
        super().scrollContentsBy(dx, dy)
        self.measure()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another font changes every height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_measured"):
            self.renew()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """A few lines at least."""
        return QSize(300, 90)

    # ---- going to a row

    def go(self, row: int, column: int | None = None) -> None:
        """Make a row the current one, in the column that the keyboard is in."""
        if not 0 <= row < len(self.rows.shown):
            return
        here = self.currentIndex()
        place = column if column is not None else here.column() if here.isValid() else Column.STATUS
        index = self.rows.index(row, place)
        self.bring(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Paint both rows whole, and bring the new one into sight."""
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.bring(current.row())
            self.viewport().update()

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Bound keys first, then what a table does by itself."""
        if not self.keys.take(event):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Letters are commands here."""

    def _quieten(self) -> None:
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(24)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setAccessibleName("Links, one a row")

    def _fix_columns(self) -> None:
        head = Head()
        self.setHorizontalHeader(head)
        head.setMinimumSectionSize(STATUS)
        for column in SIDES:
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(Column.STATUS, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(Column.STATUS, STATUS)
