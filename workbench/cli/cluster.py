"""The command `cluster`: which articles belong together."""

import tempfile
from pathlib import Path

import click

from workbench.cli.meter import Meter, ticket
from workbench.core.problem import Problem
from workbench.paths import resources

_FILE = click.Path(path_type=Path)
_ENGINES = ("duckdb", "daft", "ray")


class _WithHelp(click.Command):
    """A command whose help says where its page of the help lies."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Put the place into the text; it differs from machine to machine."""
        self.help = (self.help or "").replace("{help}", str(resources("help", "clusters.md")))
        super().format_help_text(ctx, formatter)


@click.command(short_help="Find which articles belong together.", cls=_WithHelp)
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENTS…")
@click.option(
    "-o", "--output", required=True, metavar="OUT.jsonl", help="Where to write {id, cluster} lines."
)
@click.option("--near", "measure", flag_value="near", default=True, help="Copies and rewrites (the default).")
@click.option("--story", "measure", flag_value="story", help="Independent reports of one event.")
@click.option(
    "--engine",
    type=click.Choice(_ENGINES),
    default="duckdb",
    show_default=True,
    help="What joins the articles; daft and ray need the extra “cluster”.",
)
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes to use (default: all cores)."
)
def cluster(documents: tuple[str, ...], output: str, measure: str, engine: str, jobs: int | None) -> None:
    """Say for each article which cluster it belongs to, in the order of the input.

    DOCUMENTS are files of JSON lines with {id, text}, articles in other formats, folders, or a project.
    The clusters are numbered from 1 on. Page furniture is left out, and a round-up of several reports does
    not make one cluster of them.

    What outgrows one machine goes from Parquet to Parquet: one file, a pattern with wildcards or an address
    (s3://…) with the columns id and text, --engine daft or ray, and a new folder or address for -o. How to
    point it at a Ray cluster, and what a hundred million articles cost: {help}
    """
    from workbench.flow import clustering

    count = jobs or clustering.cores()
    if clustering.is_parquet(documents[0]):
        _write_parquet(documents, output, measure, engine, count)
        return
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        _write(tuple(map(Path, documents)), Path(output), measure, engine, count, Path(folder))


def _write(
    documents: tuple[Path, ...], output: Path, measure: str, engine: str, jobs: int, folder: Path
) -> None:
    from workbench.flow import clustering
    from workbench.flow.documents import gathered
    from workbench.formats.files import replacing, shown

    meter = Meter("articles")
    with ticket() as told:
        path, problems = gathered(documents, folder / "documents.jsonl", told)
        for problem in problems:
            click.echo(f"workbench: {problem.sentence}", err=True)
        found = (
            clustering.near(path, engine, jobs, told)
            if measure == "near"
            else clustering.story(path, jobs, told)
        )
    with replacing(output) as file:
        for ident, label in zip(found.idents, found.labels, strict=True):
            file.write(b'{"id": %b, "cluster": %d}\n' % (ident, label))
            meter.step()
    together = len(set(found.labels))
    meter.end(f"in {together:,} cluster{'s' * (together != 1)} written to {shown(output)}")
    if problems:
        raise Problem(f"{len(problems):,} of the files could not be read; the others were clustered.")


def _write_parquet(documents: tuple[str, ...], output: str, measure: str, engine: str, jobs: int) -> None:
    from workbench.flow import clustering

    if len(documents) > 1 or measure != "near":
        raise Problem("Parquet is clustered by wording alone (--near), from one file, pattern or address.")
    with ticket() as told:
        written = clustering.near_in_parquet(documents[0], output, engine, jobs, told)
    click.echo(
        f"{written.articles:,} articles in {written.clusters:,} cluster{'s' * (written.clusters != 1)} "
        f"written to “{output}”.",
        err=True,
    )
