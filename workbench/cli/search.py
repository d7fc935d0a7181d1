"""The command `search`: articles of a project that have some words, line by line as they are found."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.excerpt import printable
from workbench.cli.projects import project_file

if TYPE_CHECKING:
    from workbench.flow.searching import Hit

_FILE = click.Path(path_type=Path)


@click.command(short_help="Search the articles of a project file.")
@click.argument("project", type=_FILE)
@click.argument("words", nargs=-1, required=True)
@click.option("--outlet", default="", metavar="OUTLET", help="Only articles of this outlet.")
@click.option("--since", default="", metavar="DAY", help="Only those published on this day or later.")
@click.option("--until", default="", metavar="DAY", help="Only those published on this day or before.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=50,
    show_default=True,
    help="How many articles at most; 0 for all.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="Lines for people, or one JSON object a line.",
)
def search(
    project: Path, words: tuple[str, ...], outlet: str, since: str, until: str, limit: int, form: str
) -> None:
    """Write the articles of PROJECT that have all the WORDS, best first, with the words around each place.

    The last word may be only the beginning of one; words in quotation marks must stand together. A day is
    YYYY-MM-DD, or a month or a year. With --format json there is one object on each line; its spans are code
    points of the article's text and of the snippet. The exit status is 1 when nothing is found.
    """
    from workbench.flow import searching, typed

    query = searching.Query(outlet=outlet, since=typed.date(since), until=typed.date(until))
    shown = 0
    with project_file(project, read_only=True) as opened:
        for hit in searching.pages(opened, " ".join(words), query, limit):
            click.echo(_object(hit) if form == "json" else _lines(hit))
            shown += 1
    if not shown:
        click.echo("Nothing has these words.", err=True)
        raise click.exceptions.Exit(1)


def _lines(hit: "Hit") -> str:
    article, snippets = hit
    told = " · ".join(part for part in (article.title, article.outlet, article.published[:10]) if part)
    return "\n".join([printable(told), *(f"    {printable(s.before + s.exact + s.after)}" for s in snippets)])


def _object(hit: "Hit") -> str:
    article, snippets = hit
    told = {name: getattr(article, name) for name in ("guid", "title", "outlet", "published", "version")}
    places = [
        {
            "span": [each.span.start, each.span.end],
            "text": each.before + each.exact + each.after,
            "in_text": [len(each.before), len(each.before) + len(each.exact)],
        }
        for each in snippets
    ]
    return json.dumps({**told, "snippets": places}, ensure_ascii=False)
