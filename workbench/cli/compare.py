"""`workbench compare`: two files as a readable report or JSON, or many pairs at once."""

import os
import sys
from pathlib import Path
from shutil import get_terminal_size

import click

from workbench.cli.meter import ticket
from workbench.core.draft import Draft
from workbench.core.language import WordList
from workbench.core.model import Article

_FILE = click.Path(path_type=Path)
_WIDEST = 100


@click.command(short_help="Show where two articles, or many pairs, diverge.")
@click.argument("files", type=_FILE, nargs=-1, metavar="LEFT RIGHT")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Show only this kind; may be repeated.")
@click.option("--all", "everything", is_flag=True, help="Show wording and structure too, not only claims.")
@click.option(
    "--batch", type=_FILE, metavar="PAIRS.jsonl", help='Compare every {"id", "left", "right"} line.'
)
@click.option(
    "-o", "--output", type=_FILE, metavar="OUT.jsonl", help="Where --batch writes one line for each pair."
)
@click.option(
    "--jobs", type=click.IntRange(1), metavar="N", help="Processes for --batch (default: every core)."
)
@click.option(
    "--lexicons",
    type=_FILE,
    metavar="DIR",
    help="Your own word lists, <language>/<table>.txt, instead of those of your account.",
)
def compare(
    files: tuple[Path, ...],
    style: str,
    kinds: tuple[str, ...],
    everything: bool,
    batch: Path | None,
    output: Path | None,
    jobs: int | None,
    lexicons: Path | None,
) -> None:
    """Align two articles and show where their claims diverge.

    Offsets in JSON count Unicode code points of each text: for --batch the text exactly as given, for files
    the text as it is imported (line ends as one LF, no byte order mark, no Markdown front matter).
    """
    if batch is not None:
        if files or output is None:
            raise click.UsageError("--batch PAIRS.jsonl needs -o OUT.jsonl and takes no other files.")
        from workbench.cli.batch import compare_all

        compare_all(batch, output, jobs, lists(lexicons))
    elif output is not None or jobs is not None:
        raise click.UsageError(
            "-o and --jobs go with --batch; a report on two files goes to standard output."
        )
    elif len(files) != 2:
        raise click.UsageError("Give two files, LEFT and RIGHT, or --batch PAIRS.jsonl -o OUT.jsonl.")
    else:
        show_files(*files, style=style, kinds=_known(kinds), everything=everything, lexicons=lexicons)


def show_files(
    left: Path,
    right: Path,
    *,
    style: str = "text",
    kinds: tuple[str, ...] = (),
    everything: bool = False,
    lexicons: Path | None = None,
) -> None:
    """Print the comparison of two files for people or as JSON."""
    from workbench.cli.report import Report
    from workbench.cli.values import comparison_values, draft_values
    from workbench.flow.comparing import compare_articles
    from workbench.formats.importers import Confinement, read_article
    from workbench.formats.jsonlines import line

    with Confinement() as confinement:
        drafts = read_article(left, None, confinement), read_article(right, None, confinement)
    for draft in drafts:
        for notice in draft.notices:
            click.echo(f"{draft.file_name}: {notice}", err=True)
    with ticket() as shown:
        pair = article(drafts[0]), article(drafts[1])
        comparison = compare_articles(*pair, lists=lists(lexicons), ticket=shown)
    if style == "json":
        sides = {"left": draft_values(drafts[0]), "right": draft_values(drafts[1])}
        click.echo(line({**sides, **comparison_values(comparison, kinds)}), nl=False)
        return
    width = min(_WIDEST, get_terminal_size((_WIDEST, 24)).columns)
    for row in Report(drafts, comparison, width).lines(kinds, everything):
        click.echo(row, color=colour())


def lists(folder: Path | None) -> tuple[WordList, ...]:
    """The word lists of a folder, every line of them checked."""
    from workbench.flow.wordlists import of_folder

    if folder is not None and not folder.is_dir():
        raise click.BadParameter(f"there is no folder “{folder}”.", param_hint="--lexicons")
    return of_folder(folder)


def article(draft: Draft) -> Article:
    """A draft as it is compared."""
    return Article(
        draft.text,
        title=draft.title,
        outlet=draft.outlet,
        author=draft.author,
        published=draft.published,
        url=draft.url,
        sha256=draft.sha256,
        file_name=draft.file_name,
    )


def _known(kinds: tuple[str, ...]) -> tuple[str, ...]:
    from workbench.core.kinds import KINDS

    names = [kind.name for kind in KINDS]
    for kind in kinds:
        if kind not in names:
            raise click.BadParameter(f"there is no kind “{kind}”; the kinds are {', '.join(names)}.")
    return kinds


def colour() -> bool:
    """Whether standard output shows colours."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
