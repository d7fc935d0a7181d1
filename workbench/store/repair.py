"""Quotes whose place in the newest version of their article a person has to look at."""

from collections.abc import Sequence
from typing import Any

from workbench.core.model import Span
from workbench.core.problem import Problem
from workbench.store.project import Action, Project, Row

_QUEUE = """
SELECT anchor.guid, anchor.exact, article.guid AS article, article.title, article.outlet,
  version.seq AS version, place.start, place."end", place.status, place.score, place.confirmed,
  (SELECT group_concat(name, ', ') FROM (
    SELECT printf('F-%04d', fact.number) AS name FROM evidence JOIN fact ON fact.id = evidence.fact_id
    WHERE evidence.anchor_id = anchor.id ORDER BY fact.number)) AS facts
FROM anchor
JOIN current_version AS version ON version.article_id = anchor.article_id
JOIN anchor_position AS place ON place.anchor_id = anchor.id AND place.version_id = version.id
JOIN article ON article.id = anchor.article_id
WHERE place.confirmed = 0 AND place.status IN ({statuses})
ORDER BY article.id, CASE place.status WHEN 'ambiguous' THEN 0 WHEN 'orphan' THEN 1 ELSE 2 END, anchor.id
"""

# The newest earlier version in which the place of an anchor could be relied on, with its text.
_BEFORE = """
SELECT place.start, place."end", version.seq, article_text.text
FROM anchor_position AS place
JOIN anchor ON anchor.id = place.anchor_id
JOIN article_version AS version ON version.id = place.version_id
JOIN article_text ON article_text.sha256 = version.text_sha256
WHERE anchor.guid = ? AND place.start IS NOT NULL
  AND place.status IN ('exact', 'moved', 'fuzzy', 'manual')
  AND version.seq < (SELECT max(seq) FROM article_version WHERE article_id = anchor.article_id)
ORDER BY version.seq DESC LIMIT 1
"""

_NOW = """
SELECT anchor.id, anchor.exact, version.id AS version_id, version.seq, article.title, article_text.text
FROM anchor
JOIN article ON article.id = anchor.article_id
JOIN current_version AS version ON version.article_id = anchor.article_id
JOIN article_text ON article_text.sha256 = version.text_sha256
WHERE anchor.guid = ?
"""


def queue(project: Project, statuses: Sequence[str]) -> list[Row]:
    """The anchors with one of these statuses that nobody has looked at, article by article."""
    places = ", ".join("?" for _ in statuses)
    return project.rows(_QUEUE.format(statuses=places), list(statuses))


def before(project: Project, guid: str) -> Row | None:
    """Where an anchor stood last, with the number and the text of that version; None when nowhere."""
    return next(iter(project.rows(_BEFORE, [guid])), None)


def now(reader: Project | Action, guid: str) -> Row:
    """An anchor with the newest version of its article."""
    rows = reader.rows(_NOW, [guid])
    if not rows:
        raise Problem("This quote is not in the project any more. Nothing was changed.", guid)
    return rows[0]


def settle(action: Action, row: Row, changes: dict[str, Any]) -> None:
    """Write down what a person said about the place of an anchor in the newest version."""
    names = ", ".join(f'"{name}" = ?' for name in changes)
    action.database.execute(
        f"UPDATE anchor_position SET {names}, confirmed = 1 WHERE anchor_id = ? AND version_id = ?",  # noqa: S608
        [*changes.values(), row["id"], row["version_id"]],
    )


def span_of(row: Row) -> Span | None:
    """The place a row names, None for a lost one."""
    return None if row["start"] is None else Span(row["start"], row["end"])
