"""Reviewers, readings, scales, rounds and what was assessed, in and out of the project file."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from workbench.core.problem import Problem
from workbench.core.reviewing import (
    Adjudication,
    Assessment,
    Method,
    Reviewer,
    Round,
    RoundState,
    Scale,
    Verdict,
)
from workbench.store.clock import new_guid
from workbench.store.project import Action, Project, Row

_ASSESSMENTS = """
SELECT assessment.guid, fact.guid AS fact, verdict.guid AS verdict, reviewer.name AS reviewer,
  assessment.confidence, assessment.rationale, assessment.updated_at AS updated
FROM assessment
JOIN fact ON fact.id = assessment.fact_id
JOIN round ON round.id = assessment.round_id
JOIN verdict ON verdict.id = assessment.verdict_id
JOIN reviewer ON reviewer.id = assessment.created_by
WHERE round.guid = ? AND (round.state <> 'blind' OR reviewer.name = ?)
ORDER BY fact.number, reviewer.id
"""

_SAID = ("verdict_id", "confidence", "rationale")

_DONE = """
SELECT reviewer.name, count(*) AS done FROM assessment
JOIN round ON round.id = assessment.round_id JOIN reviewer ON reviewer.id = assessment.created_by
WHERE round.guid = ? GROUP BY reviewer.id ORDER BY reviewer.id
"""

_DECISIONS = """
SELECT adjudication.guid, fact.guid AS fact, round.guid AS round, ifnull(verdict.guid, '') AS verdict,
  adjudication.method, reviewer.name AS reviewer, adjudication.rationale, adjudication.created_at AS created,
  adjudication.superseded_by IS NOT NULL AS superseded
FROM adjudication
JOIN fact ON fact.id = adjudication.fact_id
JOIN round ON round.id = adjudication.round_id
JOIN reviewer ON reviewer.id = adjudication.created_by
LEFT JOIN verdict ON verdict.id = adjudication.verdict_id
"""

_READ = """
SELECT article.guid AS article, reviewer.name AS reviewer
FROM reading
JOIN shelf ON shelf.version_id = reading.version_id
JOIN article ON article.id = shelf.article_id
JOIN reviewer ON reviewer.id = reading.reviewer_id
WHERE reading.state = 'done' ORDER BY article.id, reviewer.id
"""


# ---- reviewers


def reviewers(project: Project) -> tuple[Reviewer, ...]:
    """Everybody who ever signed anything in the project, the first one first."""
    rows = project.rows("SELECT guid, name, initials, orcid, role, color, active FROM reviewer ORDER BY id")
    return tuple(Reviewer(**{**row, "active": bool(row["active"])}) for row in rows)


def set_reviewer(action: Action, guid: str, changes: Mapping[str, object]) -> None:
    """Change the details of one reviewer; a name that another one has is refused."""
    name = str(changes.get("name", ""))
    taken = action.rows(
        "SELECT name FROM reviewer WHERE name = ? AND guid <> ?", [name, guid] if name else ["", guid]
    )
    if taken:
        raise Problem(f"Another reviewer is called “{taken[0]['name']}” already. Nothing was changed.")
    action.update("reviewer", key(action, "reviewer", guid), changes)


# ---- readings


def readings(project: Project) -> dict[str, tuple[str, ...]]:
    """Who has read the newest version of each article: names by the guid of the article."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for row in project.rows(_READ):
        found[row["article"]] += (row["reviewer"],)
    return dict(found)


def set_reading(action: Action, version_id: int, done: bool) -> None:
    """Say that the reviewer of this action has read a version, or has not."""
    where = [version_id, action.reviewer_id]
    action.delete_where("reading", "version_id = ? AND reviewer_id = ?", *where)
    if done:
        row = {"version_id": version_id, "reviewer_id": action.reviewer_id, "state": "done"}
        action.insert("reading", {**row, "updated_at": action.at})


# ---- scales


def scales(reader: Project | Action) -> tuple[Scale, ...]:
    """Every scale with its verdicts in their order, the oldest first."""
    verdicts: defaultdict[int, list[Verdict]] = defaultdict(list)
    for row in reader.rows("SELECT * FROM verdict ORDER BY scale_id, seq, id"):
        told = {name: row[name] for name in Verdict.__slots__}
        verdicts[row["scale_id"]].append(Verdict(**told))
    return tuple(
        Scale(row["name"], tuple(verdicts[row["id"]]), bool(row["ordered"]), row["guid"])
        for row in reader.rows("SELECT id, guid, name, ordered FROM verdict_scale ORDER BY id")
    )


