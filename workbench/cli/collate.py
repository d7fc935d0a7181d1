"""`workbench collate`: what several articles claim, as one table."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from workbench.cli.meter import ticket

if TYPE_CHECKING:
    from workbench.core.collation.sheet import Sheet
    from workbench.flow.collating import Setting

_FILE = click.Path(path_type=Path)
_PROJECT = ".swb"
_WIDEST = 120


@click.command(short_help="Lay what several articles claim on one table.")
@click.argument("files", type=_FILE, nargs=-1, required=True, metavar="FILES… | PROJECT.swb")
@click.option(
    "--article", "guids", multiple=True, metavar="GUID", help="Which articles of PROJECT; may be repeated."
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "csv", "html"]),
    help="By default what the ending of FILE says, else text.",
)
@click.option("-o", "--output", type=_FILE, metavar="FILE", help="Write there instead of to standard output.")
@click.option("--disputed", is_flag=True, help="As text: only what articles differ in.")
@click.option("--lexicons", type=_FILE, metavar="DIR", help="Your own word lists, <language>/<table>.txt.")
def collate(
    files: tuple[Path, ...],
    guids: tuple[str, ...],
    style: str | None,
    output: Path | None,
    disputed: bool,
    lexicons: Path | None,
) -> None:
    """Compare 2 to 12 articles two by two, and show claim by claim who says what.

    The most disputed claims come first. Copies are folded into their origin and never count as corroboration.
    Folders are looked into.
    From a project file come the articles named, or all of them when they are not more than 12, with what
    reviewers decided about their links and differences. JSON has the shape that CollateX writes.
    """
    from workbench.core.collation.sheet import Sheet
    from workbench.flow import collating

    setting, title = _setting(files, guids, lexicons)
    with ticket() as shown:
        made = collating.collate_articles(setting, ticket=shown)
    sheet = Sheet(made.collation, setting.articles, title)
    style = style or (output and _by_ending(output)) or "text"
    data = _text(sheet, disputed, output is None) if style == "text" else _exported(sheet, style)
    if output is None:
        click.echo(data, nl=False)
    else:
        collating.keep(data, output)


def _setting(files: Sequence[Path], guids: Sequence[str], lexicons: Path | None) -> "tuple[Setting, str]":
    """What is to be laid on the table, and what to call it."""
    from workbench.cli.projects import project_file
    from workbench.flow import collating

    projects = [file for file in files if file.suffix.lower() == _PROJECT]
    if not projects:
        if guids:
            raise click.UsageError("--article goes with a project file.")
        return _of_files(files, lexicons), "Claims"
    if len(files) > 1:
        raise click.UsageError("Give files of articles, or one project file.")
    if lexicons:
        raise click.UsageError("A project has its own word lists; --lexicons goes with files of articles.")
    with project_file(files[0], read_only=True) as project:
        return collating.gather(project, guids or collating.every(project)), files[0].stem


def _of_files(files: Sequence[Path], lexicons: Path | None) -> "Setting":
    from workbench.cli.compare import article, lists
    from workbench.flow import collating
    from workbench.flow.reading import find
    from workbench.formats.importers import read_article

    found = find(files).files
    collating.check(len(found))
    drafts = [read_article(file) for file in found]
    for draft in drafts:
        for notice in draft.notices:
            click.echo(f"{draft.file_name}: {notice}", err=True)
    articles = [article(draft) for draft in drafts]
    certain = [
        replace(each, published="") if "published" in draft.guessed else each
        for each, draft in zip(articles, drafts, strict=True)
    ]
    return collating.setting_of(certain, lists(lexicons))


def _by_ending(path: Path) -> str:
    from workbench.flow import collating

    return collating.named_by(path)


def _exported(sheet: "Sheet", style: str) -> bytes:
    from workbench.flow import collating

    return collating.exported(sheet, style)


def _text(sheet: "Sheet", disputed: bool, shown: bool) -> bytes:
    from workbench.cli.claims import Claims
    from workbench.cli.compare import colour

    width = min(_WIDEST, get_terminal_size((_WIDEST, 24)).columns) if shown else _WIDEST
    lines = list(Claims(sheet, width).lines(disputed))
    if not (shown and colour()):
        lines = [click.unstyle(line) for line in lines]
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
