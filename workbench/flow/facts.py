"""Facts and their evidence: each verb is one action that undo takes back whole."""

from collections.abc import Sequence

from workbench.core.model import Evidence, Fact, Quote, Stance
from workbench.core.problem import Problem
from workbench.flow import passage, typed
from workbench.flow.projects import Project
from workbench.store import Action
from workbench.store import articles as stored_articles
from workbench.store import facts as stored
from workbench.store.facts import Place

KINDS = ("claim", "quote", "number", "date", "name", "place", "event", "other")
STATUSES = ("open", "in_review", "disputed", "agreed", "published", "withdrawn")


# ---- reading


def facts(project: Project) -> tuple[Fact, ...]:
    """Every fact by number, with its tags and evidence in the order they were added."""
    return stored.facts(project)


def tags(project: Project) -> tuple[str, ...]:
    """Every tag of the project, in alphabetical order."""
    return stored.tags(project)


def evidence_in(project: Project, article_guid: str) -> tuple[Evidence, ...]:
    """Every piece of evidence that quotes one article, in the order of its text."""
    return stored.evidence_in(project, article_guid)


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
    said = _statement(statement)
    if kind not in KINDS:
        raise ValueError(f"no kind of fact: {kind}")
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


def set_stance(project: Project, evidence_guid: str, stance: Stance) -> Fact:
    """Say what a piece of evidence does to its fact."""
    with project.action("Set stance") as action:
        row = stored.evidence_row(action, evidence_guid)
        if row["stance"] != stance:
            action.update("evidence", row["id"], {"stance": stance.value, "updated_at": action.at})
        action.label = f"Evidence of {_name(row['number'])} {stance.value}"
    return stored.fact(project, row["fact"])


def edit_fact(
    project: Project, guid: str, *, statement: str | None = None, status: str | None = None
) -> Fact:
    """Change what a fact states or where its review stands."""
    if status is not None and status not in STATUSES:
        raise ValueError(f"no status of a fact: {status}")
    wanted = {"status": status, "statement": None if statement is None else _statement(statement)}
    with project.action("Edit fact") as action:
        row = stored.fact_row(action, guid)
        changes = {name: value for name, value in wanted.items() if value is not None and value != row[name]}
        if changes:
            action.update("fact", row["id"], {**changes, "updated_at": action.at})
        action.label = f"Edit fact {_name(row['number'])}"
    return stored.fact(project, guid)


def set_tags(project: Project, guid: str, tags: Sequence[str]) -> Fact:
    """Give a fact exactly these tags; new ones are added to the project."""
    with project.action("Set tags") as action:
        row = stored.fact_row(action, guid)
        stored.set_tags(action, row["id"], typed.names(tags))
        action.label = f"Set tags of {_name(row['number'])}"
    return stored.fact(project, guid)


def remove_fact(project: Project, guid: str) -> None:
    """Take a fact away with its evidence; undo brings all of it back."""
    with project.action("Remove fact") as action:
        row = stored.fact_row(action, guid)
        stored.remove_fact(action, row["id"])
        action.label = f"Remove fact {_name(row['number'])}"


def remove_evidence(project: Project, guid: str) -> Fact:
    """Take one quote away from its fact; undo brings it back."""
    with project.action("Remove evidence") as action:
        row = stored.evidence_row(action, guid)
        stored.remove_evidence(action, row["id"], row["anchor_id"])
        action.label = f"Remove evidence from {_name(row['number'])}"
    return stored.fact(project, row["fact"])


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
    articles = {guid: stored_articles.stored(action, guid) for guid in {quote.article for quote in quotes}}
    places: list[Place] = []
    for quote in quotes:
        row = articles[quote.article]
        passage.check(quote.span, row["text"], row["title"])
        fit = Quote(quote.article, quote.span, quote.stance, typed.clean(quote.comment))
        places.append(Place(row["id"], row["version_id"], row["text"], fit))
    return places


def _statement(typed_text: str) -> str:
    said = typed.clean(typed_text)
    if not said:
        raise Problem("A fact needs a statement. Nothing was changed.")
    return said


def _name(number: int) -> str:
    return f"F-{number:04d}"
