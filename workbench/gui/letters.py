"""Keys that act only inside some parts of the window: the letters of the desk, and those of the rows."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from workbench.gui.keyed import Keyed, Scope
from workbench.gui.keymap import Keymap

ELSEWHERE = ("statement", "tags", "details", "read")
STEPS: Mapping[str, Qt.Key] = MappingProxyType({"next": Qt.Key.Key_Down, "previous": Qt.Key.Key_Up})


class Letters(QObject):
    """Binds letters where they mean something, and anew whenever the keys change.

    In the parts of the desk every letter acts. In a view that is neither text nor divergences only the
    letters about the current fact do, and next and previous go through its lists.
    """

    def __init__(self, keymap: Keymap, do: Callable[[str], object], parent: QObject) -> None:
        """``do`` does the command of a name."""
        super().__init__(parent)
        self._keymap = keymap
        self._do = do
        self._desk: list[QWidget] = []
        self._rows: list[QWidget] = []
        self._others: list[QWidget] = []
        self._bound: list[QAction] = []
        keymap.changed.connect(self._bind)

    def act_in(self, desk: Iterable[QWidget], rows: QWidget) -> None:
        """Let letters act in these parts, and those of the rows in ``rows``, where they go first."""
        self._desk, self._rows = list(desk), [rows]
        self._bind()

    def act_beside(self, view: QWidget) -> None:
        """Let letters act in one more view, as far as they mean something there."""
        self._others.append(view)
        self._bind()

    # ---- inside

    def _bind(self) -> None:
        for action in self._bound:
            action.setShortcuts([])  # it is gone only later
            action.deleteLater()
        self._bound = []
        in_rows = self._given(Scope.ROWS)
        for command in self._keymap.commands:
            keys = self._keymap.inner(command)
            verb = partial(self._do, command.name)
            if command.scope is Scope.ROWS:
                self._add(command, keys, verb, self._rows)
                continue
            self._add(command, keys, verb, self._desk)
            self._add(command, [key for key in keys if key not in in_rows], verb, self._rows)
            if command.name in ELSEWHERE:
                self._add(command, keys, verb, self._others)
            elif step := STEPS.get(command.name):
                self._add(command, keys, partial(_step, step), self._others)

    def _given(self, scope: Scope) -> set[str]:
        inner = [self._keymap.inner(each) for each in self._keymap.commands if each.scope is scope]
        return {key for keys in inner for key in keys}

    def _add(
        self, command: Keyed, keys: Iterable[str], verb: Callable[[], object], parts: Iterable[QWidget]
    ) -> None:
        shortcuts = [QKeySequence(key) for key in keys]
        if not shortcuts:
            return
        action = QAction(command.label, self)
        action.setShortcuts(shortcuts)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda checked=False: verb())
        for part in parts:
            part.addAction(action)
        self._bound.append(action)


def _step(key: Qt.Key) -> None:
    """Move in the list that has the keyboard as an arrow would."""
    focused = QApplication.focusWidget()
    if isinstance(focused, QAbstractItemView):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(focused, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))
