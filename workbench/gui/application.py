"""Starting and ending the window's program."""

import gc
import signal
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from workbench import __version__
from workbench.gui import theme as themes
from workbench.gui.jobs import Jobs
from workbench.gui.kindlist import load_in_steps
from workbench.gui.reports import Reporter
from workbench.gui.session import Session
from workbench.gui.settings import Settings
from workbench.gui.window import MainWindow


def run(path: Path | None) -> int:
    """Show the window on the project at ``path``, else on the last one, until it is closed."""
    app = application()
    reporter = Reporter(app)
    reporter.install()
    window = show_window(app, Settings(), path)
    reporter.window = window
    _heed_signals(app)
    try:
        return app.exec()
    finally:
        window.session.jobs.close()
        reporter.uninstall()


def show_window(app: QApplication, settings: Settings, path: Path | None) -> MainWindow:
    """The window as it was left, on its project; the worker is warmed up after the first paint."""
    theme = themes.choose(settings.theme)
    themes.apply(app, theme)
    window = MainWindow(Session(Jobs()), settings, theme)
    window.restore()
    window.projects.begin(path)
    window.show()
    QTimer.singleShot(0, partial(_settle, window))
    return window


def _settle(window: MainWindow) -> None:
    """What may wait until the window has been painted."""
    window.session.jobs.warm()
    window.draw_icons()
    idle = QTimer(window)
    idle.timeout.connect(partial(_load_on, load_in_steps(), idle))
    idle.start()


def _load_on(steps: Iterator[str], idle: QTimer) -> None:
    if next(steps, None) is None:
        idle.stop()
        gc.freeze()  # what was loaded stays; collecting it again and again would make the window stutter


def application() -> QApplication:
    """The one application object, with the names that its folders are made of."""
    QCoreApplication.setOrganizationName("")
    QCoreApplication.setApplicationName("source-workbench")
    QCoreApplication.setApplicationVersion(__version__)
    app = QApplication(sys.argv[:1])
    app.setApplicationDisplayName("Source Workbench")
    app.setDesktopFileName("source-workbench")
    return app


def _heed_signals(app: QApplication) -> None:
    """Leave in good order when the system or the terminal asks for it."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: app.closeAllWindows())
    pulse = QTimer(app, interval=250)  # lets Python see a signal while Qt waits for events
    pulse.timeout.connect(lambda: None)
    pulse.start()
