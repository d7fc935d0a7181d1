"""What a command is: a verb with a name, a menu, keys, and what must lie open for it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.gui.keyed import Scope, is_character

__all__ = ["MENUS", "Command", "Need", "Scope", "Verb"]

if TYPE_CHECKING:
    from workbench.gui.window import MainWindow

Verb = Callable[["MainWindow"], None]


class Need(StrEnum):
    """What must lie open before a command can do anything."""

    NOTHING = "nothing"
    PROJECT = "an open project"
    WRITING = "a project that can be written to"
    PAIR = "two articles side by side"
    LINKING = "two articles side by side in a project that can be written to"
    ROWS = "the rows in the middle of the window"
    REPAIR = "the rows, in a project that can be written to"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can ask for, by menu, by key and by the palette.

    ``reason`` says why it cannot be done now; empty when it can be.
    """

    name: str
    menu: str
    label: str
    verb: Verb
    keys: tuple[str, ...] = ()
    scope: Scope = Scope.DESK
    need: Need = Need.NOTHING
    icon: str = ""
    checked: Callable[["MainWindow"], bool] | None = None
    reason: Callable[["MainWindow"], str] | None = None
    rule_before: bool = False

    @property
    def chords(self) -> tuple[str, ...]:
        """The keys that act everywhere."""
        return tuple(key for key in self.keys if self.place(key) is Scope.WINDOW)

    @property
    def letters(self) -> tuple[str, ...]:
        """The keys that act only in text panes and lists, or only in the rows."""
        return tuple(key for key in self.keys if self.place(key) is not Scope.WINDOW)

    def place(self, key: str) -> Scope:
        """Where ``key`` acts when it is a key of this command."""
        inside = is_character(key) or (self.scope is Scope.ROWS and "+" not in key)
        return self.scope if inside else Scope.WINDOW


MENUS = ("Project", "Edit", "Articles", "Divergence", "Link", "Fact", "Review", "View", "Help")
