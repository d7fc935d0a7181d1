"""The commands on facts and their evidence."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.core.model import Stance
from workbench.gui.actions.command import Command, Need

if TYPE_CHECKING:
    from workbench.gui.window import MainWindow


def tag_fact(window: "MainWindow") -> None:
    """A new fact from the selection or the divergence."""
    window.session.review.tag_fact()


def add_evidence(window: "MainWindow") -> None:
    """Add the selection or the divergence to the current fact."""
    window.session.review.add_evidence()


def tags(window: "MainWindow") -> None:
    """Go to the field that adds tags to the current fact."""
    if window.session.review.fact(window.session.focus.fact) is None:
        window.status.say("Choose a fact first, or press F to tag one.")
        return
    window.parts.show("facts")
    window.facts.focus_tags()


def edit_statement(window: "MainWindow") -> None:
    """Go to the current fact's statement."""
    window.parts.show("facts")
    window.facts.edit_statement()


def stance(chosen: Stance) -> "Callable[[MainWindow], None]":
    """The verb that gives the current evidence this stance."""

    def give(window: "MainWindow") -> None:
        window.session.review.set_stance(chosen)

    return give


def remove_evidence(window: "MainWindow") -> None:
    """Take the current quote away from its fact."""
    window.session.review.remove_evidence(window.session.focus.evidence)


def remove_fact(window: "MainWindow") -> None:
    """Take the current fact away; undo brings it back."""
    window.session.review.remove_fact(window.session.focus.fact)


COMMANDS = (
    Command("tag", "Fact", "Tag a new fact", tag_fact, ("F",), need=Need.WRITING, icon="fact"),
    Command(
        "evidence",
        "Fact",
        "Add as evidence to the current fact",
        add_evidence,
        ("E",),
        need=Need.WRITING,
        icon="evidence",
    ),
    Command("statement", "Fact", "Statement of the current fact…", edit_statement, ("W",), need=Need.WRITING),
    Command("tags", "Fact", "Tags of the current fact…", tags, ("T",), need=Need.WRITING, icon="tag"),
    *(
        Command(
            f"stance_{each}",
            "Fact",
            f"The evidence {each} the fact",
            stance(each),
            (str(number),),
            need=Need.WRITING,
            rule_before=number == 1,
        )
        for number, each in enumerate(Stance, start=1)
    ),
    Command(
        "remove_evidence",
        "Fact",
        "Remove the current evidence",
        remove_evidence,
        need=Need.WRITING,
        rule_before=True,
    ),
    Command("remove_fact", "Fact", "Remove the current fact", remove_fact, need=Need.WRITING),
)
