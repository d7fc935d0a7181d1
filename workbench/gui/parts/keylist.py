"""Lists whose single keys do something, before a command of the window that has the same letter."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QListView, QTableView, QWidget

KEYBOARD = "keyboard"  # the name of what a part of the window gives the keyboard to
LETTERS_OFF = "letters_off"  # what the application has when keys of one character are switched off
UPWARDS = (
    QAbstractItemView.CursorAction.MoveUp,
    QAbstractItemView.CursorAction.MovePrevious,
    QAbstractItemView.CursorAction.MovePageUp,
    QAbstractItemView.CursorAction.MoveEnd,
)


class Keys:
    """Verbs by key, for keys pressed without Ctrl, Alt or Meta."""

    def __init__(self) -> None:
        self._verbs: dict[int, Callable[[], None]] = {}
        self._meant: Callable[[QKeyEvent], str] = lambda event: ""
        self._commands: Mapping[str, Callable[[], None]] = {}

    def bind(self, key: Qt.Key, verb: Callable[[], None]) -> None:
        """Call ``verb`` when ``key`` is pressed."""
        self._verbs[key] = verb

    def take(self, event: QKeyEvent) -> bool:
        """Do what the key stands for; whether it stood for anything."""
        verb = self._verbs[event.key()] if self.means(event) else self._commands.get(self._meant(event))
        if verb is None:
            return False
        verb()
        event.accept()
        return True

    def stand_in(self, meant: Callable[[QKeyEvent], str], verbs: Mapping[str, Callable[[], None]]) -> None:
        """Do commands here where no window does; ``meant`` names the command that a key is for."""
        self._meant, self._commands = meant, verbs

    def means(self, event: QKeyEvent) -> bool:
        """Whether the key stands for anything here, now."""
        modifiers = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() & ~modifiers or event.key() not in self._verbs:
            return False
        return not (event.key() < Qt.Key.Key_Escape and letters_off())

    @property
    def bound(self) -> frozenset[int]:
        """The keys that stand for something."""
        return frozenset(self._verbs)

    def claims(self, event: QEvent) -> bool:
        """Keep a key that stands for something here from the commands of the window."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not self.means(event):
            return False
        event.accept()
        return True


class KeyList(QListView):
    """A quiet list: no frame, pixel scrolling, verbs bound to keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys = Keys()
        _quieten(self)

    def event(self, event: QEvent) -> bool:
        """A key that means something in this list is the list's."""
        return self.keys.claims(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Bound keys first, then what a list does by itself."""
        if not self.keys.take(event):
            super().keyPressEvent(event)


class RowList(QTableView):
    """The same with one height for all rows but a few, so that many thousands cost nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys = Keys()
        _quieten(self)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def event(self, event: QEvent) -> bool:
        """A key that means something in this table is the table's."""
        return self.keys.claims(event) or super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The current row stays in sight."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def moveCursor(  # noqa: N802
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Rows that cannot be chosen are stepped over."""
        index = super().moveCursor(cursorAction, modifiers)
        by = -1 if cursorAction in UPWARDS else 1
        while index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            index = self.model().index(index.row() + by, 0)
        return index if index.isValid() else self.currentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Bound keys first, then what a table does by itself."""
        if not self.keys.take(event):
            super().keyPressEvent(event)


def _quieten(view: QAbstractItemView) -> None:
    view.setFrameShape(QListView.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setMouseTracking(True)
    view.verticalScrollBar().setSingleStep(24)


def letters_off() -> bool:
    """Whether keys of one character are switched off."""
    app = QCoreApplication.instance()
    return app is not None and bool(app.property(LETTERS_OFF))
