"""What was computed about which articles belong together, and the groups that come of it.

The pairs that were found alike are kept, so that the groups follow what people say of a pair at once, and go
back to what was computed when a word is taken back.
"""

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from workbench.core.belonging import groups

if TYPE_CHECKING:
    from sqlite_utils import Database

    from workbench.store.project import Project

Likely = tuple[int, int, float, float, float]
"""Two articles, the smaller number first, how alike they are, and the share of each that the other has."""

_THESE = "(SELECT value FROM json_each(?))"
_RULED = """
SELECT json_extract(ifnull(after, before), '$.measure'), json_extract(ifnull(after, before), '$.low'),
  json_extract(ifnull(after, before), '$.high')
FROM change WHERE action_id = ? AND table_name = 'pair_ruling'
"""
# Another text has to be looked at anew, and for the traits another title or day.
_STALE = """
SELECT article_id FROM grouping WHERE article_id IN (
  SELECT json_extract(ifnull(after, before), '$.article_id') FROM change
  WHERE action_id = ? AND table_name = 'article_version')
"""
_STALE_TRAITS = """
DELETE FROM trait WHERE article_id IN (
  SELECT json_extract(ifnull(after, before), iif(table_name = 'article', '$.id', '$.article_id')) FROM change
  WHERE action_id = ? AND table_name IN ('article', 'article_version'))
"""
_GROUPED = """
INSERT INTO grouping (article_id, {0}, {0}_text)
SELECT json_extract(value, '$[0]'), json_extract(value, '$[2]'), shelf.text_id FROM json_each(?)
JOIN shelf ON shelf.article_id = json_extract(value, '$[0]') AND shelf.text_id = json_extract(value, '$[1]')
WHERE TRUE ON CONFLICT (article_id) DO UPDATE SET {0} = excluded.{0}, {0}_text = excluded.{0}_text
"""
_PARTNERS = """
SELECT high FROM {0} WHERE measure = ?1 AND low IN (SELECT value FROM json_each(?2))
UNION SELECT low FROM {0} WHERE measure = ?1 AND high IN (SELECT value FROM json_each(?2))
"""
_REGROUPED = "UPDATE grouping SET {0} = ? WHERE article_id = ? AND {0} <> ?"


# ---- what a search for neighbours reads


def shelved(reader: "Project", measure: str) -> list[tuple[int, int, int | None]]:
    """Every article with the number of its newest text, and its group, None where it was not looked at."""
    return reader.tuples(
        f"SELECT shelf.article_id, shelf.text_id, "  # noqa: S608
        f"iif(grouping.{measure}_text = shelf.text_id, grouping.{measure}, NULL) FROM shelf "
        "LEFT JOIN grouping ON grouping.article_id = shelf.article_id ORDER BY shelf.article_id"
    )


def unsketched(reader: "Project", method: str) -> list[int]:
    """The numbers of the newest texts that have no sketch of this method."""
    rows = reader.tuples(
        "SELECT DISTINCT text_id FROM shelf WHERE text_id NOT IN "
        "(SELECT text_id FROM sketch WHERE method = ?) ORDER BY text_id",
        [method],
    )
    return [key for (key,) in rows]


def texts(reader: "Project", keys: Sequence[int]) -> dict[int, str]:
    """Some texts by their numbers."""
    sql = f"SELECT id, text FROM article_text WHERE id IN {_THESE}"  # noqa: S608
    return dict(reader.tuples(sql, [json.dumps(list(keys))]))


def sketches(reader: "Project", method: str, after: int, count: int) -> list[tuple[int, int, bytes]]:
    """So many sketches of the texts after one: the number of the text, of its shingles, and the hashes."""
    return reader.tuples(
        "SELECT text_id, shingles, hashes FROM sketch WHERE method = ? AND text_id > ? "
        "ORDER BY text_id LIMIT ?",
        [method, after, count],
    )


def untold(reader: "Project", method: str) -> list[int]:
    """The articles that have no traits of this method."""
    rows = reader.tuples(
        "SELECT article_id FROM shelf WHERE article_id NOT IN "
        "(SELECT article_id FROM trait WHERE method = ?) ORDER BY article_id",
        [method],
    )
    return [key for (key,) in rows]


def told(reader: "Project", keys: Sequence[int]) -> list[tuple[int, str, str, str]]:
    """Number, title, day and newest text of some articles."""
    return reader.tuples(
        "SELECT article.id, article.title, article.published, article_text.text FROM article "  # noqa: S608
        "JOIN shelf ON shelf.article_id = article.id JOIN article_text ON article_text.id = shelf.text_id "
        f"WHERE article.id IN {_THESE}",
        [json.dumps(list(keys))],
    )


def traits(reader: "Project", method: str, after: int, count: int) -> list[tuple[int, bytes, bytes, int]]:
    """The traits of so many articles after one."""
    return reader.tuples(
        "SELECT article_id, keys, counts, day FROM trait WHERE method = ? AND article_id > ? "
        "ORDER BY article_id LIMIT ?",
        [method, after, count],
    )


def between(
    reader: "Project", keys: Sequence[int], measure: str
) -> list[tuple[int, int, float, float, float]]:
    """The pairs among some articles that were found alike."""
    said = json.dumps(list(keys))
    return reader.tuples(
        f"SELECT low, high, score, low_share, high_share FROM likeness WHERE measure = ? "  # noqa: S608
        f"AND low IN {_THESE} AND +high IN {_THESE}",
        [measure, said, said],
    )


