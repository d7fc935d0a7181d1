"""A button that waits for a key to be pressed and tells which."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.gui.keymap import key_pressed

_HELD = (
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_unknown,
)
_LEAVING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class KeyRecorder(QPushButton):
    """Pressed once it listens; the next key is told, Esc and Tab give up."""

    recorded = Signal(str)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._idle = text
        self.listening = False
        self.setAutoDefault(False)
        self.clicked.connect(self.listen)

    def listen(self) -> None:
        """Take the next key."""
        self.listening = True
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setText("Press the key…  Esc gives up")

    def give_up(self) -> None:
        """Listen no more."""
        self.listening = False
        self.setText(self._idle)

    def event(self, event: QEvent) -> bool:
        """While it listens, no key does what it usually does."""
        if self.listening and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() not in _LEAVING:
                self._hear(event)
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Whoever goes elsewhere has given up."""
        super().focusOutEvent(event)
        if self.listening and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.give_up()

    def _hear(self, event: QKeyEvent) -> None:
        if event.key() in _HELD:
            return
        self.give_up()
        if event.key() != Qt.Key.Key_Escape or event.modifiers():
            self.recorded.emit(key_pressed(event))
