"""The commands that go through the divergences."""

from typing import TYPE_CHECKING

from workbench.gui.actions.command import Command, Need

if TYPE_CHECKING:
    from workbench.gui.window import MainWindow


def next_divergence(window: "MainWindow") -> None:
    """Look at the next divergence."""
    window.session.focus.step(+1)
    window.parts.leave_field("pages")


def previous_divergence(window: "MainWindow") -> None:
    """Look at the divergence before."""
    window.session.focus.step(-1)
    window.parts.leave_field("pages")


def cross(window: "MainWindow") -> None:
    """Look at the same place on the other side."""
    window.pages.go_across()


def turn_polarity(window: "MainWindow") -> None:
    """Mark what is the same instead of what differs, and back."""
    window.session.focus.show_sameness(not window.session.focus.sameness)


def shows_sameness(window: "MainWindow") -> bool:
    """Whether what is the same is marked."""
    return window.session.focus.sameness


COMMANDS = (
    Command(
        "next",
        "Divergence",
        "Next divergence",
        next_divergence,
        ("Alt+Down", "Ctrl+Down", "J"),
        need=Need.PAIR,
        icon="next",
    ),
    Command(
        "previous",
        "Divergence",
        "Previous divergence",
        previous_divergence,
        ("Alt+Up", "Ctrl+Up", "K"),
        need=Need.PAIR,
        icon="previous",
    ),
    Command(
        "across",
        "Divergence",
        "Go to the other side",
        cross,
        ("Ctrl+Shift+G",),
        need=Need.PAIR,
        icon="across",
    ),
    Command(
        "sameness",
        "Divergence",
        "Show what is the same",
        turn_polarity,
        ("Ctrl+D",),
        need=Need.PAIR,
        checked=shows_sameness,
        rule_before=True,
    ),
)
