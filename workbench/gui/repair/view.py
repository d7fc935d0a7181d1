"""The queue of stray quotes beside both texts: the earlier one with the quote, and the newest."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.core.model import Span
from workbench.flow.repair import Places, Stray
from workbench.gui.parts.ink import draw_ground, draw_line, draw_lines, quiet, sized, text_color
from workbench.gui.parts.keylist import KEYBOARD, KeyList
from workbench.gui.parts.words import EmptyState, label, plural
from workbench.gui.repair.model import HEAD, StrayModel
from workbench.gui.repair.sheet import Sheet
from workbench.gui.session import Session
from workbench.gui.theme import Theme

EMPTY = (
    "Every quote stands where it was found",
    ("When you bring a corrected text of an article,", "the quotes it moved or lost wait here."),
)
TELLS = "Enter: it stands at the marked place · N: another place · S: where I select · X: it is gone"


class StrayRows(QStyledItemDelegate):
    """Two lines of the quote under what became of it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one quote."""
        painter.save()
        draw_ground(painter, option, self.theme.color("fact"))
        line = option.fontMetrics.height()
        rect = option.rect.adjusted(14, 8, -10, -8)
        small = sized(option.font, 0.9, QFont.Weight.DemiBold)
        draw_line(
            painter,
            QRect(rect.topLeft(), QSize(rect.width(), line)),
            str(index.data(HEAD)),
            small,
            quiet(option),
        )
        quote = rect.adjusted(0, line + 3, 0, 0)
        draw_lines(painter, quote, f"“{index.data()}”", option.font, text_color(option), 2)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Three lines and some room."""
        return QSize(0, 3 * option.fontMetrics.height() + 24)


class RepairView(QWidget):
    """Choose a quote, look at both texts, say where it stands; then the next one is chosen by itself."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._stale = True
        self._places: Places | None = None
        self._at = -1
        self.model = StrayModel(self)
        self._rows = StrayRows(theme)
        self._build(theme)
        session.mending.strays_changed.connect(self._age)
        self.list.selectionModel().currentRowChanged.connect(self._chosen)
        self.changed.toggled.connect(self._again)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._rows.theme = theme
        self.before.set_theme(theme)
        self.now.set_theme(theme)
        self.list.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read the queue when it is looked at."""
        super().showEvent(event)
        self._refill()

    def chosen(self) -> Stray | None:
        """The quote that both texts are shown for."""
        row = self.list.currentIndex().row()
        return self.model.strays[row] if 0 <= row < len(self.model.strays) else None

    # ---- verbs

    def accept(self) -> None:
        """The quote stands at the marked place."""
        if self._places is not None and 0 <= self._at < len(self._marked()):
            self._settle(self._marked()[self._at])

    def take_selection(self) -> None:
        """The quote stands where the newest text is selected."""
        if (span := self.now.selection()) is not None:
            self._settle(span)

    def give_up(self) -> None:
        """The quote is gone; its words stay evidence of the earlier version."""
        self._settle(None)

    def another(self) -> None:
        """Mark the next likely place."""
        marked = self._marked()
        if marked:
            self._at = (self._at + 1) % len(marked)
            self.now.show_places(marked, self._at)
            self._offer()

    # ---- building

    def _build(self, theme: Theme) -> None:
        self.count = label(muted=True)
        self.changed = QCheckBox("also those that stand on changed words")
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(8)
        head.addWidget(label("Quotes to look at", strong=True))
        head.addWidget(self.count, 1)
        head.addWidget(self.changed)
        self._build_list()
        self.before, self.now = Sheet("Earlier version", theme), Sheet("Newest version", theme)
        self.now.chosen.connect(self._offer)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        for part, share in ((self.list, 2), (self.before, 3), (self.now, 3)):
            splitter.addWidget(part)
            splitter.setStretchFactor(splitter.count() - 1, share)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([240, 360, 360])
        desk = QWidget()
        inner = QVBoxLayout(desk)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(splitter, 1)
        inner.addLayout(self._foot())
        self.stack = QStackedWidget()
        self.stack.addWidget(desk)
        self.stack.addWidget(EmptyState(*EMPTY))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        self.setAccessibleName("Quotes to look at")

    def _build_list(self) -> None:
        self.list = KeyList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._rows)
        self.list.setMinimumWidth(200)
        self.list.setAccessibleName("Quotes to look at")
        self.list.setObjectName(KEYBOARD)
        verbs = {
            Qt.Key.Key_Return: self.accept,
            Qt.Key.Key_Enter: self.accept,
            Qt.Key.Key_N: self.another,
            Qt.Key.Key_S: self.take_selection,
            Qt.Key.Key_X: self.give_up,
        }
        for key, verb in verbs.items():
            self.list.keys.bind(key, verb)

    def _foot(self) -> QHBoxLayout:
        self.here = QPushButton("Stands here  Enter")
        self.other = QPushButton("Another place  N")
        self.selected = QPushButton("At my selection  S")
        self.gone = QPushButton("Is gone  X")
        row = QHBoxLayout()
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        verbs = (self.accept, self.another, self.take_selection, self.give_up)
        for button, verb in zip((self.here, self.other, self.selected, self.gone), verbs, strict=True):
            button.setToolTip(TELLS)
            button.clicked.connect(verb)
            row.addWidget(button)
        row.addStretch(1)
        return row

    # ---- keeping up

    def _age(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refill()

    def _again(self) -> None:
        self._stale = True
        self._refill()

    def _refill(self) -> None:
        if not self._stale:
            return
        self._stale = False
        row = max(0, self.list.currentIndex().row())
        self.model.show(self._session.mending.strays(changed=self.changed.isChecked()))
        total = len(self.model.strays)
        self.count.setText(plural(total, "quote") if total else "")
        self.stack.setCurrentIndex(0 if total else 1)
        self.list.setCurrentIndex(self.model.index(min(row, total - 1)))
        self._chosen()

    def _chosen(self, _current: QModelIndex | None = None, _previous: QModelIndex | None = None) -> None:
        stray = self.chosen()
        self._places = self._session.mending.places(stray.guid) if stray else None
        self._at = 0 if self._marked() else -1
        if self._places is not None:
            both = self._places
            self.before.show_text(f"Version {both.old_version}", both.old_text)
            if both.old_span is not None:
                self.before.show_places((both.old_span,), 0)
            self.now.show_text(f"Version {both.version}, the newest", both.text)
            self.now.show_places(self._marked(), self._at)
        self._offer()

    def _marked(self) -> tuple[Span, ...]:
        return tuple(span for span, _ in self._places.places) if self._places else ()

    def _offer(self) -> None:
        marked = len(self._marked())
        self.here.setEnabled(marked > 0)
        self.other.setEnabled(marked > 1)
        place = f" ({self._at + 1} of {marked})" if marked > 1 else ""
        self.other.setText(f"Another place{place}  N")
        self.selected.setEnabled(self.now.selection() is not None)
        self.gone.setEnabled(self.chosen() is not None)

    def _settle(self, span: Span | None) -> None:
        if (stray := self.chosen()) is not None:
            self._session.mending.settle(stray.guid, span)
