"""The full-text indices follow their tables, inside the transaction of each action.

SQLite lets no trigger write to an FTS5 table while the schema is not trusted, so the log of the action says
what to forget and what to learn. An index holds nothing that the tables do not: one that is damaged, or was
altered from outside, is made anew.
"""

import json
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database

ARTICLES, FACTS = "article_search", "fact_search"
_PLAIN_WORD = re.compile(r"(?<!\w)[A-Za-z]{3,}(?!\w)")
_HUGE = 1_000_000  # FTS5 keeps its data in blocks of about 4 KB
_FACT_COLUMNS = ("statement", "claimant", "context")


def is_index(table: str) -> bool:
    """Whether a table is a full-text index or one of those FTS5 keeps its own data in."""
    return any(table == name or table.startswith(f"{name}_") for name in (ARTICLES, FACTS))


def catch_up(database: "Database", action_id: int) -> None:
    """Bring both indices to what the tables say after the changes of one action."""
    try:
        _learn(database, action_id)
    except sqlite3.DatabaseError as error:
        if not is_broken(error):
            raise
        _rebuild(database)


def is_broken(error: BaseException | None) -> bool:
    """Whether an error says that an index, or a page, holds nonsense."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code == sqlite3.SQLITE_CORRUPT or (code == sqlite3.SQLITE_ERROR and "fts5" in str(error))


def mend(database: "Database") -> None:
    """Make the indices anew if one glance shows that they are not what the tables say."""
    if not _fits_at_a_glance(database):
        with suppress(sqlite3.Error), database.atomic():  # a full disk need not keep a project from opening
            _rebuild(database)


def fits(database: "Database") -> bool:
    """Whether every word of both indices is what the tables say; asked of a copy, for asking is writing."""
    with closing(sqlite3.connect("")) as copy:
        database.conn.backup(copy)
        try:
            for name in (ARTICLES, FACTS):
                copy.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
        except sqlite3.DatabaseError:
            return False
    return True


def _fits_at_a_glance(database: "Database") -> bool:
    try:
        pairs = ((ARTICLES, "article_text", "text"), (FACTS, "fact", "statement"))
        return all(_is_level(database, *pair[:2]) and _finds(database, *pair) for pair in pairs)
    except sqlite3.DatabaseError as error:
        if not is_broken(error):
            raise
        return False


def _is_level(database: "Database", name: str, table: str) -> bool:
    settings = {str(row[0]) for row in database.execute(f"SELECT k FROM {name}_config")}  # noqa: S608
    counts = [
        database.execute(f"SELECT count(*), ifnull(max(id), 0) FROM {each}").fetchone()  # noqa: S608
        for each in (table, f"{name}_docsize")
    ]
    huge = f"SELECT 1 FROM {name}_data WHERE length(block) > {_HUGE} LIMIT 1"  # noqa: S608
    swollen = database.execute(huge).fetchone()
    return settings == {"version"} and counts[0] == counts[1] and swollen is None


def _finds(database: "Database", name: str, table: str, column: str) -> bool:
    """Whether a word of the newest row is found."""
    newest = database.execute(f"SELECT id, {column} FROM {table} ORDER BY id DESC LIMIT 1").fetchone()  # noqa: S608
    word = _PLAIN_WORD.search(newest[1]) if newest else None
    if word is None:
        return True
    query = f"SELECT 1 FROM {name} WHERE {name} MATCH ? AND rowid = ?"  # noqa: S608
    return database.execute(query, [f'"{word[0]}"', newest[0]]).fetchone() is not None


def _rebuild(database: "Database") -> None:
    for name in (ARTICLES, FACTS):
        for part, rows in _empty_index():  # else FTS5 may refuse even to begin
            database.execute(f"DELETE FROM {name}_{part}")  # noqa: S608
            database.conn.executemany(f"INSERT INTO {name}_{part} VALUES (?, ?)", rows)  # noqa: S608
        database.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")  # noqa: S608


def _empty_index() -> list[tuple[str, list[tuple[object, object]]]]:
    """What FTS5 keeps in the tables that it cannot do without, in an index that holds nothing."""
    with closing(sqlite3.connect(":memory:")) as blank:
        blank.execute("CREATE VIRTUAL TABLE one USING fts5(text)")
        return [
            (part, blank.execute(f"SELECT * FROM one_{part}").fetchall())  # noqa: S608
            for part in ("data", "config")
        ]


def _learn(database: "Database", action_id: int) -> None:
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
