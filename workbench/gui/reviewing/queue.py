"""The facts of a round as a list: number, statement, and where each stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from workbench.core.reviewing import Standing
from workbench.gui.parts.ink import (
    GAP,
    PAD,
    draw_badge,
    draw_ground,
    draw_line,
    draw_lines,
    one_line,
    quiet,
    sized,
    text_color,
    tip,
)
from workbench.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
BADGE = 20
LINES = 2
SIGNS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "done": ("✓", "fact", "assessed by you"),
        "open": ("", "muted", "not assessed yet"),
        Standing.AGREE: ("=", "fact", "all agree"),
        Standing.DISAGREE: ("≠", "claim", "they disagree"),
        Standing.INCOMPLETE: ("…", "muted", "incomplete"),
        Standing.DECIDED: ("✓", "accent", "decided"),
    }
)


class Role(IntEnum):
    """What a row carries beside its words."""

    ENTRY = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact in the list; ``sign`` is a key of ``SIGNS``, ``tells`` the line under the statement."""

    fact: str
    name: str
    statement: str
    sign: str
    tells: str = ""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        more = f", {self.tells}" if self.tells else ""
        return f"{self.name}, {SIGNS[self.sign][2]}{more}: {one_line(self.statement)}"


class QueueModel(QAbstractListModel):
    """Rows of facts."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[Entry, ...] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        """List exactly these facts; the list keeps its place where only their signs are other."""
        same = [entry.fact for entry in entries] == [entry.fact for entry in self.entries]
        if same:
            self.entries = tuple(entries)
            if entries:
                self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def row_of(self, fact: str) -> int:
        """The row of a fact, -1 when it is not listed."""
        return next((row for row, entry in enumerate(self.entries) if entry.fact == fact), -1)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many facts are listed."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row's statement, its entry, or the sentence that says all of it."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Role.ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(entry.statement)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken
        return tip(entry.statement) if role == Qt.ItemDataRole.ToolTipRole else None


class QueueDelegate(QStyledItemDelegate):
    """A sign at the left, the number, the statement on two lines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """The same height for every row."""
        return QSize(180, QFontMetrics(option.font).height() * (1 + LINES) + 22)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        entry: Entry = index.data(Role.ENTRY)
        glyph, slot, _ = SIGNS[entry.sign]
        painter.save()
        draw_ground(painter, option, self.theme.color("accent"))
        rect = QRect(option.rect.left() + PAD, option.rect.top() + 9, BADGE, BADGE)
        small = sized(option.font, 0.9)
        strong = sized(option.font, 0.9, QFont.Weight.Bold)
        page, ink = self.theme.color("page"), self.theme.color(slot)
        filled = entry.sign in ("done", Standing.DECIDED)
        draw_badge(painter, rect, glyph, strong, ink, page=page, filled=filled)
        left = rect.right() + GAP
        line = QFontMetrics(option.font).height()
        box = QRect(left, option.rect.top() + 9, option.rect.right() - PAD - left, line)
        told = QFontMetrics(small).horizontalAdvance(entry.tells)
        draw_line(painter, box.adjusted(box.width() - told, 0, 2, 0), entry.tells, small, quiet(option))
        draw_line(painter, box.adjusted(0, 0, -told - GAP, 0), entry.name, small, quiet(option))
        said = QRect(left, box.bottom() + 3, box.width(), line * LINES)
        draw_lines(painter, said, entry.statement, option.font, text_color(option), LINES)
        painter.restore()
