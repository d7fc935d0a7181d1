"""The command `grade`: how the engine did, counted from the reviewers' own decisions."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.meter import ticket

if TYPE_CHECKING:
    from workbench.flow.grading import Grade, Report

_HEAD = (
    f"{'':22}{'found':>9}{'confirmed':>11}{'dismissed':>11}{'promoted':>10}{'demoted':>9}   stood as reported"
)


@click.command(short_help="Count what reviewers decided about what the engine found.")
@click.argument("project", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="For people, for programs, for spreadsheets.",
)
def grade(project: Path, style: str) -> None:
    """Compare every pair of PROJECT that was decided about afresh, and say what became of each kind.

    A finding that a fact quotes counts as confirmed. Nothing is changed.
    """
    from workbench.flow import grading, projects

    with closing(projects.open_project(project, reviewer="Reader", read_only=True)) as opened:
        cases = grading.cases(opened)
    with ticket() as shown:
        report = grading.graded(cases, shown)
    if style == "csv":
        click.echo(grading.table(report).replace("\r\n", "\n"), nl=False)
    elif style == "json":
        click.echo(json.dumps(_plain(report), ensure_ascii=False, indent=2))
    else:
        for line in _lines(report):
            click.echo(line)


def _lines(report: "Report") -> Iterator[str]:
    if not report.grades:
        yield "Nothing has been decided about differences in this project yet."
        return
    pairs = f"{report.pairs:,} pair{'s' * (report.pairs != 1)} of articles"
    yield f"{pairs} with decisions: {report.total.found:,} found, {report.total.decided:,} decided."
    if report.to_check:
        yield f"Not counted, because they must be checked again: {report.to_check:,}."
    if report.astray:
        yield f"Decided about what is not found any more: {report.astray:,}."
    yield ""
    yield _HEAD
    for each in (report.total, *report.grades):
        yield _row(each)


def _row(grade: "Grade") -> str:
    from workbench.flow import grading

    counts = f"{grade.found:9,}{grade.stood:11,}{grade.dismissed:11,}{grade.promoted:10,}{grade.demoted:9,}"
    return f"{grade.kind.replace('_', ' '):22}{counts}   {grading.said(grade)}"


def _plain(report: "Report") -> dict[str, object]:
    from workbench.flow import grading

    return {
        "pairs": report.pairs,
        "to_check": report.to_check,
        "astray": report.astray,
        "kinds": [grading.row(each) for each in (*report.grades, report.total)],
    }
