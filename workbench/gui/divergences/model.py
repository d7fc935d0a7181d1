"""Divergences as rows of a list: grouped, ordered, each able to say itself."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from workbench.core.model import Divergence, Side
from workbench.core.rulings import Docket
from workbench.gui.divergences.phrases import TITLES, said, sentence
from workbench.gui.parts.ink import tip
from workbench.gui.session.order import grouped

Index = QModelIndex | QPersistentModelIndex
_MOST = 1_000_000


class Role(IntEnum):
    """What a row carries beside its words."""

    ROW = Qt.ItemDataRole.UserRole + 1
    SAID = Qt.ItemDataRole.UserRole + 2
    STANDING = Qt.ItemDataRole.UserRole + 3


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
        self._docket = Docket()
        self._texts: Mapping[Side, str] = {}
        self._rows: list[Heading | int] = []
        self._places: dict[int, int] = {}
        self._headed: dict[str, int] = {}

    def show(
        self,
        divergences: Sequence[Divergence],
        rows: list[Heading | int],
        texts: Mapping[Side, str],
        docket: Docket,
    ) -> None:
        """List exactly these rows, quoting from these texts."""
        self.beginResetModel()
        self._divergences, self._texts, self._docket = divergences, texts, docket
        self._list(rows)
        self.endResetModel()

    def revise(
        self, divergences: Sequence[Divergence], rows: list[Heading | int], docket: Docket, changed: Set[int]
    ) -> None:
        """List these rows of the same comparison, touching only what moved and what ``changed``."""
        self._divergences, self._docket = divergences, docket
        for low, high, fresh in reversed(_replaced(self._rows, rows)):
            self._replace(low, high, rows[fresh.start : fresh.stop])
        self._list(rows)
        told = (row for row in rows if isinstance(row, Heading) or row in changed)
        for row in told:
            place = self._headed[row.title] if isinstance(row, Heading) else self._places[row]
            self.dataChanged.emit(self.index(place), self.index(place))

    def _replace(self, low: int, high: int, fresh: list[Heading | int]) -> None:
        if high > low:
            self.beginRemoveRows(QModelIndex(), low, high - 1)
            self._list(self._rows[:low] + self._rows[high:])
            self.endRemoveRows()
        if fresh:
            self.beginInsertRows(QModelIndex(), low, low + len(fresh) - 1)
            self._list(self._rows[:low] + fresh + self._rows[low:])
            self.endInsertRows()

    def _list(self, rows: list[Heading | int]) -> None:
        self._rows = rows
        self._places = {row: place for place, row in enumerate(rows) if isinstance(row, int)}
        self._headed = {row.title: place for place, row in enumerate(rows) if isinstance(row, Heading)}

    def divergence_at(self, row: int) -> int:
        """The divergence of a row, -1 for headings and no row."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, int) else -1

    def row_of(self, divergence: int) -> int:
        """The row of a divergence, -1 when it is not listed."""
        return self._places.get(divergence, -1)

    def headings(self) -> list[int]:
        """The rows that are headings."""
        return list(self._headed.values())

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
        if role == Role.STANDING and isinstance(row, int):
            return self._docket.of(row)
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
        return sentence(self._divergences[row], self._texts, self._docket.of(row).status)


def _replaced(old: Sequence[Heading | int], new: Sequence[Heading | int]) -> list[tuple[int, int, range]]:
    """Which stretches of the old rows give way to which places of the new ones, in their order."""
    here, there = [_key(row) for row in old], [_key(row) for row in new]
    start = 0
    while start < min(len(here), len(there)) and here[start] == there[start]:
        start += 1
    back = 0
    while back < min(len(here), len(there)) - start and here[-1 - back] == there[-1 - back]:
        back += 1
    middle = here[start : len(here) - back], there[start : len(there) - back]
    if len(middle[0]) * len(middle[1]) > _MOST:
        return [(start, len(here) - back, range(start, len(there) - back))]
    steps = SequenceMatcher(None, *middle, autojunk=False).get_opcodes()
    return [
        (start + a, start + b, range(start + c, start + d)) for tag, a, b, c, d in steps if tag != "equal"
    ]


def _key(row: Heading | int) -> str | int:
    return row.title if isinstance(row, Heading) else row
