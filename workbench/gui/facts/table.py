"""The table of facts: lesser columns give way, and single keys act on the chosen facts."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from workbench.gui.facts.bar import FIRST_SHOWN
from workbench.gui.facts.cells import CellDelegate
from workbench.gui.facts.model import Column, FactModel
from workbench.gui.parts.keylist import KEYBOARD
from workbench.gui.parts.quiethead import QuietHeader
from workbench.gui.theme import Theme

ROOM = 160
WIDTHS: Mapping[Column, int] = MappingProxyType(
    {
        Column.NUMBER: 74,
        Column.KIND: 74,
        Column.CLAIMANT: 120,
        Column.CLAIM_DATE: 92,
        Column.STATUS: 84,
        Column.VERDICT: 100,
        Column.TAGS: 100,
        Column.EVIDENCE: 118,
        Column.REVIEWER: 90,
        Column.UPDATED: 92,
    }
)
GIVING_WAY = (
    Column.UPDATED,
    Column.REVIEWER,
    Column.CLAIM_DATE,
    Column.KIND,
    Column.CLAIMANT,
    Column.TAGS,
    Column.STATUS,
    Column.VERDICT,
    Column.EVIDENCE,
)


class FactTable(QTableView):
    """A key that means something for facts is announced, all others move about."""

    pressed_key = Signal(QKeyEvent)

    def __init__(self, model: FactModel, theme: Theme) -> None:
        super().__init__()
        self._wanted = FIRST_SHOWN
        self.cells = CellDelegate(theme)
        self.setHorizontalHeader(QuietHeader())
        self.setModel(model)
        self.setItemDelegate(self.cells)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.sortByColumn(Column.NUMBER, Qt.SortOrder.AscendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumWidth(230)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Facts")
        self.setObjectName(KEYBOARD)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(48)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(Column.STATEMENT, QHeaderView.ResizeMode.Stretch)
        self._give_way(self.width())

    def show_columns(self, wanted: frozenset[Column]) -> None:
        """Show these columns, as far as there is room."""
        self._wanted = wanted
        self._give_way(self.width())

    def chosen_rows(self) -> list[int]:
        """The rows that are selected."""
        chosen = self.selectionModel().selection()
        ranges = (chosen.at(number) for number in range(chosen.count()))
        return sorted({row for each in ranges for row in range(each.top(), each.bottom() + 1)})

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Where it is narrow, the statement keeps its room and lesser columns give way."""
        self._give_way(event.size().width())
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Single keys first, then what a table does by itself."""
        event.ignore()
        self.pressed_key.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def _give_way(self, width: int) -> None:
        shown = set(self._wanted)
        for column in GIVING_WAY:
            if sum(WIDTHS.get(each, ROOM) for each in shown) <= width:
                break
            shown.discard(column)
        for column in Column:
            if self.isColumnHidden(column) == (column in shown):
                self.setColumnHidden(column, column not in shown)
