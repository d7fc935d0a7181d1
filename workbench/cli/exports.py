"""Facts out of a project file and back: `export` and `import-facts`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.meter import ticket
from workbench.cli.projects import project_file

if TYPE_CHECKING:
    from workbench.flow.projects import Project

_FILE = click.Path(path_type=Path)


def _list_formats(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    from workbench.flow import exporting

    for exporter in exporting.EXPORTERS:
        click.echo(f"{exporter.name:14}{exporter.suffix:8}{exporter.label}")
        click.echo(click.wrap_text(exporter.purpose, 78, " " * 22, " " * 22))
    context.exit()


@click.command(short_help="Write the facts of a project file in one of many formats.")
@click.argument("project", type=_FILE)
@click.option("-o", "--output", type=_FILE, required=True, metavar="FILE", help="The file to write.")
@click.option("--format", "name", metavar="FORMAT", help="By default what the ending of FILE says.")
@click.option("--status", "statuses", multiple=True, metavar="STATUS", help="Only facts of this status.")
@click.option(
    "--tag", "tags", multiple=True, metavar="TAG", help="Only facts under this tag (“places / France”)."
)
@click.option("--fact", "numbers", multiple=True, metavar="FACT", help="Only this fact (F-0001); repeatable.")
@click.option("--reviewer", metavar="NAME", help="Who exports (default: your user name).")
@click.option(
    "--list-formats",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list_formats,
    help="List the formats with what each is for.",
)
def export(
    project: Path,
    output: Path,
    name: str | None,
    statuses: tuple[str, ...],
    tags: tuple[str, ...],
    numbers: tuple[str, ...],
    reviewer: str | None,
) -> None:
    """Write the facts of PROJECT with their evidence to FILE.

    What the format cannot carry is said on standard error. The project notes who exported what, unless it is
    open in a window or cannot be written to.
    """
    from workbench.flow import exporting, facts, projects

    known = [exporter.name for exporter in exporting.EXPORTERS]
    fitting = exporting.fitting(output)
    name = name or (fitting.name if fitting else "")
    if name not in known:
        told = f"There is no export format “{name}”" if name else "Say which format with --format"
        raise click.UsageError(f"{told}; choose one of {', '.join(known)}.")
    if strange := sorted(set(statuses) - set(facts.STATUSES)):
        raise click.UsageError(
            f"There is no status “{strange[0]}”; choose one of {', '.join(facts.STATUSES)}."
        )
    alone = os.access(project, os.W_OK) and not projects.open_elsewhere(project)
    with project_file(project, reviewer, read_only=not alone) as opened, ticket() as shown:
        scope = exporting.Scope(_chosen(opened, numbers), statuses, tags)
        report = exporting.export_facts(opened, name, output, shown, scope=scope)
    for each in report.left_out:
        click.echo(f"left out: {each.sentence}", err=True)
    click.echo(report.summary)


def _chosen(project: "Project", numbers: tuple[str, ...]) -> frozenset[str] | None:
    if not numbers:
        return None
    from workbench.flow import factbook

    known = {line.number: line.guid for line in factbook.lines(project)}
    wanted = {each: each.upper().removeprefix("F-") for each in numbers}
    for each, digits in wanted.items():
        if not digits.isdecimal() or int(digits) not in known:
            raise click.UsageError(f"There is no fact “{each}” in this project; facts are named like F-0001.")
    return frozenset(known[int(digits)] for digits in wanted.values())


@click.command("import-facts", short_help="Take facts that were exported as JSON lines into a project file.")
@click.argument("project", type=_FILE)
@click.argument("file", type=_FILE)
@click.option("--reviewer", metavar="NAME", help="Who imports them (default: your user name).")
def import_facts(project: Path, file: Path, reviewer: str | None) -> None:
    """Take the facts in FILE into PROJECT, which holds the articles they quote.

    Articles are known again by their identity or by a text they share. Quotes whose article is not there
    are left out and said on standard error. Undo in the window takes the whole import back.
    """
    from workbench.flow import fact_import

    with project_file(project, reviewer) as opened, ticket() as shown:
        done = fact_import.import_facts(opened, file, shown)
    for each in done.left_out:
        click.echo(f"left out: {each.sentence}", err=True)
    click.echo(done.told)
