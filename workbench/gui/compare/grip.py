"""A press of the mouse that becomes a pull once it has gone far enough."""

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtWidgets import QApplication

from workbench.gui.session.spots import Spot


class Grip(QObject):
    """Takes a sentence when the mouse is pressed; places are those of the screen."""

    began = Signal(object)
    went = Signal(QPointF)
    ended = Signal(QPointF)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._spot: Spot | None = None
        self._pressed = QPointF()
        self._pulling = False

    @property
    def held(self) -> bool:
        """Whether a sentence was taken and not let go."""
        return self._spot is not None

    def press(self, spot: Spot | None, place: QPointF) -> None:
        """Take a sentence, or nothing."""
        self._spot, self._pressed, self._pulling = spot, place, False

    def move(self, place: QPointF) -> None:
        """Pull, once the mouse has left the place of the press."""
        far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._spot is not None and far and not self._pulling:
            self._pulling = True
            self.began.emit(self._spot)
        if self._pulling:
            self.went.emit(place)

    def release(self, place: QPointF) -> bool:
        """Let go, and say whether that was the end of a pull rather than a click."""
        pulled, self._spot, self._pulling = self._pulling, None, False
        if pulled:
            self.ended.emit(place)
        return pulled
