"""Every command of the window in one list: menus, keys sheet and command palette are made of it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.core.model import Stance
from workbench.gui import repairing, verbs

if TYPE_CHECKING:
    from workbench.gui.window import MainWindow

Verb = Callable[["MainWindow"], None]


class Scope(StrEnum):
    """Where a key of one character acts; keys with Ctrl or Alt act everywhere."""

    WINDOW = "everywhere but in text fields"
    DESK = "in text panes and lists"
    ROWS = "in the rows"


class Need(StrEnum):
    """What must lie open before a command can do anything."""

    NOTHING = "nothing"
    PROJECT = "an open project"
    WRITING = "a project that can be written to"
    PAIR = "two articles side by side"
    LINKING = "two articles side by side in a project that can be written to"
    ROWS = "the rows in the middle of the window"
    REPAIR = "the rows, in a project that can be written to"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can ask for, by menu, by key and by the palette."""

    name: str
    menu: str
    label: str
    verb: Verb
    keys: tuple[str, ...] = ()
    scope: Scope = Scope.DESK
    need: Need = Need.NOTHING
    icon: str = ""
    checked: Callable[["MainWindow"], bool] | None = None
    rule_before: bool = False

    @property
    def chords(self) -> tuple[str, ...]:
        """The keys that act everywhere."""
        return tuple(key for key in self.keys if not self._is_letter(key))

    @property
    def letters(self) -> tuple[str, ...]:
        """The keys that act only in text panes and lists, or only in the rows."""
        return tuple(key for key in self.keys if self._is_letter(key))

    def _is_letter(self, key: str) -> bool:
        return (self.scope is Scope.ROWS and "+" not in key) or (len(key) == 1 and self.scope is Scope.DESK)


MENUS = ("Project", "Edit", "Articles", "Divergence", "Link", "Fact", "View", "Help")

