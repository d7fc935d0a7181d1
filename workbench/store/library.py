"""The library by pages: which articles answer a question, in order, and what a list shows of a few."""

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from workbench.store import searching
from workbench.store.articles import ArticleCard, of_rows
from workbench.store.clock import new_guid
from workbench.store.project import Action, Project, Row

MEASURES = ("near", "story")
REVIEWS = ("unread", "in_progress", "done", "quoted", "guessed")
ORDERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "added": ("shelf", "shelf.article_id"),
        "title": ("article", "article.title COLLATE NOCASE {0}, article.id"),
        "outlet": ("article", "article.outlet {0}, article.id"),
        "published": ("article", "article.published {0}, article.id"),
        "words": ("shelf", "shelf.words {0}, shelf.article_id"),
    }
)
"""What a list can be ordered by, and the table that tells it; ``relevance`` is one more, for a search."""

FEW = 5000
"""So many of what a search found are handed to the database, of more the whole list is read and sifted."""
_THESE = "(SELECT value FROM json_each(?))"
_READ = (
    "SELECT shelf.article_id FROM reading JOIN shelf ON shelf.version_id = reading.version_id "
    "JOIN reviewer ON reviewer.id = reading.reviewer_id WHERE reviewer.name = ?"
)
_REVIEW = MappingProxyType(
    {
        "unread": f"article.id NOT IN ({_READ})",
        "in_progress": f"article.id IN ({_READ} AND reading.state = 'in_progress')",
        "done": f"article.id IN ({_READ} AND reading.state = 'done')",
        "quoted": "article.id IN (SELECT anchor.article_id FROM anchor JOIN evidence "
        "ON evidence.anchor_id = anchor.id)",
        "guessed": "article.guessed <> ''",
    }
)


@dataclass(frozen=True, slots=True)
class Query:
    """What a list of articles is to hold, and in which order.

    ``words`` must all be in the text, or all in title, outlet and author. ``since`` and ``until`` are days,
    months or years in ISO 8601, both included; a date known only to its month counts from its first day.
    ``near`` and ``story`` are keys of groups, 0 for any. ``review`` is one of ``REVIEWS``, or empty.
    """

    words: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    near: int = 0
    story: int = 0
    review: str = ""
    order: str = "added"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """The numbers of the articles that answer a query, in its order."""

    keys: Sequence[int]

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.keys)


@dataclass(frozen=True, slots=True)
class GroupCard:
    """A group of two articles or more: ``key`` is its number, ``outlets`` how many, and the dates its ends.

    ``title`` is that of the article that was added first.
    """

    key: int
    articles: int
    title: str
    outlets: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Facets:
    """What a library can be narrowed by: outlets with their counts, dates, groups and review states."""

    articles: int
    outlets: Mapping[str, int]
    first: str
    last: str
    groups: Mapping[str, int]
    reviews: Mapping[str, int]


def listing(project: Project, query: Query) -> Listing:
    """The articles that answer a query."""
    if not query.words.strip():
        return Listing(array("q", _ordered(project, query, None)))
    ranked = query.order == "relevance"
    found = searching.matching(project, query.words, ranked=ranked)
    said, _ = condition(project, query)
    if not said and query.order == "added":
        return Listing(array("q", sorted(found, reverse=query.descending)))
    listed = _ordered(project, query, found)
    if ranked:
        kept = set(listed)
        listed = [key for key in found if key in kept]
    return Listing(array("q", listed))


def _ordered(project: Project, query: Query, among: Sequence[int] | None) -> list[int]:
    """The articles that answer a query but for its words, in its order; only some of them with ``among``."""
    said, values = condition(project, query)
    table, order = ORDERS.get(query.order, ORDERS["added"])
    few = among is not None and len(among) <= FEW
    if few:
        said, values = [*said, f"article.id IN {_THESE}"], [*values, json.dumps(among)]
    source = "article JOIN shelf ON shelf.article_id = article.id" if said else table
    key = "shelf.article_id" if source == "shelf" else "article.id"
    where = f"WHERE {' AND '.join(said)}" if said else ""
    turned = order.format("DESC" if query.descending else "") + (" DESC" if query.descending else "")
    rows = project.tuples(f"SELECT {key} FROM {source} {where} ORDER BY {turned}", values)  # noqa: S608
    if among is None or few:
        return [row[0] for row in rows]
    wanted = set(among)
    return [row[0] for row in rows if row[0] in wanted]


