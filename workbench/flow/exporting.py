"""Writing the facts of a project to a file: gather on the thread of the store, write anywhere, then log."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import combinations
from pathlib import Path

from workbench.core.decisions import Decision
from workbench.core.dossier import Dossier, LeftOut, Pair, Scope
from workbench.core.language import WordList
from workbench.core.model import Article
from workbench.core.problem import Problem
from workbench.core.ticket import Ticket
from workbench.flow import comparing, figures, linking, wordlists
from workbench.flow.projects import Project
from workbench.formats import exporters
from workbench.formats.exporters import EXPORTERS, Exporter, Want
from workbench.store import articles as stored_articles
from workbench.store import dossier as stored
from workbench.store import export_log, open_project

__all__ = [
    "EXPORTERS",
    "ExportReport",
    "Exporter",
    "Glance",
    "Order",
    "Plan",
    "Scope",
    "Written",
    "beginning",
    "carry_out",
    "check_name",
    "export_facts",
    "fitting",
    "fulfil",
    "glance",
    "left_out",
    "plan",
    "preview",
    "read_dossier",
    "record",
]

MOST_PAIRS = 5
MOST_PREVIEWED = 4
READ = 0.2
"""The share of an export that is done when the project was read."""
read_dossier = stored.read_dossier
fitting = exporters.fitting


@dataclass(frozen=True, slots=True)
class Plan:
    """An export with all it needs, as values that another process can take."""

    exporter: str
    path: Path
    scope: Scope
    dossier: Dossier
    pairs: tuple[tuple[Article, Article, tuple[Decision, ...]], ...] = ()
    lists: tuple[WordList, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """What another process is to export: it reads the project file itself, which may be open elsewhere.

    ``shown`` are the two articles that lie side by side, ``exporter`` is the name of a format.
    """

    project: Path
    reviewer: str
    exporter: str
    path: Path
    scope: Scope
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Glance:
    """What a file will hold and not hold, and its beginning."""

    facts: int
    evidence: int
    left_out: tuple[LeftOut, ...]
    beginning: str


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: its digest, and what it holds and does not hold."""

    exporter: str
    path: Path
    scope: Scope
    sha256: str
    facts: int
    evidence: int
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote, what it could not carry, and both in one sentence."""

    path: Path
    facts: int
    evidence: int
    left_out: tuple[LeftOut, ...]
    summary: str


def export_facts(
    project: Project,
    exporter_name: str,
    path: Path,
    ticket: Ticket | None = None,
    *,
    scope: Scope | None = None,
    exported_at: str = "",
) -> ExportReport:
    """Write the facts of ``scope`` with all that belongs to them; the same state gives the same bytes.

    ``exported_at`` is the date that is stamped into the file, by default now.
    """
    ticket = ticket or Ticket()
    planned = plan(project, exporter_name, path, scope or Scope(), exported_at=exported_at)
    ticket.progress(READ, path.name)
    return record(project, carry_out(planned, ticket.part(READ, 1.0)))


def plan(
    project: Project,
    exporter_name: str,
    path: Path,
    scope: Scope,
    *,
    shown: Sequence[str] = (),
    exported_at: str = "",
    dossier: Dossier | None = None,
) -> Plan:
    """Read what an export needs; ``shown`` are two articles that lie side by side, which come first.

    A ``dossier`` that was read for this scope already is not read again.
    """
    exporter = exporters.named(exporter_name)
    check_name(project, path)
    dossier = dossier or stored.read_dossier(project, scope, exported_at)
    if Want.TEXTS in exporter.wants:
        digests = {article.current.text_sha256 for article in dossier.articles}
        dossier = replace(dossier, texts={each: stored.text_of(project, each) for each in sorted(digests)})
    if Want.PAIRS not in exporter.wants:
        return Plan(exporter_name, path, scope, dossier)
    dossier = replace(dossier, figures=figures.told(project, dossier))
    chosen, beyond = _pairs(dossier, shown)
    if beyond:
        why = f"only the {MOST_PAIRS} pairs that most facts quote are compared"
        withheld = (*dossier.withheld, LeftOut(beyond, "pair~s of articles side by side", why))
        dossier = replace(dossier, withheld=withheld)
    read = tuple(_read(project, *pair) for pair in chosen)
    return Plan(exporter_name, path, scope, dossier, read, wordlists.for_comparing(project))


def check_name(project: Project, path: Path) -> None:
    """Refuse to write over a project."""
    if path.suffix.lower() == project.path.suffix.lower():
        raise Problem(f"“{path.name}” is the name of a project; give the export another ending than .swb.")


def glance(order: Order, ticket: Ticket) -> Glance:
    """Look at what an export would be, beside the window that has the project open."""
    planned = _planned(order)
    ticket.check()
    dossier = planned.dossier
    quotes = sum(len(fact.evidence) for fact in dossier.facts)
    return Glance(len(dossier.facts), quotes, left_out(planned), preview(beginning(planned), ticket))


def fulfil(order: Order, ticket: Ticket) -> Written:
    """Write a file beside the window that has the project open; that window is to ``record`` it."""
    planned = _planned(order)
    ticket.progress(READ, order.path.name)
    return carry_out(planned, ticket.part(READ, 1.0))


def _planned(order: Order) -> Plan:
    project = open_project(order.project, reviewer=order.reviewer, read_only=True)
    try:
        return plan(project, order.exporter, order.path, order.scope, shown=order.shown)
    finally:
        project.close()


def carry_out(planned: Plan, ticket: Ticket) -> Written:
    """Compare what is to be shown side by side and write the file; this may be done in another process."""
    exporter = exporters.named(planned.exporter)
    dossier = _compared(planned, ticket.part(0.0, 0.5))
    digest = exporters.write(exporter, dossier, planned.path, ticket.part(0.5, 1.0))
    carried = exporter.carried(dossier)
    return Written(
        exporter=planned.exporter,
        path=planned.path,
        scope=planned.scope,
        sha256=digest,
        facts=len(carried),
        evidence=sum(len(fact.evidence) for fact in carried),
        left_out=exporter.losses(dossier),
    )


def beginning(planned: Plan) -> Plan:
    """The plan with its first facts only, and one pair at most."""
    whole = planned.dossier
    facts = whole.facts[:MOST_PREVIEWED]
    kept = {fact.guid for fact in facts}
    links = tuple(each for each in whole.links if {each.from_fact, each.to_fact} <= kept)
    return replace(planned, dossier=replace(whole, facts=facts, links=links), pairs=planned.pairs[:1])


def preview(planned: Plan, ticket: Ticket) -> str:
    """What the file looks like: text, or a page of HTML that begins with ``<``."""
    return exporters.peek(exporters.named(planned.exporter), _compared(planned, ticket), ticket)


def left_out(planned: Plan) -> tuple[LeftOut, ...]:
    """What the file will not hold, and why."""
    return exporters.named(planned.exporter).losses(planned.dossier)


def record(project: Project, written: Written) -> ExportReport:
    """Write down in the project who exported what, unless it is open read-only, and say what was written."""
    said = f"{_counted(written.facts, 'fact')} with {_counted(written.evidence, 'quote')}"
    label, unnoted = exporters.named(written.exporter).label, ""
    if not project.read_only:
        row = {
            "format": written.exporter,
            "file_name": written.path.name,
            "filter": json.dumps(_filter(written.scope), ensure_ascii=False),
            "facts": written.facts,
            "evidence": written.evidence,
            "left_out": json.dumps([asdict(each) for each in written.left_out], ensure_ascii=False),
            "sha256": written.sha256,
        }
        try:
            export_log.add(project, f"Export {_counted(written.facts, 'fact')} as {label}", row)
        except Problem as problem:  # the file is there, whole: to say that nothing was done would be wrong
            unnoted = f" The history does not show it: {problem.sentence}"
    missing = f" {_counted(len(written.left_out), 'thing')} left out." if written.left_out else ""
    summary = f"{said} written to “{written.path.name}”.{missing}{unnoted}"
    return ExportReport(written.path, written.facts, written.evidence, written.left_out, summary)


def _filter(scope: Scope) -> dict[str, object]:
    facts = None if scope.facts is None else sorted(scope.facts)
    return {"facts": facts, "statuses": scope.statuses, "tags": scope.tags}


def _pairs(dossier: Dossier, shown: Sequence[str]) -> tuple[list[tuple[str, str]], int]:
    """The pairs of articles that facts quote together, most facts first, and how many are too many."""
    order = [article.guid for article in dossier.articles]
    touched: Counter[tuple[str, str]] = Counter()
    for fact in dossier.facts:
        quoted = sorted({each.article for each in fact.evidence}, key=order.index)
        touched.update(combinations(quoted, 2))
    ranked = [pair for pair, _ in sorted(touched.items(), key=lambda each: (-each[1], each[0]))]
    if len(shown) == 2:
        ranked = [(shown[0], shown[1]), *(pair for pair in ranked if set(pair) != set(shown))]
    return ranked[:MOST_PAIRS], max(0, len(ranked) - MOST_PAIRS)


def _read(project: Project, left: str, right: str) -> tuple[Article, Article, tuple[Decision, ...]]:
    both = (stored_articles.article(project, guid) for guid in (left, right))
    return (*both, linking.decisions(project, left, right))  # type: ignore[return-value]


def _compared(planned: Plan, ticket: Ticket) -> Dossier:
    return replace(planned.dossier, pairs=tuple(_compare(planned, ticket)))


def _compare(planned: Plan, ticket: Ticket) -> Iterator[Pair]:
    for number, (left, right, decisions) in enumerate(planned.pairs):
        ticket.progress(number / len(planned.pairs), left.title)
        yield Pair(left, right, comparing.compare_articles(left, right, decisions, planned.lists, Ticket()))


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
