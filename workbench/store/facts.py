"""Facts, their evidence and their tags, in and out of the project file."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.core.model import Evidence, Fact, Quote, Span, Stance
from workbench.core.problem import Problem
from workbench.store import anchors
from workbench.store.clock import new_guid
from workbench.store.project import Action, Project, Row

_FACTS = """
SELECT fact.id, fact.guid, fact.number, fact.statement, fact.kind, fact.status, reviewer.name AS reviewer,
  fact.created_at AS created, fact.updated_at AS updated
FROM fact JOIN reviewer ON reviewer.id = fact.created_by
"""

_EVIDENCE = """
SELECT evidence.fact_id, evidence.guid, article.guid AS article, version.seq AS version,
  place.start, place."end", anchor.exact, anchor.prefix, anchor.suffix, evidence.stance, evidence.comment,
  ifnull(place.status, 'orphan') AS anchor_status, reviewer.name AS reviewer, evidence.created_at AS created
FROM evidence
JOIN anchor ON anchor.id = evidence.anchor_id
JOIN article ON article.id = anchor.article_id
JOIN current_version AS version ON version.article_id = article.id
JOIN reviewer ON reviewer.id = evidence.created_by
LEFT JOIN anchor_position AS place ON place.anchor_id = anchor.id AND place.version_id = version.id
"""

_FACT_TAGS = """
SELECT fact_tag.fact_id, tag.name FROM fact_tag JOIN tag ON tag.id = fact_tag.tag_id
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a new quote goes: a span of one stored article version, with its ids and text."""

    article_id: int
    version_id: int
    text: str
    quote: Quote


# ---- reading


def facts(project: Project) -> tuple[Fact, ...]:
    """Every fact by number, with its tags and evidence: three queries however many there are."""
    found = project.rows(f"{_FACTS} ORDER BY fact.number")
    evidence = project.rows(f"{_EVIDENCE} ORDER BY evidence.id")
    tagged = project.rows(f"{_FACT_TAGS} ORDER BY tag.name")
    return _assembled(found, evidence, tagged)


def fact(project: Project, guid: str) -> Fact:
    """One fact with its tags and evidence."""
    found = project.rows(f"{_FACTS} WHERE fact.guid = ?", [guid])
    if not found:
        raise _missing_fact(guid)
    key = [found[0]["id"]]
    evidence = project.rows(f"{_EVIDENCE} WHERE evidence.fact_id = ? ORDER BY evidence.id", key)
    tagged = project.rows(f"{_FACT_TAGS} WHERE fact_tag.fact_id = ? ORDER BY tag.name", key)
    return _assembled(found, evidence, tagged)[0]


def evidence_in(project: Project, article: str) -> tuple[Evidence, ...]:
    """Every piece of evidence that quotes one article, in the order of its text."""
    rows = project.rows(f"{_EVIDENCE} WHERE article.guid = ? ORDER BY place.start, evidence.id", [article])
    return tuple(_evidence(row) for row in rows)


def tags(project: Project) -> tuple[str, ...]:
    """Every tag of the project, in alphabetical order."""
    return tuple(row["name"] for row in project.rows("SELECT name FROM tag ORDER BY name"))


def fact_row(action: Action, guid: str) -> Row:
    """The id, number, statement and status of one fact."""
    rows = action.rows("SELECT id, number, statement, status FROM fact WHERE guid = ?", [guid])
    if not rows:
        raise _missing_fact(guid)
    return rows[0]


def evidence_row(action: Action, guid: str) -> Row:
    """The id, anchor, stance and fact of one piece of evidence."""
    rows = action.rows(
        "SELECT evidence.id, evidence.anchor_id, evidence.stance, evidence.fact_id, fact.number, "
        "fact.guid AS fact FROM evidence JOIN fact ON fact.id = evidence.fact_id WHERE evidence.guid = ?",
        [guid],
    )
    if not rows:
        raise Problem("This piece of evidence is not in the project any more. Nothing was changed.", guid)
    return rows[0]


def places_of(action: Action, fact_id: int) -> frozenset[tuple[int, int, int]]:
    """The version, start and end of everything a fact quotes already."""
    rows = action.rows(
        'SELECT place.version_id, place.start, place."end" FROM evidence '
        "JOIN anchor_position AS place ON place.anchor_id = evidence.anchor_id WHERE evidence.fact_id = ?",
        [fact_id],
    )
    return frozenset((row["version_id"], row["start"], row["end"]) for row in rows)


# ---- writing


def add_fact(action: Action, statement: str, kind: str) -> Row:
    """Store a fact and return its id, guid and number; a number is never given twice, even after undo."""
    numbered = action.rows(
        "SELECT ifnull(max(seq), 0) + 1 AS number FROM sqlite_sequence WHERE name = 'fact'"
    )
    made = {"guid": new_guid(), "number": numbered[0]["number"], "statement": statement, "kind": kind}
    stamps = {"created_by": action.reviewer_id, "created_at": action.at, "updated_at": action.at}
    return {**made, "id": action.insert("fact", {**made, **stamps})}


def add_evidence(action: Action, fact_id: int, place: Place) -> str:
    """Anchor a quote in its text and attach it to a fact; returns the guid of the evidence."""
    guid = new_guid()
    where = place.article_id, place.version_id
    row = {
        "guid": guid,
        "fact_id": fact_id,
        "anchor_id": anchors.add(action, *where, place.text, place.quote.span),
        "stance": place.quote.stance.value,
        "comment": place.quote.comment,
        "created_by": action.reviewer_id,
        "created_at": action.at,
        "updated_at": action.at,
    }
    action.insert("evidence", row)
    return guid


def set_tags(action: Action, fact_id: int, names: Sequence[str]) -> None:
    """Give a fact exactly these tags; a tag that differs only in capitals is the same tag."""
    wanted = {_tag_id(action, name) for name in names}
    rows = action.rows("SELECT tag_id FROM fact_tag WHERE fact_id = ?", [fact_id])
    present = {row["tag_id"] for row in rows}
    for tag_id in sorted(present - wanted):
        action.delete("fact_tag", (fact_id, tag_id))
    for tag_id in sorted(wanted - present):
        row = {
            "fact_id": fact_id,
            "tag_id": tag_id,
            "created_by": action.reviewer_id,
            "created_at": action.at,
        }
        action.insert("fact_tag", row)


def remove_fact(action: Action, fact_id: int) -> None:
    """Take a fact away with its tags, its evidence and their anchors."""
    for row in action.rows("SELECT id, anchor_id FROM evidence WHERE fact_id = ?", [fact_id]):
        remove_evidence(action, row["id"], row["anchor_id"])
    action.delete_where("fact_tag", "fact_id = ?", fact_id)
    action.delete("fact", fact_id)


def remove_evidence(action: Action, evidence_id: int, anchor_id: int) -> None:
    """Take one piece of evidence away, and its anchor when nothing else hangs on it."""
    action.delete("evidence", evidence_id)
    if not action.rows("SELECT 1 FROM evidence WHERE anchor_id = ?", [anchor_id]):
        anchors.remove(action, anchor_id)


def _tag_id(action: Action, name: str) -> int:
    same = (
        row for row in action.rows("SELECT id, name FROM tag") if row["name"].casefold() == name.casefold()
    )
    found = next(same, None)
    if found is not None:
        return int(found["id"])
    row = {"guid": new_guid(), "name": name, "created_by": action.reviewer_id, "created_at": action.at}
    return action.insert("tag", row)


def _assembled(found: Iterable[Row], evidence: Iterable[Row], tagged: Iterable[Row]) -> tuple[Fact, ...]:
    quotes: defaultdict[int, list[Evidence]] = defaultdict(list)
    names: defaultdict[int, list[str]] = defaultdict(list)
    for row in evidence:
        quotes[row["fact_id"]].append(_evidence(row))
    for row in tagged:
        names[row["fact_id"]].append(row["name"])
    return tuple(_fact(row, quotes[row["id"]], names[row["id"]]) for row in found)


def _fact(row: Row, evidence: list[Evidence], names: list[str]) -> Fact:
    kept = {name: value for name, value in row.items() if name != "id"}
    return Fact(**kept, tags=tuple(names), evidence=tuple(evidence))


def _evidence(row: Row) -> Evidence:
    kept = {name: value for name, value in row.items() if name not in ("fact_id", "start", "end", "stance")}
    span = None if row["start"] is None else Span(row["start"], row["end"])
    return Evidence(**kept, span=span, stance=Stance(row["stance"]))


def _missing_fact(guid: str) -> Problem:
    return Problem("This fact is not in the project any more. Nothing was changed.", guid)
