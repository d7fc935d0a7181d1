"""The keys that people gave their tags, alone in texts and lists where no command has them."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from workbench.gui.window import MainWindow


class TagHotkeys(QObject):
    """A key gives its tag to the chosen facts, or takes it back; after T every tag's key does."""

    def __init__(self, window: "MainWindow", parts: Iterable[QWidget]) -> None:
        super().__init__(window)
        self._window, self._parts = window, tuple(parts)
        self._bound: list[QAction] = []
        window.session.ledger.tags_changed.connect(self._bind)
        window.session.keys.changed.connect(self._bind)
        self._bind()

    def _bind(self) -> None:
        keys = self._window.session.keys
        taken = {key for command in keys.commands for key in keys.keys(command.name)}
        tags = self._window.session.ledger.tags.values() if keys.letters else ()
        wanted = {tag.hotkey for tag in tags if tag.hotkey and tag.hotkey.upper() not in taken}
        if {action.text() for action in self._bound} != wanted:
            self._release()
            self._bound = [self._action(key) for key in sorted(wanted)]

    def _action(self, key: str) -> QAction:
        action = QAction(key, self)
        action.setShortcut(QKeySequence(key.upper()))
        action.triggered.connect(partial(self._toggle, key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for part in self._parts:
            part.addAction(action)
        return action

    def _release(self) -> None:
        for action in self._bound:
            for part in self._parts:
                part.removeAction(action)
            action.deleteLater()
        self._bound = []

    def _toggle(self, key: str, checked: bool = False) -> None:
        tagging = self._window.session.tagging
        tag = tagging.with_hotkey(key)
        if tag is not None:
            tagging.toggle(tag)
