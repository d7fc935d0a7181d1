"""The command `import`: articles into a project file, streaming."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.meter import ticket
from workbench.cli.projects import project_file

if TYPE_CHECKING:
    from workbench.core.draft import Draft
    from workbench.core.problem import Problem
    from workbench.core.ticket import Ticket
    from workbench.flow.articles import Added
    from workbench.flow.intake import Import, Lot

_FILE = click.Path(path_type=Path)
_NAMED = 3


@click.command("import", short_help="Put articles into a project file.")
@click.argument("project", type=_FILE)
@click.argument("files", type=_FILE, nargs=-1, required=True)
@click.option("--reviewer", metavar="NAME", help="Who imports them (default: your user name).")
def import_(project: Path, files: tuple[Path, ...], reviewer: str | None) -> None:
    """Put the articles in FILES, or in folders, into PROJECT, which is made when it does not exist.

    Files of many articles (JSON lines, CSV, WARC, feeds) are read as a stream. A text that the project
    already holds is recognised and not put in twice. What was stored stays, whatever becomes of the rest.
    """
    from workbench.flow import reading

    found = reading.find(files)
    if found.passed_over:
        click.echo(f"workbench: {found.passed_over}", err=True)
    with ticket() as shown:
        tally = _Tally(project, reviewer)
        tally.take(found.files, shown)
    if tally.said:
        click.echo(tally.said)
    if tally.is_flawed or not found.files:
        raise click.exceptions.Exit(1)


class _Tally:
    """Counts what becomes of an import, and says at once what is wrong."""

    def __init__(self, project: Path, reviewer: str | None) -> None:
        self._project, self._reviewer = project, reviewer
        self._added = self._known = 0
        self._titles: tuple[str, ...] = ()
        self.is_flawed = False

    @property
    def said(self) -> str:
        """What was stored; empty when nothing was even read."""
        if not self._added and not self._known:
            return ""
        plural = "" if self._added == 1 else "s"
        told = [f"{self._added:,} article{plural} added."]
        if self._known:
            named = ", ".join(f"“{title}”" for title in self._titles)
            more = f" and {self._known - len(self._titles):,} more" if self._known > len(self._titles) else ""
            told.append(f"In the project already, with the same text: {named}{more}.")
        return " ".join(told)

    def take(self, files: tuple[Path, ...], shown: "Ticket") -> None:
        """Read and store everything; a new project is made only when something can be read."""
        from workbench.flow import intake, reading

        steps = intake.batches(reading.stream(files, shown))
        for drafts, problems in steps:
            self._tell(problems)
            if drafts:
                self._store(intake.Import(len(files)), drafts, steps)

    def _store(self, made: "Import", drafts: "Sequence[Draft]", rest: "Iterator[Lot]") -> None:
        create = not self._project.exists()
        with project_file(self._project, self._reviewer, create=create) as opened:
            self._count(made.store(opened, drafts), drafts)
            for more, problems in rest:
                self._tell(problems)
                self._count(made.store(opened, more), more)

    def _count(self, added: "Added", drafts: "Sequence[Draft]") -> None:
        for draft in drafts:
            for notice in draft.notices:
                where = ", ".join(filter(None, (draft.file_name, draft.place)))
                click.echo(f"{where}: {notice}", err=True)
        self._added += len(added.articles)
        self._known += len(added.known)
        self._titles = (*self._titles, *added.known)[:_NAMED]

    def _tell(self, problems: "Iterable[Problem]") -> None:
        for problem in problems:
            self.is_flawed = True
            click.echo(f"workbench: {problem.sentence}", err=True)
