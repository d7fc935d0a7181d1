"""What the current node or line says, in words that can be selected and read out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workbench.gui.parts.words import label


class EvidencePanel(QScrollArea):
    """A head line and the evidence below it; ``opened`` asks for the pair side by side."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Evidence")
        self.title = label(strong=True, wrap=True)
        self.body = label(wrap=True)
        self.open = QPushButton("Open side by side")
        self.open.clicked.connect(self.opened)
        for part in (self.title, self.body):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.body)
        column.addStretch(1)
        self.setWidget(inner)
        self.setMinimumHeight(96)

    def show_words(self, title: str, lines: Sequence[str], *, can_open: bool) -> None:
        """Say something else."""
        self.title.setText(title)
        self.body.setText("\n".join(f"•  {line}" for line in lines))
        self.body.setAccessibleName(" ".join(lines))
        self.open.setVisible(can_open)
