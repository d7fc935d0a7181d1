"""What this program is."""

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from workbench import __version__
from workbench.gui.icons import program_icon

TEXT = (
    "See where near-duplicate articles agree and where their claims diverge, "
    "and tag facts with evidence.\n\n"
    "Nothing leaves this computer, and every decision is stored when it is made."
)


def show_about(parent: QWidget) -> None:
    """A small box with the version."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("About Source Workbench")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIconPixmap(program_icon().pixmap(48, 48))
    box.setText(f"Source Workbench {__version__}")
    box.setInformativeText(f"{TEXT}\n\nPython {platform.python_version()}, Qt {qVersion()}")
    box.open()
