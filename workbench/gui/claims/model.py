"""The table of claims for Qt: a column for each origin, or for each article when copies are unfolded."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from workbench.core.collation.table import Cell, CellState, Collation, Row
from workbench.core.model import Article
from workbench.gui.claims import phrases
from workbench.gui.parts.ink import tip

Index = QModelIndex | QPersistentModelIndex
_TOLD = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)


class ClaimsModel(QAbstractTableModel):
    """All rows of a collation, and those of them that the filter admits."""

    def __init__(self) -> None:
        super().__init__()
        self.collation: Collation | None = None
        self.articles: tuple[Article, ...] = ()
        self.columns: tuple[int, ...] = ()
        self.shown: list[Row] = []
        self.kind = ""
        self.disputed = False
        self.unfolded = False

    def show(self, collation: Collation | None, articles: tuple[Article, ...]) -> None:
        """Show another table."""
        self.beginResetModel()
        self.collation, self.articles = collation, articles
        if self.kind not in self.kinds():
            self.kind = ""
        self._admit()
        self.endResetModel()

    def admit(self, *, kind: str, disputed: bool, unfolded: bool) -> None:
        """Show only rows of a kind (empty: of all), only those disputed, and copies beside their origins."""
        self.beginResetModel()
        self.kind, self.disputed, self.unfolded = kind, disputed, unfolded
        self._admit()
        self.endResetModel()

    def kinds(self) -> dict[str, int]:
        """The kinds of all rows, with how many there are of each, in the order of the rows."""
        found: dict[str, int] = {}
        for row in self.collation.rows if self.collation else ():
            found[row.kind] = found.get(row.kind, 0) + 1
        return found

    # ---- what a place holds

    def row(self, place: int) -> Row | None:
        """The row at a place of the table."""
        return self.shown[place] if 0 <= place < len(self.shown) else None

    def speaker(self, row: Row, column: int) -> int:
        """The article whose cell a column shows: the origin, or a copy where the origin is silent."""
        number = self.columns[column]
        if self.unfolded or row.cells[number].speaks:
            return number
        return next((copy for copy in self.copies(column) if row.cells[copy].speaks), number)

    def cell(self, row: Row, column: int) -> Cell:
        """What a column shows in a row."""
        return row.cells[self.speaker(row, column)]

    def copies(self, column: int) -> tuple[int, ...]:
        """The articles that are folded into a column."""
        if self.collation is None or self.unfolded:
            return ()
        return self.collation.copies(self.columns[column])

    def slips(self, row: Row, column: int) -> tuple[int, ...]:
        """The copies folded into a column that say otherwise than the article whose cell it shows."""
        shown = row.cells[self.speaker(row, column)]
        return tuple(
            copy
            for copy in self.copies(column)
            if (cell := row.cells[copy]).speaks
            and cell.value != shown.value
            and CellState.OUTLIER in {cell.state, shown.state}
        )

    def text(self, number: int) -> str:
        """The text of an article."""
        return self.articles[number].text

    def place_of(self, row: Row | None) -> int:
        """Where a row, or one about the same thing, is shown; -1 when it is not."""
        if row is None:
            return -1
        if row in self.shown:
            return self.shown.index(row)
        alike = (i for i, each in enumerate(self.shown) if (each.kind, each.name) == (row.kind, row.name))
        return next(alike, -1)

    def column_of(self, article: int) -> int:
        """The column that an article, or its origin, is shown in."""
        origins = self.collation.origins if self.collation else ()
        wanted = (article, origins[article]) if article < len(origins) else ()
        return next((self.columns.index(number) for number in wanted if number in self.columns), 0)

    # ---- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """How many articles have a column."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Articles and slots by name."""
        if role not in _TOLD:
            return None
        if orientation is Qt.Orientation.Horizontal:
            told = self._head(section) if section < len(self.columns) else ""
        else:
            row = self.row(section)
            told = f"{phrases.look(row.kind).label}, {row.name}" if row else ""
        return tip(told) if role == Qt.ItemDataRole.ToolTipRole else told

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What is read out, and why as a tooltip; the delegate paints from the cell itself."""
        row = self.row(index.row())
        if row is None or not 0 <= index.column() < len(self.columns):
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            number = self.speaker(row, index.column())
            return phrases.cell(row, number, row.cells[number])
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.why(row))
        return None

    def why(self, row: Row) -> str:
        """What joined a row, and what most origins say."""
        return phrases.why(row, self.collation.origins if self.collation else ())

    # ---- inside

    def _head(self, section: int) -> str:
        number = self.columns[section]
        assert self.collation is not None  # noqa: S101 - a table without one has no columns
        origin = self.collation.origins[number]
        return phrases.head(number, self.articles[number], self.copies(section), origin)

    def _admit(self) -> None:
        if self.collation is None:
            self.columns, self.shown = (), []
            return
        every = tuple(range(len(self.collation.articles)))
        self.columns = self._beside(every) if self.unfolded else self.collation.witnesses
        rows = self.collation.rows
        self.shown = [
            row
            for row in rows
            if (not self.kind or row.kind == self.kind) and not (self.disputed and row.is_quiet)
        ]

    def _beside(self, numbers: tuple[int, ...]) -> tuple[int, ...]:
        """Every copy right after its origin."""
        assert self.collation is not None  # noqa: S101
        origins = self.collation.origins
        return tuple(sorted(numbers, key=lambda number: (origins[number], number != origins[number], number)))
