"""The append-only log of actions: what was done, and what undo and redo would revert next."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from workbench import __version__
from workbench.store import audit, search
from workbench.store.clock import new_guid

if TYPE_CHECKING:
    from sqlite_utils import Database

DO, UNDO, REDO, SETUP = "do", "undo", "redo", "setup"

_NONE = "NULL"
_COLUMNS = """
SELECT master.name, col.name, col.pk FROM sqlite_schema AS master, pragma_table_info(master.name) AS col
WHERE master.type = 'table' AND master.sql NOT LIKE 'CREATE VIRTUAL %' ORDER BY master.name, col.cid
"""
COMPUTED = frozenset({"grouping", "likeness", "shelf", "sketch", "trait"})
"""The tables that hold nothing but what was computed from the texts, and can be computed again."""

# The log itself, and what never changes once it is there.
_UNLOGGED = COMPUTED | {"action", "article_text", "change", "current_action", "migration", "original"}


@dataclass(frozen=True, slots=True)
class Tops:
    """The newest action and the tops of both stacks, by id; 0 where there is none."""

    last: int = 0
    undo: int = 0
    redo: int = 0


def record(database: "Database") -> None:
    """Make this connection log every row that is inserted, updated or deleted, before and after.

    The triggers are TEMP: one in the file itself may not call json_object() while the schema is not trusted.
    """
    columns = database.execute(_COLUMNS).fetchall()
    for trigger in _triggers(tuple(tuple(each) for each in columns)):
        database.execute(trigger)


def is_logged(table: str) -> bool:
    """Whether the rows of a table are logged: all but the log, what never changes, and the indices."""
    return not (table in _UNLOGGED or table.startswith("sqlite_") or search.is_index(table))


@cache
def _triggers(columns: tuple[tuple[str, str, int], ...]) -> tuple[str, ...]:
    """The statements for tables with these columns: table, name, place in the key (0: not in it)."""
    made = []
    for table, rows in groupby(columns, key=itemgetter(0)):
        named = [(name, place) for _, name, place in rows]
        if not is_logged(table):
            continue
        keys = [name for name, place in sorted(named, key=itemgetter(1)) if place]
        old, new = (_json(row, [name for name, _ in named]) for row in ("OLD", "NEW"))
        ops = (("insert", _NONE, new), ("update", old, new), ("delete", old, _NONE))
        made += [_trigger(table, op, keys, before, after) for op, before, after in ops]
    return tuple(made)


def _trigger(table: str, op: str, keys: list[str], before: str, after: str) -> str:
    row = "OLD" if op == "delete" else "NEW"
    key = " || '/' || ".join(f"{row}.[{name}]" for name in keys)
    return f"""
    CREATE TEMP TRIGGER {table}_{op}_logged AFTER {op} ON main.{table} BEGIN
      INSERT INTO change (action_id, table_name, row_key, op, before, after)
      VALUES ((SELECT action_id FROM current_action), '{table}', {key}, '{op}', {before}, {after});
    END"""  # noqa: S608 - names from our own schema


def _json(row: str, columns: list[str]) -> str:
    listed = ", ".join(f"'{name}', {row}.[{name}]" for name in columns)
    return f"json_object({listed})"


def tops(database: "Database") -> Tops:
    """Where the log stands now."""
    row = database.execute(
        "SELECT id, ifnull(undo_top, 0), ifnull(redo_top, 0) FROM action ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return Tops(*row) if row else Tops()


def begin(database: "Database", action_id: int) -> None:
    """Let the row triggers log under ``action_id``."""
    database.execute("UPDATE current_action SET action_id = ?", [action_id])


def finish(database: "Database", entry: Mapping[str, Any], before: Tops) -> None:
    """Write the entry of the action that ``begin`` opened, with its place on the stacks."""
    stacks = _stacks(database, entry, before)
    whole = {**entry, **stacks, "guid": new_guid(), "app_version": __version__}
    row = {key: value or None for key, value in whole.items()}
    database.table("action").insert({**row, "digest": audit.seal(database, row, _last_digest(database))})
    database.execute("UPDATE current_action SET action_id = NULL")


def _stacks(database: "Database", entry: Mapping[str, Any], before: Tops) -> dict[str, int]:
    own: int = entry["id"]
    match entry["kind"]:
        case "undo":
            top = _below(database, before.undo)
            return {"reverts": before.undo, "undo_top": top, "redo_top": own, "below": before.redo}
        case "redo":
            top = _below(database, before.redo)
            return {"reverts": before.redo, "undo_top": own, "redo_top": top, "below": before.undo}
        case "setup":
            return {"undo_top": before.undo, "redo_top": before.redo}
        case _:
            return {"undo_top": own, "below": before.undo}


def _last_digest(database: "Database") -> str:
    row = database.execute("SELECT digest FROM action ORDER BY id DESC LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def _below(database: "Database", action_id: int) -> int:
    return int(
        database.execute("SELECT ifnull(below, 0) FROM action WHERE id = ?", [action_id]).fetchone()[0]
    )
