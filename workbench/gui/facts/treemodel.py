"""The tags as a tree that can be dragged and written in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from workbench.core.model import Tag
from workbench.gui.parts.ink import tip

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-workbench-tag"
TITLES = ("Tag", "Key", "Facts")
TAG = Qt.ItemDataRole.UserRole + 1
NOTHING = QModelIndex()


class TagTreeModel(QAbstractItemModel):
    """One row a tag under its parent; what people do to it is announced, never done here."""

    renamed = Signal(str, str)
    moved = Signal(str, str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tags: tuple[Tag, ...] = ()
        self._under: dict[str, list[int]] = {"": []}
        self._places: dict[str, tuple[int, int]] = {}
        self.noted: frozenset[str] = frozenset()

    def show(self, tags: Iterable[Tag]) -> None:
        """Show these tags, each of which comes before those under it."""
        found = tuple(tags)
        if found == self._tags:
            return
        self.beginResetModel()
        self._tags = found
        under: defaultdict[str, list[int]] = defaultdict(list)
        self._places = {}
        for number, tag in enumerate(found):
            self._places[tag.guid] = (number, len(under[tag.parent]))
            under[tag.parent].append(number)
        self._under = dict(under)
        self.endResetModel()

    def tag(self, index: Index) -> Tag | None:
        """The tag of an index."""
        return self._tags[index.internalId()] if index.isValid() else None

    def index_of(self, guid: str) -> QModelIndex:
        """Where a tag is; an invalid index when it is not here."""
        number, row = self._places.get(guid, (-1, -1))
        return self.createIndex(row, 0, number) if number >= 0 else QModelIndex()

    # ---- what a tree is

    def index(self, row: int, column: int, parent: Index = NOTHING) -> QModelIndex:
        """The index of a cell."""
        siblings = self._siblings(parent)
        if 0 <= row < len(siblings) and 0 <= column < len(TITLES):
            return self.createIndex(row, column, siblings[row])
        return QModelIndex()

    def parent(self, index: Index = NOTHING) -> QModelIndex:  # type: ignore[override]
        """The tag above."""
        tag = self.tag(index)
        return self.index_of(tag.parent) if tag is not None and tag.parent else QModelIndex()

    def rowCount(self, parent: Index = NOTHING) -> int:  # noqa: N802
        """How many tags hang right under one."""
        return len(self._siblings(parent)) if not parent.isValid() or parent.column() == 0 else 0

    def columnCount(self, parent: Index = NOTHING) -> int:  # noqa: N802
        """How many columns there are."""
        return len(TITLES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, key and number of facts."""
        tag = self.tag(index)
        if tag is None:
            return None
        if role == TAG:
            return tag
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            memo = "  ✎" if tag.guid in self.noted and role == Qt.ItemDataRole.DisplayRole else ""
            return (f"{tag.name}{memo}", tag.hotkey.upper(), f"{tag.facts:,}")[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return f"{tag.path}, {tag.facts} facts" + (f", key {tag.hotkey}" if tag.hotkey else "")
        return tip(tag.description or tag.path) if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names."""
        return TITLES[section] if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tags are written in and dragged; they are dropped on one another and at the top."""
        flags = Qt.ItemFlag.ItemIsDropEnabled
        if index.isValid():
            flags |= Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
            if index.column() == 0:
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Another name was written."""
        tag = self.tag(index)
        if tag is None or role != Qt.ItemDataRole.EditRole or str(value).strip() in ("", tag.name):
            return False
        self.renamed.emit(tag.guid, str(value))
        return True

    # ---- dragging

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        """Tags are moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802
        """What a drag carries."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        """The tag that is dragged."""
        data = QMimeData()
        tag = self.tag(indexes[0]) if indexes else None
        data.setData(MIME, (tag.guid if tag else "").encode())
        return data

    def dropMimeData(  # noqa: N802
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Announce where a tag was dropped; the tree follows when that was stored."""
        guid = bytes(data.data(MIME).data()).decode(errors="replace")
        above = self.tag(parent)
        if guid in self._places:
            self.moved.emit(guid, above.guid if above else "", self._place(guid, above, row))
        return False  # nothing for Qt to take away

    def _place(self, guid: str, above: Tag | None, row: int) -> int:
        siblings = self._under.get(above.guid if above else "", [])
        if row < 0:
            return len(siblings)
        before = [self._tags[number].guid for number in siblings[:row]]
        return row - (guid in before)

    def _siblings(self, parent: Index) -> Sequence[int]:
        under: Mapping[str, Sequence[int]] = self._under
        tag = self.tag(parent)
        return under.get(tag.guid if tag else "", ())
