"""Divergences as rows of a list: grouped, ordered, each able to say itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from workbench.core.model import Divergence, Side
from workbench.gui.divergences.phrases import TITLES, said, sentence
from workbench.gui.parts.ink import tip
from workbench.gui.session.order import grouped

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row carries beside its words."""

    ROW = Qt.ItemDataRole.UserRole + 1
    SAID = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a group above its rows."""

    title: str
    count: int


def arranged(
    divergences: Sequence[Divergence], shown: Iterable[int], *, severest_first: bool
) -> list[Heading | int]:
    """Headings and indexes in the order in which the session walks through them."""
    rows: list[Heading | int] = []
    for name, members in grouped(divergences, shown, severest_first=severest_first).items():
        if members:
            rows.append(Heading(TITLES[name], len(members)))
            rows.extend(members)
    return rows


class DivergenceModel(QAbstractListModel):
    """Rows are indexes into the comparison's divergences, or headings that cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._divergences: Sequence[Divergence] = ()
        self._texts: Mapping[Side, str] = {}
        self._rows: list[Heading | int] = []
        self._places: dict[int, int] = {}

    def show(
        self, divergences: Sequence[Divergence], rows: list[Heading | int], texts: Mapping[Side, str]
    ) -> None:
        """List exactly these rows, quoting from these texts."""
        self.beginResetModel()
        self._divergences, self._rows, self._texts = divergences, rows, texts
        self._places = {row: place for place, row in enumerate(rows) if isinstance(row, int)}
        self.endResetModel()

    def divergence_at(self, row: int) -> int:
        """The divergence of a row, -1 for headings and no row."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, int) else -1

    def row_of(self, divergence: int) -> int:
        """The row of a divergence, -1 when it is not listed."""
        return self._places.get(divergence, -1)

    def headings(self) -> list[int]:
        """The rows that are headings."""
        return [place for place, row in enumerate(self._rows) if isinstance(row, Heading)]

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many rows there are, headings among them."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A heading or a divergence, and both in words."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Role.ROW:
            return row if isinstance(row, Heading) else self._divergences[row]
        if role == Role.SAID and isinstance(row, int):
            return said(self._divergences[row], self._texts)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, int):
            return tip(self._divergences[row].rule)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are read, never chosen."""
        if index.isValid() and isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def _words(self, row: Heading | int) -> str:
        if isinstance(row, Heading):
            return f"{row.title} {row.count}"
        return sentence(self._divergences[row], self._texts)
