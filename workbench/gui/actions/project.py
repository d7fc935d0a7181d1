"""The commands on projects: new, open, export, close."""

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.gui.actions.command import Command, Need
from workbench.gui.keyed import key_of

if TYPE_CHECKING:
    from workbench.gui.window import MainWindow


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
    from workbench.gui.exporting.dialog import ExportDialog

    if not window.session.ledger.lines:
        window.status.say(f"There is no fact to export yet; {key_of('tag')} makes one of what you look at.")
        return
    ExportDialog(window.session, window.settings, window).open()


def import_facts(window: "MainWindow") -> None:
    """Ask for a file of facts and take them into the project."""
    from PySide6.QtWidgets import QFileDialog

    from workbench.gui.exporting.errand import Errand

    folder = str(window.settings.folder("export"))
    name, _ = QFileDialog.getOpenFileName(window, "Import facts", folder, "Facts as JSON lines (*.jsonl)")
    if name:
        Errand(window.session, window).take(Path(name))


def name_reviewer(window: "MainWindow") -> None:
    """Ask for the name that decisions are signed with."""
    window.projects.ask_reviewer()


def leave(window: "MainWindow") -> None:
    """Close the window; everything is stored already."""
    window.close()


COMMANDS = (
    Command("new", "Project", "New project…", new_project, ("Ctrl+N",), icon="project-new"),
    Command("open", "Project", "Open project…", open_project, ("Ctrl+Shift+O",), icon="project-open"),
    Command("sample", "Project", "Open the sample project", open_sample),
    Command(
        "export",
        "Project",
        "Export facts…",
        export_facts,
        ("Ctrl+E",),
        need=Need.PROJECT,
        icon="export",
        rule_before=True,
    ),
    Command("import_facts", "Project", "Import facts…", import_facts, need=Need.WRITING),
    Command("reviewer", "Project", "Reviewer’s name…", name_reviewer, icon="reviewer"),
    Command("close", "Project", "Close project", close_project, need=Need.PROJECT, rule_before=True),
    Command("quit", "Project", "Quit", leave, ("Ctrl+Q",), icon="quit"),
)
