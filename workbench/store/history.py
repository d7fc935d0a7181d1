"""Undo and redo: the newest changes turned round, as a new entry of the same log."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.core.problem import Problem
from workbench.store import log
from workbench.store.project import Action, Project, Row


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the log: ``kind`` is do, undo, redo or setup; ``reverts`` is the guid it turned round."""

    guid: str
    label: str
    kind: str
    reviewer: str
    at: str
    reverts: str = ""


_LABEL = """
SELECT label FROM action WHERE id = (SELECT {top} FROM action ORDER BY id DESC LIMIT 1)
"""


def undo_label(project: Project) -> str:
    """What undo would take back, or an empty string."""
    return _label(project, "undo_top")


def redo_label(project: Project) -> str:
    """What redo would do again, or an empty string."""
    return _label(project, "redo_top")


def undo(project: Project) -> str:
    """Take the last action back and return its label; empty when there is none."""
    return _travel(project, log.UNDO, undo_label(project))


def redo(project: Project) -> str:
    """Do the last undone action again and return its label; empty when there is none."""
    return _travel(project, log.REDO, redo_label(project))


def entries(project: Project, limit: int = 1000) -> tuple[Entry, ...]:
    """The newest entries of the log, newest first."""
    rows = project.rows(
        "SELECT action.guid, action.label, action.kind, reviewer.name AS reviewer, action.at, "
        "ifnull(reverted.guid, '') AS reverts FROM action "
        "JOIN reviewer ON reviewer.id = action.reviewer_id "
        "LEFT JOIN action AS reverted ON reverted.id = action.reverts ORDER BY action.id DESC LIMIT ?",
        [limit],
    )
    return tuple(Entry(**row) for row in rows)


def _label(project: Project, top: str) -> str:
    rows = project.rows(_LABEL.format(top=top))
    return str(rows[0]["label"]) if rows else ""


def _travel(project: Project, kind: str, label: str) -> str:
    if not label:
        return ""
    with project.action(label, kind=kind) as action:
        action.database.execute("PRAGMA defer_foreign_keys = ON")
        standing = log.tops(action.database)
        reverted = standing.undo if kind == log.UNDO else standing.redo
        changes = action.rows("SELECT * FROM change WHERE action_id = ? ORDER BY id DESC", [reverted])
        keys = {name: action.database.table(name).pks for name in {row["table_name"] for row in changes}}
        for change in changes:
            _turn_round(action, change, keys[change["table_name"]])
    return label


def _turn_round(action: Action, change: Row, keys: list[str]) -> None:
    before, after = (json.loads(change[side] or "{}") for side in ("before", "after"))
    table = change["table_name"]
    key = [(after or before)[name] for name in keys]
    match change["op"]:
        case "insert":
            _exactly_one(action.database.execute(_delete(table, keys), key).rowcount, change)
        case "delete":
            action.insert(table, before)
        case _:
            changed = {name: value for name, value in before.items() if value != after[name]}
            if changed:
                _exactly_one(_update(action, table, keys, key, changed), change)


def _delete(table: str, keys: list[str]) -> str:
    return f"DELETE FROM [{table}] WHERE {_where(keys)}"  # noqa: S608 - names from our own schema


def _update(action: Action, table: str, keys: list[str], key: list[Any], changed: Mapping[str, Any]) -> int:
    columns = ", ".join(f"[{name}] = ?" for name in changed)
    sql = f"UPDATE [{table}] SET {columns} WHERE {_where(keys)}"  # noqa: S608 - names from our own schema
    return action.database.execute(sql, [*changed.values(), *key]).rowcount


def _where(keys: list[str]) -> str:
    return " AND ".join(f"[{name}] = ?" for name in keys)


def _exactly_one(count: int, change: Row) -> None:
    if count != 1:
        raise Problem(
            "This step cannot be taken back, because the row it touched is not there. Nothing was changed.",
            f"{change['op']} of {change['table_name']} {change['row_key']} in action {change['action_id']}",
        )
