"""The commands that take back, do again and find."""

from typing import TYPE_CHECKING

from workbench.gui.actions.command import Command, Need

if TYPE_CHECKING:
    from workbench.gui.window import MainWindow


def undo(window: "MainWindow") -> None:
    """Take the last action back."""
    window.session.review.undo()


def redo(window: "MainWindow") -> None:
    """Do the last undone action again."""
    window.session.review.redo()


def find(window: "MainWindow") -> None:
    """Open the find bar."""
    window.find_bar.open()


def search(window: "MainWindow") -> None:
    """Search all facts and articles."""
    from workbench.gui.search import open_search

    open_search(window)


def find_next(window: "MainWindow") -> None:
    """Go to the next place found."""
    window.find_bar.step(+1)


def find_previous(window: "MainWindow") -> None:
    """Go to the place found before."""
    window.find_bar.step(-1)


COMMANDS = (
    Command("undo", "Edit", "Undo", undo, ("Ctrl+Z",), need=Need.WRITING, icon="undo"),
    Command("redo", "Edit", "Redo", redo, ("Ctrl+Shift+Z", "Ctrl+Y"), need=Need.WRITING, icon="redo"),
    Command(
        "find",
        "Edit",
        "Find in both texts",
        find,
        ("Ctrl+F",),
        need=Need.PAIR,
        icon="find",
        rule_before=True,
    ),
    Command("find_next", "Edit", "Find next", find_next, ("F3",), need=Need.PAIR),
    Command("find_previous", "Edit", "Find previous", find_previous, ("Shift+F3",), need=Need.PAIR),
    Command(
        "search",
        "Edit",
        "Search everything…",
        search,
        ("Ctrl+Shift+F",),
        need=Need.PROJECT,
        rule_before=True,
    ),
)
