"""How the current fact stands to others: a list, one click from each, and a picker that adds to it."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.core.factbook import FactLine, FactLink, LinkKind
from workbench.gui.facts.wording import LINKS, link_words
from workbench.gui.parts.ink import PAD, draw_ground, draw_line, one_line, quiet, sized, text_color, tip
from workbench.gui.parts.keylist import KeyList
from workbench.gui.parts.picker import Entry, Picker
from workbench.gui.parts.words import label
from workbench.gui.session import Session
from workbench.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
SIGNS: Mapping[LinkKind, str] = MappingProxyType(
    {
        LinkKind.SAME_AS: "=",
        LinkKind.CONTRADICTS: "≠",
        LinkKind.REFINES: "⊂",
        LinkKind.FOLLOWS_FROM: "⇐",
    }
)
MOST = 200


class Role(IntEnum):
    """What a row carries."""

    LINK = Qt.ItemDataRole.UserRole + 1


class LinkModel(QAbstractListModel):
    """One row a link."""

    def __init__(self) -> None:
        super().__init__()
        self.links: tuple[FactLink, ...] = ()

    def show(self, links: Sequence[FactLink]) -> None:
        """List these links."""
        if tuple(links) != self.links:
            self.beginResetModel()
            self.links = tuple(links)
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many links there are."""
        return 0 if parent is not None and parent.isValid() else len(self.links)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A link in one sentence."""
        if not index.isValid():
            return None
        link = self.links[index.row()]
        if role == Role.LINK:
            return link
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{link_words(link)} {link.name}: {one_line(link.statement)}"
        return tip(link.statement) if role == Qt.ItemDataRole.ToolTipRole else None


class LinkDelegate(QStyledItemDelegate):
    """How they stand to each other, the other's number, and its statement."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """One roomy line."""
        return QSize(200, QFontMetrics(option.font).height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one link."""
        link: FactLink = index.data(Role.LINK)
        painter.save()
        draw_ground(painter, option, self.theme.color("fact"))
        rect = QRect(option.rect).adjusted(PAD, 0, -PAD, 0)
        strong = sized(option.font, 1.0, QFont.Weight.DemiBold)
        words = f"{SIGNS[link.kind]} {link_words(link)}"
        taken = draw_line(painter, rect, words, option.font, quiet(option)) + 10
        taken += draw_line(painter, rect.adjusted(taken, 0, 0, 0), link.name, strong, text_color(option)) + 10
        draw_line(painter, rect.adjusted(taken, 0, 0, 0), link.statement, option.font, text_color(option))
        painter.restore()


class LinksPage(QWidget):
    """Enter or a click goes to the other fact, Delete takes the link away."""

    left = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._fact = ""
        self._delegate = LinkDelegate(theme)
        self.model = LinkModel()
        self.list = KeyList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName("Links to other facts; Enter goes there, Delete takes one away")
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list.keys.bind(key, lambda: self.go(self.list.currentIndex()))
        self.list.keys.bind(Qt.Key.Key_Delete, self.remove)
        self.list.clicked.connect(self.go)
        self.add = QPushButton("Link to another fact…")
        self.add.setAccessibleName("Link to another fact")
        self.menu = QMenu(self)
        for kind, words in LINKS.items():
            self.menu.addAction(f"This fact {_verb(words)} …", partial(self.choose, kind))
        self.add.setMenu(self.menu)
        self.none = label(
            "Nothing yet: say what is the same, what contradicts, refines or follows.", muted=True, wrap=True
        )
        self._lay()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._delegate.theme = theme

    def show_fact(self, guid: str) -> None:
        """Show the links of a fact."""
        self._fact = guid
        self.model.show(self._session.ledger.links(guid))
        self.stack.setCurrentIndex(0 if self.model.links else 1)

    def go(self, index: QModelIndex) -> None:
        """Look at the other fact."""
        if index.isValid():
            guid = self.model.links[index.row()].fact
            fact = self._session.ledger.fact(guid)
            self._session.focus.select_fact(guid, fact.evidence[-1].guid if fact and fact.evidence else "")

    def remove(self) -> None:
        """Take the current link away; undo brings it back."""
        index = self.list.currentIndex()
        if index.isValid():
            self._session.remarks.unlink(self.model.links[index.row()].guid)

    def choose(self, kind: LinkKind) -> Picker:
        """Offer the facts that this one may be linked with."""
        line = self._session.ledger.lines.get(self._fact)
        name = line.name if line else "The fact"
        picker = Picker(
            f"{name} {_verb(LINKS[kind])} …",
            lambda words: self._offered(kind, words),
            self.window(),
            pause=120,
        )
        picker.open()
        return picker

    def _offered(self, kind: LinkKind, words: str) -> list[Entry]:
        lines = self._session.ledger.lines
        found = self._session.remarks.admitted(lines.values(), words) if words.strip() else lines.keys()
        shown = [line for guid, line in lines.items() if guid in found and guid != self._fact][:MOST]
        return [self._entry(kind, line) for line in shown]

    def _entry(self, kind: LinkKind, line: FactLine) -> Entry:
        here = self._fact
        return Entry(
            f"{line.name}  {one_line(line.statement)}",
            lambda: self._session.remarks.link(here, kind, line.guid),
        )

    def _lay(self) -> None:
        self.stack = QStackedWidget()
        empty = QWidget()
        inside = QVBoxLayout(empty)
        inside.setContentsMargins(12, 4, 12, 4)
        inside.addWidget(self.none)
        inside.addStretch()
        self.stack.addWidget(self.list)
        self.stack.addWidget(empty)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 4)
        row.addWidget(self.add)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.stack, 1)
        column.addLayout(row)


def _verb(words: str) -> str:
    return f"is the {words}" if words.startswith("same") else words
