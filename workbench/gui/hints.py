"""Keys named in sentences, buttons and tooltips: always those of now."""

import re
from collections.abc import Callable

from PySide6.QtCore import QObject
from shiboken6 import isValid

from workbench.gui.keyed import GAP
from workbench.gui.keymap import Keymap, key_text, plain

_GAP = re.compile(f"{GAP[0]}([a-z_]+){GAP[1]}")


class Hints:
    """Writes keys from the keymap, and again when they change."""

    def __init__(self, keymap: Keymap) -> None:
        self._keymap = keymap

    def fill(self, sentence: str) -> str:
        """The sentence with the present keys in its gaps; a command without a key goes by its name."""
        return _GAP.sub(lambda found: self._named(found[1]), sentence)

    def beside(self, words: str, name: str) -> str:
        """The words of a button with the key of the command ``name`` after them, if it has one."""
        key = self._key(name)
        return f"{words}  {key}" if key else words

    def noted(self, words: str, name: str) -> str:
        """The words of a tooltip with the key of the command ``name`` in brackets, if it has one."""
        key = self._key(name)
        return f"{words} ({key})" if key else words

    def follow(self, part: QObject, write: Callable[[], object]) -> None:
        """Write now, and again whenever the keys change, as long as ``part`` is there."""

        def again() -> None:
            if isValid(part):
                write()

        self._keymap.changed.connect(again)
        write()

    def _key(self, name: str) -> str:
        keys = self._keymap.acting(name)
        return key_text(keys[0]) if keys else ""

    def _named(self, name: str) -> str:
        command = self._keymap.command(name)
        return self._key(name) or (f"“{plain(command)}”" if command else name)