def add_scale(action: Action, scale: Scale) -> str:
    """Store a new scale with its verdicts, and return its guid."""
    guid = scale.guid or new_guid()
    stamps = {"created_by": action.reviewer_id, "created_at": action.at}
    row = {"guid": guid, "name": scale.name, "ordered": int(scale.ordered), **stamps}
    scale_id = action.insert("verdict_scale", row)
    for seq, verdict in enumerate(scale.verdicts):
        _add_verdict(action, scale_id, seq, verdict)
    return guid


def set_scale(action: Action, scale: Scale) -> None:
    """Make a stored scale what it says now; verdicts are known by their guids."""
    scale_id = key(action, "verdict_scale", scale.guid)
    action.update("verdict_scale", scale_id, {"name": scale.name, "ordered": int(scale.ordered)})
    rows = action.rows("SELECT id, guid FROM verdict WHERE scale_id = ?", [scale_id])
    ids = {row["guid"]: row["id"] for row in rows}
    kept = {verdict.guid for verdict in scale.verdicts}
    for guid, verdict_id in ids.items():
        if guid not in kept:
            action.delete("verdict", verdict_id)
        else:  # two verdicts may exchange their labels, so every label is free for a moment
            action.update("verdict", verdict_id, {"label": f"\u2063{guid}"})
    for seq, verdict in enumerate(scale.verdicts):
        if verdict.guid in ids:
            action.update("verdict", ids[verdict.guid], _said(verdict, seq))
        else:
            _add_verdict(action, scale_id, seq, verdict)


def remove_scale(action: Action, guid: str) -> None:
    """Take a scale away that no round uses."""
    scale_id = key(action, "verdict_scale", guid)
    action.delete_where("verdict", "scale_id = ?", scale_id)
    action.delete("verdict_scale", scale_id)


def verdicts_in_use(reader: Project | Action, scale: str) -> frozenset[str]:
    """The guids of the verdicts of a scale that somebody gave, as an assessment or a decision."""
    rows = reader.rows(
        "SELECT verdict.guid FROM verdict JOIN verdict_scale AS scale ON scale.id = verdict.scale_id "
        "WHERE scale.guid = ? AND (verdict.id IN (SELECT verdict_id FROM assessment) "
        "OR verdict.id IN (SELECT verdict_id FROM adjudication))",
        [scale],
    )
    return frozenset(row["guid"] for row in rows)


def _add_verdict(action: Action, scale_id: int, seq: int, verdict: Verdict) -> None:
    row = {"guid": verdict.guid or new_guid(), "scale_id": scale_id, **_said(verdict, seq)}
    action.insert("verdict", row)


def _said(verdict: Verdict, seq: int) -> Row:
    told = {name: getattr(verdict, name) for name in ("label", "description", "rating", "color")}
    return {**told, "seq": seq}


# ---- rounds


def rounds(reader: Project | Action) -> tuple[Round, ...]:
    """Every round by its number."""
    rows = reader.rows(
        "SELECT round.guid, round.number, round.name, scale.guid AS scale, round.state, "
        "round.created_at AS created FROM round JOIN verdict_scale AS scale ON scale.id = round.scale_id "
        "ORDER BY round.number"
    )
    return tuple(Round(**{**row, "state": RoundState(row["state"])}) for row in rows)


def add_round(action: Action, name: str, scale: str) -> Round:
    """Open a new blind round on a scale."""
    last = action.rows("SELECT ifnull(max(number), 0) AS last FROM round")[0]["last"]
    made = Round(new_guid(), last + 1, name, scale, created=action.at)
    row = {"guid": made.guid, "number": made.number, "name": name, "created_by": action.reviewer_id}
    scale_id = key(action, "verdict_scale", scale)
    action.insert("round", {**row, "scale_id": scale_id, "created_at": action.at})
    return made


def set_round(action: Action, guid: str, changes: Mapping[str, object]) -> None:
    """Change the name or the state of a round."""
    action.update("round", key(action, "round", guid), changes)


def assessments(project: Project, round_guid: str, viewer: str) -> tuple[Assessment, ...]:
    """What ``viewer`` (a name) may see of a round: while it is blind, nothing but their own assessments."""
    return tuple(Assessment(**row) for row in project.rows(_ASSESSMENTS, [round_guid, viewer]))


def veil(project: Project) -> Callable[[str, Row], Row]:
    """Covers up, in rows of the log, what others said in rounds that are blind still."""
    blind = {row["id"] for row in project.rows("SELECT id FROM round WHERE state = 'blind'")}
    own = {row["id"] for row in project.rows("SELECT id FROM reviewer WHERE name = ?", [project.reviewer])}

    def covered(table: str, row: Row) -> Row:
        hidden = table == "assessment" and row.get("round_id") in blind and row["created_by"] not in own
        return {**row, **dict.fromkeys(_SAID, "hidden until the round is revealed")} if hidden else row

    return covered