def condition(project: Project, query: Query) -> tuple[list[str], list[Any]]:
    """What a query asks of a row of ``article`` beside the words, with the values of its placeholders."""
    said: list[str] = []
    values: list[Any] = []

    def ask(sql: str, *asked: object) -> None:
        said.append(sql)
        values.extend(asked)

    if query.outlet:
        ask("article.outlet = ?", query.outlet)
    if query.since:
        ask("article.published >= ?", first_day(query.since))
    if query.until:
        ask("article.published <> '' AND article.published < ?", f"{query.until}~")
    for measure in MEASURES:
        if key := getattr(query, measure):
            members = f"SELECT article_id FROM grouping WHERE {measure} = ? UNION SELECT ?"  # noqa: S608
            ask(f"article.id IN ({members})", key, key)
    if query.review:
        sql = _REVIEW[query.review]
        ask(sql, *[project.reviewer] * sql.count("?"))
    return said, values


def first_day(day: str) -> str:
    """The least date that lies on or after a day: the first of a month is also the month alone."""
    while day.endswith("-01"):
        day = day.removesuffix("-01")
    return day


def cards(project: Project, keys: Sequence[int]) -> tuple[ArticleCard, ...]:
    """What a list shows of some articles, in the order of their numbers given; those gone are left out."""
    said = json.dumps(list(keys))
    found = {card.key: card for card in of_rows(project, f"WHERE article.id IN {_THESE}", [said])}
    return tuple(found[key] for key in keys if key in found)


def card(project: Project, guid: str) -> ArticleCard | None:
    """What a list shows of one article, or None when it is gone."""
    return next(iter(of_rows(project, "WHERE article.guid = ?", [guid])), None)


def keys_of(reader: Project | Action, guids: Sequence[str]) -> dict[str, int]:
    """The numbers of articles by guid; those gone are left out."""
    rows = reader.rows(f"SELECT guid, id FROM article WHERE guid IN {_THESE}", [json.dumps(list(guids))])  # noqa: S608
    found = {row["guid"]: row["id"] for row in rows}
    return {guid: found[guid] for guid in guids if guid in found}


def count(project: Project) -> int:
    """How many articles there are."""
    return int(project.rows("SELECT count(*) AS articles FROM article")[0]["articles"])


def facets(project: Project) -> Facets:
    """What the library can be narrowed by."""
    outlets = project.tuples(
        "SELECT outlet, count(*) FROM article WHERE outlet <> '' GROUP BY outlet ORDER BY 2 DESC, 1"
    )
    dates = project.rows(
        "SELECT (SELECT min(published) FROM article WHERE published <> '') AS first, "
        "(SELECT max(published) FROM article) AS last"
    )[0]
    return Facets(
        count(project),
        MappingProxyType(dict(outlets)),
        dates["first"] or "",
        dates["last"] or "",
        MappingProxyType({measure: _grouped(project, measure) for measure in MEASURES}),
        MappingProxyType(_reviews(project)),
    )


def groups(project: Project, measure: str) -> tuple[GroupCard, ...]:
    """The groups of two articles or more, the largest first."""
    if measure not in MEASURES:
        raise ValueError(measure)
    rows = project.rows(
        f"SELECT grouping.{measure} AS key, count(*) AS articles, min(article.id), article.title, "  # noqa: S608
        "count(DISTINCT nullif(article.outlet, '')) AS outlets, "
        "ifnull(min(nullif(article.published, '')), '') AS first, max(article.published) AS last "
        f"FROM grouping JOIN article ON article.id = grouping.article_id WHERE grouping.{measure} IN ("
        f"SELECT {measure} FROM grouping WHERE {measure} > 0 GROUP BY 1 HAVING count(*) > 1) "
        "GROUP BY 1 HAVING count(*) > 1 ORDER BY 2 DESC, 1"
    )
    return tuple(GroupCard(**{name: row[name] for name in GroupCard.__slots__}) for row in rows)


