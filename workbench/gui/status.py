"""The line at the bottom: what was done, what is being done, whose project this is."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QPushButton, QStatusBar, QWidget

from workbench.gui.jobs import Job, Jobs
from workbench.gui.parts.words import ElidedLabel, label
from workbench.gui.session import Session

_PATIENCE = 200
_READABLE = 12_000


class StatusBar(QStatusBar):
    """Short messages at the left, progress with a way out, and the project at the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs: Jobs = session.jobs
        self._desk = session.desk
        self._hints = session.hints
        self.setSizeGripEnabled(False)
        self.setAccessibleName("Status")
        self.doing = label(muted=True)
        self.bar = QProgressBar()
        self.bar.setFixedWidth(150)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress")
        self.cancel_button = QPushButton("Cancel")
        self.cancel_button.setFlat(True)
        self.cancel_button.setAccessibleName("Cancel what is being done")
        self.cancel_button.clicked.connect(self.cancel)
        self.unread = ElidedLabel()
        self.unread.setAccessibleName("Not compared")
        self.addWidget(self.unread, 1)
        self.unread.hide()
        self.project = label(muted=True)
        for part in (self.doing, self.bar, self.cancel_button):
            self.addPermanentWidget(part)
            part.hide()
        self.addPermanentWidget(self.project)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._show_progress)
        self._connect(session)

    def say(self, text: str) -> None:
        """Show a short message for a while."""
        self.showMessage(self._hints.fill(text), _READABLE)

    def cancel(self) -> None:
        """Give up everything that is being done."""
        running = self._jobs.running()
        for job in running:
            job.cancel()
        if not any(job.keeps for job in running):  # else it is said what is kept
            self.say("Cancelled. Nothing was changed.")

    def refresh(self) -> None:
        """Say again whose project this is and whether it can be changed."""
        project = self._desk.project
        if project is None:
            self.project.setText("No project  ")
            return
        state = "  ·  read-only" if project.read_only else ""
        self.project.setText(f"{project.path.name}  ·  reviewer {project.reviewer}{state}  ")
        self.project.setAccessibleName(f"Project {project.path}, reviewer {project.reviewer}{state}")

    def _connect(self, session: Session) -> None:
        session.jobs.started.connect(self._watch)
        session.desk.told.connect(self.say)
        session.review.told.connect(self.say)
        session.neighbours.told.connect(self.say)
        session.desk.project_changed.connect(self.refresh)
        session.desk.comparison_changed.connect(self._tell_unread)
        self.refresh()

    def _tell_unread(self) -> None:
        """What could not be compared stays readable as long as the comparison is there."""
        found = self._desk.comparison
        words = " ".join(found.notices) if found else ""
        self.unread.setText(words)
        self.unread.setVisible(bool(words))

    def _watch(self, job: Job) -> None:
        job.progressed.connect(self._advance)
        job.finished.connect(self._settle)
        self.bar.setRange(0, 0)
        self.doing.setText(f"{job.label}…")
        self._patience.start()

    def _advance(self, share: float, what: str) -> None:
        self.bar.setRange(0, 100)
        self.bar.setValue(round(share * 100))
        job = next(iter(self._jobs.running()), None)
        if job is not None:
            self.doing.setText(f"{job.label}: {what}" if what else f"{job.label}…")

    def _show_progress(self) -> None:
        if self._jobs.running():
            self._set_visible(True)

    def _settle(self) -> None:
        if not self._jobs.running():
            self._patience.stop()
            self._set_visible(False)

    def _set_visible(self, yes: bool) -> None:
        for part in (self.doing, self.bar, self.cancel_button):
            part.setVisible(yes)