# ---- what it writes


def keep_sketches(database: "Database", method: str, rows: Sequence[tuple[int, int, bytes]]) -> None:
    """Keep sketches of texts."""
    database.conn.executemany(
        "INSERT OR REPLACE INTO sketch (text_id, method, shingles, hashes) VALUES (?, ?, ?, ?)",
        [(key, method, shingles, hashes) for key, shingles, hashes in rows],
    )


def keep_traits(database: "Database", method: str, rows: Sequence[tuple[int, bytes, bytes, int]]) -> None:
    """Keep traits of articles."""
    database.conn.executemany(
        "INSERT OR REPLACE INTO trait (article_id, method, keys, counts, day) VALUES (?, ?, ?, ?, ?)",
        [(key, method, *rest) for key, *rest in rows],
    )


def forget_pairs(database: "Database", measure: str, low: int, high: int) -> None:
    """Forget what was found alike, of the pairs whose smaller number is in a range."""
    database.execute("DELETE FROM likeness WHERE measure = ? AND low BETWEEN ? AND ?", [measure, low, high])


def keep_pairs(database: "Database", measure: str, rows: Sequence[Likely]) -> None:
    """Keep pairs that were found alike."""
    database.conn.executemany(
        "INSERT OR REPLACE INTO likeness (measure, low, high, score, low_share, high_share) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [(measure, *row) for row in rows],
    )


def keep_groups(database: "Database", measure: str, rows: Sequence[tuple[int, int, int]]) -> None:
    """Keep the group of articles, each with the text that was looked at; those changed since are left."""
    database.execute(_GROUPED.format(measure), [json.dumps(rows)])


# ---- what people say


def catch_up(database: "Database", action_id: int) -> None:
    """Forget what was computed of texts that one action changed, and let the groups follow its rulings."""
    database.execute(_STALE_TRAITS, [action_id])
    touched = _forget(database, [key for (key,) in database.execute(_STALE, [action_id])])
    for measure, low, high in database.execute(_RULED, [action_id]).fetchall():
        touched.setdefault(measure, set()).update((low, high))
    for measure, keys in touched.items():
        settle(database, measure, keys)


def _forget(database: "Database", keys: Sequence[int]) -> dict[str, set[int]]:
    """Forget pairs and groups of some articles; returns those that hung together with them, by measure."""
    said = json.dumps(keys)
    touched: dict[str, set[int]] = {}
    if keys:
        for measure in ("near", "story"):
            found = database.execute(_PARTNERS.format("likeness"), [measure, said]).fetchall()
            touched[measure] = {key for (key,) in found} - set(keys)
            for side in ("low", "high"):
                gone = f"DELETE FROM likeness WHERE measure = ? AND {side} IN {_THESE}"  # noqa: S608
                database.execute(gone, [measure, said])
        database.execute(f"DELETE FROM grouping WHERE article_id IN {_THESE}", [said])  # noqa: S608
    return touched


def ruled(reader: "Project", measure: str) -> list[int]:
    """The articles that people said something of."""
    sql = "SELECT low FROM pair_ruling WHERE measure = ? UNION SELECT high FROM pair_ruling WHERE measure = ?"
    return [key for (key,) in reader.tuples(sql, [measure, measure])]


def settle(database: "Database", measure: str, keys: Iterable[int]) -> None:
    """Form the groups of some articles, and of all that hang together with them, by likeness and rulings."""
    inside = _hanging_together(database, measure, keys)
    said = json.dumps(sorted(inside))
    likely = database.execute(
        f"SELECT low, high, score FROM likeness WHERE measure = ? AND low IN {_THESE} AND +high IN {_THESE}",  # noqa: S608
        [measure, said, said],
    ).fetchall()
    rulings: dict[str, list[tuple[int, int]]] = {"together": [], "apart": []}
    said_of = database.execute(
        f"SELECT ruling, low, high FROM pair_ruling WHERE measure = ? AND low IN {_THESE} "  # noqa: S608
        f"AND +high IN {_THESE}",
        [measure, said, said],
    )
    for ruling, low, high in said_of.fetchall():
        rulings[ruling].append((low, high))
    made = groups(likely, rulings["together"], rulings["apart"])
    fresh = (
        f"INSERT OR IGNORE INTO grouping (article_id, {measure}) SELECT article_id, article_id FROM shelf "  # noqa: S608
    )
    database.execute(f"{fresh} WHERE article_id IN {_THESE}", [said])
    database.execute(
        f"UPDATE grouping SET {measure} = article_id WHERE {measure} IS NULL AND article_id IN {_THESE}",  # noqa: S608
        [said],
    )
    rows: list[Any] = [(made.get(key, key), key, made.get(key, key)) for key in inside]
    database.conn.executemany(_REGROUPED.format(measure), rows)


def _hanging_together(database: "Database", measure: str, keys: Iterable[int]) -> set[int]:
    """Some articles and those that pairs or rulings join to them, step by step, as far as they are there."""
    inside: set[int] = set()
    edge = set(keys)
    while edge:
        inside |= edge
        said = json.dumps(sorted(edge))
        found = {
            key
            for table in ("likeness", "pair_ruling")
            for (key,) in database.execute(_PARTNERS.format(table), [measure, said])
        }
        edge = found - inside
    return inside
