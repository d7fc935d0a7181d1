"""Reviewers' decisions on links, in and out of the project file."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from workbench.core.decisions import Decision, DecisionKind
from workbench.core.model import Side, Span
from workbench.store import anchors
from workbench.store.clock import new_guid
from workbench.store.project import Action, Project, Row

_DECISIONS = """
SELECT decision.guid, decision.kind, decision.final, decision.created_at AS created,
  reviewer.name AS reviewer, span.side, place.start, place."end", place.status, anchor.exact
FROM link_decision AS decision
JOIN reviewer ON reviewer.id = decision.created_by
JOIN link_decision_span AS span ON span.decision_id = decision.id
JOIN anchor ON anchor.id = span.anchor_id
JOIN current_version AS version ON version.article_id = anchor.article_id
LEFT JOIN anchor_position AS place ON place.anchor_id = anchor.id AND place.version_id = version.id
WHERE decision.first_article_id = ? AND decision.second_article_id = ?
ORDER BY decision.id, place.start, anchor.id
"""

_STANDING = frozenset({"exact", "moved", "fuzzy", "manual"})


def decisions(reader: Project | Action, left: int, right: int) -> tuple[Decision, ...]:
    """What was decided about two articles by their ids, oldest first, whichever way round they lie."""
    rows = reader.rows(_DECISIONS, sorted((left, right)))
    found = tuple(_decision(list(lines)) for _, lines in groupby(rows, key=lambda row: row["guid"]))
    return found if left <= right else tuple(each.mirrored() for each in found)


def add(action: Action, decided: Sequence[Decision], halves: Mapping[Side, Row]) -> None:
    """Anchor decisions in the newest versions of two articles, all of them at once.

    ``halves`` are rows with ``id``, ``version_id`` and ``text``.
    """
    turned = halves[Side.LEFT]["id"] > halves[Side.RIGHT]["id"]
    first, second = (halves[side] for side in (tuple(Side)[::-1] if turned else tuple(Side)))
    made = [
        {
            "guid": new_guid(),
            "kind": each.kind.value,
            "first_article_id": first["id"],
            "second_article_id": second["id"],
            "created_by": action.reviewer_id,
            "created_at": action.at,
            "final": int(each.final),
        }
        for each in decided
    ]
    places = [
        (decision_id, name, (half["id"], half["version_id"], half["text"], span))
        for decision_id, each in zip(action.insert_all("link_decision", made), decided, strict=True)
        for name, half, spans in zip(
            ("first", "second"),
            (first, second),
            (each.right, each.left) if turned else (each.left, each.right),
            strict=True,
        )
        for span in spans
    ]
    ids = anchors.add_all(action, [place for _, _, place in places])
    joints = [
        {"decision_id": decision_id, "anchor_id": anchor_id, "side": name}
        for anchor_id, (decision_id, name, _) in zip(ids, places, strict=True)
    ]
    action.insert_all("link_decision_span", joints)


def remove(action: Action, guid: str) -> bool:
    """Take one decision away with its anchors; False when it is not there."""
    rows = action.rows("SELECT id FROM link_decision WHERE guid = ?", [guid])
    for row in rows:
        _remove(action, row["id"])
    return bool(rows)


def remove_of_article(action: Action, article_id: int) -> None:
    """Take every decision away that one article has a side in."""
    rows = action.rows(
        "SELECT id FROM link_decision WHERE first_article_id = ? OR second_article_id = ? ORDER BY id",
        [article_id, article_id],
    )
    for row in rows:
        _remove(action, row["id"])


def _remove(action: Action, decision_id: int) -> None:
    rows = action.rows(
        "SELECT anchor_id FROM link_decision_span WHERE decision_id = ? ORDER BY anchor_id", [decision_id]
    )
    action.delete_where("link_decision_span", "decision_id = ?", decision_id)
    for row in rows:
        anchors.remove(action, row["anchor_id"])
    action.delete("link_decision", decision_id)


def _decision(rows: Sequence[Row]) -> Decision:
    first = rows[0]
    standing = [row for row in rows if row["status"] in _STANDING]
    lost = tuple(row["exact"] for row in rows if row["status"] not in _STANDING)
    left, right = (
        tuple(Span(row["start"], row["end"]) for row in standing if row["side"] == side)
        for side in ("first", "second")
    )
    kind = DecisionKind(first["kind"])
    said = first["guid"], first["reviewer"], first["created"], bool(first["final"])
    return Decision(kind, left, right, lost, *said)