_PROJECT = (
    Command("new", "Project", "New project…", verbs.new_project, ("Ctrl+N",), icon="project-new"),
    Command("open", "Project", "Open project…", verbs.open_project, ("Ctrl+Shift+O",), icon="project-open"),
    Command("sample", "Project", "Open the sample project", verbs.open_sample),
    Command(
        "export",
        "Project",
        "Export facts…",
        verbs.export_facts,
        ("Ctrl+E",),
        need=Need.PROJECT,
        icon="export",
        rule_before=True,
    ),
    Command("reviewer", "Project", "Reviewer’s name…", verbs.name_reviewer, icon="reviewer"),
    Command("close", "Project", "Close project", verbs.close_project, need=Need.PROJECT, rule_before=True),
    Command("quit", "Project", "Quit", verbs.leave, ("Ctrl+Q",), icon="quit"),
)
_EDIT = (
    Command("undo", "Edit", "Undo", verbs.undo, ("Ctrl+Z",), need=Need.WRITING, icon="undo"),
    Command("redo", "Edit", "Redo", verbs.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), need=Need.WRITING, icon="redo"),
    Command(
        "find",
        "Edit",
        "Find in both texts",
        verbs.find,
        ("Ctrl+F",),
        need=Need.PAIR,
        icon="find",
        rule_before=True,
    ),
    Command("find_next", "Edit", "Find next", verbs.find_next, ("F3",), need=Need.PAIR),
    Command("find_previous", "Edit", "Find previous", verbs.find_previous, ("Shift+F3",), need=Need.PAIR),
)
_ARTICLES = (
    Command(
        "import",
        "Articles",
        "Import files…",
        verbs.import_files,
        ("Ctrl+O",),
        need=Need.WRITING,
        icon="import",
    ),
    Command("import_folder", "Articles", "Import a folder…", verbs.import_folder, need=Need.WRITING),
    Command(
        "paste", "Articles", "Paste an article…", verbs.paste, ("Ctrl+V",), need=Need.WRITING, icon="paste"
    ),
    Command(
        "provenance",
        "Articles",
        "Provenance of the article…",
        verbs.provenance,
        ("Ctrl+I",),
        need=Need.WRITING,
        icon="details",
        rule_before=True,
    ),
    Command(
        "correct",
        "Articles",
        "Bring a corrected text of this article…",
        verbs.correct_article,
        need=Need.WRITING,
    ),
    Command("remove_article", "Articles", "Remove the article", verbs.remove_article, need=Need.WRITING),
    Command(
        "swap",
        "Articles",
        "Exchange left and right",
        verbs.swap,
        ("Ctrl+Shift+X",),
        need=Need.PAIR,
        icon="swap",
        rule_before=True,
    ),
    Command("compare_again", "Articles", "Compare again", verbs.compare_again, ("F5",), need=Need.PAIR),
)
_DIVERGENCE = (
    Command(
        "next",
        "Divergence",
        "Next divergence",
        verbs.next_divergence,
        ("Alt+Down", "Ctrl+Down", "J"),
        need=Need.PAIR,
        icon="next",
    ),
    Command(
        "previous",
        "Divergence",
        "Previous divergence",
        verbs.previous_divergence,
        ("Alt+Up", "Ctrl+Up", "K"),
        need=Need.PAIR,
        icon="previous",
    ),
    Command(
        "across",
        "Divergence",
        "Go to the other side",
        verbs.cross,
        ("Ctrl+Shift+G",),
        need=Need.PAIR,
        icon="across",
    ),
    Command(
        "sameness",
        "Divergence",
        "Show what is the same",
        verbs.turn_polarity,
        ("Ctrl+D",),
        need=Need.PAIR,
        checked=verbs.shows_sameness,
        rule_before=True,
    ),
)
_LINK = (
    Command(
        "link", "Link", "Link the selected sentences", repairing.link_selected, ("Alt+S",), need=Need.LINKING
    ),
    *(
        Command(
            name, "Link", label, verb, keys, Scope.ROWS, Need.REPAIR, rule_before=name in ("status", "merge")
        )
        for name, label, verb, keys in (
            ("status", "Confirm the link, or leave it to the program", repairing.turn_status, ("S",)),
            ("confirm_above", "Confirm all links above", repairing.confirm_above, ("C",)),
            ("merge", "Merge with the next row", repairing.merge_rows, ("M",)),
            ("split", "Split the link", repairing.split_link, ("X",)),
            ("unlink", "Take the link away", repairing.unlink, ("Delete", "Backspace")),
            ("move_up", "Move the right side up", repairing.move_right(-1), ("Alt+Shift+Up",)),
            ("move_down", "Move the right side down", repairing.move_right(+1), ("Alt+Shift+Down",)),
        )
    ),
    *(
        Command(name, "Link", label, verb, (key,), Scope.ROWS, Need.ROWS, rule_before=key == "U")
        for name, label, verb, key in (
            ("next_unconfirmed", "Next unconfirmed link", repairing.next_unconfirmed, "U"),
            ("next_uneven", "Next that is not one-to-one", repairing.next_uneven, "N"),
        )
    ),
)
_FACT = (
    Command("tag", "Fact", "Tag a new fact", verbs.tag_fact, ("F",), need=Need.WRITING, icon="fact"),
    Command(
        "evidence",
        "Fact",
        "Add as evidence to the current fact",
        verbs.add_evidence,
        ("E",),
        need=Need.WRITING,
        icon="evidence",
    ),
    Command(
        "statement", "Fact", "Statement of the current fact…", verbs.edit_statement, ("W",), need=Need.WRITING
    ),
    Command("tags", "Fact", "Tags of the current fact…", verbs.tags, ("T",), need=Need.WRITING, icon="tag"),
    *(
        Command(
            f"stance_{stance}",
            "Fact",
            f"The evidence {stance} the fact",
            verbs.stance(stance),
            (str(number),),
            need=Need.WRITING,
            rule_before=number == 1,
        )
        for number, stance in enumerate(Stance, start=1)
    ),
    Command(
        "remove_evidence",
        "Fact",
        "Remove the current evidence",
        verbs.remove_evidence,
        need=Need.WRITING,
        rule_before=True,
    ),
    Command("remove_fact", "Fact", "Remove the current fact", verbs.remove_fact, need=Need.WRITING),
)
_VIEW = (
    Command("to_library", "View", "Go to the library", verbs.go_to("library"), ("Alt+1",), icon="library"),
    Command("to_pages", "View", "Go to the pages", verbs.turn_to("Pages"), ("Alt+2",)),
    Command("to_rows", "View", "Go to the rows", verbs.turn_to("Rows"), ("Alt+5",)),
    Command(
        "to_divergences",
        "View",
        "Go to the divergences",
        verbs.go_to("divergences"),
        ("Alt+3",),
        icon="divergences",
    ),
    Command("to_facts", "View", "Go to the facts", verbs.go_to("facts"), ("Alt+4",), icon="facts"),
    *(
        Command(
            f"show_{part}",
            "View",
            f"Show the {part}",
            verbs.toggle(part),
            (f"Ctrl+{number}",),
            checked=verbs.is_shown(part),
            rule_before=number == 1,
        )
        for number, part in ((1, "library"), (3, "divergences"), (4, "facts"))
    ),
    Command(
        "rows", "View", "Show rows instead of pages", verbs.turn_over, ("Ctrl+2",), checked=verbs.shows_rows
    ),
    Command("next_part", "View", "Go to the next part of the window", verbs.next_part, ("F6",)),
    Command("previous_part", "View", "Go to the previous part", verbs.previous_part, ("Shift+F6",)),
    *(
        Command(
            f"theme_{name}",
            "View",
            label,
            verbs.use_theme(name),
            checked=verbs.uses_theme(name),
            rule_before=name == "system",
        )
        for name, label in (
            ("system", "Colours of the system"),
            ("light", "Light colours"),
            ("dark", "Dark colours"),
        )
    ),
    *(
        Command(name, "View", label, verbs.size_text(by), keys, rule_before=by > 0)
        for name, label, by, keys in (
            ("text_larger", "Larger text", +1, ("Ctrl++", "Ctrl+=")),
            ("text_smaller", "Smaller text", -1, ("Ctrl+-",)),
            ("text_usual", "Text in its usual size", 0, ("Ctrl+0",)),
        )
    ),
    Command("full_screen", "View", "Full screen", verbs.full_screen, ("F11",), rule_before=True),
    Command("reset_layout", "View", "Put every part back in its place", verbs.reset_layout),
)
_HELP = (
    Command("palette", "Help", "Command palette…", verbs.palette, ("Ctrl+K",), icon="commands"),
    Command("keys", "Help", "Keys", verbs.keys_sheet, ("?", "F1"), scope=Scope.WINDOW, icon="keys"),
    Command("welcome", "Help", "What to do first", verbs.welcome, icon="info"),
    Command("problems", "Help", "Problems…", verbs.problems, icon="warning"),
    Command("about", "Help", "About Source Workbench", verbs.about, rule_before=True),
)

COMMANDS: tuple[Command, ...] = (*_PROJECT, *_EDIT, *_ARTICLES, *_DIVERGENCE, *_LINK, *_FACT, *_VIEW, *_HELP)


def command(name: str) -> Command:
    """The command of that name."""
    return next(command for command in COMMANDS if command.name == name)
