"""Every key on one sheet, made of the same list as the menus."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.actions import COMMANDS, MENUS, Scope
from workbench.gui.palette import key_text
from workbench.gui.parts.words import label

if TYPE_CHECKING:
    from workbench.gui.window import MainWindow

Group = tuple[str, tuple[tuple[str, str], ...]]

IN_THE_PARTS: tuple[Group, ...] = (
    (
        "In the library",
        (
            ("Enter", "Open the two chosen articles"),
            ("L   R", "Lay the article left or right"),
            ("F2", "Provenance of the article"),
            ("Del", "Remove the article"),
        ),
    ),
    (
        "In a text",
        (
            ("↑   ↓", "By sentence"),
            ("←   →", "By word"),
            ("Shift", "With an arrow: extend the selection"),
            ("Enter", "Look at the divergence of the sentence"),
            ("Tab", "To the other text; F6 leaves the texts"),
            ("Del", "Take away the link clicked on between the texts"),
            ("Esc", "Let go of what is selected or pulled"),
        ),
    ),
    (
        "In the rows",
        (
            ("↑   ↓", "By row; with Shift select more rows"),
            ("←   →", "Stand on the left or the right sentence, to link it"),
            ("Enter", "Show the place in the pages, or go to the best partners"),
            ("Esc", "Select nothing"),
        ),
    ),
    (
        "In the facts",
        (
            ("Enter", "Write over the statement"),
            ("Del", "Remove the fact or the quote"),
        ),
    ),
)


class KeysSheet(QDialog):
    """Keys by menu in two columns; stays open beside the work."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.setWindowTitle("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        groups = [(menu, self._keys(menu)) for menu in MENUS] + list(IN_THE_PARTS)
        sheet = QWidget()
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(8, 4, 8, 4)
        columns.setSpacing(36)
        for part in _halves([group for group in groups if group[1]]):
            columns.addLayout(_column(part))
        scroll = QScrollArea()
        scroll.setWidget(sheet)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setAccessibleName("Keys")
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(scroll)
        column.addWidget(
            label(f"Keys of one letter act {Scope.DESK} only; those for links {Scope.ROWS}.", muted=True)
        )
        column.addWidget(box)
        self.resize(880, 760)

    @staticmethod
    def _keys(menu: str) -> tuple[tuple[str, str], ...]:
        return tuple(
            ("   ".join(key_text(key) for key in command.keys), command.label.rstrip("…"))
            for command in COMMANDS
            if command.menu == menu and command.keys
        )


def _halves(groups: Sequence[Group]) -> tuple[Sequence[Group], Sequence[Group]]:
    lines = [len(keys) + 2 for _, keys in groups]
    at = min(range(len(groups)), key=lambda i: max(sum(lines[:i]), sum(lines[i:])))
    return groups[:at], groups[at:]


def _column(groups: Sequence[Group]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(5)
    for title, keys in groups:
        row = grid.rowCount()
        grid.addWidget(label(title, strong=True), row, 0, 1, 2)
        grid.setRowMinimumHeight(row, 30)
        for key, says in keys:
            row = grid.rowCount()
            grid.addWidget(label(key, muted=True), row, 0)
            grid.addWidget(label(says), row, 1)
    grid.setRowStretch(grid.rowCount(), 1)
    grid.setColumnStretch(1, 1)
    return grid
