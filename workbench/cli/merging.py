"""`workbench merge`: another copy of a project brought in, or what it would bring."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.excerpt import printable
from workbench.cli.meter import ticket
from workbench.cli.projects import project_file

if TYPE_CHECKING:
    from workbench.flow.merging import Preview

_FILE = click.Path(path_type=Path)


@click.command(short_help="Bring another copy of a project in.")
@click.argument("project", type=_FILE)
@click.argument("other", type=_FILE)
@click.option("--dry-run", is_flag=True, help="Only say what would come in.")
@click.option(
    "--keep",
    type=click.Choice(["both", "mine", "theirs"]),
    default="both",
    show_default=True,
    help="Where a field says two things: mine with theirs as a memo, mine, or theirs.",
)
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--reviewer", metavar="NAME", help="Who merges them (default: your user name).")
def merge(project: Path, other: Path, dry_run: bool, keep: str, style: str, reviewer: str | None) -> None:
    """Merge the articles, facts, evidence and verdicts of OTHER into PROJECT.

    Rows are known by their GUIDs, the same article by its text, the same tag by its path. Nothing of PROJECT
    is lost, OTHER is only read, and the merge is one action that undo takes back. A second one adds nothing.
    """
    from workbench.flow import merging

    with project_file(project, reviewer) as mine, ticket() as shown:
        found = merging.preview(mine, other, shown)
        if not dry_run:
            choices = {conflict.place: merging.Choice(keep) for conflict in found.conflicts}
            found = merging.merge(mine, other, choices, shown)
    if style == "json":
        from workbench.formats.jsonlines import line

        click.echo(line(_values(found)), nl=False)
    else:
        _report(found)


def _report(found: "Preview") -> None:
    click.echo(found.summary)
    for count in found.counts:
        if count.new:
            click.echo(f"  {count.thing}: {count.new:,} new, {count.equal:,} here already")
    for conflict in found.conflicts:
        click.echo(f"  {conflict.thing} {printable(conflict.name)}: {conflict.field} says two things")
        click.echo(f"    here:  {printable(str(conflict.mine))}")
        click.echo(f"    there: {printable(str(conflict.theirs))}")
    for note in found.notes:
        click.echo(f"  {note}")


def _values(found: "Preview") -> dict[str, Any]:
    names = ("thing", "name", "guid", "field", "mine", "theirs")
    return {
        "file": found.file_name,
        "summary": found.summary,
        "counts": [
            {"thing": c.thing, "new": c.new, "here": c.equal, "conflicting": c.conflicting}
            for c in found.counts
        ],
        "conflicts": [{name: getattr(each, name) for name in names} for each in found.conflicts],
        "notes": list(found.notes),
    }
