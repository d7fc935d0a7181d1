"""Every command of the window in one list: menus, keys sheet and command palette are made of it."""

from workbench.gui.actions import (
    articles,
    claims,
    divergence,
    edit,
    fact,
    guide,
    link,
    project,
    reviewing,
    view,
)
from workbench.gui.actions.command import MENUS, Command, Need, Scope

__all__ = ["COMMANDS", "MENUS", "Command", "Need", "Scope", "command"]

COMMANDS: tuple[Command, ...] = (
    *project.COMMANDS,
    *edit.COMMANDS,
    *articles.COMMANDS,
    *claims.COMMANDS,
    *divergence.COMMANDS,
    *link.COMMANDS,
    *fact.COMMANDS,
    *reviewing.COMMANDS,
    *view.COMMANDS,
    *guide.COMMANDS,
)


def command(name: str) -> Command:
    """The command of that name."""
    return next(command for command in COMMANDS if command.name == name)
