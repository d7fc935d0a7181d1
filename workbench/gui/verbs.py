"""What each command does to the window; every verb takes the window and asks its parts."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.core.model import Stance
from workbench.gui.theme import TEXT_SIZE

if TYPE_CHECKING:
    from workbench.gui.window import MainWindow

# ---- project


def new_project(window: "MainWindow") -> None:
    """Ask where the new project shall be and open it."""
    window.projects.ask_new()


def open_project(window: "MainWindow") -> None:
    """Ask for a project file and open it."""
    window.projects.ask_open()


def open_sample(window: "MainWindow") -> None:
    """Open the sample project with its most telling pair."""
    window.projects.open_sample()


def close_project(window: "MainWindow") -> None:
    """Put the project away."""
    window.projects.close()


def export_facts(window: "MainWindow") -> None:
    """Ask for a format and a file and write the facts."""
    from workbench.gui.export_dialog import ExportDialog

    if not window.session.review.facts:
        window.status.say("There is no fact to export yet; F makes one of what you look at.")
        return
    ExportDialog(window.session, window.settings, window).open()


def name_reviewer(window: "MainWindow") -> None:
    """Ask for the name that decisions are signed with."""
    window.projects.ask_reviewer()


def leave(window: "MainWindow") -> None:
    """Close the window; everything is stored already."""
    window.close()


# ---- edit


def undo(window: "MainWindow") -> None:
    """Take the last action back."""
    window.session.review.undo()


def redo(window: "MainWindow") -> None:
    """Do the last undone action again."""
    window.session.review.redo()


def find(window: "MainWindow") -> None:
    """Open the find bar."""
    window.find_bar.open()


def find_next(window: "MainWindow") -> None:
    """Go to the next place found."""
    window.find_bar.step(+1)


def find_previous(window: "MainWindow") -> None:
    """Go to the place found before."""
    window.find_bar.step(-1)


# ---- articles


def import_files(window: "MainWindow") -> None:
    """Ask for files and read them."""
    window.imports.ask_files()


def import_folder(window: "MainWindow") -> None:
    """Ask for a folder and read what lies in it."""
    window.imports.ask_folder()


def paste(window: "MainWindow") -> None:
    """Make an article of a pasted text."""
    window.library.paste()


def provenance(window: "MainWindow") -> None:
    """Write down where an article comes from: the one that is being read, else the one in the library."""
    window.library.edit_provenance(_read(window))


def correct_article(window: "MainWindow") -> None:
    """Bring a corrected text of an article: the one that is being read, else the one in the library."""
    window.library.correct(_read(window))


def _read(window: "MainWindow") -> str:
    """The article on the page that has the keyboard, or an empty string."""
    panes, pair = window.pages.spread.panes, window.session.desk.pair
    return next((pair[side].guid for side, pane in panes.items() if pane.hasFocus() and side in pair), "")


def remove_article(window: "MainWindow") -> None:
    """Take the article chosen in the library out of the project."""
    window.library.remove()


def swap(window: "MainWindow") -> None:
    """Exchange left and right."""
    window.session.desk.swap()


def compare_again(window: "MainWindow") -> None:
    """Compare the two articles once more."""
    window.session.desk.compare_again()


# ---- divergence


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


# ---- fact


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


# ---- view


def go_to(part: str) -> "Callable[[MainWindow], None]":
    """The verb that gives one part of the window the keyboard."""

    def go(window: "MainWindow") -> None:
        window.parts.go_to(part)

    return go


def turn_to(view: str) -> "Callable[[MainWindow], None]":
    """The verb that shows one view in the middle and gives it the keyboard."""

    def turn(window: "MainWindow") -> None:
        window.middle.show_view(view)
        window.parts.go_to("pages")

    return turn


def turn_over(window: "MainWindow") -> None:
    """Show the rows instead of the pages, and back."""
    turn_to("Pages" if shows_rows(window) else "Rows")(window)


def shows_rows(window: "MainWindow") -> bool:
    """Whether the rows are in the middle."""
    return window.middle.shown == "Rows"


def toggle(part: str) -> "Callable[[MainWindow], None]":
    """The verb that shows or hides one part of the window."""

    def turn(window: "MainWindow") -> None:
        window.parts.toggle(part)

    return turn


def is_shown(part: str) -> "Callable[[MainWindow], bool]":
    """Whether that part of the window is shown."""
    return lambda window: window.parts.is_shown(part)


def next_part(window: "MainWindow") -> None:
    """Give the next part of the window the keyboard."""
    window.parts.step(+1)


def previous_part(window: "MainWindow") -> None:
    """Give the part before the keyboard."""
    window.parts.step(-1)


def use_theme(name: str) -> "Callable[[MainWindow], None]":
    """The verb that dresses the window."""

    def use(window: "MainWindow") -> None:
        window.use_theme(name)

    return use


def uses_theme(name: str) -> "Callable[[MainWindow], bool]":
    """Whether the window is dressed so."""
    return lambda window: window.settings.theme == name


def size_text(by: int) -> "Callable[[MainWindow], None]":
    """The verb that sets what is read larger (+1) or smaller (-1) by a point, or as usual (0)."""

    def size(window: "MainWindow") -> None:
        window.use_text_size(window.theme.text_size + by if by else TEXT_SIZE)

    return size


def full_screen(window: "MainWindow") -> None:
    """Fill the screen, and back."""
    window.showNormal() if window.isFullScreen() else window.showFullScreen()


def reset_layout(window: "MainWindow") -> None:
    """Put every part of the window back in its place."""
    window.parts.reset()


# ---- help


def palette(window: "MainWindow") -> None:
    """Find a command by its words."""
    from workbench.gui.palette import choose_command

    choose_command(window)


def keys_sheet(window: "MainWindow") -> None:
    """Show every key."""
    from workbench.gui.keys_sheet import KeysSheet

    KeysSheet(window).show()


def welcome(window: "MainWindow") -> None:
    """Show the first lines of advice."""
    window.welcome.show()


def problems(window: "MainWindow") -> None:
    """List what went wrong."""
    window.problems.open_list()


def about(window: "MainWindow") -> None:
    """Say what this program is."""
    from workbench.gui.about import show_about

    show_about(window)
