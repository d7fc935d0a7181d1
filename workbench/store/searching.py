"""Full-text search over facts and articles; any characters may be asked for."""

import json
import re
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.core.model import Span
from workbench.core.problem import Problem
from workbench.store import search
from workbench.store.project import Project, Row

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\s*(?:F-?)?(\d{1,9})\s*", re.IGNORECASE)
_UNFIT = re.compile("[\0\ud800-\udfff]")
# Written without blanks between the words, so that the index holds whole clauses as one word.
_UNPARTED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f]")
_NEWEST = """
SELECT article.guid, article.title, article.outlet, article.published, version.seq AS version,
  article_text.id AS text_id, article_text.text
FROM article_text
JOIN article_version AS version ON version.text_sha256 = article_text.sha256
JOIN article ON article.id = version.article_id
WHERE version.seq = (SELECT max(seq) FROM article_version WHERE article_id = article.id)
"""
_THESE = "(SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article that has the words, with the places of the first of them in its newest version."""

    guid: str
    title: str
    outlet: str
    published: str
    version: int
    text: str
    places: tuple[Span, ...]


def query_of(typed: str) -> str:
    """What is asked of FTS5: each word quoted, the last one as a beginning; empty without a word."""
    words = _WORD.findall(_UNFIT.sub(" ", typed).replace("_", " "))
    if not words:
        return ""
    return " ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*'])


def articles_with(project: Project, typed: str, limit: int) -> tuple[ArticleHit, ...]:
    """The articles whose newest version has all the words, best first."""
    if _UNPARTED.search(typed):
        return tuple(_containing(project, _words(typed), limit))
    query = query_of(typed)
    if not query:
        return ()
    mark = secrets.token_hex(8)  # what no text holds by chance
    try:
        return _indexed(project, query, mark, limit)
    except Problem as problem:
        if not search.is_broken(problem.__cause__):
            raise
        return tuple(_containing(project, _words(typed), limit))  # until the next action mends the index


def matching(project: Project, typed: str) -> list[int]:
    """The numbers of the articles with all the words in the text, or all in title, outlet and author."""
    named = _named(project, _words(typed))
    query = query_of(typed)
    if not query or _UNPARTED.search(typed):
        said = " ".join("AND instr(article_text.text, ?) > 0" for _ in _words(typed))
        rows = project.tuples(f"SELECT article.id {_NEWEST[_NEWEST.index('FROM') :]} {said}", _words(typed))
    else:
        rows = project.tuples(
            "SELECT shelf.article_id FROM article_search JOIN shelf ON shelf.text_id = article_search.rowid "
            "WHERE article_search MATCH ?",
            [query],
        )
    return list(dict.fromkeys([*named, *(key for (key,) in rows)]))


def _named(project: Project, words: Sequence[str]) -> list[int]:
    """The articles that have all the words in their title, outlet and author together."""
    like = [f"%{escaped(word)}%" for word in words]
    said = " AND ".join("title || ' ' || outlet || ' ' || author LIKE ? ESCAPE '\\'" for _ in like)
    rows = project.tuples(f"SELECT id FROM article WHERE {said or 'FALSE'}", like)  # noqa: S608
    return [key for (key,) in rows]


def escaped(word: str) -> str:
    """A word as LIKE takes it, where a backslash escapes."""
    return re.sub(r"([\\%_])", r"\\\1", _UNFIT.sub("\ufffd", word))


def facts_with(project: Project, typed: str, limit: int) -> tuple[str, ...]:
    """The guids of the facts that have all the words in their own fields, or that number, best first."""
    number = _NUMBER.fullmatch(typed)
    named = [int(number[1])] if number else []
    rows = project.rows(
        "SELECT guid FROM fact WHERE number IN (SELECT value FROM json_each(?))", [json.dumps(named)]
    )
    return tuple(dict.fromkeys(row["guid"] for row in (*rows, *_facts_saying(project, typed, limit))))


def quoting(project: Project, word: str) -> frozenset[str]:
    """The guids of the facts that have a quote with ``word`` somewhere in it."""
    rows = project.rows(
        "SELECT DISTINCT fact.guid FROM anchor JOIN evidence ON evidence.anchor_id = anchor.id "
        "JOIN fact ON fact.id = evidence.fact_id WHERE anchor.exact LIKE ? ESCAPE '\\'",
        [f"%{escaped(word)}%"],
    )
    return frozenset(row["guid"] for row in rows)


# ---- inside


def _indexed(project: Project, query: str, mark: str, limit: int) -> tuple[ArticleHit, ...]:
    found = project.rows(
        "SELECT rowid AS id, highlight(article_search, 0, ?, ?) AS marked FROM article_search "
        "WHERE article_search MATCH ? ORDER BY rank LIMIT ?",
        [f"<{mark}", f">{mark}", query, 2 * limit],
    )
    marked = {row["id"]: row["marked"] for row in found}
    order = {key: place for place, key in enumerate(marked)}
    rows = project.rows(f"{_NEWEST} AND article_text.id IN {_THESE}", [json.dumps(list(marked))])
    rows.sort(key=lambda row: (order[row["text_id"]], row["title"], row["guid"]))
    return tuple(_hit(row, _marked(marked[row["text_id"]], mark)) for row in rows[:limit])


def _facts_saying(project: Project, typed: str, limit: int) -> list[Row]:
    if _UNPARTED.search(typed):
        return _facts_containing(project, _words(typed), limit)
    query = query_of(typed)
    if not query:
        return []
    try:
        return project.rows(
            "SELECT fact.guid FROM fact_search JOIN fact ON fact.id = fact_search.rowid "
            "WHERE fact_search MATCH ? ORDER BY fact_search.rank, fact.number LIMIT ?",
            [query, limit],
        )
    except Problem as problem:
        if not search.is_broken(problem.__cause__):
            raise
        return _facts_containing(project, _words(typed), limit)


def _facts_containing(project: Project, words: Sequence[str], limit: int) -> list[Row]:
    said = " AND ".join("instr(statement || ' ' || claimant || ' ' || context, ?) > 0" for _ in words)
    sql = f"SELECT guid FROM fact WHERE {said} ORDER BY number LIMIT ?"  # noqa: S608 - placeholders only
    return project.rows(sql, [*words, limit])


def _containing(project: Project, words: Sequence[str], limit: int) -> Iterator[ArticleHit]:
    said = " ".join("AND instr(article_text.text, ?) > 0" for _ in words)
    for row in project.rows(f"{_NEWEST} {said} ORDER BY article.id LIMIT ?", [*words, limit]):
        starts = sorted((row["text"].find(word), len(word)) for word in words)
        yield _hit(row, [Span(start, start + length) for start, length in starts])


def _words(typed: str) -> list[str]:
    return _UNFIT.sub("\ufffd", typed).split()


def _marked(marked: str, mark: str) -> Iterator[Span]:
    """The places between the marks, counted without them."""
    here = 0
    for part in marked.split(f"<{mark}"):
        inside, ended, after = part.partition(f">{mark}")
        if ended:
            yield Span(here, here + len(inside))
        here += len(inside) + len(after)


def _hit(row: Row, places: Iterable[Span]) -> ArticleHit:
    del row["text_id"]
    return ArticleHit(**row, places=tuple(places))
