"""Commands on a project file: `import`, `export` and `doctor`."""

import getpass
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.meter import ticket
from workbench.core.problem import Problem

if TYPE_CHECKING:
    from workbench.flow.projects import Project

_FILE = click.Path(path_type=Path)
_NAMED = 10


@click.command("import", short_help="Put articles into a project file.")
@click.argument("project", type=_FILE)
@click.argument("files", type=_FILE, nargs=-1, required=True)
@click.option("--reviewer", metavar="NAME", help="Who imports them (default: your user name).")
def import_(project: Path, files: tuple[Path, ...], reviewer: str | None) -> None:
    """Put the articles in FILES into PROJECT, which is made when it does not exist.

    A text that the project already holds is recognised and not put in twice.
    """
    from workbench.flow import articles

    with ticket() as shown:
        read = articles.read_files(files, shown)
    for problem in read.problems:
        click.echo(f"workbench: {problem.sentence}", err=True)
    for draft in read.drafts:
        for notice in draft.notices:
            click.echo(f"{draft.file_name}: {notice}", err=True)
    if read.drafts:
        with _opened(project, reviewer, create=not project.exists()) as opened:
            click.echo(articles.add_articles(opened, read.drafts).counted)
    if read.problems:
        raise click.exceptions.Exit(1)


@click.command(short_help="Write the facts of a project file to a table.")
@click.argument("project", type=_FILE)
@click.option("--format", "name", required=True, metavar="FORMAT", help="csv, csv-exact or jsonl.")
@click.option("-o", "--output", type=_FILE, required=True, metavar="FILE", help="The file to write.")
def export(project: Path, name: str, output: Path) -> None:
    """Write every fact of PROJECT with its evidence to FILE."""
    from workbench.flow import exporting

    known = [exporter.name for exporter in exporting.EXPORTERS]
    if name not in known:
        raise click.UsageError(f"There is no export format “{name}”; choose one of {', '.join(known)}.")
    with _opened(project, read_only=True) as opened:
        click.echo(exporting.export_facts(opened, name, output).summary)


@click.command(short_help="Check a project file for damage.")
@click.argument("project", type=_FILE)
def doctor(project: Path) -> None:
    """Check that PROJECT is whole: its pages, every text, the log, and every row against the log.

    Nothing is changed.
    """
    from workbench.flow.projects import health

    with _opened(project, read_only=True) as opened:
        found = health(opened)
    if found.whole:
        click.echo(f"“{project.name}” is whole.")
        return
    said = (
        ("the text is not what was imported for", tuple(f"“{title}”" for title in found.texts)),
        ("the log was changed from outside at", found.entries),
        ("rows are not what the log says:", found.rows),
    )
    classes = [f"{what} {', '.join(which[:_NAMED])}{_more(which)}" for what, which in said if which]
    raise Problem(
        f"“{project.name}” is damaged: {'; '.join(classes)}. Nothing was changed; open a backup copy of it.",
        "\n".join((*found.texts, *found.entries, *found.rows)),
    )


def _more(which: tuple[str, ...]) -> str:
    return f" and {len(which) - _NAMED:,} more" if len(which) > _NAMED else ""


@contextmanager
def _opened(
    path: Path, reviewer: str | None = None, *, create: bool = False, read_only: bool = False
) -> "Iterator[Project]":
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
