"""The articles as rows of a list, filtered by words, carrying their place in the pair."""

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from workbench.flow.articles import ArticleCard
from workbench.gui.parts import carry
from workbench.gui.parts.ink import one_line, tip
from workbench.gui.parts.words import day, plural, source

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row carries beside its words."""

    CARD = Qt.ItemDataRole.UserRole + 1
    BADGE = Qt.ItemDataRole.UserRole + 2
    FACTS = Qt.ItemDataRole.UserRole + 3
    READ = Qt.ItemDataRole.UserRole + 4


def admits(card: ArticleCard, words: str) -> bool:
    """Whether every one of ``words`` stands in what the list says about ``card``."""
    dates = (card.published, day(card.published))
    said = " ".join((card.title, card.outlet, card.author, *dates, card.url, card.file_name)).casefold()
    return all(word in said for word in words.casefold().split())


def figures(card: ArticleCard, facts: int, read: str = "") -> str:
    """How long an article is, how many facts quote it, who read it, its file while its outlet is unknown."""
    parts = (
        read,
        plural(card.words, "word"),
        plural(facts, "fact") if facts else "",
        "" if card.outlet else one_line(card.file_name),
    )
    return " · ".join(part for part in parts if part)


def sentence(card: ArticleCard, badge: str, facts: int, read: str = "") -> str:
    """One row as a screen reader says it."""
    place = f"{badge}: " if badge else ""
    title = one_line(card.title) or "untitled"
    return f"{place}{source(card.outlet, card.published)}: {title}, {figures(card, facts, read)}"


class ArticleModel(QAbstractListModel):
    """Rows of articles; dropping one row on another asks for that pair."""

    paired = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._cards: tuple[ArticleCard, ...] = ()
        self._badges: dict[str, str] = {}
        self._facts: dict[str, int] = {}
        self._read: dict[str, str] = {}

    def show(self, cards: Sequence[ArticleCard]) -> None:
        """List exactly these articles."""
        self.beginResetModel()
        self._cards = tuple(cards)
        self.endResetModel()

    def set_badges(self, badges: Mapping[str, str]) -> None:
        """Letters by guid: who lies where on the desk; a letter with ``?`` is only chosen so far."""
        if self._badges != badges:
            self._badges = dict(badges)
            self._repaint()

    def set_facts(self, facts: Mapping[str, int]) -> None:
        """How many facts quote each article, by guid."""
        if self._facts != facts:
            self._facts = dict(facts)
            self._repaint()

    def set_read(self, read: Mapping[str, str]) -> None:
        """Who has read each article, in words, by guid."""
        if self._read != read:
            self._read = dict(read)
            self._repaint()

    def guid(self, index: Index) -> str:
        """The article of a row, empty for none."""
        return self._cards[index.row()].guid if index.isValid() else ""

    def row_of(self, guid: str) -> int:
        """The row of an article, -1 when it is not listed."""
        return next((row for row, card in enumerate(self._cards) if card.guid == guid), -1)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many articles are listed."""
        return 0 if parent is not None and parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row's title, its card, its letter, or the sentence that says all of it."""
        if not index.isValid():
            return None
        card = self._cards[index.row()]
        badge, facts = self._badges.get(card.guid, ""), self._facts.get(card.guid, card.fact_count)
        read = self._read.get(card.guid, "")
        carried = {Role.CARD: card, Role.BADGE: badge, Role.FACTS: facts, Role.READ: read}
        if role in carried:
            return carried[Role(role)]
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(card.title) or "Untitled"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return sentence(card, badge, facts, read)
        return tip(card.title) if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be dragged, and dropped upon."""
        mine = Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | (mine if index.isValid() else Qt.ItemFlag.NoItemFlags)

    def mimeTypes(self) -> list[str]:  # noqa: N802
        """Only articles of this program are taken; files belong to the window."""
        return [carry.ARTICLES]

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        """A drop lays side by side, it moves nothing."""
        return Qt.DropAction.CopyAction | Qt.DropAction.LinkAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        """The dragged articles."""
        cards = [self._cards[index.row()] for index in indexes]
        return carry.pack([card.guid for card in cards], [card.title for card in cards])

    def dropMimeData(  # noqa: N802
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Lay the dragged article beside the one it fell on; two dragged ones beside each other."""
        dragged, target = carry.unpack(data), self.guid(parent)
        if len(dragged) == 2:
            self.paired.emit(*dragged)
        elif len(dragged) == 1 and target and target != dragged[0]:
            self.paired.emit(target, dragged[0])
        return False

    def _repaint(self) -> None:
        if self._cards:
            self.dataChanged.emit(self.index(0), self.index(len(self._cards) - 1))
