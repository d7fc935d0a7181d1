"""The commands that help."""

from typing import TYPE_CHECKING

from workbench.gui.actions.command import Command, Need, Scope

if TYPE_CHECKING:
    from workbench.gui.window import MainWindow


def palette(window: "MainWindow") -> None:
    """Find a command by its words."""
    from workbench.gui.palette import choose_command

    choose_command(window)


def keys_sheet(window: "MainWindow") -> None:
    """Show every key."""
    from workbench.gui.keys_sheet import KeysSheet

    KeysSheet(window).show()


def change_keys(window: "MainWindow") -> None:
    """Give the commands other keys."""
    from workbench.gui.keys_dialog import open_keys

    open_keys(window)


def welcome(window: "MainWindow") -> None:
    """Show the first lines of advice."""
    window.welcome.show()


def problems(window: "MainWindow") -> None:
    """List what went wrong."""
    window.problems.open_list()


def grading(window: "MainWindow") -> None:
    """Show what became of the engine's findings, kind by kind."""
    from workbench.gui.divergences.grading import GradingDialog

    GradingDialog(window.session, window.settings, window.theme, window).show()


def about(window: "MainWindow") -> None:
    """Say what this program is."""
    from workbench.gui.about import show_about

    show_about(window)


COMMANDS = (
    Command("palette", "Help", "Command palette…", palette, ("Ctrl+K",), icon="commands"),
    Command("keys", "Help", "Keys", keys_sheet, ("?", "F1"), scope=Scope.WINDOW, icon="keys"),
    Command("change_keys", "Help", "Change keys…", change_keys),
    Command("welcome", "Help", "What to do first", welcome, icon="info"),
    Command("problems", "Help", "Problems…", problems, icon="warning"),
    Command("grading", "Help", "How the engine did…", grading, need=Need.PROJECT, rule_before=True),
    Command("about", "Help", "About Source Workbench", about, rule_before=True),
)
