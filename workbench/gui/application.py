"""Starting and ending the window's program."""

import signal
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from workbench import __version__
from workbench.gui import theme as themes
from workbench.gui.icons import program_icon
from workbench.gui.jobs import Jobs
from workbench.gui.reports import Reporter
from workbench.gui.session import Session
from workbench.gui.settings import Settings
from workbench.gui.window import MainWindow


def run(path: Path | None) -> int:
    """Show the window on the project at ``path``, else on the last one, until it is closed."""
    app = application()
    reporter = Reporter(app)
    reporter.install()
    settings = Settings()
    theme = themes.choose(settings.theme)
    themes.apply(app, theme)
    jobs = Jobs()
    window = MainWindow(Session(jobs), settings, theme)
    reporter.window = window
    window.restore()
    window.show()
    window.projects.begin(path)
    QTimer.singleShot(0, jobs.warm)
    _heed_signals(app)
    try:
        return app.exec()
    finally:
        jobs.close()
        reporter.uninstall()


def application() -> QApplication:
    """The one application object, with the names that its folders are made of."""
    QCoreApplication.setOrganizationName("")
    QCoreApplication.setApplicationName("source-workbench")
    QCoreApplication.setApplicationVersion(__version__)
    app = QApplication(sys.argv[:1])
    app.setApplicationDisplayName("Source Workbench")
    app.setDesktopFileName("source-workbench")
    app.setWindowIcon(program_icon())
    return app


def _heed_signals(app: QApplication) -> None:
    """Leave in good order when the system or the terminal asks for it."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: app.closeAllWindows())
    pulse = QTimer(app, interval=250)  # lets Python see a signal while Qt waits for events
    pulse.timeout.connect(lambda: None)
    pulse.start()
