"""Errors nobody expected: one dialog with a report to copy, and the work goes on."""

import platform
import sys
import threading
import traceback
from collections import deque
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from workbench import __version__
from workbench.gui.parts.words import label

_REMEMBERED = 50
_SHOWN = 20
SENTENCE = (
    "Something unexpected happened. Everything you decided is stored, and you can go on working. "
    "If it happens again, please send this report to whoever looks after the program."
)


class ReportDialog(QDialog):
    """One sentence and a report; further errors join the same dialog."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Unexpected error")
        self.resize(680, 440)
        self._reports: list[str] = []
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName("Report")
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.button(QDialogButtonBox.StandardButton.Close).setText("Go on working")
        self.copy_button = box.addButton("Copy report", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        for part in (label(SENTENCE, wrap=True), self.text, box):
            column.addWidget(part)

    def add(self, report: str) -> None:
        """Show one more report; one that is there already is not repeated."""
        if not self.isVisible():
            self._reports = []
        if report not in self._reports and len(self._reports) < _SHOWN:
            self._reports.append(report)
            self.text.setPlainText("\n\n".join(self._reports))
        self.show()
        self.raise_()


class Reporter(QObject):
    """Catches what nothing else caught, on every thread, and shows it on the window's thread."""

    caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window: QWidget | None = None
        self._dialog: ReportDialog | None = None
        self._messages: deque[str] = deque(maxlen=_REMEMBERED)
        self.caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over from Python and Qt."""
        sys.excepthook = self.exception
        threading.excepthook = self.thread_exception
        qInstallMessageHandler(self.message)

    def uninstall(self) -> None:
        """Give everything back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """An exception that no one handled."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self._catch("".join(traceback.format_exception(kind, error, trace)))

    def thread_exception(self, args: threading.ExceptHookArgs) -> None:
        """The same on another thread."""
        if args.exc_type is not SystemExit and args.exc_value is not None:
            self._catch("".join(traceback.format_exception(args.exc_value)))

    def message(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        """A message of Qt: kept for the next report, and a report by itself when it is critical."""
        said = f"{kind.name}: {text}"
        self._messages.append(said)
        self._print(said)
        if kind is QtMsgType.QtCriticalMsg:
            self._catch(said)

    def report(self, what: str) -> str:
        """What a programmer needs: versions, the error, and Qt's last messages."""
        lines = [
            f"Source Workbench {__version__}, Python {platform.python_version()}, Qt {qVersion()}",
            f"{platform.platform()}, {QGuiApplication.platformName()}",
            "",
            what.rstrip(),
        ]
        return "\n".join([*lines, *(["", "Qt said before:", *self._messages] if self._messages else [])])

    def _catch(self, what: str) -> None:
        self._print(what)
        self.caught.emit(self.report(what))

    def _show(self, report: str) -> None:
        if self._dialog is None:
            self._dialog = ReportDialog(self.window)
        self._dialog.add(report)

    @staticmethod
    def _print(text: str) -> None:
        if sys.stderr is not None:
            sys.stderr.write(text.rstrip() + "\n")
