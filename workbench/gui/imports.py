"""Files on their way into the project: chosen in a dialog or dropped onto the window."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.flow import reading
from workbench.gui.session import Session
from workbench.gui.settings import Settings


class Imports(QObject):
    """Asks for files and folders, takes what is dropped, and hands it to the desk."""

    def __init__(self, session: Session, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._settings, self._window = session.desk, settings, window

    def ask_files(self) -> None:
        """Ask for article files and read them."""
        start = str(self._settings.folder("import"))
        names, _ = QFileDialog.getOpenFileNames(self._window, "Import articles", start, name_filters())
        self.take([Path(name) for name in names])

    def ask_folder(self) -> None:
        """Ask for a folder and read every article in it."""
        start = str(self._settings.folder("import"))
        if name := QFileDialog.getExistingDirectory(self._window, "Import a folder", start):
            self.take([Path(name)])

    def ask_correction(self, guid: str) -> None:
        """Ask for the file with a corrected text of an article, and read it."""
        start = str(self._settings.folder("import"))
        name, _ = QFileDialog.getOpenFileName(self._window, "A corrected text", start, name_filters())
        if name:
            self._settings.set_folder("import", Path(name).parent)
            self._desk.import_version(guid, Path(name))

    def take(self, paths: Sequence[Path]) -> None:
        """Read these files, and everything readable inside these folders."""
        if paths:
            self._settings.set_folder("import", paths[0].parent)
            self._desk.import_files(paths)


def name_filters() -> str:
    """The filter line of a file dialog: every readable kind, each kind, all files."""
    every = " ".join(f"*{suffix}" for suffix in reading.suffixes())
    each = [f"{label} ({' '.join('*' + s for s in endings)})" for label, endings in reading.kinds_of_file()]
    return ";;".join([f"Articles ({every})", *each, "All files (*)"])


def carried(data: QMimeData) -> list[Path]:
    """The local files and folders that are being dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
