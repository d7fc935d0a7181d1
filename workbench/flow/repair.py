"""Quotes that a new version of their article moved, changed or lost, until a person says where they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from workbench.core.anchoring import likely
from workbench.core.model import Span
from workbench.flow import passage, typed
from workbench.flow.projects import Project
from workbench.store import repair as stored
from workbench.store.project import Row

# What the queue holds, by what became of a quote; those that were found changed stand, and may be looked at.
URGENT = ("ambiguous", "orphan")
CHANGED = ("fuzzy",)
STATUSES: Mapping[str, str] = MappingProxyType(
    {"ambiguous": "to be checked", "orphan": "lost", "fuzzy": "changed"}
)


@dataclass(frozen=True, slots=True)
class Stray:
    """A quote to look at: ``facts`` are the names of those it is evidence for, empty for a decision."""

    guid: str
    exact: str
    article: str
    title: str
    outlet: str
    version: int
    status: str
    score: float
    span: Span | None
    facts: str


@dataclass(frozen=True, slots=True)
class Places:
    """Both texts of a stray quote: where it stood last, and where it may stand now, the likeliest first."""

    old_text: str
    old_version: int
    old_span: Span | None
    text: str
    version: int
    places: tuple[tuple[Span, float], ...]


def strays(project: Project, *, changed: bool = False) -> tuple[Stray, ...]:
    """The quotes to look at; with ``changed`` also those that stand on other words than they quote."""
    rows = stored.queue(project, (*URGENT, *CHANGED) if changed else URGENT)
    return tuple(_stray(row) for row in rows)


def places(project: Project, guid: str) -> Places:
    """What a person needs to decide about one stray quote."""
    row, last = stored.now(project, guid), stored.before(project, guid)
    if last is None:
        return Places("", 0, None, row["text"], row["seq"], ())
    span = Span(last["start"], last["end"])
    found = likely(last["text"], span, row["text"])
    return Places(last["text"], last["seq"], span, row["text"], row["seq"], found)


def settle(project: Project, guid: str, span: Span | None) -> None:
    """Say where a quote stands in the newest version, or with None that it is gone; one undoable action.

    The words that were quoted stay as they are; a quote that is gone stays evidence of the earlier version.
    """
    with project.action("Settle a quote") as action:
        row = stored.now(action, guid)
        if span is None:
            stored.settle(action, row, {"start": None, "end": None, "status": "orphan", "score": 0.0})
        else:
            passage.check(span, row["text"], typed.shortened(row["title"]))
            stored.settle(
                action, row, {"start": span.start, "end": span.end, "status": "manual", "score": 1.0}
            )
        verb = "Mark as gone" if span is None else "Settle"
        action.label = f"{verb}: {typed.named(row['exact'])}"


def _stray(row: Row) -> Stray:
    named = {name: row[name] for name in ("guid", "exact", "article", "title", "outlet", "version", "status")}
    return Stray(**named, score=row["score"] or 0.0, span=stored.span_of(row), facts=row["facts"] or "")
