"""Anchors: a quote with its context and its place in one article version."""

from workbench.core.model import Span
from workbench.store.clock import new_guid
from workbench.store.project import Action

CONTEXT = 32


def add(action: Action, article_id: int, version_id: int, text: str, span: Span) -> int:
    """Anchor a span of the version that has ``text``, and return the id of the anchor."""
    anchor = {
        "guid": new_guid(),
        "article_id": article_id,
        "origin_version_id": version_id,
        "exact": span.of(text),
        "prefix": text[max(0, span.start - CONTEXT) : span.start],
        "suffix": text[span.end : span.end + CONTEXT],
        "created_by": action.reviewer_id,
        "created_at": action.at,
    }
    anchor_id = action.insert("anchor", anchor)
    position = {"anchor_id": anchor_id, "version_id": version_id, "start": span.start, "end": span.end}
    action.insert("anchor_position", {**position, "status": "exact", "score": 1.0})
    return anchor_id


def remove(action: Action, anchor_id: int) -> None:
    """Take an anchor away with its places; nothing may hang on it any more."""
    action.delete_where("anchor_position", "anchor_id = ?", anchor_id)
    action.delete("anchor", anchor_id)
