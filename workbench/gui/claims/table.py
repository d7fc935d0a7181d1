"""The table: rows as high as their type, measured when they come into sight; the slots stay beside them."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from workbench.gui.claims.delegate import ABOVE, ClaimDelegate
from workbench.gui.claims.heads import ColumnHead, RowHead
from workbench.gui.claims.model import ClaimsModel, Index
from workbench.gui.parts.keylist import KEYBOARD, Keys
from workbench.gui.theme import Theme

NARROWEST = 190
_WIDEST = 460
_USUAL = 4


class ClaimsTable(QTableView):
    """Hundreds of rows cost nothing until they are seen; what is above never jumps while scrolling."""

    def __init__(self, model: ClaimsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys = Keys()
        self.rows = model
        self.delegate = ClaimDelegate(model, theme)
        self.delegate.is_current = self._is_current
        self._measured: set[int] = set()
        self._measuring = False
        self._quieten()
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setHorizontalHeader(ColumnHead(model))
        self.head = RowHead(model, theme)
        self.head.is_current = self._is_current
        self.setVerticalHeader(self.head)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._dress(theme)
        self.renew()
        model.modelReset.connect(self.renew)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette, perhaps in another size."""
        self.delegate.set_theme(theme)
        self.head.theme = theme
        self._dress(theme)
        self.renew()

    # ---- measures

    def renew(self) -> None:
        """Forget what was measured: other rows, another width, or another font."""
        self._measured.clear()
        self.delegate.typesetter.forget()
        self.verticalHeader().setDefaultSectionSize(_USUAL * self.delegate.typesetter.line + 2 * ABOVE)
        self._share_out()
        self.measure()
        self.viewport().update()

    def measure(self) -> None:
        """Give the rows in sight their heights, and hold still what was seen before."""
        count = len(self.rows.shown)
        if self._measuring or not count:
            return
        self._measuring = True
        first = max(0, self.rowAt(0))
        held = next((row for row in range(first, min(count, first + 30)) if row in self._measured), -1)
        before = self.rowViewportPosition(held) if held >= 0 else 0
        row, bottom = first, self.viewport().height()
        while row < count and self.rowViewportPosition(row) < bottom:
            self._measure(row)
            row += 1
        self.updateGeometries()
        if held >= 0 and (off := self.rowViewportPosition(held) - before):
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + off)
        self._measuring = False

    def _measure(self, row: int) -> None:
        if row not in self._measured:
            self._measured.add(row)
            widths = [self.columnWidth(column) for column in range(len(self.rows.columns))]
            self.setRowHeight(row, max(self.delegate.height(row, widths, self.font()), self.head.least(row)))

    def _share_out(self) -> None:
        """As wide as they fit, never narrower than can be read."""
        count = len(self.rows.columns)
        if count:
            width = min(_WIDEST, max(NARROWEST, self.viewport().width() // count))
            for column in range(count):
                self.setColumnWidth(column, width)

    # ---- what Qt tells

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another width sets the type anew; the current cell stays in sight."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measured.clear()
            self._share_out()
        self.measure()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Measure what comes into sight."""
        super().scrollContentsBy(dx, dy)
        self.measure()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another font changes every height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "head"):
            self.renew()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """A few lines at least."""
        return QSize(320, 120)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Paint both rows whole, and bring the new one into sight."""
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self._measure(current.row())
            self.scrollTo(self.rows.index(current.row(), current.column()))
            self.viewport().update()
            self.head.viewport().update()

    def event(self, event: QEvent) -> bool:
        """A key that means something in this table is the table's."""
        return self.keys.claims(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Bound keys first, then what a table does by itself."""
        if not self.keys.take(event):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Letters are commands here."""

    def go(self, row: int, column: int = 0) -> None:
        """Make a cell the current one."""
        if 0 <= row < len(self.rows.shown):
            index = self.rows.index(row, min(max(0, column), len(self.rows.columns) - 1))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _is_current(self, row: int) -> bool:
        return row == self.currentIndex().row()

    def _dress(self, theme: Theme) -> None:
        page, border = theme.color("page").name(), theme.color("border").name()
        line = f"border: 0; border-bottom: 1px solid {border};"
        self.setStyleSheet(f"QTableCornerButton::section {{ background: {page}; {line} }}")

    def _quieten(self) -> None:
        self.setObjectName(KEYBOARD)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(24)
        self.setAccessibleName("Claims, one a row")
