"""The facts as a sortable table, filtered by words."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
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
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
FACT_ROLE = Qt.ItemDataRole.UserRole + 2


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


class FactModel(QAbstractTableModel):
    """One row a fact."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[Fact, ...] = ()

    def show(self, facts: Sequence[Fact]) -> None:
        """List exactly these facts; where only contents changed, the rows stay."""
        same = [fact.guid for fact in facts] == [fact.guid for fact in self._facts]
        if same:
            self._facts = tuple(facts)
            if facts:
                self.dataChanged.emit(self.index(0, 0), self.index(len(facts) - 1, len(TITLES) - 1))
            return
        self.beginResetModel()
        self._facts = tuple(facts)
        self.endResetModel()

    def fact(self, row: int) -> Fact:
        """The fact of a row."""
        return self._facts[row]

    def row_of(self, guid: str) -> int:
        """The row of a fact, -1 when there is none."""
        return next((row for row, fact in enumerate(self._facts) if fact.guid == guid), -1)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many facts there are."""
        return 0 if parent is not None and parent.isValid() else len(self._facts)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(TITLES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's words, its sort key, and the whole fact in a sentence."""
        if not index.isValid():
            return None
        fact, column = self._facts[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(fact, column)
        if role == SORT_ROLE:
            return sort_key(fact, column)
        if role == FACT_ROLE:
            return fact
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


class FactFilter(QSortFilterProxyModel):
    """Facts that hold every word, in number, statement, status, tags or quotes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self.setSortRole(SORT_ROLE)
        self.setDynamicSortFilter(True)

    def set_words(self, words: str) -> None:
        """Show only facts with all of these words."""
        self.beginFilterChange()
        self._words = words.casefold().split()
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:  # noqa: N802
        """Whether one fact is shown."""
        if not self._words:
            return True
        model = self.sourceModel()
        fact = model.fact(source_row) if isinstance(model, FactModel) else None
        return fact is not None and admits(fact, self._words)


def admits(fact: Fact, words: Sequence[str]) -> bool:
    """Whether a fact holds every one of the casefolded ``words``."""
    quotes = " ".join(piece.exact for piece in fact.evidence)
    parts = (fact.name, fact.statement, status_words(fact.status), " ".join(fact.tags), quotes)
    said = " ".join(parts).casefold()
    return all(word in said for word in words)
