"""The line above the picture: what came out, graph or timeline, larger and smaller, save."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.core.origins import Origins
from workbench.gui.parts.ink import tip
from workbench.gui.parts.words import ElidedLabel, label
from workbench.gui.theme import Theme

_STEP = 1.25
_PAD = 16


class Bar(QWidget):
    """``zoomed`` carries a factor, 0 for the usual size."""

    turned = Signal()
    zoomed = Signal(float)
    saved = Signal()
    let_go = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.summary = ElidedLabel(1.0)
        self.summary.setAccessibleName("What was found")
        self.graph = self._button("Graph", "Who took from whom, from left to right")
        self.time = self._button("Timeline", "The same articles along their days")
        choice = QButtonGroup(self)
        for button in (self.graph, self.time):
            button.setCheckable(True)
            button.setObjectName("choice")
            button.setMinimumWidth(_wide(button))
            choice.addButton(button)
        self.graph.setChecked(True)
        choice.buttonClicked.connect(lambda _button: self.turned.emit())
        self.smaller = self._button("−", "Show everything smaller")
        self.usual = self._button("1:1", "Show everything in its usual size")
        self.larger = self._button("+", "Show everything larger")
        for button, by in ((self.smaller, 1 / _STEP), (self.usual, 0.0), (self.larger, _STEP)):
            button.clicked.connect(lambda _checked=False, by=by: self.zoomed.emit(by))
            button.setFixedWidth(40)
        self.save = self._button("Save…", "Save the picture as SVG or PNG")
        self.save.clicked.connect(self.saved)
        self.release = self._button("Follow the desk", "Show the group of the article on the desk again")
        self.release.clicked.connect(self.let_go)
        self._lay_out()

    @property
    def shows_time(self) -> bool:
        """Whether the timeline is asked for."""
        return self.time.isChecked()

    def set_theme(self, theme: Theme) -> None:
        """Show in this palette which of graph and timeline is chosen."""
        colors = {
            slot: theme.color(slot).name()
            for slot in ("text", "accent", "selection", "border", "raised", "focus")
        }
        self.setStyleSheet(_SHEET.format(**colors))

    def show_state(self, found: Origins | None, chosen: bool) -> None:
        """Say what was found, and offer what can be done with it."""
        words = " ".join((found.summary, *found.notices)) if found else ""
        self.summary.setText(words)
        self.summary.setToolTip(tip(words))
        self.summary.setVisible(bool(words))
        self.release.setVisible(chosen)
        for button in (self.graph, self.time, self.smaller, self.usual, self.larger, self.save):
            button.setVisible(found is not None)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(label("Origins", strong=True))
        row.addStretch(1)
        for button in (self.graph, self.time):
            row.addWidget(button)
        row.addSpacing(8)
        for button in (self.smaller, self.usual, self.larger):
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 0)
        column.setSpacing(6)
        column.addLayout(row)
        below = QHBoxLayout()
        below.addWidget(self.summary, 1)
        below.addWidget(self.release)
        column.addLayout(below)

    def _button(self, words: str, tells: str) -> QPushButton:
        made = QPushButton(words)
        made.setToolTip(tip(tells))
        made.setAccessibleName(tells)
        return made


def _wide(button: QPushButton) -> int:
    """Room for the words also in bold."""
    bold = QFont(button.font())
    bold.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(bold).horizontalAdvance(button.text()) + 2 * _PAD


_SHEET = """
QPushButton#choice {{
    color: {text}; background: {raised}; border: 1px solid {border}; border-radius: 4px; padding: 4px 12px; }}
QPushButton#choice:checked {{ background: {selection}; border: 1px solid {accent}; font-weight: 600; }}
QPushButton#choice:focus {{ border: 2px solid {focus}; padding: 3px 11px; }}
"""
