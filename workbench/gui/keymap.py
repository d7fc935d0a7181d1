"""Which keys every command has now: the usual ones, and what the user made of them."""

import re
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from workbench.gui.keyed import Keyed, Scope, is_character
from workbench.gui.parts.keylist import LETTERS_OFF

Keys = tuple[str, ...]

_MOVES = ("Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown")
_CONTROLS = ("Return", "Enter", "Esc", "Tab", "Backtab", "Space", "Menu")
_RESERVED: Mapping[str, str] = {
    **dict.fromkeys(_MOVES, "moves in texts and lists"),
    **{f"Shift+{key}": "selects in texts and lists" for key in _MOVES},
    **{
        f"{held}+Shift+{key}": "trims or extends a selection"
        for held in ("Ctrl", "Alt")
        for key in _MOVES[2:4]
    },
    **{
        f"{held}+{key}": "moves in texts and fields" for held in ("Ctrl", "Ctrl+Shift") for key in _MOVES[4:6]
    },
    **{held + key: "works the controls of the window" for key in _CONTROLS for held in ("", "Shift+")},
    **{f"Ctrl+{key}": "copies, cuts or selects in texts and fields" for key in "CXA"},
    **{f"Ctrl+{key}": "keeps what is written in a field" for key in ("Return", "Enter")},
    "Alt+F4": "closes the window",
}
_TAKES_AWAY = ("Del", "Delete", "Backspace", "Ins")
_MODIFIERS = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class Keymap(QObject):
    """The keys of the commands; ``changed`` tells that some are others now."""

    changed = Signal()

    def __init__(self, commands: Sequence[Keyed] = ()) -> None:
        super().__init__()
        self.own: dict[str, Keys] = {}
        self._present: dict[str, Keys] = {}
        self._letters = True
        self.learn(commands)

    def learn(self, commands: Sequence[Keyed]) -> None:
        """Keep the keys of these commands."""
        self.commands = tuple(commands)
        self._by_name = {command.name: command for command in commands}
        self._menus = {f"Alt+{command.menu[0]}": command.menu for command in commands}
        self._tell()

    # ---- what is

    @property
    def letters(self) -> bool:
        """Whether keys of one character act at all."""
        return self._letters

    @letters.setter
    def letters(self, on: bool) -> None:
        if on != self._letters:
            self._letters = on
            self._tell()

    def command(self, name: str) -> Keyed | None:
        """The command of that name, if there is one."""
        return self._by_name.get(name)

    def keys(self, name: str) -> Keys:
        """The keys given to a command, also those that are switched off now."""
        return self._present.get(name, ())

    def acting(self, name: str) -> Keys:
        """The keys of a command that do something now."""
        return tuple(key for key in self.keys(name) if self._letters or not is_character(key))

    def chords(self, command: Keyed) -> Keys:
        """Its keys that act everywhere, now."""
        return tuple(key for key in self.acting(command.name) if command.place(key) is Scope.WINDOW)

    def inner(self, command: Keyed) -> Keys:
        """Its keys that act only in text panes and lists, or only in the rows, now."""
        return tuple(key for key in self.acting(command.name) if command.place(key) is not Scope.WINDOW)

    def is_changed(self, name: str) -> bool:
        """Whether a command has other keys than the usual ones."""
        return set(self.keys(name)) != set(usual(self._by_name[name]))

    def clashing(self, name: str, key: str) -> tuple[Keyed, ...]:
        """The other commands that have ``key`` where the command ``name`` would use it."""
        command, key = self._by_name[name], written(key)
        return tuple(
            other
            for other in self.commands
            if other.name != name
            and key in self.keys(other.name)
            and _meet(command.place(key), other.place(key))
        )

    def refusal(self, name: str, key: str) -> str:
        """Why a command cannot have ``key``, in a sentence; empty when it can."""
        key = written(key)
        if not key:
            return "This key has no name that could be kept. Choose another one."
        if use := _RESERVED.get(key):
            return f"{key_text(key)} {use} and stays as it is. Choose another key."
        if menu := self._menus.get(key):
            return f"{key_text(key)} opens the menu {menu} and stays as it is. Choose another key."
        if key in _TAKES_AWAY and self._by_name[name].scope is not Scope.ROWS:
            return f"{key_text(key)} takes away what a list stands on. Choose another key."
        return ""

    # ---- what changes

    def give(self, name: str, key: str) -> tuple[Keyed, ...]:
        """Give a command one more key, taken from whoever had it there; returns who lost it."""
        return self.set_keys(name, (*self.keys(name), key))

    def set_keys(self, name: str, keys: Iterable[str]) -> tuple[Keyed, ...]:
        """Give a command these keys and no others; returns the commands that lost one by it."""
        wanted = tuple(dict.fromkeys(written(key) for key in keys))
        losing = [(other, key) for key in wanted for other in self.clashing(name, key)]
        for other, key in losing:
            self.own[other.name] = tuple(each for each in self.keys(other.name) if each != key)
            self._present[other.name] = self.own[other.name]
        self.own[name] = wanted
        self._tell()
        return tuple(dict.fromkeys(other for other, _ in losing))

    def reset(self, name: str) -> tuple[Keyed, ...]:
        """Give a command its usual keys back; returns the commands that lost one by it."""
        return self.set_keys(name, usual(self._by_name[name]))

    def reset_all(self) -> None:
        """Give every command its usual keys, and let letters act."""
        self.own, self._letters = {}, True
        self._tell()

    def take(self, own: Mapping[str, Iterable[str]], *, letters: bool = True) -> list[str]:
        """Use these keys for the commands named, the usual ones for the others.

        What cannot be is left out and told, one sentence each; the first command that names a key has it.
        """
        self.own, self._letters = {}, letters
        self._present = {command.name: () for command in self.commands}
        said = []
        for command in self.commands:
            if command.name not in own:
                continue
            keys, left_out = self._sifted(command, own[command.name])
            self.own[command.name] = self._present[command.name] = keys
            said += left_out
        self._tell()
        return said

    # ---- inside

    def _sifted(self, command: Keyed, wanted: Iterable[str]) -> tuple[Keys, list[str]]:
        kept, said = [], []
        for key in dict.fromkeys(wanted):
            others = self.clashing(command.name, key)
            if others:
                taken = f"is a key of “{plain(others[0])}” already"
                said.append(f"{key_text(written(key))} {taken} and was not given to “{plain(command)}”.")
            elif refusal := self.refusal(command.name, key):
                said.append(f"“{plain(command)}”, {key or 'no key'}: {refusal}")
            else:
                kept.append(written(key))
        return tuple(kept), said

    def _tell(self) -> None:
        self._settle()
        app = QCoreApplication.instance()
        if app is not None:
            app.setProperty(LETTERS_OFF, not self._letters)
        self.changed.emit()

    def _settle(self) -> None:
        """What the user gave stands first; a usual key that was given elsewhere is not given twice."""
        own = {name: keys for name, keys in self.own.items() if set(keys) != set(usual(self._by_name[name]))}
        self.own = own
        self._present = {command.name: own.get(command.name, ()) for command in self.commands}
        for command in self.commands:
            if command.name not in own:
                self._present[command.name] = tuple(
                    key for key in usual(command) if not self.clashing(command.name, key)
                )


