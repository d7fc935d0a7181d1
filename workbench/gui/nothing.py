"""What the middle of the window says while no project lies open, and the ways out of that."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from workbench.gui.hints import Hints
from workbench.gui.parts.words import label


class NoProject(QWidget):
    """One line, and a button for each thing that can be done now."""

    def __init__(self, actions: dict[str, QAction], hints: Hints) -> None:
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
            button = QPushButton()
            hints.follow(button, partial(_write, button, hints, name, action.text().partition("\t")[0]))
            button.setMinimumWidth(280)
            button.setAutoDefault(True)  # Enter presses it, as it does in a dialog
            button.clicked.connect(action.trigger)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)


def _write(button: QPushButton, hints: Hints, name: str, words: str) -> None:
    button.setText(hints.beside(words + " ", name))