def progress(project: Project, round_guid: str) -> dict[str, int]:
    """How many facts each reviewer has assessed in a round, which gives no verdict away."""
    return {row["name"]: row["done"] for row in project.rows(_DONE, [round_guid])}


def set_assessment(action: Action, ids: Mapping[str, int], said: Mapping[str, object]) -> None:
    """Store what the reviewer of this action says of a fact; ``ids`` are fact_id, round_id, verdict_id."""
    own = action.rows(
        "SELECT id FROM assessment WHERE fact_id = ? AND round_id = ? AND created_by = ?",
        [ids["fact_id"], ids["round_id"], action.reviewer_id],
    )
    row = {**said, "verdict_id": ids["verdict_id"], "updated_at": action.at}
    if own:
        action.update("assessment", own[0]["id"], row)
    else:
        stamps = {"created_by": action.reviewer_id, "created_at": action.at}
        action.insert("assessment", {"guid": new_guid(), **ids, **row, **stamps})


def remove_assessment(action: Action, fact_id: int, round_id: int) -> None:
    """Take back what the reviewer of this action said of a fact."""
    where = "fact_id = ? AND round_id = ? AND created_by = ?"
    action.delete_where("assessment", where, fact_id, round_id, action.reviewer_id)


# ---- decisions


def decisions(project: Project, round_guid: str) -> dict[str, Adjudication]:
    """The decision that holds for each fact and was made in a round, by the guid of the fact."""
    sql = f"{_DECISIONS} WHERE adjudication.superseded_by IS NULL AND round.guid = ?"
    return {row["fact"]: _decision(row) for row in project.rows(sql, [round_guid])}


def decisions_about(project: Project, fact: str) -> tuple[Adjudication, ...]:
    """Every decision there ever was on a fact, the newest first."""
    rows = project.rows(f"{_DECISIONS} WHERE fact.guid = ? ORDER BY adjudication.id DESC", [fact])
    return tuple(_decision(row) for row in rows)


def add_decision(
    action: Action, ids: Mapping[str, int | None], method: Method, rationale: str, guid: str = ""
) -> None:
    """Decide on a fact; the decision before is superseded and stays. ``ids`` as for an assessment."""
    standing = action.rows(
        "SELECT id FROM adjudication WHERE fact_id = ? AND superseded_by IS NULL", [ids["fact_id"]]
    )
    row: Row = {"guid": guid or new_guid(), **ids, "rationale": rationale, "method": method.value}
    # Only one decision on a fact may hold, so the new one points at the old until the old points at it.
    for old in standing:
        row["superseded_by"] = old["id"]
    new = action.insert("adjudication", {**row, "created_by": action.reviewer_id, "created_at": action.at})
    for old in standing:
        action.update("adjudication", old["id"], {"superseded_by": new})
        action.update("adjudication", new, {"superseded_by": None})


def key(reader: Project | Action, table: str, guid: str) -> int:
    """The id of the row of that guid."""
    rows = reader.rows(f"SELECT id FROM [{table}] WHERE guid = ?", [guid])  # noqa: S608 - names from our own
    if not rows:
        raise Problem(f"This {table.replace('_', ' ')} is not in the project any more. Nothing was changed.")
    return int(rows[0]["id"])


def keys(reader: Action, fact: str, round_guid: str, verdict: str) -> Mapping[str, int]:
    """The ids of a fact, a round and a verdict of the scale of that round."""
    ids = {"fact_id": key(reader, "fact", fact), "round_id": key(reader, "round", round_guid)}
    if verdict:
        ids["verdict_id"] = key(reader, "verdict", verdict)
    return ids


def fact_guids(reader: Project | Action) -> tuple[str, ...]:
    """Every fact by its number."""
    return tuple(row["guid"] for row in reader.rows("SELECT guid FROM fact ORDER BY number"))


def subjects(project: Project) -> dict[str, tuple[int, str]]:
    """Number and statement of every fact, by its guid."""
    rows = project.rows("SELECT guid, number, statement FROM fact ORDER BY number")
    return {row["guid"]: (row["number"], row["statement"]) for row in rows}


def fact_numbers(reader: Action, guids: Sequence[str]) -> tuple[str, ...]:
    """The names (F-0007) of facts."""
    rows = {row["guid"]: row["number"] for row in reader.rows("SELECT guid, number FROM fact")}
    return tuple(f"F-{rows[guid]:04d}" for guid in guids if guid in rows)


def _decision(row: Row) -> Adjudication:
    told = {**row, "method": Method(row["method"]), "superseded": bool(row["superseded"])}
    return Adjudication(**told)
