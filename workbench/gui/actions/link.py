"""The commands on links; most of them are about the row that the Rows view stands in."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.core.model import Side
from workbench.gui.actions.command import Command, Need, Scope
from workbench.gui.actions.view import shows_rows

if TYPE_CHECKING:
    from workbench.gui.window import MainWindow


def link_selected(window: "MainWindow") -> None:
    """Link what is selected on both sides; where nothing is, the sentence that the reader stands in."""
    if shows_rows(window):
        window.rows.deeds.link()
        return
    linking = window.session.linking
    picked = {side: linking.picked.get(side, ()) or _stood(window, side) for side in Side}
    if all(picked.values()):
        for side, numbers in picked.items():
            linking.pick(side, numbers)
    linking.link_selected()


def _stood(window: "MainWindow", side: Side) -> tuple[int, ...]:
    """The sentence of a page that the reader went to, or stands in to link it with what is selected."""
    pane = window.pages.spread.panes[side]
    wanted = pane.placed or (
        window.pages.spread.read is side and window.session.linking.picked.get(side.other)
    )
    return (pane.caret.number,) if wanted and window.session.desk.comparison is not None else ()


def turn_status(window: "MainWindow") -> None:
    """Confirm the current link, or leave it to the program."""
    window.rows.deeds.status()


def confirm_above(window: "MainWindow") -> None:
    """Confirm every link down to the current row."""
    window.rows.deeds.confirm_above()


def merge_rows(window: "MainWindow") -> None:
    """Make one link of this row and the next."""
    window.rows.deeds.merge()


def split_link(window: "MainWindow") -> None:
    """Take the current link apart."""
    window.rows.deeds.split()


def unlink(window: "MainWindow") -> None:
    """Take the current link away."""
    window.rows.deeds.unlink()


def dismiss_link(window: "MainWindow") -> None:
    """Take the current link away for good: its sentences have no partner."""
    window.rows.deeds.dismiss()


def move_right(by: int) -> "Callable[[MainWindow], None]":
    """The verb that moves the right side of the current row to a neighbour."""

    def move(window: "MainWindow") -> None:
        window.rows.deeds.move(by)

    return move


def next_unconfirmed(window: "MainWindow") -> None:
    """Go to the next link that nobody has confirmed yet."""
    window.rows.deeds.next_unconfirmed()


def next_uneven(window: "MainWindow") -> None:
    """Go to the next row that is not one-to-one."""
    window.rows.deeds.next_uneven()


COMMANDS = (
    Command("link", "Link", "Link the selected sentences", link_selected, ("Alt+S",), need=Need.LINKING),
    *(
        Command(
            name, "Link", label, verb, keys, Scope.ROWS, Need.REPAIR, rule_before=name in ("status", "merge")
        )
        for name, label, verb, keys in (
            ("status", "Confirm the link, or leave it to the program", turn_status, ("S",)),
            ("confirm_above", "Confirm all links above", confirm_above, ("C",)),
            ("merge", "Merge with the next row", merge_rows, ("M",)),
            ("split", "Split the link", split_link, ("X",)),
            ("unlink", "Take the link away", unlink, ("Delete", "Backspace")),
            ("dismiss_link", "Take the link away: no partner", dismiss_link, ("Shift+Delete",)),
            ("move_up", "Move the right side up", move_right(-1), ("Alt+Shift+Up",)),
            ("move_down", "Move the right side down", move_right(+1), ("Alt+Shift+Down",)),
        )
    ),
    *(
        Command(name, "Link", label, verb, (key,), Scope.ROWS, Need.ROWS, rule_before=key == "U")
        for name, label, verb, key in (
            ("next_unconfirmed", "Next unconfirmed link", next_unconfirmed, "U"),
            ("next_uneven", "Next that is not one-to-one", next_uneven, "N"),
        )
    ),
)
