"""The tags of a fact as a row of coloured chips; the palette adds others."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.core.model import Tag
from workbench.gui.parts.ink import draw_line, one_line, tip
from workbench.gui.parts.keylist import KeyList
from workbench.gui.parts.tint import ink_on, seen_on, tint
from workbench.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
WIDEST = 180
CROSS = 16
SLACK = 6


class Role(IntEnum):
    """What a chip carries."""

    TAG = Qt.ItemDataRole.UserRole + 1


class TagModel(QAbstractListModel):
    """One row a tag."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: tuple[Tag, ...] = ()

    def show(self, tags: Sequence[Tag]) -> None:
        """List these tags."""
        if tuple(tags) != self.tags:
            self.beginResetModel()
            self.tags = tuple(tags)
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many tags there are."""
        return 0 if parent is not None and parent.isValid() else len(self.tags)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A tag's name, and its whole path for the ear and the tooltip."""
        if not index.isValid():
            return None
        tag = self.tags[index.row()]
        if role == Role.TAG:
            return tag
        if role == Qt.ItemDataRole.DisplayRole:
            return tag.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tag.path
        said = f"{tag.path}: {tag.description}" if tag.description else tag.path
        return tip(said) if role == Qt.ItemDataRole.ToolTipRole else None


class TagDelegate(QStyledItemDelegate):
    """A rounded chip in the tag's colour with a cross at its end."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """As wide as the tag, up to a limit."""
        metrics = QFontMetrics(option.font)
        width = metrics.horizontalAdvance(one_line(str(index.data())))
        room = option.widget.width() - 2 if option.widget else WIDEST
        return QSize(min(WIDEST, room, width + 22 + CROSS), metrics.height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one chip; the one in focus is ringed."""
        tag: Tag = index.data(Role.TAG)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = seen_on(tint(tag.color, tag.guid), self.theme.color("page"))
        ink = ink_on(ground)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(self.theme.color("text"), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        rect = option.rect.adjusted(1, 2, -5, -2)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        draw_line(painter, rect.adjusted(9, 0, -CROSS, 0), tag.name, option.font, ink)
        painter.setPen(ink)
        painter.drawText(cross_rect(option.rect), Qt.AlignmentFlag.AlignCenter, "×")
        painter.restore()


def cross_rect(row: QRect) -> QRect:
    """Where a chip's cross is."""
    return QRect(row.right() - CROSS - 7, row.top(), CROSS, row.height())


class TagList(KeyList):
    """As high as its chips, up to two rows."""

    def sizeHint(self) -> QSize:  # noqa: N802
        """One row or two."""
        row = QFontMetrics(self.font()).height() + 10
        return QSize(120, min(2 * row, max(row, self.contentsSize().height())) + SLACK)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Narrow, and one row high."""
        return QSize(80, QFontMetrics(self.font()).height() + 10 + SLACK)

    def updateGeometries(self) -> None:  # noqa: N802
        """Another number of rows asks for another height."""
        super().updateGeometries()
        if self.height() != self.sizeHint().height():
            self.updateGeometry()


class TagStrip(QWidget):
    """Delete or the cross takes a tag away; the button opens the palette."""

    wanted = Signal()
    dropped = Signal(Tag)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.model = TagModel()
        self._delegate = TagDelegate(theme)
        self._build_list()
        self.more = QPushButton("Tag  T")
        self.more.setFlat(True)
        self.more.setAccessibleName("Tag this fact")
        self.more.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.list, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def show_tags(self, tags: Sequence[Tag]) -> None:
        """Show a fact's tags."""
        self.model.show(tags)
        self.list.setVisible(bool(tags))

    def drop_row(self, row: int) -> None:
        """Take one tag away."""
        if 0 <= row < len(self.model.tags):
            self.dropped.emit(self.model.tags[row])

    def _build_list(self) -> None:
        self.list = TagList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setFlow(QListView.Flow.LeftToRight)
        self.list.setWrapping(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.list.viewport().setAutoFillBackground(False)
        self.list.setAccessibleName("Tags; Delete takes the current one away")
        for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.list.keys.bind(key, lambda: self.drop_row(self.list.currentIndex().row()))
        self.list.clicked.connect(self._clicked)

    def _clicked(self, index: QModelIndex) -> None:
        where = self.list.viewport().mapFromGlobal(self.list.cursor().pos())
        if cross_rect(self.list.visualRect(index)).contains(where):
            self.drop_row(index.row())
