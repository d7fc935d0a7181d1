"""Facts, their evidence and their tags, in and out of the project file."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.core.factbook import Cited, FactLink, LinkKind
from workbench.core.model import Evidence, Fact, Quote, Span, Stance
from workbench.core.problem import Problem
from workbench.store import anchors, tags
from workbench.store.clock import new_guid
from workbench.store.project import Action, Project, Row

_FACTS = """
SELECT fact.id, fact.guid, fact.number, fact.statement, fact.kind, fact.status, fact.claimant,
  fact.claimant_url, fact.claim_date, fact.context, fact.review_url, reviewer.name AS reviewer,
  fact.created_at AS created, fact.updated_at AS updated
FROM fact JOIN reviewer ON reviewer.id = fact.created_by
"""

_EVIDENCE = """
SELECT evidence.fact_id, evidence.guid, article.guid AS article, version.seq AS version,
  place.start, place."end", anchor.exact, anchor.prefix, anchor.suffix, evidence.stance, evidence.comment,
  evidence.confidence, evidence.important,
  ifnull(place.status, 'orphan') AS anchor_status, reviewer.name AS reviewer, evidence.created_at AS created
FROM evidence
JOIN anchor ON anchor.id = evidence.anchor_id
JOIN article ON article.id = anchor.article_id
JOIN article_version AS version ON version.article_id = article.id
  AND version.seq = (SELECT max(seq) FROM article_version WHERE article_id = article.id)
JOIN reviewer ON reviewer.id = evidence.created_by
LEFT JOIN anchor_position AS place ON place.anchor_id = anchor.id AND place.version_id = version.id
"""

_NEWEST = """
SELECT version.id AS version_id, version.article_id, version.seq AS version FROM article
JOIN article_version AS version ON version.article_id = article.id
WHERE article.guid = ? ORDER BY version.seq DESC LIMIT 1
"""

# Asked at every change of what lies on the desk, so it goes straight to one version of one article.
_CITED = """
SELECT fact.guid AS fact, fact.number, fact.statement, evidence.guid, place.start, place."end", anchor.exact,
  anchor.prefix, anchor.suffix, evidence.stance, evidence.comment, evidence.confidence, evidence.important,
  ifnull(place.status, 'orphan') AS anchor_status, reviewer.name AS reviewer, evidence.created_at AS created
FROM anchor
JOIN evidence ON evidence.anchor_id = anchor.id
JOIN fact ON fact.id = evidence.fact_id
JOIN reviewer ON reviewer.id = evidence.created_by
LEFT JOIN anchor_position AS place ON place.anchor_id = anchor.id AND place.version_id = ?
WHERE anchor.article_id = ? ORDER BY place.start, evidence.id
"""

_FACT_TAGS = """
SELECT fact_tag.fact_id, tag_path.path FROM fact_tag JOIN tag_path ON tag_path.id = fact_tag.tag_id
"""

_LINKS = """
SELECT fact_link.guid, fact_link.kind, 1 AS forward, fact.guid AS fact, fact.number, fact.statement
FROM fact_link JOIN fact ON fact.id = fact_link.to_fact_id
WHERE fact_link.from_fact_id = (SELECT id FROM fact WHERE guid = ?)
UNION ALL
SELECT fact_link.guid, fact_link.kind, 0, fact.guid, fact.number, fact.statement
FROM fact_link JOIN fact ON fact.id = fact_link.from_fact_id
WHERE fact_link.to_fact_id = (SELECT id FROM fact WHERE guid = ?)
ORDER BY 2, 5
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
    return _assembled(found, evidence, project.rows(_FACT_TAGS))


def fact(project: Project, guid: str) -> Fact:
    """One fact with its tags and evidence."""
    found = project.rows(f"{_FACTS} WHERE fact.guid = ?", [guid])
    if not found:
        raise _missing_fact(guid)
    key = [found[0]["id"]]
    evidence = project.rows(f"{_EVIDENCE} WHERE evidence.fact_id = ? ORDER BY evidence.id", key)
    tagged = project.rows(f"{_FACT_TAGS} WHERE fact_tag.fact_id = ?", key)
    return _assembled(found, evidence, tagged)[0]


def cited_in(project: Project, article: str) -> tuple[Cited, ...]:
    """Every piece of evidence that quotes one article with its fact, in the order of the text."""
    newest = project.rows(_NEWEST, [article])
    if not newest:
        return ()
    found = newest[0]
    rows = project.rows(_CITED, [found["version_id"], found["article_id"]])
    whole = ({**row, "article": article, "version": found["version"]} for row in rows)
    return tuple(
        Cited(row.pop("fact"), row.pop("number"), row.pop("statement"), _evidence(row)) for row in whole
    )


def links(project: Project, guid: str) -> tuple[FactLink, ...]:
    """The links of one fact, each seen from it."""
    rows = project.rows(_LINKS, [guid, guid])
    return tuple(
        FactLink(**{**row, "kind": LinkKind(row["kind"]), "forward": bool(row["forward"])}) for row in rows
    )


def fact_row(action: Action, guid: str) -> Row:
    """One fact's own row: its id, its number and all that can be edited."""
    rows = action.rows("SELECT * FROM fact WHERE guid = ?", [guid])
    if not rows:
        raise _missing_fact(guid)
    return rows[0]


def keys(action: Action, guids: Iterable[str]) -> list[int]:
    """The ids of these facts; those that are gone are left out."""
    listed = json.dumps(sorted(guids))
    rows = action.rows(
        "SELECT id FROM fact WHERE guid IN (SELECT value FROM json_each(?)) ORDER BY id", [listed]
    )
    return [row["id"] for row in rows]


