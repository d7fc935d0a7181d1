"""The commands on facts and their evidence."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.core.model import Stance
from workbench.gui.actions.command import Command, Need
from workbench.gui.keyed import key_of

if TYPE_CHECKING:
    from workbench.gui.window import MainWindow


def tag_fact(window: "MainWindow") -> None:
    """A new fact from the selection or the divergence."""
    window.session.review.tag_fact()


def add_evidence(window: "MainWindow") -> None:
    """Add the selection or the divergence to the current fact."""
    window.session.review.add_evidence()


def tags(window: "MainWindow") -> None:
    """Offer the tags for the current fact, or for all that are chosen in the table."""
    if not window.session.tagging.chosen:
        window.status.say(f"Choose a fact first, or press {key_of('tag')} to tag one.")
        return
    window.facts.open_tags()


def arrange_tags(window: "MainWindow") -> None:
    """Open the tree of tags."""
    window.facts.arrange_tags()


def overlaps(window: "MainWindow") -> None:
    """Look at the next quote that lies over the place the reader stands at."""
    panes = window.pages.spread.panes
    side = window.pages.spread.read
    if side is None or side not in window.session.desk.pair:
        window.status.say(
            f"Stand in one of the texts first; then {key_of('overlaps')} goes through the quotes "
            "that overlap there."
        )
        return
    caret = panes[side].caret
    span = caret.selection or caret.sentence
    if span is not None:
        window.session.remarks.cycle(side, span)


def details(window: "MainWindow") -> None:
    """Go to the fields of the current fact: claimant, date, context, address."""
    window.parts.show("facts")
    window.facts.card.edit_details()


def links(window: "MainWindow") -> None:
    """Show how the current fact stands to others."""
    window.parts.show("facts")
    window.facts.card.show_links()


def memo(window: "MainWindow") -> None:
    """Write the memo on the current fact."""
    window.facts.card.write_memo()


def project_memo(window: "MainWindow") -> None:
    """Write the memo on the project."""
    from workbench.core.factbook import MemoTarget
    from workbench.gui.memos import open_memo

    guid = window.session.remarks.project_guid()
    if guid:
        open_memo(window.session, MemoTarget.PROJECT, guid, "the project", window)


def article_memo(window: "MainWindow") -> None:
    """Write the memo on an article: the one that is being read, else the one in the library."""
    from workbench.core.factbook import MemoTarget
    from workbench.gui.memos import open_memo

    side, pair = window.pages.spread.read, window.session.desk.pair
    chosen = [pair[side].guid] if side in pair else window.library.selected()
    card = window.session.desk.card(chosen[0]) if chosen else None
    if card is None:
        window.status.say("Choose an article in the library first, or stand in its text.")
        return
    open_memo(window.session, MemoTarget.ARTICLE, card.guid, f"“{card.title}”", window)


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
    Command("details", "Fact", "Claimant, date and context…", details, ("A",), need=Need.WRITING),
    Command("fact_links", "Fact", "Links to other facts…", links, need=Need.WRITING),
    Command("overlaps", "Fact", "Next quote that overlaps here", overlaps, ("O",), need=Need.PAIR),
    Command("arrange_tags", "Fact", "Arrange the tags…", arrange_tags, need=Need.WRITING),
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
    Command("memo", "Fact", "Memo on the fact…", memo, ("Ctrl+M",), need=Need.WRITING, rule_before=True),
    Command("article_memo", "Fact", "Memo on the article…", article_memo, need=Need.WRITING),
    Command("project_memo", "Fact", "Memo on the project…", project_memo, need=Need.WRITING),
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
