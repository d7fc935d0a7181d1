"""The room that a screen has for a window."""

from PySide6.QtWidgets import QWidget

_WIDE, _HIGH = 0.96, 0.88


def fit(window: QWidget, width: int, height: int) -> None:
    """Give a window this size in pixels, or as much of it as its screen has room for, the frame included."""
    room = window.screen().availableSize()
    window.resize(min(width, round(room.width() * _WIDE)), min(height, round(room.height() * _HIGH)))
