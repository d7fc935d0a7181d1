"""Reviewers' rulings on differences, in and out of the project file."""

from collections.abc import Sequence
from itertools import groupby

from workbench.core.model import Span
from workbench.core.rulings import Halves, Ruling, Verdict
from workbench.store import anchors
from workbench.store.clock import new_guid
from workbench.store.project import Action, Project, Row

_RULINGS = """
SELECT decision.guid, decision.verdict, decision.kind, decision.first_value, decision.second_value,
  decision.rule, decision.comment, reviewer.name AS reviewer, decision.created_at AS created,
  span.side, place.start, place."end", place.status, anchor.exact
FROM finding_decision AS decision
JOIN reviewer ON reviewer.id = decision.created_by
LEFT JOIN finding_decision_span AS span ON span.decision_id = decision.id
LEFT JOIN anchor ON anchor.id = span.anchor_id
LEFT JOIN current_version AS version ON version.article_id = anchor.article_id
LEFT JOIN anchor_position AS place ON place.anchor_id = anchor.id AND place.version_id = version.id
WHERE decision.first_article_id = ? AND decision.second_article_id = ?
ORDER BY decision.id, anchor.id
"""

_PAIRS = """
SELECT DISTINCT one.guid AS "left", other.guid AS "right", one.id, other.id
FROM finding_decision AS decision
JOIN article AS one ON one.id = decision.first_article_id
JOIN article AS other ON other.id = decision.second_article_id
ORDER BY one.id, other.id
"""

_STANDING = frozenset({"exact", "moved", "fuzzy", "manual"})


def rulings(reader: Project | Action, left: int, right: int) -> tuple[Ruling, ...]:
    """What was decided about the differences of two articles by their ids, oldest first."""
    rows = reader.rows(_RULINGS, sorted((left, right)))
    found = tuple(_ruling(list(lines)) for _, lines in groupby(rows, key=lambda row: row["guid"]))
    return found if left <= right else tuple(each.mirrored() for each in found)


def pairs(reader: Project | Action) -> list[tuple[str, str]]:
    """The guids of every two articles that differences were decided about."""
    return [(row["left"], row["right"]) for row in reader.rows(_PAIRS)]


def add(action: Action, ruling: Ruling, left: Row, right: Row) -> str:
    """Anchor a ruling in the newest versions of two articles, and return its guid.

    ``left`` and ``right`` are rows with ``id``, ``version_id`` and ``text``.
    """
    turned = left["id"] > right["id"]
    seen = ruling.mirrored() if turned else ruling
    rows = (right, left) if turned else (left, right)
    guid = new_guid()
    decision = {
        "guid": guid,
        "verdict": seen.verdict.value,
        "kind": seen.kind,
        "first_article_id": rows[0]["id"],
        "second_article_id": rows[1]["id"],
        "first_value": seen.values[0],
        "second_value": seen.values[1],
        "rule": seen.rule,
        "comment": seen.comment,
        "created_by": action.reviewer_id,
        "created_at": action.at,
    }
    _anchor(action, action.insert("finding_decision", decision), seen.halves, rows)
    return guid


def remove(action: Action, guid: str) -> bool:
    """Take one ruling away with its anchors; False when it is not there."""
    rows = action.rows("SELECT id FROM finding_decision WHERE guid = ?", [guid])
    for row in rows:
        _remove(action, row["id"])
    return bool(rows)


def annotate(action: Action, guid: str, comment: str) -> bool:
    """Write the comment of one ruling; False when it is not there."""
    rows = action.rows("SELECT id FROM finding_decision WHERE guid = ?", [guid])
    for row in rows:
        action.update("finding_decision", row["id"], {"comment": comment})
    return bool(rows)


def remove_of_article(action: Action, article_id: int) -> None:
    """Take every ruling away that one article has a side in."""
    rows = action.rows(
        "SELECT id FROM finding_decision WHERE first_article_id = ? OR second_article_id = ? ORDER BY id",
        [article_id, article_id],
    )
    for row in rows:
        _remove(action, row["id"])


def _anchor(action: Action, decision_id: int, halves: Halves, rows: tuple[Row, Row]) -> None:
    for name, row, spans in zip(("first", "second"), rows, halves, strict=True):
        for span in spans:
            anchor_id = anchors.add(action, row["id"], row["version_id"], row["text"], span)
            joint = {"decision_id": decision_id, "anchor_id": anchor_id, "side": name}
            action.insert("finding_decision_span", joint)


def _remove(action: Action, decision_id: int) -> None:
    rows = action.rows(
        "SELECT anchor_id FROM finding_decision_span WHERE decision_id = ? ORDER BY anchor_id", [decision_id]
    )
    action.delete_where("finding_decision_span", "decision_id = ?", decision_id)
    for row in rows:
        anchors.remove(action, row["anchor_id"])
    action.delete("finding_decision", decision_id)


def _ruling(rows: Sequence[Row]) -> Ruling:
    first = rows[0]
    sides = {side: [row for row in rows if row["side"] == side] for side in ("first", "second")}
    spans = {
        side: tuple(Span(row["start"], row["end"]) for row in lines if row["status"] in _STANDING)
        for side, lines in sides.items()
    }
    lost = tuple(row["exact"] for row in rows if row["side"] and row["status"] not in _STANDING)
    quotes = {side: tuple(str(row["exact"]) for row in lines) for side, lines in sides.items()}
    return Ruling(
        Verdict(first["verdict"]),
        first["kind"],
        spans["first"],
        spans["second"],
        (first["first_value"], first["second_value"]),
        (quotes["first"], quotes["second"]),
        lost,
        first["rule"],
        first["comment"],
        first["guid"],
        first["reviewer"],
        first["created"],
    )