def _meet(one: Scope, other: Scope) -> bool:
    """Whether a key of the one and a key of the other can be pressed at one place; a row has its own."""
    return {one, other} != {Scope.DESK, Scope.ROWS}


def usual(command: Keyed) -> Keys:
    """The keys that a command has from the beginning."""
    return tuple(written(key) for key in command.keys)


def written(key: str) -> str:
    """A key in the one form that is stored; empty when it is none."""
    if len(key) == 1:
        large = key.upper()
        return (large if len(large) == 1 else key) if key.isprintable() and not key.isspace() else ""
    sequence = QKeySequence(key, QKeySequence.SequenceFormat.PortableText)
    text = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    known = sequence.count() == 1 and text.isprintable()
    return text.replace("Num+", "") if known else ""


def key_text(key: str) -> str:
    """A key as this system writes it."""
    if len(key) == 1:
        return key
    text = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return re.sub(r"\bDown$", "↓", re.sub(r"\bUp$", "↑", text))


def plain(command: Keyed) -> str:
    """A command's name without what only a menu needs."""
    return command.label.rstrip("…")


def key_pressed(event: QKeyEvent) -> str:
    """The key of an event as it is stored; a sign that Shift writes goes without Shift."""
    held, key = event.modifiers() & _MODIFIERS, event.key()
    sign = key < Qt.Key.Key_Escape and not chr(key).isalnum() and key != Qt.Key.Key_Space
    if sign or (key < Qt.Key.Key_Escape and event.text().isdigit() and not chr(key).isdigit()):
        held &= ~Qt.KeyboardModifier.ShiftModifier
    if key == Qt.Key.Key_Backtab:
        key = Qt.Key.Key_Tab
    combination = QKeyCombination(held, Qt.Key(key))
    return QKeySequence(combination).toString(QKeySequence.SequenceFormat.PortableText)


def meant(keymap: Keymap, names: Iterable[str], event: QKeyEvent) -> str:
    """Which of these commands a pressed key is for; empty when it is for none."""
    key = written(key_pressed(event))
    return next((name for name in names if key and key in keymap.acting(name)), "")
