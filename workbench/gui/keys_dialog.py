"""The dialog that changes keys: every command by its menu, its keys below, a key recorded by pressing it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.core.problem import Problem
from workbench.gui.actions import MENUS
from workbench.gui.keycard import KeyCard
from workbench.gui.keyed import Keyed
from workbench.gui.keymap import key_text, plain
from workbench.gui.parts.filterfield import FilterField
from workbench.gui.parts.quiethead import QuietHeader
from workbench.gui.parts.room import fit
from workbench.gui.parts.words import EmptyState, label, plural

if TYPE_CHECKING:
    from workbench.gui.window import MainWindow

CHANGED = "changed"
_LETTERS = "Keys of one &character act, in text panes and lists"
_TELLS = (
    "Switched off, no letter, digit or sign does anything by itself; the menus and other keys go on acting."
)
_NAME = Qt.ItemDataRole.UserRole
_FILES = "Keys (*.toml);;All files (*)"


class KeysDialog(QDialog):
    """Every change acts and is stored at once; a clash is said before anything is taken from a command."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._keymap, self._file, self._settings = window.session.keys, window.keys, window.settings
        self.setWindowTitle("Change keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, 720, 720)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._menus: dict[str, QTreeWidgetItem] = {}
        self.search = FilterField("Find a command", "Find a command by its words, or by its key: Ctrl+K")
        self.tree = self._tree()
        self.nothing = EmptyState("No command fits these words", ("Esc shows all of them again.",))
        self.nothing.hide()
        self.card = KeyCard(self._keymap, window.theme)
        self.letters = QCheckBox(_LETTERS)
        self.letters.setToolTip(_TELLS)
        self.letters.setAccessibleDescription(_TELLS)
        self.said = label(muted=True, wrap=True)
        self._lay()
        self._fill()
        self._connect()
        self.refresh()
        self.tree.setCurrentItem(self._items[self._keymap.commands[0].name])

    def choose(self, name: str) -> None:
        """Show the command of that name."""
        self.tree.setCurrentItem(self._items[name])

    def narrow(self, words: str) -> None:
        """List only the commands that hold every word, in their name, their menu or their keys."""
        wanted, seen = words.casefold().split(), set()
        for command in self._keymap.commands:
            keys = self._keymap.keys(command.name)
            held = " ".join((plain(command), command.menu, *keys, *map(key_text, keys))).casefold()
            fits = all(word in held for word in wanted)
            self._items[command.name].setHidden(not fits)
            seen |= {command.menu} if fits else set()
        for menu, group in self._menus.items():
            group.setHidden(menu not in seen)
        self.tree.setVisible(bool(seen))
        self.nothing.setVisible(not seen)
        if (item := self.tree.currentItem()) is None or item.isHidden():
            self._stand_at_first()

    def refresh(self) -> None:
        """Show the keys as they are now."""
        changed = 0
        for command in self._keymap.commands:
            item, name = self._items[command.name], command.name
            item.setText(1, "   ".join(map(key_text, self._keymap.keys(name))))
            off = set(self._keymap.keys(name)) - set(self._keymap.acting(name))
            pale = self.palette().placeholderText()
            item.setForeground(1, pale if off else QBrush())
            item.setText(2, CHANGED if self._keymap.is_changed(name) else "switched off" if off else "")
            item.setForeground(2, pale)
            changed += self._keymap.is_changed(name)
        self.letters.setChecked(self._keymap.letters)
        self.all_usual.setEnabled(bool(changed) or not self._keymap.letters)
        self.said.setText(
            f"{plural(changed, 'command')} with other keys than the usual ones." if changed else ""
        )
        self.card.refresh()

    def bring(self, path: Path) -> None:
        """Use the keys of a file; what could not be used is said."""
        try:
            said = self._file.bring(path)
        except Problem as problem:
            self.card.say(problem.sentence, wrong=True)
            return
        told = "\n".join(said[:4]) + (f"\n{len(said) - 4:,} more." if len(said) > 4 else "")
        self.card.say(told or f"The keys of {path.name} act now.", wrong=bool(said))

    def export(self, path: Path) -> None:
        """Write the keys to a file."""
        try:
            self._file.export(path)
        except Problem as problem:
            self.card.say(problem.sentence, wrong=True)
            return
        self.card.say(f"Your keys are written to {path.name}.")

    # ---- building

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.card)
        column.addSpacing(6)
        column.addWidget(self.letters)
        column.addWidget(self.said)
        column.addWidget(self._buttons())

    def _tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setHeader(QuietHeader())
        tree.setHeaderLabels(["Command", "Keys", ""])
        tree.setRootIsDecorated(False)
        tree.setIndentation(14)
        tree.setFrameShape(QFrame.Shape.NoFrame)
        tree.setUniformRowHeights(True)
        tree.setStyleSheet("QTreeWidget::item { padding: 3px 0; }")
        tree.setItemsExpandable(False)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setAccessibleName("Commands and their keys")
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.setColumnWidth(1, 220)
        tree.setColumnWidth(2, 96)
        return tree

    def _fill(self) -> None:
        for menu in MENUS:
            group = self._menus[menu] = QTreeWidgetItem(self.tree, [menu])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = group.font(0)
            font.setWeight(font.Weight.DemiBold)
            group.setFont(0, font)
            for command in self._keymap.commands:
                if command.menu == menu:
                    item = QTreeWidgetItem(group, [plain(command)])
                    item.setData(0, _NAME, command)
                    self._items[command.name] = item
        self.tree.expandAll()

    def _connect(self) -> None:
        self._keymap.changed.connect(self.refresh)
        self._file.failed.connect(lambda problem: self.card.say(problem.sentence, wrong=True))
        self.search.textChanged.connect(self.narrow)
        self.search.left.connect(self.tree.setFocus)
        self.tree.currentItemChanged.connect(self._show)
        self.tree.itemActivated.connect(lambda item, column: self.card.record())
        self.card.left.connect(self.tree.setFocus)
        self.letters.toggled.connect(self._turn_letters)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        role = QDialogButtonBox.ButtonRole
        self.all_usual = self._button(box, "All usual keys", self._keymap.reset_all, role.ResetRole)
        self._button(box, "Import…", self._ask_import, role.ActionRole)
        self._button(box, "Export…", self._ask_export, role.ActionRole)
        box.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        box.rejected.connect(self.reject)
        return box

    @staticmethod
    def _button(
        box: QDialogButtonBox, text: str, verb: Callable[[], None], role: QDialogButtonBox.ButtonRole
    ) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: verb())
        box.addButton(button, role)
        return button

    # ---- inside

    def _show(self, item: QTreeWidgetItem | None, before: QTreeWidgetItem | None = None) -> None:
        command: Keyed | None = item.data(0, _NAME) if item else None
        if command is not None:
            self.card.show_command(command)

    def _stand_at_first(self) -> None:
        items = (self._items[command.name] for command in self._keymap.commands)
        first = next((item for item in items if not item.isHidden()), None)
        if first is not None:
            self.tree.setCurrentItem(first)

    def _turn_letters(self, on: bool) -> None:
        self._keymap.letters = on

    def _ask_import(self) -> None:
        folder = str(self._settings.folder("keys"))
        name, _ = QFileDialog.getOpenFileName(self, "Import keys", folder, _FILES)
        if name:
            self._settings.set_folder("keys", Path(name).parent)
            self.bring(Path(name))

    def _ask_export(self) -> None:
        suggested = str(self._settings.folder("keys") / "keys.toml")
        name, _ = QFileDialog.getSaveFileName(self, "Export keys", suggested, _FILES)
        if name:
            self._settings.set_folder("keys", Path(name).parent)
            self.export(Path(name))


def open_keys(window: "MainWindow") -> QWidget:
    """Show the dialog."""
    dialog = KeysDialog(window)
    dialog.open()
    return dialog
