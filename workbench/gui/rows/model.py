"""The rows as a table of three columns: the left text, the status, the right text."""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from workbench.core.model import Article, Comparison, Divergence, Side, Span
from workbench.gui.parts.ink import tip
from workbench.gui.rows import phrases
from workbench.gui.rows.entries import ADMITS, NOBODY, Entry, Show, entries
from workbench.gui.rows.marks import Mark, by_link, marks
from workbench.gui.session.order import group_of
from workbench.gui.session.spots import Spot, touched

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns of the table."""

    LEFT = 0
    STATUS = 1
    RIGHT = 2


SIDES = MappingProxyType({Column.LEFT: Side.LEFT, Column.RIGHT: Side.RIGHT})


class RowsModel(QAbstractTableModel):
    """All rows of the comparison, and those of them that are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Entry, ...] = ()
        self.shown: list[Entry] = []
        self.filter = Show.ALL
        self.comparison: Comparison | None = None
        self._pair: dict[Side, Article] = {}
        self._marked: dict[int, list[Divergence]] = {}

    def show(
        self,
        comparison: Comparison | None,
        pair: dict[Side, Article],
        seen: Iterable[Divergence],
        apart: Mapping[Spot, tuple[int, ...]] = NOBODY,
    ) -> None:
        """Show another comparison, and what people set apart in it."""
        self.beginResetModel()
        self.comparison, self._pair = comparison, dict(pair)
        self.rows = entries(comparison, apart) if comparison and pair else ()
        self._admit()
        self.mark(seen)
        self.endResetModel()

    def admit(self, show: Show) -> None:
        """Show only some of the rows."""
        self.beginResetModel()
        self.filter = show
        self._admit()
        self.endResetModel()

    def mark(self, seen: Iterable[Divergence]) -> None:
        """Mark the words of these divergences."""
        self._marked = by_link(each for each in seen if group_of(each) in ("claim", "wording"))

    # ---- what a row holds

    def entry(self, row: int) -> Entry | None:
        """The row at a place of the table."""
        return self.shown[row] if 0 <= row < len(self.shown) else None

    def sentences(self, entry: Entry, side: Side) -> list[str]:
        """The texts of its sentences on one side, each letter at its place."""
        if self.comparison is None:
            return []
        text, found = self._pair[side].text, self.comparison.sentences(side)
        return [found[number].span.of(text) for number in entry.of(side)]

    def marks(self, entry: Entry, side: Side) -> list[list[Mark]]:
        """What is marked in each of its sentences, in offsets of the sentence."""
        if self.comparison is None:
            return []
        spans = [self.comparison.sentences(side)[number].span for number in entry.of(side)]
        found = self._marked.get(entry.number, ()) if entry.number >= 0 else ()
        return [marks(found, side, span) for span in spans]

    def row_holding(self, side: Side, sentences: Iterable[int]) -> int:
        """The shown row with any of these sentences of a side, conflicts aside; -1 when none is shown."""
        wanted = set(sentences)
        places = enumerate(self.shown)
        return next((n for n, row in places if not row.conflict and wanted & {*row.of(side)}), -1)

    def row_at(self, side: Side, span: Span) -> int:
        """The shown row with the first sentence of a stretch of text."""
        if self.comparison is None:
            return -1
        return self.row_holding(side, touched(self.comparison.sentences(side), [span])[:1])

    def row_like(self, entry: Entry) -> int:
        """The shown row that holds what ``entry`` held, else the one before its place; -1 when none is."""
        for side in Side:
            row = self.row_holding(side, entry.of(side)[:1])
            if row >= 0:
                return row
        rows = enumerate(self.shown)
        before = [n for n, each in rows if each.left and entry.left and each.left < entry.left]
        return before[-1] if before else -1

    def row_of_link(self, number: int) -> int:
        """The shown row of a link."""
        return next((n for n, row in enumerate(self.shown) if row.number == number >= 0), -1)

    # ---- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Left, status, right."""
        return 0 if parent.isValid() else len(Column)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The articles above their columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        side = SIDES.get(Column(section))
        return phrases.named(self._pair.get(side), side) if side else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What is read out, and the reason as a tooltip; the delegate paints from the row itself."""
        entry = self.entry(index.row())
        if entry is None:
            return None
        side = SIDES.get(Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(entry, side)
        if role == Qt.ItemDataRole.ToolTipRole and side is None:
            return tip(phrases.why(entry))
        return None

    def _spoken(self, entry: Entry, side: Side | None) -> str:
        if side is None or entry.conflict is not None:
            return phrases.spoken(entry, {each: self.sentences(entry, each) for each in Side})
        words: Sequence[str] = self.sentences(entry, side) or [phrases.empty_side(entry, side)]
        return f"{phrases.LETTERS[side]}: {' '.join(' '.join(words).split())}"

    def _admit(self) -> None:
        self.shown = [row for row in self.rows if ADMITS[self.filter](row)]
