"""The command `extract`: the text and the details of articles in files of any kind."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.meter import Meter
from workbench.core.problem import Problem

if TYPE_CHECKING:
    from workbench.core.draft import Draft

_FILE = click.Path(path_type=Path)
_TOLD = ("title", "author", "outlet", "published", "url", "retrieved", "language")


@click.command(short_help="Take the text of articles out of files.")
@click.argument("files", type=_FILE, nargs=-1, required=True)
@click.option(
    "-o", "--output", type=_FILE, required=True, metavar="OUT.jsonl", help="Where to write one line for each."
)
@click.option("--whole", is_flag=True, help="Take all that a page shows, not only its article.")
@click.option("--encoding", default="", metavar="NAME", help="Read the files in this encoding.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes to use (default: every core).")
def extract(files: tuple[Path, ...], output: Path, whole: bool, encoding: str, jobs: int | None) -> None:
    """Write the articles in FILES as JSON lines, in the order of the files; folders are looked into.

    A line holds “id” (the file's name; in a file of many articles with the place after a “#”), “title”,
    “author”, “outlet”, “published”, “url”, “text”, and what was guessed or had to be changed. What cannot be
    read is named on standard error, and the others are written. Nothing is ever fetched.
    """
    from workbench.flow.extracting import extract as extracted
    from workbench.flow.reading import find
    from workbench.formats.files import replacing, shown
    from workbench.formats.importers import Options
    from workbench.formats.jsonlines import line

    found = find(files)
    if found.passed_over:
        click.echo(found.passed_over, err=True)
    meter, written, failed = Meter("articles"), 0, 0
    with replacing(output) as file:
        for _, each in extracted(found.files, Options(encoding, whole), jobs or _cores()):
            if isinstance(each, Problem):
                failed += 1
                click.echo(f"workbench: {each.sentence}", err=True)
            else:
                file.write(line(_values(each)))
                written += 1
                meter.step()
    if written or not failed:
        meter.end(f"written to {shown(output)}")
    if failed:
        raise click.exceptions.Exit(1)


def _values(draft: "Draft") -> dict[str, object]:
    ident = f"{draft.file_name}#{draft.place}" if draft.place else draft.file_name
    told = {name: getattr(draft, name) for name in _TOLD}
    return {
        "id": ident,
        **told,
        "text": draft.text,
        "share": draft.share,
        "encoding": draft.encoding,
        "importer": draft.importer,
        "sha256": draft.sha256,
        "guessed": draft.guessed,
        "notices": draft.notices,
    }


def _cores() -> int:
    available = getattr(os, "sched_getaffinity", None)
    return len(available(0)) if available else os.cpu_count() or 1
