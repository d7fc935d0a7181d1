"""How the engine did over a whole project, from the reviewers' own decisions; as a table, too.

A project is asked for its cases by whoever has it open; comparing them is work for another process.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from workbench.core.decisions import Decision
from workbench.core.findings import Quoted, quoted, settle
from workbench.core.grading import Grade, Report, added, counted, said
from workbench.core.model import Article, Fact
from workbench.core.rulings import Ruling
from workbench.core.ticket import Ticket
from workbench.flow import articles, comparing, facts, findings, linking
from workbench.flow.projects import Project
from workbench.formats import files
from workbench.store import findings as stored

__all__ = ["Case", "Grade", "Report", "cases", "graded", "row", "said", "table", "write"]

HEAD = (
    "kind",
    "found",
    "decided",
    "confirmed",
    "tagged",
    "promoted",
    "demoted",
    "dismissed",
    "stood",
    "share",
    "share_low",
    "share_high",
)


@dataclass(frozen=True, slots=True)
class Case:
    """A pair of articles with all that was decided about it."""

    left: Article
    right: Article
    decisions: tuple[Decision, ...]
    rulings: tuple[Ruling, ...]
    quoted: Quoted


def cases(project: Project) -> tuple[Case, ...]:
    """Every pair that differences were decided about, or whose passages one fact quotes on both sides."""
    known = facts.facts(project)
    order = [card.guid for card in articles.articles(project)]
    pairs = {*stored.pairs(project), *_quoted_pairs(known, order)}
    texts = {guid: articles.article(project, guid) for guid in {guid for pair in pairs for guid in pair}}
    return tuple(
        Case(
            texts[left],
            texts[right],
            linking.decisions(project, left, right),
            findings.rulings(project, left, right),
            quoted(known, texts[left], texts[right]),
        )
        for left, right in sorted(pairs, key=lambda pair: (order.index(pair[0]), order.index(pair[1])))
    )


def graded(cases: Sequence[Case], ticket: Ticket | None = None) -> Report:
    """Compare the pairs afresh, and count what was decided about what the engine finds in them."""
    ticket = ticket or Ticket()
    reports = []
    for number, case in enumerate(cases):
        ticket.progress(number / len(cases), f"{case.left.title} ↔ {case.right.title}")
        comparison = comparing.compare_articles(case.left, case.right, case.decisions)
        texts = case.left.text, case.right.text
        docket = settle(case.rulings, comparison.divergences, texts, case.quoted)
        reports.append(counted(comparison.divergences, docket))
        ticket.check()
    return added(reports)


def table(report: Report) -> str:
    """The grades as comma-separated values, one row for each kind and one for all of them."""
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(HEAD)
    for grade in (*report.grades, report.total):
        cells = row(grade).values()
        writer.writerow(["" if cell is None else cell for cell in cells])
    return made.getvalue()


def row(grade: Grade) -> dict[str, object]:
    """One grade by the names of its columns; shares are None where nothing was decided."""
    low, high = grade.interval
    shares = [round(value, 3) if grade.decided else None for value in (grade.share, low, high)]
    counts = [getattr(grade, name) for name in HEAD[:-3]]
    return dict(zip(HEAD, [*counts, *shares], strict=True))


def write(report: Report, path: Path) -> None:
    """Write the table to a file, which is complete or not written at all."""
    with files.replacing(path) as file:
        file.write(table(report).encode())


def _quoted_pairs(known: Sequence[Fact], order: Sequence[str]) -> set[tuple[str, str]]:
    pairs: set[tuple[str, str]] = set()
    for fact in known:
        quoted_articles = {each.article for each in fact.evidence if each.span}
        pairs.update(combinations((guid for guid in order if guid in quoted_articles), 2))
    return pairs
