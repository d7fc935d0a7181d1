"""What has keys: where a key acts, and gaps in sentences that name the present key."""

from enum import StrEnum
from typing import Protocol

GAP = "\u2045\u2046"


class Scope(StrEnum):
    """Where a key of one character acts; keys with Ctrl or Alt act everywhere."""

    WINDOW = "everywhere but in text fields"
    DESK = "in text panes and lists"
    ROWS = "in the rows"


class Keyed(Protocol):
    """A command, as far as its keys go."""

    @property
    def name(self) -> str:
        """What it goes by in files and sentences."""

    @property
    def menu(self) -> str:
        """The menu it is in."""

    @property
    def label(self) -> str:
        """What the menu says."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Its usual keys."""

    @property
    def scope(self) -> Scope:
        """Where its keys of one character act."""

    def place(self, key: str) -> Scope:
        """Where ``key`` acts when it is a key of this command."""


def is_character(key: str) -> bool:
    """Whether a key writes a character: a letter, a digit or a sign, with or without Shift (WCAG 2.1.4)."""
    return len(key.removeprefix("Shift+")) == 1


def key_of(name: str) -> str:
    """A gap in a sentence that ``Keymap.fill`` closes with the present key of the command ``name``."""
    return f"{GAP[0]}{name}{GAP[1]}"
