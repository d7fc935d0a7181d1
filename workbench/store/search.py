"""The full-text indices follow their tables, inside the transaction of each action.

SQLite lets no trigger write to an FTS5 table while the schema is not trusted, so the log of the action says
what to forget and what to learn.
"""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database

ARTICLES, FACTS = "article_search", "fact_search"
_FACT_COLUMNS = ("statement", "claimant", "context")


def is_index(table: str) -> bool:
    """Whether a table is a full-text index or one of those FTS5 keeps its own data in."""
    return any(table == name or table.startswith(f"{name}_") for name in (ARTICLES, FACTS))


def catch_up(database: "Database", action_id: int) -> None:
    """Bring both indices to what the tables say after the changes of one action."""
    database.execute(
        f"INSERT INTO {ARTICLES} (rowid, text) SELECT id, text FROM article_text "  # noqa: S608
        f"WHERE id > (SELECT ifnull(max(id), 0) FROM {ARTICLES}_docsize)"
    )
    changes = database.execute(
        "SELECT before, after FROM change WHERE action_id = ? AND table_name = 'fact' ORDER BY id",
        [action_id],
    )
    for before, after in changes.fetchall():
        _replace(database, json.loads(before or "{}"), json.loads(after or "{}"))


def _replace(database: "Database", before: dict[str, Any], after: dict[str, Any]) -> None:
    old, new = _words(before), _words(after)
    if old == new:
        return
    columns = ", ".join(_FACT_COLUMNS)
    if before:  # FTS5 forgets a row of an external table only when it is told what the row said
        forget = f"INSERT INTO {FACTS} ({FACTS}, rowid, {columns}) VALUES ('delete', ?, ?, ?, ?)"  # noqa: S608
        database.execute(forget, [before["id"], *old])
    if after:
        learn = f"INSERT INTO {FACTS} (rowid, {columns}) VALUES (?, ?, ?, ?)"  # noqa: S608
        database.execute(learn, [after["id"], *new])


def _words(row: dict[str, Any]) -> Sequence[str]:
    return [str(row.get(name, "")) for name in _FACT_COLUMNS] if row else []
