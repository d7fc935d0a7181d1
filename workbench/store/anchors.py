"""Anchors: a quote with its context, and its place in each version of its article."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.core.anchoring import Place, follow
from workbench.core.model import Span
from workbench.store.clock import new_guid
from workbench.store.project import Action

CONTEXT = 32

_STOOD = """
SELECT place.anchor_id, place.start, place."end", version.text_sha256
FROM anchor
JOIN anchor_position AS place ON place.anchor_id = anchor.id
JOIN article_version AS version ON version.id = place.version_id
WHERE anchor.article_id = ? AND place.status IN ('exact', 'moved', 'fuzzy', 'manual')
ORDER BY place.anchor_id, version.seq DESC
"""

_TEXTS = """
SELECT sha256, text FROM article_text
WHERE sha256 IN (SELECT text_sha256 FROM article_version WHERE article_id = ?)
"""

_LATER = """
SELECT version.id, article_text.text FROM article_version AS version
JOIN article_text ON article_text.sha256 = version.text_sha256
WHERE version.article_id = ?1
  AND version.seq > (SELECT seq FROM article_version WHERE id = ?2) ORDER BY version.seq
"""

_QUOTED = """
SELECT DISTINCT anchor.id FROM anchor JOIN evidence ON evidence.anchor_id = anchor.id
WHERE anchor.article_id = ?
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """An anchor and every place it had that can be relied on, newest version first, with that text."""

    anchor_id: int
    is_quote: bool
    places: tuple[tuple[str, Span], ...]


def add(action: Action, article_id: int, version_id: int, text: str, span: Span) -> int:
    """Anchor a span of the version that has ``text``, seek it in later ones, and return the anchor's id."""
    anchor_id = add_all(action, [(article_id, version_id, text, span)])[0]
    _seek_later(action, article_id, anchor_id, version_id, (text, span))
    return anchor_id


def _seek_later(
    action: Action, article_id: int, anchor_id: int, version_id: int, first: tuple[str, Span]
) -> None:
    stood = [first]
    for row in action.rows(_LATER, [article_id, version_id]):
        found = follow(stood, row["text"])
        place(action, anchor_id, row["id"], found)
        if found.status.stands and found.span is not None:
            stood.insert(0, (row["text"], found.span))


def add_all(action: Action, places: Sequence[tuple[int, int, str, Span]]) -> Sequence[int]:
    """Anchor spans, each given by article, version, that version's text and itself; their ids in order."""
    made = [
        {
            "guid": new_guid(),
            "article_id": article_id,
            "origin_version_id": version_id,
            "exact": span.of(text),
            "prefix": text[max(0, span.start - CONTEXT) : span.start],
            "suffix": text[span.end : span.end + CONTEXT],
            "created_by": action.reviewer_id,
            "created_at": action.at,
        }
        for article_id, version_id, text, span in places
    ]
    ids = action.insert_all("anchor", made)
    stands = [
        {
            "anchor_id": anchor_id,
            "version_id": version_id,
            "start": span.start,
            "end": span.end,
            "status": "exact",
            "score": 1.0,
        }
        for anchor_id, (_, version_id, _, span) in zip(ids, places, strict=True)
    ]
    action.insert_all("anchor_position", stands)
    return ids


def standing(action: Action, article_id: int) -> Iterator[Standing]:
    """Every anchor of an article, of evidence (a quote) and of decisions on links."""
    quotes = {row["id"] for row in action.rows(_QUOTED, [article_id])}
    texts = {row["sha256"]: row["text"] for row in action.rows(_TEXTS, [article_id])}
    places: defaultdict[int, list[tuple[str, Span]]] = defaultdict(list)
    for row in action.rows(_STOOD, [article_id]):
        places[row["anchor_id"]].append((texts[row["text_sha256"]], Span(row["start"], row["end"])))
    for row in action.rows("SELECT id FROM anchor WHERE article_id = ? ORDER BY id", [article_id]):
        yield Standing(row["id"], row["id"] in quotes, tuple(places[row["id"]]))


def place(action: Action, anchor_id: int, version_id: int, found: Place) -> None:
    """Write down where an anchor is in another version."""
    where = {"start": found.span.start, "end": found.span.end} if found.span else {"start": None, "end": None}
    what = {"status": found.status.value, "score": round(found.score, 4)}
    action.insert("anchor_position", {"anchor_id": anchor_id, "version_id": version_id, **where, **what})


def remove_unused(action: Action, anchor_ids: Sequence[int]) -> None:
    """Take those of these anchors away, with their places, that no evidence hangs on any more."""
    free = (
        "SELECT value FROM json_each(?) "
        "WHERE NOT EXISTS (SELECT 1 FROM evidence WHERE evidence.anchor_id = value)"
    )
    listed = json.dumps(list(anchor_ids))
    action.delete_where("anchor_position", f"anchor_id IN ({free})", listed)
    action.delete_where("anchor", f"id IN ({free})", listed)


def remove(action: Action, anchor_id: int) -> None:
    """Take an anchor away with its places; nothing may hang on it any more."""
    action.delete_where("anchor_position", "anchor_id = ?", anchor_id)
    action.delete("anchor", anchor_id)
