"""The articles of the library as rows, read a page at a time, carrying their place in the pair."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from workbench.flow.arranging import Arrangement, GroupCard
from workbench.flow.library import ArticleCard
from workbench.flow.searching import Snippet
from workbench.gui.library.phrases import heading, sentence
from workbench.gui.library.rows import ALONE, Rows
from workbench.gui.parts import carry
from workbench.gui.parts.ink import one_line, tip
from workbench.gui.session.catalog import Catalog

Index = QModelIndex | QPersistentModelIndex
AROUND = 24
SPOKEN = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)


class Role(IntEnum):
    """What a row carries beside its words."""

    CARD = Qt.ItemDataRole.UserRole + 1
    BADGE = Qt.ItemDataRole.UserRole + 2
    FACTS = Qt.ItemDataRole.UserRole + 3
    READ = Qt.ItemDataRole.UserRole + 4
    HEADING = Qt.ItemDataRole.UserRole + 5
    EXCERPT = Qt.ItemDataRole.UserRole + 6
    NOTED = Qt.ItemDataRole.UserRole + 7
    GROUPED = Qt.ItemDataRole.UserRole + 8


@dataclass(frozen=True, slots=True)
class Heading:
    """What is said above the articles of a group; ``group`` is None above those of none."""

    group: GroupCard | None
    listed: int
    is_folded: bool

    @property
    def words(self) -> str:
        """The heading in one line."""
        return heading(self.group, self.listed)


GONE = ArticleCard("", "", "", "", "", "", 0, 1, 0)


class Marked(QAbstractListModel):
    """What is said of articles beside their cards, by guid."""

    def __init__(self) -> None:
        super().__init__()
        self._badges: dict[str, str] = {}
        self._facts: Mapping[str, int] = {}
        self._noted: Collection[str] = ()
        self._read: Callable[[str], str] = lambda guid: ""

    def set_badges(self, badges: Mapping[str, str]) -> None:
        """Letters by guid: who lies where on the desk; a letter with ``?`` is only chosen so far."""
        if self._badges != badges:
            self._badges = dict(badges)
            self.repaint()

    def set_facts(self, facts: Mapping[str, int], noted: Collection[str]) -> None:
        """How many facts quote an article where its card does not say so, and what has a memo; by guid."""
        self._facts, self._noted = facts, noted
        self.repaint()

    def set_read(self, read: Callable[[str], str]) -> None:
        """Who has read an article, in words, by guid."""
        self._read = read
        self.repaint()

    def repaint(self) -> None:
        """Say all that is seen anew."""
        if count := self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(count - 1))


class ArticleModel(Marked):
    """Rows of articles below the headings of their groups; dropping one row on another asks for that pair."""

    paired = Signal(str, str)

    def __init__(self, catalog: Catalog) -> None:
        super().__init__()
        self._catalog = catalog
        self.rows = Rows()

    # ---- what is listed

    def show(self, arrangement: Arrangement) -> None:
        """List exactly these articles; groups that were folded stay so."""
        self.beginResetModel()
        self.rows = Rows(arrangement, self.rows.folded)
        self.endResetModel()

    def fold(self, row: int, yes: bool) -> None:
        """Fold the rows below a heading away, or unfold them."""
        group = self.rows.heading(row)
        if group is None or (group in self.rows.folded) == yes:
            return
        last = row + len(self.rows.members(group))
        if yes:
            self.beginRemoveRows(QModelIndex(), row + 1, last)
            self.rows.fold(row)
            self.endRemoveRows()
        else:
            self.beginInsertRows(QModelIndex(), row + 1, last)
            self.rows.unfold(row)
            self.endInsertRows()
        self.dataChanged.emit(self.index(row), self.index(row))

    def fold_all(self, arrangement: Arrangement, yes: bool) -> None:
        """Fold every group, or none."""
        self.beginResetModel()
        self.rows = Rows(arrangement, [group for group in self.rows.groups if group != ALONE] if yes else ())
        self.endResetModel()

    # ---- single rows

    def card(self, row: int) -> ArticleCard | None:
        """The card of a row, read with those around it; None for a heading."""
        key = self.rows.key(row)
        if not key:
            return None
        known = self._catalog.card(key)
        if known is None:
            self._catalog.cards(self.rows.keys(row - AROUND, row + AROUND))
            known = self._catalog.card(key)
        return known or GONE

    def guid(self, index: Index) -> str:
        """The article of a row, empty for none."""
        card = self.card(index.row()) if index.isValid() else None
        return card.guid if card else ""

    def row_of(self, guid: str) -> int:
        """The row of an article, -1 when it is not listed."""
        return self.rows.row_of(self._catalog.key_of(guid))

    def heading(self, row: int) -> Heading | None:
        """What a heading says; None for an article."""
        group = self.rows.heading(row)
        if group is None:
            return None
        found = self._catalog.groups([group]).get(group) if group != ALONE else None
        if group != ALONE and found is None:
            found = GroupCard(group, len(self.rows.members(group)), "", 0, "", "")
        return Heading(found, len(self.rows.members(group)), group in self.rows.folded)

    def excerpt(self, row: int) -> Snippet | None:
        """Where the words that were asked for stand in the text of a row."""
        key = self.rows.key(row)
        if not key or not self._catalog.query.words.strip():
            return None
        return self._catalog.excerpts(self.rows.keys(row, row + AROUND)).get(key)

    # ---- the model as Qt knows it

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row's title, its card, its letter, or the sentence that says all of it."""
        if not index.isValid():
            return None
        row = index.row()
        if role == Role.HEADING:
            return self.heading(row)
        card = self.card(row)
        if card is None:
            return self._said_of_heading(row, role)
        return self._said(row, card, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Articles can be dragged, and dropped upon; headings can only be stood on."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not self.rows.key(index.row()):
            return Qt.ItemFlag.ItemIsEnabled
        mine = Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | mine

    def mimeTypes(self) -> list[str]:  # noqa: N802
        """Only articles of this program are taken; files belong to the window."""
        return [carry.ARTICLES]

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        """A drop lays side by side, it moves nothing."""
        return Qt.DropAction.CopyAction | Qt.DropAction.LinkAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        """The dragged articles."""
        cards = [card for index in indexes if (card := self.card(index.row())) is not None]
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

    # ---- inside

    def _said(self, row: int, card: ArticleCard, role: int) -> object:
        badge, facts = self._badges.get(card.guid, ""), self._facts.get(card.guid, card.fact_count)
        if role == Role.EXCERPT:
            return self.excerpt(row)
        carried = {Role.CARD: card, Role.BADGE: badge, Role.FACTS: facts}
        if role in carried:
            return carried[Role(role)]
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(card.title) or "Untitled"
        read, noted = self._read(card.guid), card.guid in self._noted
        told = {Role.READ: read, Role.NOTED: noted, Role.GROUPED: self.rows.heading_above(row) >= 0}
        if role in told:
            return told[Role(role)]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return sentence(card, badge, facts, read, noted)
        return tip(card.title) if role == Qt.ItemDataRole.ToolTipRole else None

    def _said_of_heading(self, row: int, role: int) -> object:
        said = self.heading(row)
        if said is None or role not in SPOKEN:
            return None
        state = "folded" if said.is_folded else "unfolded"
        title = one_line(said.group.title) if said.group else ""
        spoken = ", ".join(part for part in (said.words, title, state) if part)
        told = {Qt.ItemDataRole.DisplayRole: said.words, Qt.ItemDataRole.ToolTipRole: tip(spoken)}
        return told.get(Qt.ItemDataRole(role), spoken)
