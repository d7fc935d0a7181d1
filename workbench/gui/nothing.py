"""What the middle of the window says while no project lies open, and the ways out of that."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from workbench.gui.palette import key_text
from workbench.gui.parts.words import label


class NoProject(QWidget):
    """One line, and a button for each thing that can be done now."""

    def __init__(self, actions: dict[str, QAction], keys: dict[str, str]) -> None:
        super().__init__()
        self.setAccessibleName("No project is open")
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(2)
        for part in (
            label("No project is open", strong=True),
            label("A project is one file that holds the articles, the facts and every decision.", muted=True),
        ):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        for name, action in actions.items():
            key = f"   {key_text(keys[name])}" if keys.get(name) else ""
            button = QPushButton(action.text() + key)
            button.setMinimumWidth(280)
            button.setAutoDefault(True)  # Enter presses it, as it does in a dialog
            button.clicked.connect(action.trigger)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
