"""Every key on one sheet, made of the same list as the menus, with the keys that the user changed marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPagedPaintDevice, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.actions import MENUS, Scope
from workbench.gui.keymap import Keymap, key_text, plain
from workbench.gui.parts.words import label

if TYPE_CHECKING:
    from workbench.gui.window import MainWindow

MARK = " •"
_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sheet: the keys, what they do, and whether the user changed them."""

    keys: str
    says: str
    changed: bool = False


Group = tuple[str, tuple[Line, ...]]

IN_THE_PARTS: tuple[Group, ...] = (
    (
        "In the library",
        (
            Line("Enter", "Open the two chosen articles"),
            Line("L   R", "Lay the article left or right"),
            Line("F2", "Provenance of the article"),
            Line("Del", "Remove the article"),
        ),
    ),
    (
        "In a text",
        (
            Line("↑   ↓", "By sentence"),
            Line("←   →", "By word"),
            Line("Shift", "With an arrow: extend the selection"),
            Line("Ctrl+Shift+←   →", "Trim or extend it by a word, at its end"),
            Line("Alt+Shift+←   →", "The same at its start"),
            Line("Home   End", "To the first, to the last sentence"),
            Line("PgUp   PgDown", "By page"),
            Line("Enter", "Look at the divergence of the sentence"),
            Line("Tab", "To the other text"),
            Line("Del", "Take away the link clicked on between the texts"),
            Line("Esc", "Let go of what is selected or pulled"),
        ),
    ),
    (
        "In the rows",
        (
            Line("↑   ↓", "By row; with Shift select more rows"),
            Line("←   →", "Stand on the left or right sentence, to link it"),
            Line("Enter", "Show the place in the pages, or go to the best partners"),
            Line("Esc", "Select nothing"),
        ),
    ),
    (
        "In the facts",
        (
            Line("Enter", "Write over the statement"),
            Line("Del", "Remove the fact or the quote"),
        ),
    ),
)


class KeysSheet(QDialog):
    """Keys by menu in columns; stays open beside the work and follows it when keys change."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._keymap = window, window.session.keys
        self.setWindowTitle("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName("Keys")
        self.legend = label(muted=True, wrap=True)
        column = QVBoxLayout(self)
        column.addWidget(self.area)
        column.addWidget(self.legend)
        column.addWidget(self._buttons())
        self.refresh()
        self._keymap.changed.connect(self.refresh)
        room = self.screen().availableSize()
        self.resize(min(1180, round(room.width() * 0.96)), min(800, round(room.height() * 0.9)))

    def refresh(self) -> None:
        """Write the keys as they are now."""
        sheet = QWidget()
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(8, 4, 8, 4)
        columns.setSpacing(32)
        for part in _parted(groups(self._keymap), _COLUMNS):
            columns.addLayout(_column(part), 1)
        self.area.setWidget(sheet)
        self.area.setMinimumWidth(sheet.minimumSizeHint().width() + 24)
        self.legend.setText(legend(self._keymap))

    def print_on(self, device: QPagedPaintDevice) -> None:
        """Print the sheet, as black type in two columns."""
        document = QTextDocument()
        document.setHtml(page(self._keymap))
        document.print_(device)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        role = QDialogButtonBox.ButtonRole.ActionRole
        for text, verb in (("Change keys…", self._change), ("Print…", self._print)):
            button = box.addButton(text, role)
            button.setAutoDefault(False)
            button.clicked.connect(verb)
        box.rejected.connect(self.reject)
        return box

    def _change(self) -> None:
        self._window.menus.action("change_keys").trigger()

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        printer.setDocName("Keys of Source Workbench")
        dialog = QPrintDialog(printer, self)
        if dialog.exec():
            self.print_on(printer)


def groups(keymap: Keymap) -> list[Group]:
    """Every command that has a key, or lost the one it had, by its menu, and the keys inside the parts."""
    found: list[Group] = []
    for menu in MENUS:
        lines = []
        for command in keymap.commands:
            keys, changed = keymap.acting(command.name), keymap.is_changed(command.name)
            if command.menu == menu and (keys or changed):
                lines.append(Line("   ".join(map(key_text, keys)) or "no key", plain(command), changed))
        if lines:
            found.append((menu, tuple(lines)))
    return [*found, *IN_THE_PARTS]


def legend(keymap: Keymap) -> str:
    """What holds for all keys of the sheet."""
    letters = f"Keys of one letter act {Scope.DESK} only; those for links {Scope.ROWS}."
    off = "Keys of one letter are switched off."
    marked = f"{MARK.strip()} marks keys that you changed." if any(map(keymap.is_changed, keymap.own)) else ""
    return " ".join(part for part in (letters if keymap.letters else off, marked) if part)


def page(keymap: Keymap) -> str:
    """The sheet as a page to print; every word is escaped."""
    cells = []
    for part in _parted(groups(keymap), 2):
        rows = []
        for title, lines in part:
            rows.append(f'<tr><td colspan="2"><br/><b>{escape(title)}</b></td></tr>')
            rows += [
                f"<tr><td>{escape(_marked(line))}</td><td>{escape(line.says)}</td></tr>" for line in lines
            ]
        cells.append(f'<td width="50%"><table cellpadding="2">{"".join(rows)}</table></td>')
    return (
        '<div style="font-size:8pt; color:#000000"><b style="font-size:12pt">Keys of Source Workbench</b>'
        f'<table width="100%"><tr>{"".join(cells)}</tr></table><p>{escape(legend(keymap))}</p></div>'
    )


def _marked(line: Line) -> str:
    return line.keys + (MARK if line.changed else "")


def _parted(found: Sequence[Group], count: int) -> list[Sequence[Group]]:
    """The groups in columns that are about equally long."""
    parts, rest = [], list(found)
    for left in range(count, 1, -1):
        lines = [len(keys) + 2 for _, keys in rest]
        share = sum(lines) / left
        at = min(range(1, len(rest)), key=lambda i: abs(sum(lines[:i]) - share), default=0)
        parts.append(rest[:at])
        rest = rest[at:]
    return [*parts, rest]


def _column(found: Sequence[Group]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    for title, lines in found:
        row = grid.rowCount()
        grid.addWidget(label(title, strong=True), row, 0, 1, 2)
        grid.setRowMinimumHeight(row, 30)
        for line in lines:
            row = grid.rowCount()
            key = label(
                line.keys + (MARK if line.changed else ""), muted=not line.changed, strong=line.changed
            )
            grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(line.says, wrap=True), row, 1, Qt.AlignmentFlag.AlignTop)
    grid.setRowStretch(grid.rowCount(), 1)
    grid.setColumnStretch(1, 1)
    return grid
