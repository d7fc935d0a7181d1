"""Which project lies open: asking, opening, restoring, and what to do when that cannot be done."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QInputDialog

from workbench.core.problem import Problem
from workbench.flow import projects
from workbench.flow.projects import Stamp
from workbench.gui.jobs import Job
from workbench.gui.settings import data_folder

if TYPE_CHECKING:
    from workbench.gui.window import MainWindow

SUFFIX = ".swb"
_FILTER = f"Projects (*{SUFFIX});;All files (*)"
_SAMPLE_PAIR = (2, 4)


class Projects(QObject):
    """Opens and closes projects for the window; a failure leaves the present one where it is."""

    def __init__(self, window: "MainWindow", sample_folder: Path | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.session.desk
        self._sample_folder = sample_folder
        self._refused: Path | None = None
        self._checking: Job | None = None
        window.problems.offered.connect(self._open_read_only)

    def begin(self, path: Path | None) -> None:
        """What lies open after the start: the project named, else the last one, else the sample."""
        recent = self._window.settings.recent()
        if path is not None:
            self.open(path)
        elif recent:
            self.open(recent[0])
        else:
            self.open_sample()
        if self._desk.project is not None:
            self._window.parts.go_to("pages" if self._desk.pair else "library")

    def open(self, path: Path, *, create: bool = False, read_only: bool = False) -> bool:
        """Open a project where the reviewer left it; a large one later, when it is checked."""
        if not create and projects.is_large(path):
            self._check(path, read_only)
            return False
        return self._open(path, create=create, read_only=read_only)

    def _check(self, path: Path, read_only: bool) -> None:
        """Check a large file beside the window, which can be given up, and open it then."""

        def failed(problem: Problem) -> None:
            self._desk.failed.emit(problem)
            self._refuse(path)

        def done(checked: Stamp) -> None:
            if self._open(path, read_only=read_only, checked=checked):
                self._window.parts.go_to("pages" if self._desk.pair else "library")

        if self._checking is not None:
            self._checking.cancel()
        jobs = self._window.session.jobs
        label = f"Checking {path.name}"
        self._checking = jobs.start(label, projects.check_project, path, done=done, failed=failed)

    def _open(
        self, path: Path, *, create: bool = False, read_only: bool = False, checked: Stamp | None = None
    ) -> bool:
        window = self._window
        window.places.keep()
        reviewer = window.settings.reviewer
        if not self._desk.open(path, reviewer, create=create, read_only=read_only, checked=checked):
            self._refuse(path)
            return False
        opened = self._desk.project
        window.welcome.hide()  # advice for the first minutes; only the sample brings it up by itself
        if opened is not None:
            window.settings.remember(opened.path)
            window.places.take_up(window.settings.place(opened.path))
        return True

    def open_named(self, name: str) -> None:
        """Open one of the recent projects."""
        self.open(Path(name))

    def open_sample(self) -> None:
        """Open the sample project, at first with its most telling pair."""
        folder = self._sample_folder or data_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = projects.open_sample(folder, self._window.settings.reviewer)
        except OSError as error:
            sentence = "The sample project could not be made, because its folder cannot be written to."
            self._desk.failed.emit(Problem(f"{sentence} Open or make a project of your own.", repr(error)))
            return
        except Problem as problem:
            self._desk.failed.emit(problem)
            return
        if self.open(path) and not self._desk.pair and self._desk.count > max(_SAMPLE_PAIR):
            cards = self._desk.first(self._desk.count)
            left, right = (cards[number].guid for number in _SAMPLE_PAIR)
            self._desk.choose(left, right)
            self._window.welcome.setVisible(not self._window.settings.welcomed)

    def close(self) -> None:
        """Put the project away."""
        self._window.places.keep()
        self._desk.close()

    def ask_new(self) -> None:
        """Ask where a new project shall be."""
        dialog = QFileDialog(
            self._window, "New project", str(self._window.settings.folder("projects")), _FILTER
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.lstrip("."))
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, "Make")
        if dialog.exec():
            self._window.settings.set_folder("projects", Path(dialog.selectedFiles()[0]).parent)
            self.open(Path(dialog.selectedFiles()[0]), create=True)

    def ask_open(self) -> None:
        """Ask for a project file."""
        start = str(self._window.settings.folder("projects"))
        name, _ = QFileDialog.getOpenFileName(self._window, "Open project", start, _FILTER)
        if name:
            self._window.settings.set_folder("projects", Path(name).parent)
            self.open(Path(name))

    def ask_reviewer(self) -> None:
        """Ask for the name that decisions are signed with."""
        settings = self._window.settings
        question = "Your name, as it stands beside what you decide:"
        known = [each.name for each in self._window.session.reviewing.reviewers() if each.active]
        names = [settings.reviewer, *(name for name in known if name != settings.reviewer)]
        name, agreed = QInputDialog.getItem(self._window, "Reviewer", question, names, 0, True)
        if agreed:
            self.name_reviewer(name)

    def name_reviewer(self, name: str) -> None:
        """Sign with ``name`` from now on; an empty name is the one of the login."""
        self._window.settings.reviewer = " ".join(name.split())
        self._desk.sign_as(self._window.settings.reviewer)

    def _refuse(self, path: Path) -> None:
        if not path.exists():
            self._window.settings.forget(path)
        elif projects.open_elsewhere(path):
            self._refused = path
            self._window.problems.offer("Open read-only")

    def _open_read_only(self) -> None:
        if self._refused is not None:
            self.open(self._refused, read_only=True)
