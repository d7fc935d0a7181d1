"""Who has read what, marked in the library and above the pages."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from workbench.gui.window import MainWindow


class Readings(QObject):
    """Keeps the marks up with what the reviewers say."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.session.reviewing.readings_changed.connect(self._mark)

    def _mark(self) -> None:
        project, readings = self._window.session.desk.project, self._window.session.reviewing.readings
        own = project.reviewer if project else ""
        self._window.library.model.set_read(lambda guid: told(readings.get(guid, ()), own))
        self._window.pages.header.set_read({guid for guid, names in readings.items() if own in names})


def told(names: tuple[str, ...], own: str) -> str:
    """``✓ read`` by oneself, ``✓ read +2`` with two others, ``read by 2`` others alone."""
    others = sum(name != own for name in names)
    if own in names:
        return f"✓ read +{others}" if others else "✓ read"
    return f"read by {others}" if others else ""
