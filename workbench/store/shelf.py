"""Which version of each article is the newest, with the number and the length of its text.

Kept like a search index: inside the transaction of each action, told by its log, and made anew at opening
when a glance shows that it does not fit. Lists of many thousand articles are joined by these numbers, not by
the hashes of the texts.
"""

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_NEWEST = """
SELECT version.article_id, version.id AS version_id, article_text.id AS text_id, article_text.words
FROM article_version AS version JOIN article_text ON article_text.sha256 = version.text_sha256
WHERE version.seq = (SELECT max(seq) FROM article_version WHERE article_id = version.article_id)
"""
_TOUCHED = """
SELECT DISTINCT json_extract(ifnull(after, before), '$.article_id') AS article_id FROM change
WHERE action_id = {} AND table_name = 'article_version'
"""


def catch_up(database: "Database", action_id: int) -> None:
    """Bring the shelf to what the tables say after the changes of one action."""
    touched = _TOUCHED.format(int(action_id))
    database.execute(f"DELETE FROM shelf WHERE article_id IN ({touched})")  # noqa: S608 - a number
    database.execute(f"INSERT INTO shelf {_NEWEST} AND version.article_id IN ({touched})")


def mend(database: "Database") -> None:
    """Make the shelf anew if it does not hold the newest version of every article."""
    if not _is_level(database):
        with suppress(sqlite3.Error), database.atomic():  # a full disk need not keep a project from opening
            database.execute("DELETE FROM shelf")
            database.execute(f"INSERT INTO shelf {_NEWEST}")


def fits(database: "Database") -> bool:
    """Whether every row of the shelf is what the tables say; reads all of them."""
    rows = database.execute(
        f"SELECT count(*) FROM (SELECT * FROM ({_NEWEST}) EXCEPT SELECT * FROM shelf)"  # noqa: S608
    )
    return bool(rows.fetchone()[0] == 0 and _is_level(database))


def _is_level(database: "Database") -> bool:
    """One glance: as many rows, and the same versions by their sum."""
    held = database.execute("SELECT count(*), ifnull(sum(version_id), 0) FROM shelf").fetchone()
    newest = database.execute(
        "SELECT count(*), ifnull(sum(id), 0) FROM "
        "(SELECT id, max(seq) FROM article_version GROUP BY article_id)"
    ).fetchone()
    return bool(held == newest)
