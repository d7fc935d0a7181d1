"""Facts and their evidence: each verb is one action that undo takes back whole."""

from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType

from workbench.core.model import Evidence, Fact, Quote, Stance
from workbench.core.problem import Problem
from workbench.flow import passage, typed
from workbench.flow.projects import Project
from workbench.store import Action
from workbench.store import articles as stored_articles
from workbench.store import facts as stored
from workbench.store import tags as stored_tags
from workbench.store.facts import Place

KINDS = ("claim", "quote", "number", "date", "name", "place", "event", "other")
STATUSES = ("open", "in_review", "disputed", "agreed", "published", "withdrawn")
SUREST = 5


# ---- reading


def facts(project: Project) -> tuple[Fact, ...]:
    """Every fact by number, with its tags and evidence in the order they were added; reads everything."""
    return stored.facts(project)


def fact(project: Project, guid: str) -> Fact:
    """One fact with its tags and evidence."""
    return stored.fact(project, guid)


def tags(project: Project) -> tuple[str, ...]:
    """The path of every tag of the project, in alphabetical order."""
    return tuple(sorted((tag.path for tag in stored_tags.tags(project)), key=str.casefold))


def evidence_in(project: Project, article_guid: str) -> tuple[Evidence, ...]:
    """Every piece of evidence that quotes one article, in the order of its text."""
    return tuple(cited.evidence for cited in stored.cited_in(project, article_guid))


# ---- tagging


def tag_fact(
    project: Project,
    statement: str,
    quotes: Sequence[Quote],
    *,
    kind: str = "claim",
    tags: Sequence[str] = (),
) -> Fact:
    """A new fact with its evidence; each quote is anchored with the text around it."""
    said, kind = _statement(statement), _kind(kind)
    with project.action("Tag fact") as action:
        made = stored.add_fact(action, said, kind)
        _attach(action, made["id"], quotes)
        stored.set_tags(action, made["id"], typed.names(tags))
        action.label = f"Tag fact {_name(made['number'])}"
    return stored.fact(project, made["guid"])


def add_evidence(project: Project, fact_guid: str, quotes: Sequence[Quote]) -> Fact:
    """Attach more quotes to a fact; a passage it quotes already is not added twice."""
    with project.action("Add evidence") as action:
        fact = stored.fact_row(action, fact_guid)
        name = _name(fact["number"])
        if not _attach(action, fact["id"], quotes):
            raise Problem(f"{name} quotes this passage already. Nothing was changed.")
        action.label = f"Add evidence to {name}"
    return stored.fact(project, fact_guid)


def edit_evidence(
    project: Project,
    guid: str,
    *,
    stance: Stance | None = None,
    confidence: int | None = None,
    comment: str | None = None,
    important: bool | None = None,
) -> Fact:
    """Change what is said about one quote; a ``confidence`` of 0 takes it away, else it is from 1 to 5."""
    if confidence is not None and not 0 <= confidence <= SUREST:
        raise ValueError(f"no confidence: {confidence}")
    wanted: dict[str, object] = {}
    if stance is not None:
        wanted["stance"] = stance.value
    if confidence is not None:
        wanted["confidence"] = confidence or None
    if comment is not None:
        wanted["comment"] = typed.clean(comment)
    if important is not None:
        wanted["important"] = int(important)
    with project.action("Edit evidence") as action:
        row = stored.evidence_row(action, guid)
        changes = {name: value for name, value in wanted.items() if value != row[name]}
        if changes:
            action.update("evidence", row["id"], {**changes, "updated_at": action.at})
        what = f" {stance}" if stance is not None else f": {' and '.join(wanted)}"
        action.label = f"Evidence of {_name(row['number'])}{what}"
    return stored.fact(project, row["fact"])


def set_stance(project: Project, evidence_guid: str, stance: Stance) -> Fact:
    """Say what a piece of evidence does to its fact."""
    return edit_evidence(project, evidence_guid, stance=stance)


