"""The quiet row under the pages: which polarity, scrolling together, and the way from one to the next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget


class Footer(QWidget):
    """Tells what was pressed; shows what is so."""

    sameness_wanted = Signal(bool)
    lock_wanted = Signal(bool)
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.differs = _choice(self, "What differs", "Mark where the articles differ")
        self.same = _choice(self, "What is the same", "Shade what one article shares with the other")
        self.lock = _choice(self, "Scroll together", "Keep linked sentences side by side while scrolling")
        self.lock.setChecked(True)
        self.differs.setChecked(True)
        group = QButtonGroup(self)
        group.addButton(self.differs)
        group.addButton(self.same)
        self.same.toggled.connect(self.sameness_wanted)
        self.lock.toggled.connect(self.lock_wanted)
        self.status = QLabel(self)
        self.previous = self._arrow(Qt.ArrowType.LeftArrow, -1, "Previous divergence (Alt+↑)")
        self.next = self._arrow(Qt.ArrowType.RightArrow, 1, "Next divergence (Alt+↓)")
        self._lay()

    def show_sameness(self, same: bool) -> None:
        """Press the button that says what is marked."""
        (self.same if same else self.differs).setChecked(True)

    def say(self, words: str, *, steps: bool = False) -> None:
        """The state in words; arrows only when there is somewhere to go."""
        self.status.setText(words)
        self.previous.setEnabled(steps)
        self.next.setEnabled(steps)

    def _arrow(self, arrow: Qt.ArrowType, by: int, words: str) -> QToolButton:
        button = QToolButton(self, arrowType=arrow, autoRaise=True, toolTip=words)
        button.setAccessibleName(words.split(" (")[0])
        button.clicked.connect(lambda: self.stepped.emit(by))
        return button

    def _lay(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 5)
        row.setSpacing(0)
        row.addWidget(self.differs)
        row.addWidget(self.same)
        row.addSpacing(12)
        row.addWidget(self.lock)
        row.addStretch(1)
        row.addWidget(self.status)
        row.addSpacing(8)
        row.addWidget(self.previous)
        row.addWidget(self.next)


def _choice(parent: QWidget, words: str, tip: str) -> QPushButton:
    button = QPushButton(words, parent, checkable=True, toolTip=tip)
    button.setAccessibleName(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
