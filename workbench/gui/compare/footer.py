"""The quiet row under the pages: which polarity, scrolling together."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QLabel, QPushButton, QWidget

from workbench.gui.theme import Theme


class Footer(QWidget):
    """Tells what was pressed; shows what is so."""

    sameness_wanted = Signal(bool)
    lock_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.differs = _choice(self, "What differs", "Mark where the articles differ")
        self.same = _choice(self, "What is the same", "Shade what one article shares with the other")
        self.lock = QCheckBox("Scroll together", self)
        self.lock.setChecked(True)
        self.lock.setToolTip("Keep linked sentences side by side while scrolling")
        self.differs.setObjectName("differs")
        self.same.setObjectName("same")
        self.differs.setChecked(True)
        group = QButtonGroup(self)
        group.addButton(self.differs)
        group.addButton(self.same)
        self.same.toggled.connect(self.sameness_wanted)
        self.lock.toggled.connect(self.lock_wanted)
        self.status = QLabel(self)
        self._lay()

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        slots = ("border", "raised", "text", "muted", "accent", "on_accent")
        border, raised, text, muted, accent, on_accent = (theme.color(slot).name() for slot in slots)
        self.setStyleSheet(
            f"QPushButton {{ border: 1px solid {border}; background: {raised}; color: {text};"
            f" padding: 4px 12px; border-radius: 4px; }}"
            f"QPushButton:checked {{ background: {accent}; border-color: {accent}; color: {on_accent}; }}"
            f"QPushButton:focus {{ border: 2px solid {text}; padding: 3px 11px; }}"
            f"QPushButton#differs {{ border-top-right-radius: 0; border-bottom-right-radius: 0; }}"
            f"QPushButton#same {{ border-top-left-radius: 0; border-bottom-left-radius: 0; border-left: 0; }}"
            f"QLabel {{ color: {muted}; }}"
        )

    def show_sameness(self, same: bool) -> None:
        """Press the button that says what is marked."""
        (self.same if same else self.differs).setChecked(True)

    def say(self, words: str) -> None:
        """What is being done, in words; nothing once it is done."""
        self.status.setText(words)

    def _lay(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 5)
        row.setSpacing(0)
        row.addWidget(self.differs)
        row.addWidget(self.same)
        row.addSpacing(16)
        row.addWidget(self.lock)
        row.addStretch(1)
        row.addWidget(self.status)


def _choice(parent: QWidget, words: str, tip: str) -> QPushButton:
    button = QPushButton(words, parent)
    button.setCheckable(True)
    button.setToolTip(tip)
    button.setAccessibleName(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
