"""What a grouped list needs beside the cards: who belongs to which group, and the texts of a few articles."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from workbench.store import searching
from workbench.store.connection import connect
from workbench.store.library import MEASURES, GroupCard
from workbench.store.project import Action, Project

_THESE = "(SELECT value FROM json_each(?))"


def reader(path: Any, reviewer: str) -> Project:
    """A second way to read a project that lies open, for another thread; whoever opens it closes it."""
    return Project(path, connect(path, mode="ro"), reviewer, None)


def members(project: Project, measure: str) -> Mapping[int, int]:
    """The group of every article that shares one with others."""
    if measure not in MEASURES:
        raise ValueError(measure)
    rows = project.tuples(
        f"SELECT article_id, {measure} FROM grouping WHERE {measure} IN ("  # noqa: S608 - a name of ours
        f"SELECT {measure} FROM grouping GROUP BY 1 HAVING count(*) > 1)"
    )
    return dict(rows)


def first(project: Project, count: int) -> tuple[int, ...]:
    """The numbers of the articles that came first."""
    rows = project.tuples("SELECT id FROM article ORDER BY id LIMIT ?", [count])
    return tuple(key for (key,) in rows)


def grouped_by(project: Project) -> tuple[str, ...]:
    """The measures by which any article has a group."""
    asked = [f"EXISTS (SELECT 1 FROM grouping WHERE {name} IS NOT NULL)" for name in MEASURES]  # noqa: S608
    row = project.tuples(f"SELECT {', '.join(asked)}")[0]
    return tuple(measure for measure, is_so in zip(MEASURES, row, strict=True) if is_so)


def group_cards(project: Project, measure: str, keys: Sequence[int]) -> tuple[GroupCard, ...]:
    """What a list shows of some groups, in no order."""
    if measure not in MEASURES:
        raise ValueError(measure)
    rows = project.rows(
        f"SELECT grouping.{measure} AS key, count(*) AS articles, "  # noqa: S608
        "ifnull(max(head.title), min(article.title)) AS title, "
        "count(DISTINCT nullif(article.outlet, '')) AS outlets, "
        "ifnull(min(nullif(article.published, '')), '') AS first, max(article.published) AS last "
        "FROM grouping JOIN article ON article.id = grouping.article_id "
        f"LEFT JOIN article AS head ON head.id = grouping.{measure} "
        f"WHERE grouping.{measure} IN {_THESE} GROUP BY 1",
        [json.dumps(list(keys))],
    )
    return tuple(GroupCard(**{name: row[name] for name in GroupCard.__slots__}) for row in rows)


def texts(project: Project, keys: Sequence[int]) -> Mapping[int, str]:
    """The newest text of some articles."""
    rows = project.tuples(
        "SELECT shelf.article_id, article_text.text FROM shelf "
        "JOIN article_text ON article_text.id = shelf.text_id "
        "WHERE shelf.article_id IN (SELECT value FROM json_each(?))",
        [json.dumps(list(keys))],
    )
    return dict(rows)


def guids(project: Project, keys: Sequence[int]) -> tuple[str, ...]:
    """The guids of some articles, in the order of their numbers given; those gone are left out."""
    found = dict(
        project.tuples(f"SELECT id, guid FROM article WHERE id IN {_THESE}", [json.dumps(list(keys))])  # noqa: S608
    )
    return tuple(found[key] for key in keys if key in found)


def titled(project: Project, beginning: str, limit: int) -> frozenset[int]:
    """The articles whose title begins so, in any case."""
    rows = project.tuples(
        "SELECT id FROM article WHERE title LIKE ? ESCAPE '\\' LIMIT ?",
        [f"{searching.escaped(beginning)}%", limit],
    )
    return frozenset(key for (key,) in rows)


def common(project: Project, keys: Sequence[int], fields: Sequence[str]) -> Mapping[str, str | None]:
    """What some articles all say in each of these columns; None where they differ."""
    columns = ", ".join(f"count(DISTINCT [{name}]), ifnull(min([{name}]), '')" for name in fields)
    row = project.tuples(
        f"SELECT {columns} FROM article WHERE id IN {_THESE}",  # noqa: S608 - names of ours
        [json.dumps(list(keys))],
    )[0]
    return {name: row[2 * i + 1] if row[2 * i] <= 1 else None for i, name in enumerate(fields)}


def beside(action: Action, keys: Sequence[int], measure: str) -> tuple[tuple[int, int], ...]:
    """Each of some articles with the others of its group that are not among them, smaller number first."""
    if measure not in MEASURES:
        raise ValueError(measure)
    said = json.dumps(list(keys))
    rows = action.rows(
        f"SELECT own.article_id AS one, other.article_id AS two FROM grouping AS own "  # noqa: S608 - a name of ours
        f"JOIN grouping AS other ON other.{measure} = own.{measure} "
        f"WHERE own.article_id IN {_THESE} AND other.article_id NOT IN {_THESE}",
        [said, said],
    )
    return tuple((min(row["one"], row["two"]), max(row["one"], row["two"])) for row in rows)
