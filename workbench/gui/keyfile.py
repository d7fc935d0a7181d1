"""The user's keys as a small text file: read, written, and kept when it is broken."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QObject, QSaveFile, Signal

from workbench.core.problem import Problem
from workbench.gui.keymap import Keymap, plain

_HEAD = """\
# Keys of Source Workbench. Only the commands named here have other keys than the usual ones; an empty list
# takes all keys away. "letters = false" switches off every key of one character.
"""


@dataclass(frozen=True, slots=True)
class KeyTable:
    """What a file of keys says: keys by the name of a command, and whether letters act."""

    own: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    letters: bool = True


def parsed(text: str) -> KeyTable:
    """What the text of a file says; a Problem where it cannot be understood at all."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Problem("This file of keys cannot be read. Your keys stay as they are.", str(error)) from error
    own, letters = table.get("keys", {}), table.get("letters", True)
    if not isinstance(own, dict) or not isinstance(letters, bool):
        raise Problem("This is no file of keys. Your keys stay as they are.", text[:200])
    for name, keys in own.items():
        if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
            said = f"The keys of “{name}” are no list of keys in quotes. Your keys stay as they are."
            raise Problem(said, str(keys))
    return KeyTable({name: tuple(keys) for name, keys in own.items()}, letters)


def composed(keymap: Keymap, unknown: Mapping[str, tuple[str, ...]] = MappingProxyType({})) -> str:
    """The keymap as the text of a file, with what was given to commands that this program does not know."""
    labels = {command.name: plain(command) for command in keymap.commands}
    lines = [_HEAD, f"letters = {str(keymap.letters).lower()}", "", "[keys]"]
    for name, keys in {**keymap.own, **unknown}.items():
        listed = ", ".join(json.dumps(key, ensure_ascii=False) for key in keys)
        bare = (
            name
            if name.replace("_", "").replace("-", "").isascii() and name.isidentifier()
            else json.dumps(name)
        )
        lines.append(f"{bare} = [{listed}]" + (f"  # {labels[name]}" if name in labels else ""))
    return "\n".join(lines) + "\n"


class KeyFile(QObject):
    """Gives a keymap what its file says, and writes each change down."""

    failed = Signal(Problem)

    def __init__(self, path: Path, keymap: Keymap, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._keymap = keymap
        self._unknown: dict[str, tuple[str, ...]] = {}
        self._lame = False
        self.problem = self._load()
        keymap.changed.connect(self.save)

    def save(self) -> None:
        """Write the keys down; where that cannot be, they act until the program ends."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write(self.path, composed(self._keymap, self._unknown))
        except OSError as error:
            if not self._lame:
                self._lame = True
                said = f"{self.path.name} cannot be written. Your keys act until you close the program."
                self.failed.emit(Problem(said, str(error)))

    def export(self, path: Path) -> None:
        """Write the keys to a file of the user's choice; a Problem where that cannot be."""
        try:
            write(path, composed(self._keymap, self._unknown))
        except OSError as error:
            raise Problem(f"{path.name} cannot be written. Nothing was exported.", str(error)) from error

    def bring(self, path: Path) -> list[str]:
        """Use the keys of a file instead of the present ones; returns what was left out, in sentences.

        A file that cannot be understood is a Problem, and the keys stay as they are.
        """
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            said = f"{path.name} cannot be read as text. Your keys stay as they are."
            raise Problem(said, str(error)) from error
        return self._use(parsed(text))

    # ---- inside

    def _load(self) -> Problem | None:
        if not self.path.is_file():
            return None
        try:
            said = self.bring(self.path)
        except Problem as problem:
            kept = self._keep()
            sentence = f"Your keys could not be read, so the usual keys act. What you had is in {kept}."
            return Problem(sentence, f"{problem.sentence}\n{problem.details}\n{self.path}")
        if not said:
            return None
        kept = self._keep()
        return Problem(f"Not all of your keys could be used. What you had is in {kept}.", "\n".join(said))

    def _use(self, table: KeyTable) -> list[str]:
        known = {command.name for command in self._keymap.commands}
        self._unknown = {name: keys for name, keys in table.own.items() if name not in known}
        return self._keymap.take(table.own, letters=table.letters)

    def _keep(self) -> str:
        """Lay a copy of the file beside it, under a name that is free."""
        try:
            data = self.path.read_bytes()
            names = (self.path.with_name(f"keys-kept-{number}.toml") for number in range(1, 1000))
            kept = next(name for name in names if not name.exists() or name.read_bytes() == data)
            kept.write_bytes(data)
        except (OSError, StopIteration):
            return f"{self.path.name}, until you change a key"
        return kept.name


def write(path: Path, text: str) -> None:
    """Put ``text`` in the place of the file, all of it or nothing; an OSError where that cannot be."""
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise OSError(file.errorString())
    file.write(text.encode())
    if not file.commit():
        raise OSError(file.errorString())
