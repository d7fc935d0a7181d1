"""Memos: what a reviewer noted on the project, an article, a fact, a quote or a tag."""

from collections.abc import Iterable

from workbench.core.factbook import Memo, MemoTarget
from workbench.store.clock import new_guid
from workbench.store.project import Action, Project

_MEMOS = """
SELECT memo.guid, memo.target, memo.target_guid, memo.body, reviewer.name AS reviewer,
  memo.updated_at AS updated
FROM memo JOIN reviewer ON reviewer.id = memo.created_by
"""


def memos(project: Project, target_guid: str) -> tuple[Memo, ...]:
    """Every reviewer's memo on one thing, oldest first."""
    rows = project.rows(f"{_MEMOS} WHERE memo.target_guid = ? ORDER BY memo.id", [target_guid])
    return tuple(Memo(**{**row, "target": MemoTarget(row["target"])}) for row in rows)


def marked(project: Project) -> frozenset[str]:
    """The guids of everything that has a memo."""
    return frozenset(row["target_guid"] for row in project.rows("SELECT DISTINCT target_guid FROM memo"))


def write(action: Action, target: MemoTarget, target_guid: str, body: str) -> None:
    """Make ``body`` this reviewer's memo on a thing; an empty one takes it away."""
    rows = action.rows(
        "SELECT id, body FROM memo WHERE target_guid = ? AND created_by = ? ORDER BY id",
        [target_guid, action.reviewer_id],
    )
    if rows and not body:
        action.delete("memo", rows[0]["id"])
    elif rows and rows[0]["body"] != body:
        action.update("memo", rows[0]["id"], {"body": body, "updated_at": action.at})
    elif not rows and body:
        row = {"guid": new_guid(), "target": target.value, "target_guid": target_guid, "body": body}
        stamps = {"created_by": action.reviewer_id, "created_at": action.at, "updated_at": action.at}
        action.insert("memo", {**row, **stamps})


def forget(action: Action, target_guids: Iterable[str]) -> None:
    """Take away every memo on these things, which go too."""
    for guid in target_guids:
        for row in action.rows("SELECT id FROM memo WHERE target_guid = ?", [guid]):
            action.delete("memo", row["id"])


def hand_over(action: Action, old_guid: str, new_guid_: str) -> None:
    """Let the memos on one thing be memos on another of the same sort."""
    for row in action.rows("SELECT id FROM memo WHERE target_guid = ?", [old_guid]):
        action.update("memo", row["id"], {"target_guid": new_guid_, "updated_at": action.at})
