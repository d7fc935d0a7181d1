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

ARTICLES, FACTS, NAMES = "article_search", "fact_search", "name_search"
INDICES = (ARTICLES, FACTS, NAMES)
_PLAIN_WORD = re.compile(r"(?<!\w)[A-Za-z]{3,}(?!\w)")
_HUGE = 1_000_000  # FTS5 keeps its data in blocks of about 4 KB
# The indices of tables whose rows change, with the columns they hold.
_FOLLOWING = (
    (FACTS, "fact", ("statement", "claimant", "context")),
    (NAMES, "article", ("title", "outlet", "author")),
)
_CHANGES = "SELECT before, after FROM change WHERE action_id = ? AND table_name = ? ORDER BY id"


def is_index(table: str) -> bool:
    """Whether a table is a full-text index or one of those FTS5 keeps its own data in."""
    return any(table == name or table.startswith(f"{name}_") for name in INDICES)


def catch_up(database: "Database", action_id: int) -> None:
    """Bring the indices to what the tables say after the changes of one action."""
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
    """Whether every word of the indices is what the tables say; asked of a copy, for asking is writing."""
    with closing(sqlite3.connect("")) as copy:
        database.conn.backup(copy)
        try:
            for name in INDICES:
                copy.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
        except sqlite3.DatabaseError:
            return False
    return True


def _fits_at_a_glance(database: "Database") -> bool:
    try:
        held = ((ARTICLES, "article_text", "text"), *((name, table, of[0]) for name, table, of in _FOLLOWING))
        return all(_is_level(database, *each[:2]) and _finds(database, *each) for each in held)
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
    for name in INDICES:
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
    for name, table, columns in _FOLLOWING:
        _follow(database, name, columns, database.execute(_CHANGES, [action_id, table]).fetchall())


def _follow(
    database: "Database", name: str, columns: Sequence[str], changes: Sequence[tuple[Any, ...]]
) -> None:
    """Forget what rows said before these changes, and learn what they say after them."""
    first: dict[int, tuple[str, ...]] = {}
    last: dict[int, tuple[str, ...]] = {}
    for change in changes:
        before, after = (json.loads(side or "{}") for side in change)
        key = (after or before)["id"]
        first.setdefault(key, _words(before, columns))
        last[key] = _words(after, columns)
    differing = [key for key in first if first[key] != last[key]]
    listed, places = ", ".join(columns), ", ".join("?" for _ in columns)
    # FTS5 forgets a row of an external table only when it is told what the row said.
    forget = f"INSERT INTO {name} ({name}, rowid, {listed}) VALUES ('delete', ?, {places})"  # noqa: S608
    learn = f"INSERT INTO {name} (rowid, {listed}) VALUES (?, {places})"  # noqa: S608
    database.conn.executemany(forget, [(key, *first[key]) for key in differing if first[key]])
    database.conn.executemany(learn, [(key, *last[key]) for key in differing if last[key]])


def _words(row: dict[str, Any], columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(str(row.get(name, "")) for name in columns) if row else ()
