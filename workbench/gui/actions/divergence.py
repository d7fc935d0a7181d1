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


def confirm(window: "MainWindow") -> None:
    """Say that the difference in focus holds."""
    window.session.findings.confirm()


def dismiss(window: "MainWindow") -> None:
    """Say that it is none."""
    window.session.findings.dismiss()


def turn_tier(window: "MainWindow") -> None:
    """Make a claim of a wording, or a wording of a claim."""
    window.session.findings.turn_tier()


def take_back(window: "MainWindow") -> None:
    """Leave the difference in focus to the program again."""
    window.session.findings.take_back()


def comment(window: "MainWindow") -> None:
    """Write down why it was decided so."""
    window.divergences.card.ask_comment()


def show_all(window: "MainWindow") -> None:
    """Show what the filters hide, too."""
    window.divergences.filters.show_all()


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
        ("Ctrl+Shift+G", "G"),
        need=Need.PAIR,
        icon="across",
    ),
    *(
        Command(name, "Divergence", label, verb, keys, need=Need.LINKING, rule_before=name == "confirm")
        for name, label, verb, keys in (
            ("confirm", "Confirm the divergence", confirm, ("Y",)),
            ("dismiss", "Dismiss the divergence", dismiss, ("D",)),
            ("turn_tier", "Make it a claim, or only wording", turn_tier, ("P",)),
            ("take_decision_back", "Take the decision back", take_back, ()),
            ("comment_decision", "Comment on the decision…", comment, ()),
        )
    ),
    Command(
        "show_all_divergences",
        "Divergence",
        "Show all divergences",
        show_all,
        need=Need.PAIR,
        rule_before=True,
    ),
    Command(
        "sameness",
        "Divergence",
        "Show what is the same",
        turn_polarity,
        ("Ctrl+D",),
        need=Need.PAIR,
        checked=shows_sameness,
    ),
)
