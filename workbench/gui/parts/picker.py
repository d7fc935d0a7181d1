"""A field above what fits: typing narrows, arrows travel, Enter takes; for tags, facts and places."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.parts.ink import PAD, draw_line, muted, quiet, sized, text_color
from workbench.gui.parts.keylist import KeyList
from workbench.gui.parts.quoted import Passage, draw_passage
from workbench.gui.parts.words import label

Index = QModelIndex | QPersistentModelIndex
_TRAVEL = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SWATCH = 12


class Role(IntEnum):
    """What a row carries."""

    ENTRY = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to take: its words, a quieter note, a colour, a mark before it, and a passage below.

    An entry without ``take`` is the heading of those after it.
    """

    words: str
    take: Callable[[], None] | None = None
    note: str = ""
    color: QColor | None = None
    mark: str = ""
    passage: Passage | None = None


class EntryModel(QAbstractListModel):
    """What fits the words that are written."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        """List these."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """What stands in a row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """An entry, and its words in one sentence."""
        entry = self.entry(index.row())
        if entry is None:
            return None
        if role == Role.ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            passage = entry.passage
            said = f"{passage.before}{passage.exact}{passage.after}" if passage else ""
            return ", ".join(part for part in (entry.mark, entry.words, entry.note, said) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be taken."""
        entry = self.entry(index.row())
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usable if entry is not None and entry.take is not None else Qt.ItemFlag.NoItemFlags


class EntryDelegate(QStyledItemDelegate):
    """Mark, swatch and words at the left, the note at the right, the passage on a second line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """One line, or two."""
        entry: Entry = index.data(Role.ENTRY)
        line = QFontMetrics(option.font).height()
        return QSize(200, line * (2 if entry.passage else 1) + (16 if entry.passage else 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one entry."""
        entry: Entry = index.data(Role.ENTRY)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Highlight))
        line = QFontMetrics(option.font).height()
        top = option.rect.adjusted(PAD, 6, -PAD, 0)
        top.setHeight(line)
        if entry.take is None:
            draw_line(
                painter,
                top,
                entry.words,
                sized(option.font, 0.9, QFont.Weight.DemiBold),
                muted(option.palette),
            )
        else:
            self._paint_entry(painter, option, top, entry)
        painter.restore()

    def _paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, top: QRect, entry: Entry) -> None:
        left = QRect(top)
        if entry.mark:
            draw_line(
                painter,
                QRect(left.left(), left.top(), 16, left.height()),
                entry.mark,
                option.font,
                text_color(option),
            )
        if entry.color is not None:
            left.setLeft(left.left() + 20)
            self._paint_swatch(painter, left, entry.color)
            left.setLeft(left.left() + _SWATCH + 8)
        note = QFontMetrics(option.font).horizontalAdvance(entry.note)
        words = left.adjusted(0, 0, -note - 12 if note else 0, 0)
        draw_line(painter, words, entry.words, option.font, text_color(option))
        if note:
            draw_line(
                painter, top.adjusted(top.width() - note, 0, 4, 0), entry.note, option.font, quiet(option)
            )
        if entry.passage is not None:
            below = top.translated(0, top.height() + 2)
            font = sized(option.font, 0.95)
            draw_passage(painter, below, entry.passage, font, (text_color(option), quiet(option)), 1)

    @staticmethod
    def _paint_swatch(painter: QPainter, line: QRect, color: QColor) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        square = QRect(line.left(), line.center().y() - _SWATCH // 2 + 1, _SWATCH, _SWATCH)
        painter.drawRoundedRect(square, 3, 3)


class Picker(QDialog):
    """``find`` says what fits the words; ``press`` may take a key before it is written."""

    def __init__(
        self,
        title: str,
        find: Callable[[str], Sequence[Entry]],
        parent: QWidget,
        *,
        hint: str = "",
        pause: int = 0,
    ) -> None:
        super().__init__(parent)
        self._find = find
        self.press: Callable[[str], bool] = lambda key: False
        self.setWindowTitle(title)
        self.setObjectName("palette")
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.field = QLineEdit(placeholderText=title, clearButtonEnabled=True)
        self.field.setAccessibleName(title)
        self.model = EntryModel(self)
        self.list = KeyList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.list.setAccessibleName("What fits")
        self.hint = label(hint, muted=True, wrap=True)
        self.hint.setVisible(bool(hint))
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)
        self._soon = QTimer(self, singleShot=True, interval=pause)
        self._soon.timeout.connect(self.refill)
        self.field.textChanged.connect(self._written if pause else self.refill)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._take(index.row()))
        self._place(parent)
        self.refill()

    def refill(self) -> None:
        """List what fits now; the first of it is marked."""
        self._soon.stop()
        self.model.show(self._find(self.field.text()))
        rows = range(self.model.rowCount())
        first = next(
            (row for row in rows if self.model.flags(self.model.index(row)) & Qt.ItemFlag.ItemIsEnabled), -1
        )
        self.list.setCurrentIndex(self.model.index(first))
        self.list.scrollToTop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Arrows move through the list while the field keeps the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _TRAVEL:
                self.list.event(event)
                return True
            if event.key() in _ENTER:
                if self._soon.isActive():
                    self.refill()
                self._take(self.list.currentIndex().row())
                return True
            if not self.field.text() and event.text() and self.press(event.text()):
                return True
        return super().eventFilter(watched, event)

    def _written(self) -> None:
        self._soon.start()

    def _take(self, row: int) -> None:
        entry = self.model.entry(row)
        if entry is not None and entry.take is not None:
            self.accept()
            entry.take()

    def _place(self, parent: QWidget) -> None:
        window = parent.window()
        width = min(720, max(360, window.width() - 80))
        self.resize(width, min(480, max(240, window.height() - 160)))
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - width) // 2, corner.y() + 80)