def evidence_row(action: Action, guid: str) -> Row:
    """One piece of evidence's own row, with the number of its fact and, as ``fact``, the guid."""
    rows = action.rows(
        "SELECT evidence.*, fact.number, fact.guid AS fact FROM evidence "
        "JOIN fact ON fact.id = evidence.fact_id WHERE evidence.guid = ?",
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
        "SELECT max(ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'fact'), 0), "
        "ifnull((SELECT max(number) FROM fact), 0)) + 1 AS number"
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


def set_status(action: Action, fact_ids: Sequence[int], status: str) -> None:
    """Say where the review of these facts stands."""
    action.database.execute(
        "UPDATE fact SET status = ?, updated_at = ? "
        "WHERE status <> ? AND id IN (SELECT value FROM json_each(?))",
        [status, action.at, status, json.dumps(list(fact_ids))],
    )


def set_tags(action: Action, fact_id: int, paths: Sequence[str]) -> None:
    """Give a fact exactly these tags; a tag that differs only in capitals is the same tag."""
    wanted = {tags.ensure(action, path) for path in paths}
    rows = action.rows("SELECT tag_id FROM fact_tag WHERE fact_id = ?", [fact_id])
    present = {row["tag_id"] for row in rows}
    for tag_id in sorted(present - wanted):
        tags.take(action, fact_id, tag_id)
    for tag_id in sorted(wanted - present):
        tags.give(action, fact_id, tag_id)


def add_link(action: Action, from_id: int, to_id: int, kind: LinkKind) -> bool:
    """Link two facts, and say whether they were not linked so already, in either direction."""
    ends = [from_id, to_id, kind.value]
    known = (
        "SELECT 1 FROM fact_link WHERE min(from_fact_id, to_fact_id) = min(?1, ?2) "
        "AND max(from_fact_id, to_fact_id) = max(?1, ?2) AND kind = ?3"
    )
    if action.rows(known, ends):
        return False
    row = {"guid": new_guid(), "from_fact_id": from_id, "to_fact_id": to_id, "kind": kind.value}
    action.insert("fact_link", {**row, "created_by": action.reviewer_id, "created_at": action.at})
    return True


def link_row(action: Action, guid: str) -> Row:
    """One link between facts, with the numbers of both."""
    rows = action.rows(
        "SELECT fact_link.*, a.number AS from_number, b.number AS to_number FROM fact_link "
        "JOIN fact AS a ON a.id = from_fact_id JOIN fact AS b ON b.id = to_fact_id WHERE fact_link.guid = ?",
        [guid],
    )
    if not rows:
        raise Problem("This link is not in the project any more. Nothing was changed.", guid)
    return rows[0]


def remove_facts(action: Action, fact_ids: Sequence[int]) -> None:
    """Take facts away with all that hangs on them: evidence, tags, links, memos, verdicts."""
    listed = json.dumps(list(fact_ids))
    these = "IN (SELECT value FROM json_each(?))"
    anchors_of = action.rows(f"SELECT DISTINCT anchor_id FROM evidence WHERE fact_id {these}", [listed])  # noqa: S608
    action.delete_where(
        "memo",
        f"target_guid IN (SELECT guid FROM fact WHERE id {these} "  # noqa: S608
        f"UNION ALL SELECT guid FROM evidence WHERE fact_id {these})",
        listed,
        listed,
    )
    action.delete_where("fact_link", f"from_fact_id {these} OR to_fact_id {these}", listed, listed)
    for table in ("adjudication", "assessment", "evidence", "fact_tag"):
        action.delete_where(table, f"fact_id {these}", listed)
    anchors.remove_unused(action, [row["anchor_id"] for row in anchors_of])
    action.delete_where("fact", f"id {these}", listed)


def remove_evidence(action: Action, evidence_id: int, anchor_id: int) -> None:
    """Take one piece of evidence away with its memos, and its anchor when nothing else hangs on it."""
    action.delete_where("memo", "target_guid = (SELECT guid FROM evidence WHERE id = ?)", evidence_id)
    action.delete("evidence", evidence_id)
    anchors.remove_unused(action, [anchor_id])


def _assembled(found: Iterable[Row], evidence: Iterable[Row], tagged: Iterable[Row]) -> tuple[Fact, ...]:
    quotes: defaultdict[int, list[Evidence]] = defaultdict(list)
    names: defaultdict[int, list[str]] = defaultdict(list)
    for row in evidence:
        quotes[row["fact_id"]].append(_evidence(row))
    for row in tagged:
        names[row["fact_id"]].append(row["path"])
    return tuple(_fact(row, quotes[row["id"]], names[row["id"]]) for row in found)


def _fact(row: Row, evidence: list[Evidence], names: list[str]) -> Fact:
    kept = {name: value for name, value in row.items() if name != "id"}
    return Fact(**kept, tags=tuple(sorted(names, key=str.casefold)), evidence=tuple(evidence))


def _evidence(row: Row) -> Evidence:
    kept = {name: value for name, value in row.items() if name not in ("fact_id", "start", "end", "stance")}
    span = None if row["start"] is None else Span(row["start"], row["end"])
    kept["important"] = bool(kept["important"])
    return Evidence(**kept, span=span, stance=Stance(row["stance"]))


def _missing_fact(guid: str) -> Problem:
    return Problem("This fact is not in the project any more. Nothing was changed.", guid)