def _grouped(project: Project, measure: str) -> int:
    """How many groups of two articles or more there are."""
    rows = project.tuples(
        f"SELECT count(*) FROM (SELECT 1 FROM grouping WHERE {measure} > 0 "  # noqa: S608
        f"GROUP BY {measure} HAVING count(*) > 1)"
    )
    return int(rows[0][0])


def _reviews(project: Project) -> dict[str, int]:
    """How many articles are in each state of review."""
    total = count(project)
    found: dict[str, int] = {}
    for review in REVIEWS[1:]:
        sql = _REVIEW[review]
        rows = project.tuples(
            f"SELECT count(*) FROM article WHERE {sql}",  # noqa: S608
            [project.reviewer] * sql.count("?"),
        )
        found[review] = int(rows[0][0])
    return {"unread": total - found["in_progress"] - found["done"], **found}


def rulings(reader: Project | Action, keys: Sequence[int], measure: str) -> list[Row]:
    """What people said of pairs among some articles: id, low, high, ruling."""
    said = json.dumps(list(keys))
    return reader.rows(
        f"SELECT id, low, high, ruling FROM pair_ruling WHERE measure = ? AND low IN {_THESE} "  # noqa: S608
        f"AND +high IN {_THESE}",
        [measure, said, said],
    )


def edit(action: Action, keys: Sequence[int], changes: Mapping[str, str]) -> int:
    """Change the same columns of some articles, only where they differ; returns how many were changed."""
    differs = " OR ".join(f"[{name}] <> ?" for name in changes)
    rows = action.rows(
        f"SELECT * FROM article WHERE id IN {_THESE} AND ({differs or 'FALSE'})",  # noqa: S608
        [json.dumps(list(keys)), *changes.values()],
    )
    for row in rows:
        differing = {name: value for name, value in changes.items() if row[name] != value}
        action.update("article", row["id"], {**differing, "guessed": without(row["guessed"], differing)})
    return len(rows)


def confirm(action: Action, keys: Sequence[int], fields: Sequence[str]) -> int:
    """Take the mark of a guess off some columns of some articles; returns how many had one."""
    rows = action.rows(
        f"SELECT id, guessed FROM article WHERE guessed <> '' AND id IN {_THESE}",  # noqa: S608
        [json.dumps(list(keys))],
    )
    changed = [(row["id"], row["guessed"], without(row["guessed"], fields)) for row in rows]
    for key, before, after in changed:
        if before != after:
            action.update("article", key, {"guessed": after})
    return sum(before != after for _, before, after in changed)


def without(guessed: str, fields: Iterable[str]) -> str:
    """The names of guessed columns, without these."""
    gone = set(fields)
    return ",".join(name for name in guessed.split(",") if name not in gone)


def quoted(action: Action, keys: Sequence[int]) -> tuple[str, ...]:
    """The titles of those of some articles that facts quote."""
    rows = action.rows(
        "SELECT article.title FROM article WHERE article.id IN (SELECT anchor.article_id FROM anchor "  # noqa: S608
        f"JOIN evidence ON evidence.anchor_id = anchor.id) AND article.id IN {_THESE} ORDER BY article.id",
        [json.dumps(list(keys))],
    )
    return tuple(row["title"] for row in rows)


def rule(action: Action, pairs: Sequence[tuple[int, int]], ruling: str, measure: str) -> None:
    """Say of each pair (the smaller number first) what a person says; an empty ruling takes it back."""
    keys = sorted({key for pair in pairs for key in pair})
    known = {(row["low"], row["high"]): row for row in rulings(action, keys, measure)}
    fresh: list[dict[str, Any]] = []
    for low, high in pairs:
        row = known.get((low, high))
        if row is not None and not ruling:
            action.delete("pair_ruling", row["id"])
        elif row is not None and row["ruling"] != ruling:
            action.update("pair_ruling", row["id"], {"ruling": ruling})
        elif row is None and ruling:
            told = {"measure": measure, "low": low, "high": high, "ruling": ruling}
            by = {"created_by": action.reviewer_id, "created_at": action.at}
            fresh.append({"guid": new_guid(), **told, **by})
    action.insert_all("pair_ruling", fresh)
