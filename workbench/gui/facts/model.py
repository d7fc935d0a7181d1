"""The facts as a sortable, filtered table; one changed fact costs one row."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping
from enum import IntEnum
from types import MappingProxyType

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from workbench.core.factbook import FactLine
from workbench.core.model import Tag
from workbench.gui.facts.wording import STATUSES, evidence_glyphs, evidence_words, fact_sentence, status_words
from workbench.gui.parts.ink import one_line, tip
from workbench.gui.parts.words import day

Index = QModelIndex | QPersistentModelIndex
Key = tuple[str | int, int]


class Column(IntEnum):
    """The columns from left to right."""

    NUMBER = 0
    STATEMENT = 1
    KIND = 2
    CLAIMANT = 3
    CLAIM_DATE = 4
    STATUS = 5
    VERDICT = 6
    TAGS = 7
    EVIDENCE = 8
    REVIEWER = 9
    UPDATED = 10


TITLES = (
    "No.",
    "Statement",
    "Kind",
    "Claimant",
    "Claimed",
    "Status",
    "Verdict",
    "Tags",
    "Evidence",
    "Reviewer",
    "Changed",
)
_SHOWN: Mapping[Column, Callable[[FactLine], str]] = MappingProxyType(
    {
        Column.NUMBER: lambda line: line.name,
        Column.STATEMENT: lambda line: one_line(line.statement),
        Column.KIND: lambda line: line.kind,
        Column.CLAIMANT: lambda line: one_line(line.claimant),
        Column.CLAIM_DATE: lambda line: day(line.claim_date),
        Column.STATUS: lambda line: status_words(line.status),
        Column.VERDICT: lambda line: line.verdict,
        Column.EVIDENCE: evidence_glyphs,
        Column.REVIEWER: lambda line: line.reviewer,
        Column.UPDATED: lambda line: day(line.updated),
    }
)
_SORTED: Mapping[Column, Callable[[FactLine], str | int]] = MappingProxyType(
    {
        Column.NUMBER: lambda line: line.number,
        Column.CLAIM_DATE: lambda line: line.claim_date,
        Column.STATUS: lambda line: STATUSES.index(line.status) if line.status in STATUSES else len(STATUSES),
        Column.EVIDENCE: lambda line: line.quotes,
        Column.UPDATED: lambda line: line.updated,
    }
)


class Cells:
    """What the cells of a fact say; ``known`` are the tags by guid, ``noted`` what has a memo."""

    def __init__(self) -> None:
        self.known: Mapping[str, Tag] = {}
        self.noted: frozenset[str] = frozenset()

    def shown(self, line: FactLine, column: Column) -> str:
        """What a cell shows; of a tag only its own name."""
        if column is Column.TAGS:
            return ", ".join(tag.name for tag in self._tags(line))
        return _SHOWN[column](line)

    def sentence(self, line: FactLine) -> str:
        """The whole fact."""
        noted = "; has a memo" if line.guid in self.noted else ""
        return fact_sentence(line, [tag.path for tag in self._tags(line)]) + noted

    def words(self, line: FactLine, column: Column) -> str:
        """A cell without signs."""
        if column is Column.EVIDENCE:
            return evidence_words(line)
        if column is Column.TAGS:
            return ", ".join(tag.path for tag in self._tags(line))
        return self.shown(line, column)

    def _tags(self, line: FactLine) -> Iterable[Tag]:
        found = (self.known[guid] for guid in line.tags if guid in self.known)
        return sorted(found, key=lambda tag: tag.path.casefold())


class FactModel(QAbstractTableModel):
    """One row a fact; the filter says which facts are rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Mapping[str, FactLine] = {}
        self._rows: list[FactLine] = []
        self._keys: list[Key] = []
        self._places: dict[str, int] | None = None
        self._admits: Callable[[FactLine], bool] = lambda line: True
        self._column, self._order = Column.NUMBER, Qt.SortOrder.AscendingOrder
        self.cells = Cells()

    def show(self, lines: Mapping[str, FactLine]) -> None:
        """List these facts, as far as the filter lets them through."""
        self._lines = lines
        self._arrange()

    def set_filter(self, admits: Callable[[FactLine], bool]) -> None:
        """Show only the facts that ``admits`` lets through."""
        self._admits = admits
        self._arrange()

    def set_admits(self, admits: Callable[[FactLine], bool]) -> None:
        """Let ``refresh`` ask this of the facts that changed; the others stay as they are."""
        self._admits = admits

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column."""
        if 0 <= column < len(TITLES):
            self._column, self._order = Column(column), order
            self._arrange()

    def refresh(self, lines: Mapping[str, FactLine], guids: Collection[str]) -> None:
        """Take up that these facts are other, new or gone."""
        self._lines = lines
        for guid in guids:
            self._refresh_one(guid, lines.get(guid))

    def repaint(self) -> None:
        """Something beside the facts changed: what tags are called, what has a memo."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(TITLES) - 1))

    def fact(self, row: int) -> FactLine:
        """The fact of a row."""
        return self._rows[row]

    def row_of(self, guid: str) -> int:
        """The row of a fact, -1 when there is none."""
        if self._places is None:
            self._places = {line.guid: row for row, line in enumerate(self._rows)}
        return self._places.get(guid, -1)

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
        line, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cells.shown(line, column)
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.cells.sentence(line) if column is Column.STATEMENT else self.cells.words(line, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(line.statement if column is Column.STATEMENT else self.cells.words(line, column))
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

    # ---- inside

    def _arrange(self) -> None:
        rows = [line for line in self._lines.values() if self._admits(line)]
        rows.sort(key=self._key, reverse=self._backwards)
        old, self._places = self._rows, None
        same = [line.guid for line in old] == [line.guid for line in rows]
        if not same:
            self.beginResetModel()
        self._rows, self._keys = rows, [self._key(line) for line in rows]
        if not same:
            self.endResetModel()
        elif old != rows:
            self.repaint()

    def _refresh_one(self, guid: str, line: FactLine | None) -> None:
        row = self.row_of(guid)
        wanted = line if line is not None and self._admits(line) else None
        if row >= 0 and wanted is not None and self._key(wanted) == self._keys[row]:
            self._rows[row] = wanted
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(TITLES) - 1))
            return
        if row >= 0:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._rows[row], self._keys[row]
            self._places = None
            self.endRemoveRows()
        if wanted is not None:
            self._insert(wanted)

    def _insert(self, line: FactLine) -> None:
        key = self._key(line)
        if self._backwards:
            row = len(self._keys) - bisect_left(self._keys[::-1], key)
        else:
            row = bisect_left(self._keys, key)
        self.beginInsertRows(QModelIndex(), row, row)
        self._rows.insert(row, line)
        self._keys.insert(row, key)
        self._places = None
        self.endInsertRows()

    @property
    def _backwards(self) -> bool:
        return self._order == Qt.SortOrder.DescendingOrder

    def _key(self, line: FactLine) -> Key:
        """What the rows are sorted by; equals stand by number."""
        own = _SORTED.get(self._column)
        first = own(line) if own else self.cells.shown(line, self._column).casefold()
        return first, line.number
