"""The commands as menus, keys and one list; all made of the registry."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from workbench.gui.actions import COMMANDS, MENUS, Command, Need
from workbench.gui.icons import icon
from workbench.gui.keymap import Keymap, key_text
from workbench.gui.letters import Letters
from workbench.gui.theme import Theme

if TYPE_CHECKING:
    from workbench.gui.window import MainWindow


class Menus(QObject):
    """One action for each command; what cannot be done now is pale."""

    def __init__(self, window: "MainWindow", theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._letters: dict[str, str] = {}
        self._keys: Keymap = window.session.keys
        self._actions: dict[str, QAction] = {}
        self._theme = theme
        self._drawn: Theme | None = None
        self._recent = QMenu("Recent projects", window)
        self._recent.aboutToShow.connect(self._list_recent)
        for title in MENUS:
            menu = window.menuBar().addMenu(f"&{title}")
            menu.aboutToShow.connect(self.refresh)
            menu.aboutToShow.connect(self._draw)
            for command in COMMANDS:
                if command.menu == title:
                    self._add(menu, command)
        self.letters = Letters(self._keys, lambda name: self._actions[name].trigger(), self)
        self._give_keys()
        self._keys.changed.connect(self._give_keys)

    def action(self, name: str) -> QAction:
        """The action of the command of that name."""
        return self._actions[name]

    def listed(self) -> list[tuple[Command, QAction]]:
        """Every command with its action, as it stands now."""
        self.refresh()
        return [(command, self._actions[command.name]) for command in COMMANDS]

    def bind_letters(self, parts: Iterable[QWidget], rows: QWidget) -> None:
        """Let keys of one letter act inside these parts, and those of the rows only there."""
        self.letters.act_in(parts, rows)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in another palette, as soon as they are seen."""
        self._theme = theme

    def refresh(self) -> None:
        """Make pale what cannot be done now, tick what is so, and name what undo would take back."""
        possible = self._possible()
        review = self._window.session.review
        labels = {"undo": review.undo_label(), "redo": review.redo_label()}
        for command in COMMANDS:
            action = self._actions[command.name]
            action.setEnabled(possible[command.need] and labels.get(command.name, "-") != "")
            if command.checked is not None:
                action.setChecked(command.checked(self._window))
            if command.reason is not None and action.isEnabled():
                self._give_reason(action, command, command.reason(self._window))
        for name, label in labels.items():
            action = self._actions[name]
            action.setText(f"{name.capitalize()} {shown(label)}".rstrip() + self._letters[name])

    def _give_reason(self, action: QAction, command: Command, reason: str) -> None:
        """Say beside the command why it cannot be done."""
        action.setEnabled(not reason)
        said = f"{command.label} ({shown(reason)})" if reason else command.label
        action.setText(said + self._letters[command.name])

    def _draw(self) -> None:
        if self._drawn is self._theme:
            return
        self._drawn = self._theme
        for command in COMMANDS:
            if command.icon:
                self._actions[command.name].setIcon(icon(command.icon, self._theme))

    def _possible(self) -> dict[Need, bool]:
        desk = self._window.session.desk
        project = desk.project
        writing = project is not None and not project.read_only
        rows = bool(desk.pair) and self._window.middle.shown == "Rows"
        return {
            Need.NOTHING: True,
            Need.PROJECT: project is not None,
            Need.WRITING: writing,
            Need.PAIR: bool(desk.pair),
            Need.LINKING: bool(desk.pair) and writing,
            Need.ROWS: rows,
            Need.REPAIR: rows and writing,
        }

    def _add(self, menu: QMenu, command: Command) -> None:
        if command.rule_before:
            menu.addSeparator()
        action = QAction(command.label, self._window)
        action.setObjectName(command.name)
        action.setCheckable(command.checked is not None)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(partial(self._do, command))
        menu.addAction(action)
        self._actions[command.name] = action
        if command.name == "open":
            menu.addMenu(self._recent)

    def _give_keys(self) -> None:
        for command in COMMANDS:
            action = self._actions[command.name]
            action.setShortcuts([QKeySequence(key) for key in self._keys.chords(command)])
            self._letters[command.name] = self._letters_of(command)
            action.setText(command.label + self._letters[command.name])
        self.refresh()

    def _letters_of(self, command: Command) -> str:
        """Letters stand in a menu like any key, where there is no other."""
        letters = self._keys.inner(command)
        return "\t" + ", ".join(map(key_text, letters)) if letters and not self._keys.chords(command) else ""

    def _do(self, command: Command, checked: bool = False) -> None:
        command.verb(self._window)
        self.refresh()

    def _list_recent(self) -> None:
        self._recent.clear()
        for path in self._window.settings.recent():
            action = self._recent.addAction(shown(f"{path.stem} — {path.parent}"))
            action.triggered.connect(partial(self._open_recent, str(path)))
        if self._recent.isEmpty():
            self._recent.addAction("No project yet").setEnabled(False)

    def _open_recent(self, name: str, checked: bool = False) -> None:
        self._window.projects.open_named(name)


def shown(text: str) -> str:
    """Words from outside as a menu shows them, letter by letter."""
    return text.replace("&", "&&").replace("\t", " ")
