"""The commands on the table of claims: what lies on it, going there, writing it down."""

from typing import TYPE_CHECKING

from workbench.gui.actions.command import Command, Need

if TYPE_CHECKING:
    from workbench.gui.claims.view import ClaimsView
    from workbench.gui.window import MainWindow

_FEWEST = 2


def lay(window: "MainWindow") -> None:
    """Lay what is chosen in the library on the table, else the group of the pair, and go there."""
    chosen, collating = window.library.selected(), window.session.collating
    done = collating.lay(chosen) if len(chosen) >= _FEWEST else collating.lay_around()
    if done:
        to_claims(window)


def to_claims(window: "MainWindow") -> None:
    """Show the claims in the middle and give them the keyboard."""
    window.middle.show_view("Claims")
    window.parts.go_to("pages")


def export_claims(window: "MainWindow") -> None:
    """Ask where the table of claims shall be written."""
    _view(window).export()


def _view(window: "MainWindow") -> "ClaimsView":
    from workbench.gui.claims.view import ClaimsView

    to_claims(window)
    view = window.middle.views["Claims"]
    assert isinstance(view, ClaimsView)  # noqa: S101 - narrows the type
    return view


COMMANDS = (
    Command(
        "lay", "Articles", "Lay on the table of claims", lay, ("Ctrl+L",), need=Need.PROJECT, rule_before=True
    ),
    Command("to_claims", "Articles", "Go to the claims", to_claims, ("Alt+7",), need=Need.PROJECT),
    Command("export_claims", "Articles", "Export the claims…", export_claims, need=Need.PROJECT),
)
