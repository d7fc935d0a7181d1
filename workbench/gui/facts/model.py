"""The facts as a sortable table, filtered by words."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from workbench.core.model import Fact
from workbench.gui.facts.wording import STATUSES, evidence_glyphs, evidence_words, fact_sentence, status_words
from workbench.gui.parts.ink import one_line, tip

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns from left to right."""

    NUMBER = 0
    STATEMENT = 1
    STATUS = 2
    TAGS = 3
    EVIDENCE = 4


TITLES = ("No.", "Statement", "Status", "Tags", "Evidence")


def shown(fact: Fact, column: int) -> str:
    """What a cell shows."""
    if column == Column.STATEMENT:
        return one_line(fact.statement)
    if column == Column.STATUS:
        return status_words(fact.status)
    if column == Column.TAGS:
        return ", ".join(fact.tags)
    return fact.name if column == Column.NUMBER else evidence_glyphs(fact)


def sort_key(fact: Fact, column: int) -> str | int:
    """What a column is sorted by."""
    if column == Column.NUMBER:
        return fact.number
    if column == Column.STATUS:
        return STATUSES.index(fact.status) if fact.status in STATUSES else len(STATUSES)
    return len(fact.evidence) if column == Column.EVIDENCE else shown(fact, column).casefold()


def admits(fact: Fact, words: Sequence[str]) -> bool:
    """Whether a fact holds every one of the casefolded ``words``, in its quotes too."""
    if not words:
        return True
    quotes = " ".join(piece.exact for piece in fact.evidence)
    parts = (fact.name, fact.statement, status_words(fact.status), " ".join(fact.tags), quotes)
    said = " ".join(parts).casefold()
    return all(word in said for word in words)


class FactModel(QAbstractTableModel):
    """One row a fact; filters and sorts by itself, which stays quick with many thousands."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[Fact, ...] = ()
        self._rows: list[Fact] = []
        self._words: list[str] = []
        self._column, self._order = int(Column.NUMBER), Qt.SortOrder.AscendingOrder

    def show(self, facts: Sequence[Fact]) -> None:
        """List these facts, as far as the filter lets them through."""
        self._facts = tuple(facts)
        self._arrange()

    def set_words(self, words: str) -> None:
        """Show only facts with all of these words."""
        self._words = words.casefold().split()
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column."""
        self._column, self._order = column, order
        self._arrange()

    def _arrange(self) -> None:
        rows = [fact for fact in self._facts if admits(fact, self._words)]
        if 0 <= self._column < len(TITLES):
            backwards = self._order == Qt.SortOrder.DescendingOrder
            rows.sort(key=lambda fact: sort_key(fact, self._column), reverse=backwards)
        old = self._rows
        if [fact.guid for fact in old] != [fact.guid for fact in rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        self._rows = rows
        for row, (before, now) in enumerate(zip(old, rows, strict=True)):
            if before != now:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(TITLES) - 1))

    def fact(self, row: int) -> Fact:
        """The fact of a row."""
        return self._rows[row]

    def row_of(self, guid: str) -> int:
        """The row of a fact, -1 when there is none."""
        return next((row for row, fact in enumerate(self._rows) if fact.guid == guid), -1)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many facts there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(TITLES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's words, and the whole fact in a sentence."""
        if not index.isValid():
            return None
        fact, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(fact, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return fact_sentence(fact) if column == Column.STATEMENT else self._cell_words(fact, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(fact.statement if column == Column.STATEMENT else self._cell_words(fact, column))
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names, at the side their words start on."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return TITLES[section] if role == Qt.ItemDataRole.DisplayRole else None

    @staticmethod
    def _cell_words(fact: Fact, column: int) -> str:
        return evidence_words(fact) if column == Column.EVIDENCE else shown(fact, column)
