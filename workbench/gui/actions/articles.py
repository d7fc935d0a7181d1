"""The commands on articles: bring them, say where they come from, take them away."""

from typing import TYPE_CHECKING

from workbench.core.model import Side
from workbench.gui.actions.command import Command, Need

if TYPE_CHECKING:
    from workbench.gui.window import MainWindow


def import_files(window: "MainWindow") -> None:
    """Ask for files and read them."""
    window.imports.ask_files()


def import_folder(window: "MainWindow") -> None:
    """Ask for a folder and read what lies in it."""
    window.imports.ask_folder()


def paste(window: "MainWindow") -> None:
    """Take what lies in the clipboard: files, a piece of a web page, or a text."""
    window.imports.paste()


def provenance(window: "MainWindow") -> None:
    """Write down where an article comes from: the one that is being read, else the one in the library."""
    window.library.edit_provenance(_read(window))


def correct_article(window: "MainWindow") -> None:
    """Bring a corrected text of an article: the one that is being read, else the one in the library."""
    window.library.correct(_read(window))


def read_again(window: "MainWindow") -> None:
    """Read an article once more from its original: the one being read, else the one in the library."""
    from workbench.gui.library import again

    card = window.session.desk.card(_read(window) or window.library.list.current())
    if card is None:
        window.status.say("Choose an article in the library first.")
    else:
        again.ask_again(window.session, card, window.theme, window)


def original(window: "MainWindow") -> None:
    """Show the original of an article: the one being read, else the one in the library or on the left."""
    from workbench.gui.originals import dialog

    dialog.show_original(window.session, _looked_at(window), window.theme, window)


def no_original(window: "MainWindow") -> str:
    """Why there is no original to be looked at."""
    return window.session.originals.reason(_looked_at(window))


def _looked_at(window: "MainWindow") -> str:
    pair = window.session.desk.pair
    left = pair[Side.LEFT].guid if pair else ""
    return _read(window) or window.library.list.current() or left


def compare_versions(window: "MainWindow") -> None:
    """Lay two versions of an article side by side: of the one being read, else of the one on the left."""
    from workbench.gui.library import versions

    pair = window.session.desk.pair
    guid = _read(window) or (pair[Side.LEFT].guid if pair else "")
    versions.compare_versions(window.session, guid, window)


def _read(window: "MainWindow") -> str:
    """The article on the page that has the keyboard, or an empty string."""
    side, pair = window.pages.spread.read, window.session.desk.pair
    return pair[side].guid if side in pair else ""


def remove_article(window: "MainWindow") -> None:
    """Take the article chosen in the library out of the project."""
    window.library.remove()


def find_near(window: "MainWindow") -> None:
    """Look for the articles that are copies or rewrites of one another."""
    window.session.neighbours.find("near")


def find_story(window: "MainWindow") -> None:
    """Look for the articles that report the same event."""
    window.session.neighbours.find("story")


def swap(window: "MainWindow") -> None:
    """Exchange left and right."""
    window.session.desk.swap()


def compare_again(window: "MainWindow") -> None:
    """Compare the two articles once more."""
    window.session.desk.compare_again()


def word_lists(window: "MainWindow") -> None:
    """Show the word tables, and edit what the project adds to them."""
    from workbench.gui.wordlists import WordListsDialog

    WordListsDialog(window.session, window).open()


COMMANDS = (
    Command(
        "import",
        "Articles",
        "Import files…",
        import_files,
        ("Ctrl+O",),
        need=Need.WRITING,
        icon="import",
    ),
    Command("import_folder", "Articles", "Import a folder…", import_folder, need=Need.WRITING),
    Command("paste", "Articles", "Paste an article…", paste, ("Ctrl+V",), need=Need.WRITING, icon="paste"),
    Command(
        "provenance",
        "Articles",
        "Provenance of the article…",
        provenance,
        ("Ctrl+I",),
        need=Need.WRITING,
        icon="details",
        rule_before=True,
    ),
    Command(
        "correct",
        "Articles",
        "Bring a corrected text of this article…",
        correct_article,
        need=Need.WRITING,
    ),
    Command(
        "original",
        "Articles",
        "Original page…",
        original,
        ("Alt+O",),
        need=Need.PROJECT,
        reason=no_original,
    ),
    Command(
        "read_again",
        "Articles",
        "Read again from the original as…",
        read_again,
        need=Need.WRITING,
    ),
    Command("versions", "Articles", "What a new version changed", compare_versions, need=Need.PROJECT),
    Command("remove_article", "Articles", "Remove the article", remove_article, need=Need.WRITING),
    Command(
        "find_near",
        "Articles",
        "Find near-duplicates",
        find_near,
        ("Ctrl+Shift+D",),
        need=Need.WRITING,
        rule_before=True,
    ),
    Command(
        "find_story", "Articles", "Find the same event", find_story, ("Ctrl+Shift+E",), need=Need.WRITING
    ),
    Command(
        "swap",
        "Articles",
        "Exchange left and right",
        swap,
        ("Ctrl+Shift+X",),
        need=Need.PAIR,
        icon="swap",
        rule_before=True,
    ),
    Command("compare_again", "Articles", "Compare again", compare_again, ("F5",), need=Need.PAIR),
    Command("word_lists", "Articles", "Word lists…", word_lists, need=Need.WRITING, rule_before=True),
)