def edit_fact(project: Project, guid: str, **changes: str | None) -> Fact:
    """Change fields of a fact, by the names in ``FIELDS``; what cannot be kept is a Problem."""
    wanted = {name: FIELDS[name](value) for name, value in changes.items() if value is not None}
    with project.action("Edit fact") as action:
        row = stored.fact_row(action, guid)
        new = {name: value for name, value in wanted.items() if value != row[name]}
        if new:
            action.update("fact", row["id"], {**new, "updated_at": action.at})
        action.label = f"Edit fact {_name(row['number'])}"
    return stored.fact(project, guid)


def set_tags(project: Project, guid: str, tags: Sequence[str]) -> Fact:
    """Give a fact exactly the tags with these paths; new ones are added to the project."""
    with project.action("Set tags") as action:
        row = stored.fact_row(action, guid)
        stored.set_tags(action, row["id"], typed.names(tags))
        action.label = f"Set tags of {_name(row['number'])}"
    return stored.fact(project, guid)


def remove_evidence(project: Project, guid: str) -> Fact:
    """Take one quote away from its fact; undo brings it back."""
    with project.action("Remove evidence") as action:
        row = stored.evidence_row(action, guid)
        stored.remove_evidence(action, row["id"], row["anchor_id"])
        action.label = f"Remove evidence from {_name(row['number'])}"
    return stored.fact(project, row["fact"])


# ---- many at once


def remove_fact(project: Project, guid: str) -> None:
    """Take a fact away with its evidence; undo brings all of it back."""
    with project.action("Remove fact") as action:
        row = stored.fact_row(action, guid)
        stored.remove_facts(action, [row["id"]])
        action.label = f"Remove fact {_name(row['number'])}"


def remove_facts(project: Project, guids: Collection[str]) -> None:
    """Take several facts away in one action."""
    with project.action("Remove facts") as action:
        keys = stored.keys(action, guids)
        stored.remove_facts(action, keys)
        action.label = f"Remove {counted(len(keys))}"


def set_status(project: Project, guids: Collection[str], status: str) -> None:
    """Say where the review of several facts stands, in one action."""
    said = _status(status)
    with project.action("Set status") as action:
        keys = stored.keys(action, guids)
        stored.set_status(action, keys, said)
        action.label = f"Set {counted(len(keys))} to {said.replace('_', ' ')}"


def counted(number: int) -> str:
    """``1 fact``, ``12 facts``."""
    return f"{number:,} fact{'s' * (number != 1)}"


# ---- inside


def _attach(action: Action, fact_id: int, quotes: Sequence[Quote]) -> int:
    """Attach the quotes a fact has not yet, and say how many those were."""
    present = set(stored.places_of(action, fact_id))
    added = 0
    for place in _places(action, quotes):
        span = place.quote.span
        where = (place.version_id, span.start, span.end)
        if where not in present:
            present.add(where)
            stored.add_evidence(action, fact_id, place)
            added += 1
    return added


def _places(action: Action, quotes: Sequence[Quote]) -> list[Place]:
    wanted = {(quote.article, quote.version) for quote in quotes}
    articles = {each: stored_articles.stored(action, *each) for each in wanted}
    places: list[Place] = []
    for quote in quotes:
        row = articles[quote.article, quote.version]
        passage.check(quote.span, row["text"], row["title"])
        fit = Quote(quote.article, quote.span, quote.stance, typed.clean(quote.comment))
        places.append(Place(row["id"], row["version_id"], row["text"], fit))
    return places


def _statement(typed_text: str) -> str:
    said = typed.clean(typed_text)
    if not said:
        raise Problem("A fact needs a statement. Nothing was changed.")
    return said


def _kind(kind: str) -> str:
    if kind not in KINDS:
        raise ValueError(f"no kind of fact: {kind}")
    return kind


def _status(status: str) -> str:
    if status not in STATUSES:
        raise ValueError(f"no status of a fact: {status}")
    return status


FIELDS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "statement": _statement,
        "kind": _kind,
        "status": _status,
        "claimant": typed.one_line,
        "claimant_url": typed.address,
        "claim_date": typed.day,
        "context": typed.clean,
        "review_url": typed.address,
    }
)


def _name(number: int) -> str:
    return f"F-{number:04d}"
