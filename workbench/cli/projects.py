"""The command `doctor`, and how commands open a project file."""

import getpass
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.core.problem import Problem

if TYPE_CHECKING:
    from workbench.flow.projects import Project

_FILE = click.Path(path_type=Path)
_NAMED = 10
_SEARCH = ("nothing is lost by that, it is made anew from them",)


@click.command(short_help="Check a project file for damage.")
@click.argument("project", type=_FILE)
@click.option("--salvage", type=_FILE, metavar="NEW.swb", help="Bring what is whole into a new project file.")
@click.option("--reviewer", metavar="NAME", help="Who salvages it (default: your user name).")
def doctor(project: Path, salvage: Path | None, reviewer: str | None) -> None:
    """Check that PROJECT is whole: its pages, every text, the log, and every row against the log.

    Nothing is changed in it. With --salvage what is whole goes into a new project file, without the history.
    """
    from workbench.flow.projects import health

    if salvage is not None:
        _salvage(project, salvage, reviewer or _user())
        return
    with project_file(project, read_only=True) as opened:
        found = health(opened)
    if found.whole:
        click.echo(f"“{project.name}” is whole.")
        return
    said = (
        ("the text is not what was imported for", tuple(f"“{title}”" for title in found.texts)),
        ("the log was changed from outside at", found.entries),
        ("rows are not what the log says:", found.rows),
        ("the search index does not fit the texts;", _SEARCH if found.search else ()),
    )
    classes = [f"{what} {', '.join(which[:_NAMED])}{_more(which)}" for what, which in said if which]
    raise Problem(
        f"“{project.name}” is damaged: {'; '.join(classes)}. Nothing was changed; open a backup copy of it, "
        "or bring what is whole into a new file with --salvage.",
        "\n".join((*found.texts, *found.entries, *found.rows)),
    )


def _salvage(project: Path, target: Path, reviewer: str) -> None:
    from workbench.flow import projects

    counts = projects.salvage(project, target, reviewer=reviewer)
    kept = sum(came for came, _ in counts.values())
    click.echo(f"{kept:,} rows brought into “{target.name}”.")
    for table, (came, lost) in counts.items():
        if lost:
            name = table.replace("_", " ")
            click.echo(
                f"left out: {lost:,} of {came + lost:,} rows of “{name}”, damaged or belonging to what is"
            )


def _more(which: tuple[str, ...]) -> str:
    return f" and {len(which) - _NAMED:,} more" if len(which) > _NAMED else ""


@contextmanager
def project_file(
    path: Path, reviewer: str | None = None, *, create: bool = False, read_only: bool = False
) -> "Iterator[Project]":
    """The project at ``path`` for as long as it is needed."""
    from workbench.flow import projects

    reviewer = reviewer or _user()
    with closing(
        projects.open_project(path, reviewer=reviewer, create=create, read_only=read_only)
    ) as project:
        yield project


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "Reviewer"
