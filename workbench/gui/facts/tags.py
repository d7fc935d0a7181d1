"""The tags of a fact as a row of chips, with a field that completes known ones."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.gui.parts.ink import draw_line, one_line, text_color
from workbench.gui.parts.keylist import KeyList
from workbench.gui.theme import Theme

WIDEST = 180
CROSS = 16
SLACK = 6


class TagDelegate(QStyledItemDelegate):
    """A rounded chip with a cross at its end."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """As wide as the tag, up to a limit."""
        metrics = QFontMetrics(option.font)
        width = metrics.horizontalAdvance(one_line(str(index.data())))
        room = option.widget.width() - 2 if option.widget else WIDEST
        return QSize(min(WIDEST, room, width + 20 + CROSS), metrics.height() + 10)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one chip; the one in focus is ringed."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        ink = self.theme.color("fact")
        painter.setPen(QPen(ink, 2 if focused else 1))
        painter.setBrush(self.theme.color("fact_fill"))
        rect = option.rect.adjusted(1, 2, -5, -2)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        color = option.palette.color(QPalette.ColorRole.Text)
        draw_line(painter, rect.adjusted(9, 0, -CROSS, 0), str(index.data()), option.font, color)
        painter.setPen(text_color(option))
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
    """Enter adds what is written, Delete or the cross takes one away."""

    changed = Signal(tuple)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model = QStringListModel()
        self._known = QStringListModel()
        self._delegate = TagDelegate(theme)
        self._build_list()
        self._build_field()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.list, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.field, 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def show_tags(self, tags: Sequence[str], known: Sequence[str]) -> None:
        """Show a fact's tags; offer the known ones it does not have."""
        if list(tags) != self._model.stringList():
            self._model.setStringList(list(tags))
        self._known.setStringList([tag for tag in known if tag not in tags])
        self.list.setVisible(bool(tags))

    def tags(self) -> tuple[str, ...]:
        """The tags that are shown."""
        return tuple(self._model.stringList())

    def begin(self) -> None:
        """Go to the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def add_written(self) -> None:
        """Add what is written, once; commas separate several."""
        written = [" ".join(part.split()) for part in self.field.text().split(",")]
        new = tuple(dict.fromkeys(tag for tag in written if tag and tag not in self.tags()))
        self.field.clear()
        if new:
            self.changed.emit((*self.tags(), *new))

    def remove_row(self, row: int) -> None:
        """Take one tag away."""
        tags = self.tags()
        if 0 <= row < len(tags):
            self.changed.emit((*tags[:row], *tags[row + 1 :]))

    # ---- inside

    def _build_list(self) -> None:
        self.list = TagList()
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._delegate)
        self.list.setFlow(QListView.Flow.LeftToRight)
        self.list.setWrapping(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.list.viewport().setAutoFillBackground(False)
        self.list.setAccessibleName("Tags; Delete takes the current one away")
        for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.list.keys.bind(key, lambda: self.remove_row(self.list.currentIndex().row()))
        self.list.clicked.connect(self._clicked)

    def _build_field(self) -> None:
        self.field = TagField()
        self.field.setAccessibleName("Add a tag")
        self.field.setPlaceholderText("Add tag  T")
        self.field.setMaximumWidth(WIDEST)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        self.field.returnPressed.connect(self.add_written)
        self.field.backed.connect(lambda: self.remove_row(len(self.tags()) - 1))

    def _clicked(self, index: QModelIndex) -> None:
        where = self.list.viewport().mapFromGlobal(self.list.cursor().pos())
        if cross_rect(self.list.visualRect(index)).contains(where):
            self.remove_row(index.row())


class TagField(QLineEdit):
    """Says when Backspace is pressed with nothing left to delete."""

    backed = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Backspace in an empty field takes the last tag, Esc leaves."""
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.backed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)
