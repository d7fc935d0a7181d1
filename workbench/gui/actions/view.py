"""The commands on what the window shows, and how."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.gui.actions.command import Command, Need
from workbench.gui.theme import TEXT_SIZE

if TYPE_CHECKING:
    from workbench.gui.window import MainWindow


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


def to_origins(window: "MainWindow") -> None:
    """Show the origins: of what is chosen in the library where one stands there, else of the pair's group."""
    chosen, origins = window.library.selected(), window.session.origins
    if window.library.list.hasFocus():
        if len(chosen) > 1:
            origins.show(chosen)
        elif chosen and not window.session.desk.pair:
            origins.show_group(chosen[0])
    turn_to("Origins")(window)


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


COMMANDS = (
    Command("to_library", "View", "Go to the library", go_to("library"), ("Alt+1",), icon="library"),
    Command("to_pages", "View", "Go to the pages", turn_to("Pages"), ("Alt+2",)),
    Command("to_rows", "View", "Go to the rows", turn_to("Rows"), ("Alt+5",)),
    Command(
        "to_divergences",
        "View",
        "Go to the divergences",
        go_to("divergences"),
        ("Alt+3",),
        icon="divergences",
    ),
    Command("to_origins", "View", "Go to the origins", to_origins, ("Alt+0",), need=Need.PROJECT),
    Command("to_facts", "View", "Go to the facts", go_to("facts"), ("Alt+4",), icon="facts"),
    Command(
        "to_map",
        "View",
        "Go to the similarity map",
        turn_to("Map"),
        ("Ctrl+Shift+M",),
        need=Need.PROJECT,
    ),
    Command(
        "to_quotes", "View", "Go to the quotes to look at", turn_to("Quotes"), ("Alt+9",), need=Need.PROJECT
    ),
    Command("to_history", "View", "Go to the history", turn_to("History"), ("Alt+8",), need=Need.PROJECT),
    *(
        Command(
            f"show_{part}",
            "View",
            f"Show the {part}",
            toggle(part),
            (f"Ctrl+{number}",),
            checked=is_shown(part),
            rule_before=number == 1,
        )
        for number, part in ((1, "library"), (3, "divergences"), (4, "facts"))
    ),
    Command("rows", "View", "Show rows instead of pages", turn_over, ("Ctrl+2",), checked=shows_rows),
    Command("next_part", "View", "Go to the next part of the window", next_part, ("F6",)),
    Command("previous_part", "View", "Go to the previous part", previous_part, ("Shift+F6",)),
    *(
        Command(
            f"theme_{name}",
            "View",
            label,
            use_theme(name),
            checked=uses_theme(name),
            rule_before=name == "system",
        )
        for name, label in (
            ("system", "Colours of the system"),
            ("light", "Light colours"),
            ("dark", "Dark colours"),
        )
    ),
    *(
        Command(name, "View", label, size_text(by), keys, rule_before=by > 0)
        for name, label, by, keys in (
            ("text_larger", "Larger text", +1, ("Ctrl++", "Ctrl+=")),
            ("text_smaller", "Smaller text", -1, ("Ctrl+-",)),
            ("text_usual", "Text in its usual size", 0, ("Ctrl+0",)),
        )
    ),
    Command("full_screen", "View", "Full screen", full_screen, ("F11",), rule_before=True),
    Command("reset_layout", "View", "Put every part back in its place", reset_layout),
)
