"""Undo and redo: the newest changes turned round, as a new entry of the same log."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from workbench.core.problem import Problem
from workbench.store import log, reviewing
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
    changes: int = 0


@dataclass(frozen=True, slots=True)
class Alteration:
    """One row of one entry, before and after; an empty mapping where there was, or is, no row."""

    table: str
    key: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


_OF_ENTRY = """
SELECT change.* FROM change JOIN action ON action.id = change.action_id WHERE action.guid = ?
"""
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
        "ifnull(reverted.guid, '') AS reverts, "
        "(SELECT count(*) FROM change WHERE change.action_id = action.id) AS changes FROM action "
        "JOIN reviewer ON reviewer.id = action.reviewer_id "
        "LEFT JOIN action AS reverted ON reverted.id = action.reverts ORDER BY action.id DESC LIMIT ?",
        [limit],
    )
    return tuple(Entry(**row) for row in rows)


def alterations(project: Project, guid: str) -> tuple[Alteration, ...]:
    """What one entry did, row by row, in the order it was done."""
    rows = project.rows(f"{_OF_ENTRY} ORDER BY change.id", [guid])
    veil = reviewing.veil(project)
    return tuple(
        Alteration(
            row["table_name"],
            row["row_key"],
            *(veil(row["table_name"], json.loads(row[side] or "{}")) for side in ("before", "after")),
        )
        for row in rows
    )


def take_back(project: Project, guid: str) -> str:
    """Turn round what one entry did, however long ago, as an action of its own; returns its label.

    Raises a Problem, and changes nothing, when a later action built on it: that one has to go first.
    """
    found = project.rows("SELECT label, kind FROM action WHERE guid = ?", [guid])
    if not found or found[0]["kind"] == log.SETUP:
        raise Problem("This entry of the history cannot be taken back. Nothing was changed.", guid)
    label = f"Take back: {found[0]['label']}"
    with project.action(label) as action:
        action.database.execute("PRAGMA defer_foreign_keys = ON")
        changes = action.rows(f"{_OF_ENTRY} ORDER BY change.id DESC", [guid])
        keys = _keys(action, changes)
        for change in {(row["table_name"], row["row_key"]): row for row in reversed(changes)}.values():
            _check_unchanged(action, change, found[0]["label"])
        with _said_of(found[0]["label"]):
            for change in changes:
                _turn_round(action, change, keys[change["table_name"]])
        _check_nothing_hangs(action, found[0]["label"])
    return label


@contextmanager
def _said_of(label: str) -> Iterator[None]:
    """What was made later may stand where this would put something back: a tag of the same name."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise Problem(
            f"“{label}” cannot be taken back by itself, because something that was made later stands in its "
            "place. Nothing was changed; take back the later steps first.",
            str(error),
        ) from error


def _check_unchanged(action: Action, change: Row, label: str) -> None:
    """A row may only be turned round while it still is as the entry left it."""
    last = action.rows(
        "SELECT change.after, action.label FROM change LEFT JOIN action ON action.id = change.action_id "
        "WHERE change.table_name = ? AND change.row_key = ? AND change.action_id <> ? "
        "ORDER BY change.id DESC LIMIT 1",
        [change["table_name"], change["row_key"], action.number],
    )
    if last and last[0]["after"] != change["after"] and not _same(last[0]["after"], change["after"]):
        raise Problem(
            f"“{label}” cannot be taken back by itself, because “{last[0]['label']}” came after it and "
            "changed the same thing. Nothing was changed; take that back first.",
            f"{change['table_name']} {change['row_key']}",
        )


def _same(one: str | None, other: str | None) -> bool:
    """Whether two rows of the log say the same, but for when they were last touched."""
    rows = (json.loads(side or "{}") for side in (one, other))
    left, right = ({name: value for name, value in row.items() if name != "updated_at"} for row in rows)
    return left == right


def _check_nothing_hangs(action: Action, label: str) -> None:
    """What was made later may point at a row that this would take away."""
    rows = action.rows("PRAGMA foreign_key_check")
    hanging = [row for row in rows if log.is_logged(row["table"])]  # the log waits for this very action
    if hanging:
        raise Problem(
            f"“{label}” cannot be taken back by itself, because something that was made later belongs to it. "
            "Nothing was changed; take back the later steps first.",
            ", ".join(sorted({str(row["table"]) for row in hanging})),
        )


def _keys(action: Action, changes: list[Row]) -> dict[str, list[str]]:
    return {name: action.database.table(name).pks for name in {row["table_name"] for row in changes}}


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
        keys = _keys(action, changes)
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
