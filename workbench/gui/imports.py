"""Files on their way into the project: chosen in a dialog or dropped onto the window."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.core.problem import Problem
from workbench.flow import bringing, reading
from workbench.flow.articles import Draft
from workbench.gui.importing.carried import Carried, carried
from workbench.gui.session import Session
from workbench.gui.settings import Settings
from workbench.gui.theme import Theme


class Imports(QObject):
    """Asks for files and folders, takes what is dropped or pasted, and hands it on."""

    def __init__(
        self, session: Session, settings: Settings, window: QWidget, theme: Callable[[], Theme]
    ) -> None:
        super().__init__(window)
        self._desk, self._bringing, self._jobs = session.desk, session.bringing, session.jobs
        self._theme = theme
        self._settings, self._window = settings, window

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
            self._bringing.take(paths)

    def paste(self) -> None:
        """Take what lies in the clipboard: files, a piece of a web page, or a text."""
        self.take_carried(carried(QGuiApplication.clipboard().mimeData()))

    def take_carried(self, what: Carried) -> None:
        """Read files; a page or a text is shown first, to be completed and added."""
        if what.files:
            self.take(what.files)
        elif self._desk.project is None:
            self._desk.told.emit("Open or make a project first; then the articles have a place to go.")
        elif what.html:
            self._jobs.start(
                "Reading",
                bringing.read_page,
                what.html,
                what.url,
                done=lambda draft: self._show_pasted(what, draft),
                failed=lambda problem: self._show_pasted(what, None, problem),
            )
        else:
            self._show_pasted(what, None)

    def _show_pasted(self, what: Carried, draft: Draft | None, problem: Problem | None = None) -> None:
        from workbench.gui.library.dialogs import PasteDialog

        dialog = PasteDialog(
            what.text, self._theme(), self._window, page=draft, url=what.url, problem=problem
        )
        dialog.accepted.connect(lambda: self._add(dialog.draft))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _add(self, draft: Draft | None) -> None:
        if draft is not None:
            self._desk.import_draft(draft)


def name_filters() -> str:
    """The filter line of a file dialog: every readable kind, each kind, all files."""
    every = " ".join(f"*{suffix}" for suffix in reading.suffixes())
    each = [f"{label} ({' '.join('*' + s for s in endings)})" for label, endings in reading.kinds_of_file()]
    return ";;".join([f"Articles ({every})", *each, "All files (*)"])
