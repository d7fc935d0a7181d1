"""A list whose single keys do something; keys that a window command takes never arrive here."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget


class KeyList(QListView):
    """A quiet list: no frame, one column, pixel scrolling, verbs bound to keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verbs: dict[int, Callable[[], None]] = {}
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)

    def bind(self, key: Qt.Key, verb: Callable[[], None]) -> None:
        """Call ``verb`` when ``key`` is pressed without Ctrl, Alt or Meta."""
        self._verbs[key] = verb

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Bound keys first, then what a list does by itself."""
        plain = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        verb = self._verbs.get(event.key()) if plain == Qt.KeyboardModifier.NoModifier else None
        if verb is None:
            super().keyPressEvent(event)
            return
        verb()
        event.accept()
