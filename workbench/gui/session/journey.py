"""The way back and forth: a step of the history at a time, and the steps of one import together."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.flow.bringing import import_of
from workbench.flow.projects import Project

_TURN = 0.03

Verb = Callable[[Project], str]
Do = Callable[[Verb], str | None]


class Journey(QObject):
    """An import of many steps goes as one, in turns so short that the window stays alive.

    It ends early where somebody did something else meanwhile, or where a step cannot be turned round; what
    was turned round until then stays so. ``arrived`` says what was travelled, in words.
    """

    arrived = Signal(str)
    under_way = Signal(str)

    def __init__(self, do: Do, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._do = do
        self._import = ""
        self._steps = 0

    @property
    def is_under_way(self) -> bool:
        """Whether an import is being turned round right now."""
        return bool(self._import)

    def go(self, verb: Verb, label: Verb, word: str) -> None:
        """Do ``verb`` (undo or redo), and go on while ``label`` names a step of the same import."""
        done = self._do(verb)
        if not done:
            self.arrived.emit("")
            return
        self._import, self._steps = import_of(done), 1
        if self._import and import_of(self._do(label) or "") == self._import:
            self.under_way.emit(f"{word}, step by step: {self._import}…")
            QTimer.singleShot(0, self, lambda: self._go_on(verb, label, word))
        else:
            self._arrive(f"{word}: {done}")

    def _go_on(self, verb: Verb, label: Verb, word: str) -> None:
        end = time.monotonic() + _TURN
        while import_of(self._do(label) or "") == self._import:
            if not self._do(verb):
                break
            self._steps += 1
            if time.monotonic() > end:
                QTimer.singleShot(0, self, lambda: self._go_on(verb, label, word))
                return
        self._arrive(f"{word}: {self._import}, {self._steps:,} steps")

    def _arrive(self, said: str) -> None:
        self._import = ""
        self.arrived.emit(said)
