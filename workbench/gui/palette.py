"""A list to choose from by typing: the command palette, and whatever else is chosen by its words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.keymap import key_text

if TYPE_CHECKING:
    from workbench.gui.window import MainWindow

_NOTE, _KEYS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_TRAVEL = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_PAD = 12
_FAR = 1_000
_JUMP = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """One line to choose: what it says, where it belongs, its key, and what choosing it does.

    ``age`` counts the choices made since it was chosen; of equal ones the youngest comes first.
    """

    label: str
    choose: Callable[[], None]
    note: str = ""
    keys: str = ""
    usable: bool = True
    age: int = 0


class ChoiceDelegate(QStyledItemDelegate):
    """The label at the left, its menu and key quietly at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """One roomy line."""
        return QSize(200, option.fontMetrics.height() + 14)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one line as plain text."""
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Highlight))
        usable = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        pale = option.palette.color(QPalette.ColorRole.PlaceholderText)
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(pale)
        said = "    ".join(part for part in (index.data(_NOTE), index.data(_KEYS)) if part)
        painter.drawText(room, right, said)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text) if usable else pale)
        left = QRect(room).adjusted(0, 0, -option.fontMetrics.horizontalAdvance(said) - _PAD, 0)
        label = option.fontMetrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, label)
        painter.restore()


class Palette(QDialog):
    """A field to type in above the choices that fit; Enter takes the chosen one."""

    def __init__(self, title: str, choices: Sequence[Choice], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setObjectName("palette")
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.choices = list(choices)
        self.field = QLineEdit()
        self.field.setPlaceholderText(title)
        self.field.setAccessibleName(title)
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setItemDelegate(ChoiceDelegate(self.list))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName("What fits")
        self.list.itemClicked.connect(self._take)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self._place(parent)
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Arrows move through the list while the field keeps the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _TRAVEL:
                self.list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.take_current()
                return True
        return super().eventFilter(watched, event)

    def take_current(self) -> None:
        """Choose the line that is marked."""
        if item := self.list.currentItem():
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        if item.flags() & Qt.ItemFlag.ItemIsEnabled:
            choice: Choice = item.data(Qt.ItemDataRole.UserRole + 2)
            self.accept()
            choice.choose()

    def _fill(self) -> None:
        self.list.clear()
        for choice in ranked(self.choices, self.field.text()):
            item = QListWidgetItem(choice.label)
            item.setData(_NOTE, choice.note)
            item.setData(_KEYS, choice.keys)
            item.setData(Qt.ItemDataRole.UserRole + 2, choice)
            if not choice.usable:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self.list.addItem(item)
        self.list.setCurrentRow(self._first_usable())

    def _first_usable(self) -> int:
        rows = range(self.list.count())
        return next((row for row in rows if self.list.item(row).flags() & Qt.ItemFlag.ItemIsEnabled), -1)

    def _place(self, parent: QWidget) -> None:
        room = parent.window().geometry()
        self.resize(min(620, room.width() - 80), min(460, room.height() - 160))
        self.move(room.center().x() - self.width() // 2, room.top() + 90)


def ranked(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """The choices that fit what is typed, best first; of equal ones, those chosen lately.

    A choice fits when it holds every typed word, or its label the typed letters in their order.
    """
    words = typed.casefold().split()
    fits = [(choice, _fit(choice, words)) for choice in choices]
    best = [(choice, fit) for choice, fit in fits if fit is not None]
    best.sort(key=lambda pair: (not pair[0].usable, pair[1], pair[0].age))
    return [choice for choice, _ in best]


def _fit(choice: Choice, words: Sequence[str]) -> tuple[int, int] | None:
    """How well the words fit, less being better; None where they don't."""
    label = choice.label.casefold()
    if not words:
        return (0, 0)
    if all(word in f"{label} {choice.note.casefold()}" for word in words):
        place = label.find(words[0])
        return (0, place if place >= 0 else _FAR)
    gaps = _gaps(label, "".join(words))
    return None if gaps is None else (1, gaps)


def _gaps(label: str, letters: str) -> int | None:
    """How scattered the letters are in the label: jumps that don't land on the start of a word count most."""
    best: int | None = None
    for first in (place for place, char in enumerate(label) if char == letters[0]):
        cost, place = 0 if _begins(label, first) else _JUMP, first
        for letter in letters[1:]:
            after = _landing(label, letter, place + 1)
            if after < 0:
                break
            cost += 0 if after == place + 1 else 1 if _begins(label, after) else _JUMP
            place = after
        else:
            best = cost if best is None else min(best, cost)
    return best if best is not None and best <= _JUMP * len(letters) // 2 else None


def _landing(label: str, letter: str, start: int) -> int:
    """Where the next letter is best found: right here, at the start of a word, or anywhere."""
    if label[start : start + 1] == letter:
        return start
    starts = (at for at in range(start, len(label)) if label[at] == letter and _begins(label, at))
    return next(starts, label.find(letter, start))


def _begins(label: str, place: int) -> bool:
    return place == 0 or not label[place - 1].isalnum()


def choose_command(window: "MainWindow") -> None:
    """Show every command; the one taken is done, and comes first the next time."""
    recent = window.settings.commands.recent()
    choices = [
        Choice(
            action.text().replace("&", "").split("\t")[0].rstrip("…"),
            partial(_do, window, command.name),
            command.menu,
            "  ".join(key_text(key) for key in window.session.keys.acting(command.name)[:2]),
            action.isEnabled(),
            recent.index(command.name) if command.name in recent else len(recent),
        )
        for command, action in window.menus.listed()
        if command.name != "palette"
    ]
    Palette("Type what you want to do", choices, window).open()


def _do(window: "MainWindow", name: str) -> None:
    window.settings.commands.remember(name)
    window.menus.action(name).trigger()
