"""The entries of the log as a table, newest first."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.flow.history import Entry
from workbench.gui.history.phrases import KINDS, moment, sentence
from workbench.gui.parts.ink import one_line, tip

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns from left to right."""

    AT = 0
    LABEL = 1
    REVIEWER = 2
    CHANGES = 3


TITLES = ("When", "What", "Who", "Rows")


class HistoryModel(QAbstractTableModel):
    """One row an entry; filters by words, by reviewer and by kind."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._rows: tuple[Entry, ...] = ()
        self._words: list[str] = []
        self._reviewer = ""

    def show(self, entries: Sequence[Entry]) -> None:
        """List these entries, as far as the filters let them through."""
        self._entries = tuple(entries)
        self._arrange()

    def narrow(self, words: str, reviewer: str) -> None:
        """Show only entries with all these words, of this reviewer; an empty name stands for everybody."""
        self._words, self._reviewer = words.casefold().split(), reviewer
        self._arrange()

    @property
    def reviewers(self) -> list[str]:
        """Everybody who did something, in alphabetical order."""
        return sorted({entry.reviewer for entry in self._entries}, key=str.casefold)

    @property
    def total(self) -> int:
        """How many entries there are, with those that the filters hide."""
        return len(self._entries)

    def entry(self, row: int) -> Entry:
        """The entry of a row."""
        return self._rows[row]

    def row_of(self, guid: str) -> int:
        """The row of an entry, -1 when it is not shown."""
        return next((row for row, entry in enumerate(self._rows) if entry.guid == guid), -1)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many entries are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(TITLES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's words, and the whole entry in a sentence."""
        if not index.isValid():
            return None
        entry = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(entry, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return sentence(entry)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(sentence(entry))
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names."""
        if orientation == Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return TITLES[section]

    def _arrange(self) -> None:
        self.beginResetModel()
        self._rows = tuple(entry for entry in self._entries if self._admits(entry))
        self.endResetModel()

    def _admits(self, entry: Entry) -> bool:
        said = f"{entry.label} {KINDS.get(entry.kind, '')}".casefold()
        return self._reviewer in ("", entry.reviewer) and all(word in said for word in self._words)

    @staticmethod
    def _cell(entry: Entry, column: int) -> str:
        if column == Column.LABEL:
            kind = KINDS.get(entry.kind, "")
            return one_line(f"{kind.capitalize()} · {entry.label}" if kind else entry.label)
        if column == Column.AT:
            return moment(entry.at)
        return entry.reviewer if column == Column.REVIEWER else f"{entry.changes:,}"
