"""The commands on several reviewers: who, what they have read, rounds, agreement, merging."""

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.gui.actions.command import Command, Need

if TYPE_CHECKING:
    from workbench.gui.reviewing.view import ReviewView
    from workbench.gui.window import MainWindow


def mark_read(window: "MainWindow") -> None:
    """Mark the article whose page has the keyboard as read, else the one chosen in the library."""
    side, pair, library = window.pages.spread.read, window.session.desk.pair, window.library
    guid = pair[side].guid if side in pair else library.model.guid(library.list.currentIndex())
    if guid:
        window.session.reviewing.toggle_read(guid)
    else:
        window.status.say("Go to one of the pages, or choose an article in the library first.")


def to_review(window: "MainWindow") -> None:
    """Show the review in the middle and give it the keyboard."""
    window.middle.show_view("Review")
    window.parts.go_to("pages")


def _view(window: "MainWindow") -> "ReviewView":
    from workbench.gui.reviewing.view import ReviewView

    to_review(window)
    view = window.middle.views["Review"]
    assert isinstance(view, ReviewView)  # noqa: S101 - narrows the type
    return view


def new_round(window: "MainWindow") -> None:
    """Ask what the next round shall be."""
    _view(window).open_round()


def turn_round(window: "MainWindow") -> None:
    """Reveal the round that is blind, or close the one that is revealed."""
    _view(window).turn.click()


def accept_unanimous(window: "MainWindow") -> None:
    """Decide every fact that all agree on."""
    _view(window).turn_to("Decide")
    window.session.judging.accept_unanimous()


def edit_scales(window: "MainWindow") -> None:
    """Edit the scales that rounds are judged on."""
    from workbench.gui.reviewing.scales import ScaleDialog

    ScaleDialog(window.session, window).open()


def edit_reviewers(window: "MainWindow") -> None:
    """Edit one's own details, and those of others."""
    from workbench.gui.reviewing.persons import ReviewerDialog

    def follow() -> None:
        project = window.session.desk.project
        if project is not None:
            window.settings.reviewer = project.reviewer

    dialog = ReviewerDialog(window.session, window)
    dialog.accepted.connect(follow)
    dialog.open()


def merge(window: "MainWindow") -> None:
    """Ask for another copy of the project and show what it would bring."""
    from PySide6.QtWidgets import QFileDialog

    start = str(window.settings.folder("projects"))
    name, _ = QFileDialog.getOpenFileName(window, "Merge another copy", start, "Projects (*.swb)")
    if name:
        merge_file(window, Path(name))


def merge_file(window: "MainWindow", path: Path) -> None:
    """Show what merging that file would bring."""
    from workbench.gui.reviewing.merge import MergeDialog

    dialog = MergeDialog(window.session, path, window)
    dialog.open()
    if not dialog.look():
        dialog.close()


COMMANDS = (
    Command("read", "Review", "I have read this article", mark_read, ("R",), need=Need.WRITING),
    Command("to_review", "Review", "Go to the review", to_review, ("Alt+6",), need=Need.PROJECT),
    Command("new_round", "Review", "New round…", new_round, need=Need.WRITING, rule_before=True),
    Command("turn_round", "Review", "Reveal or close the round", turn_round, need=Need.WRITING),
    Command("unanimous", "Review", "Accept all unanimous verdicts", accept_unanimous, need=Need.WRITING),
    Command("scales", "Review", "Verdict scales…", edit_scales, need=Need.WRITING, rule_before=True),
    Command("reviewers", "Review", "Reviewers…", edit_reviewers, need=Need.WRITING, icon="reviewer"),
    Command("merge_project", "Review", "Merge another copy…", merge, need=Need.WRITING, rule_before=True),
)
