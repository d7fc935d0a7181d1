"""Dropping onto the window: what letting go would do is said first, then it is done."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.importing.carried import Carried, carried
from workbench.gui.importing.hint import DropHint
from workbench.gui.session import Session

_ENTERING = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class Landing(QObject):
    """Takes drops for a window and for the parts of it that take drops of their own.

    ``take`` gets whatever was dropped, ``open_project`` a single project file with the suffix given.
    """

    def __init__(
        self,
        session: Session,
        hint: DropHint,
        take: Callable[[Carried], object],
        open_project: Callable[[Path], object],
        suffix: str,
    ) -> None:
        super().__init__(hint)
        self._desk, self._hint = session.desk, hint
        self._take, self._open, self._suffix = take, open_project, suffix

    def watch(self, *parts: QWidget) -> None:
        """Take what is dropped onto these, before they see it."""
        for part in parts:
            part.setAcceptDrops(True)
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Say what would happen while something hovers; do it when it is let go."""
        kind = event.type()
        if kind in (*_ENTERING, QEvent.Type.Drop) and isinstance(event, QDropEvent):
            return self._land(event)
        if kind == QEvent.Type.DragLeave:
            self._hint.hide()
        return False

    def _land(self, event: QDropEvent) -> bool:
        """Whether the drag is ours: what comes from a part of the window itself is not."""
        what = carried(event.mimeData()) if event.source() is None else Carried()
        if not (what.files or what.html or what.text):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if isinstance(event, QDragMoveEvent):
            self._hint.say(*self._will_do(what))
        else:
            self._hint.hide()
            self._do(what)
        return True

    def _do(self, what: Carried) -> None:
        if self._is_project(what):
            self._open(what.files[0])
        else:
            self._take(what)

    def _is_project(self, what: Carried) -> bool:
        return len(what.files) == 1 and what.files[0].suffix.lower() == self._suffix

    def _will_do(self, what: Carried) -> tuple[str, str]:
        if self._is_project(what):
            return (
                f"Open the project “{what.files[0].stem}”",
                "The one that is open is put away; all is stored.",
            )
        project = self._desk.project
        if project is None:
            return "There is no project open", "Open or make one first; then the articles have a place to go."
        if project.read_only:
            return "This project is open read-only", "Nothing can be added to it."
        return will_do(what)


def will_do(what: Carried) -> tuple[str, str]:
    """What dropping this into a project does, in two lines."""
    if not what.files:
        page = "The selection becomes an article; you see it first."
        return ("Make an article of this text", f"{page} Copied from {what.url}." if what.url else page)
    count, folders = len(what.files), sum(path.is_dir() for path in what.files)
    named = f"“{what.files[0].name}”"
    if folders == count:
        among = named if count == 1 else f"{count:,} folders"
        return (f"Bring in the articles in {among}", "Everything that can be read, in the folders below too.")
    several = f"{count:,} files" if not folders else f"{count:,} files and folders"
    kept = "The files stay where they are; the project keeps a copy."
    return (f"Bring in {named if count == 1 else several}", kept)
