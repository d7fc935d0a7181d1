"""Full-text search over facts and articles; any characters may be asked for."""

import json
import re
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.core.model import Span
from workbench.core.problem import Problem
from workbench.store import ranking, search
from workbench.store.project import Project, Row
from workbench.store.ranking import Asked, numbers

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\s*(?:F-?)?(\d{1,9})\s*", re.IGNORECASE)
_UNFIT = re.compile("[\0\ud800-\udfff]")
# Written without blanks between the words, so that the index holds whole clauses as one word.
_UNPARTED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f]")
_PHRASE = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]|[^\"“”„«»]+|[\"“”„«»]")
_LAST = re.compile(r"\w+\Z")
SHORTEST = 3
"""The letters that a beginning has at least: so many of each word are indexed."""

_NEWEST = """
FROM article JOIN shelf ON shelf.article_id = article.id JOIN article_text ON article_text.id = shelf.text_id
"""
_HIT = """
SELECT article.id, article.guid, article.title, article.outlet, article.published, version.seq AS version
FROM article JOIN shelf ON shelf.article_id = article.id
JOIN article_version AS version ON version.id = shelf.version_id
"""
_NAMED = "SELECT rowid FROM name_search WHERE name_search MATCH ?"
_LIKE = "title || ' ' || outlet || ' ' || author LIKE ? ESCAPE '\\'"
_THESE = "(SELECT value FROM json_each(?))"
Condition = tuple[Sequence[str], Sequence[Any]]


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


def phrases_of(typed: str) -> list[str]:
    """What is asked of FTS5: words and quoted phrases, each quoted, the last word as a beginning.

    A beginning has three letters or more, and nothing typed after it.
    """
    plain = _UNFIT.sub(" ", typed).replace("_", " ")
    found = []
    for part in _PHRASE.finditer(plain):
        words = _WORD.findall(part[0])
        if words and part[1] is not None:
            found.append(f'"{" ".join(words)}"')
        else:
            found += [f'"{word}"' for word in words]
    last = _LAST.search(plain)
    if last and found and len(last[0]) >= SHORTEST:
        found[-1] += "*"
    return found


def query_of(typed: str) -> str:
    """All that is asked of FTS5; empty without a word."""
    return " ".join(phrases_of(typed))


def articles_with(
    project: Project, typed: str, limit: int, offset: int = 0, condition: Condition = ((), ())
) -> tuple[ArticleHit, ...]:
    """The articles whose newest version has all the words, best first, from the ``offset`` on.

    ``condition`` is what else is asked of their rows, with the values of its placeholders.
    """
    phrases = [] if _UNPARTED.search(typed) else phrases_of(typed)
    if not phrases and not _UNPARTED.search(typed):
        return ()
    try:
        if phrases:
            return _indexed(project, Asked(phrases, *condition), limit, offset)
    except Problem as problem:
        if not search.is_broken(problem.__cause__):
            raise  # until the next action mends the index
    return tuple(_containing(project, _words(typed), limit, offset, condition))


def matching(project: Project, typed: str, *, ranked: bool = False) -> list[int]:
    """The numbers of the articles with all the words in the text, or all in title, outlet and author.

    With ``ranked`` the best come first: those named so, then those whose text has the words.
    """
    phrases = [] if _UNPARTED.search(typed) else phrases_of(typed)
    try:
        if phrases:
            asked = Asked(phrases)
            named = [key for (key,) in project.tuples(_NAMED, [asked.match])]
            said = [row[0] for row in ranking.found(project, asked)] if ranked else numbers(project, asked)
            return list(dict.fromkeys(named + said)) if named else said
    except Problem as problem:
        if not search.is_broken(problem.__cause__):
            raise
    words = _words(typed)
    every = " AND ".join(f"(instr(article_text.text, ?) > 0 OR {_LIKE})" for _ in words) or "FALSE"
    values = [value for word in words for value in (word, f"%{escaped(word)}%")]
    return [key for (key,) in project.tuples(f"SELECT article.id {_NEWEST} WHERE {every}", values)]


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


def _indexed(project: Project, asked: Asked, limit: int, offset: int) -> tuple[ArticleHit, ...]:
    mark = secrets.token_hex(8)  # what no text holds by chance
    marked = f"highlight(article_search, 0, '<{mark}', '>{mark}')"
    found = dict(ranking.found(project, asked, marked, limit, offset))
    rows = {
        row["id"]: row
        for row in project.rows(f"{_HIT} WHERE article.id IN {_THESE}", [json.dumps(list(found))])
    }
    return tuple(_hit(rows[key], *_parted(text, mark)) for key, text in found.items() if key in rows)


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


def _containing(
    project: Project, words: Sequence[str], limit: int, offset: int, condition: Condition
) -> Iterator[ArticleHit]:
    said = " AND ".join(["TRUE", *("instr(article_text.text, ?) > 0" for _ in words), *condition[0]])
    sql = f"SELECT article.id, article_text.text {_NEWEST} WHERE {said} ORDER BY article.id LIMIT ? OFFSET ?"
    texts = dict(project.tuples(sql, [*words, *condition[1], limit, offset]))
    for row in project.rows(
        f"{_HIT} WHERE article.id IN {_THESE} ORDER BY article.id", [json.dumps(list(texts))]
    ):
        text = texts[row["id"]]
        starts = sorted((text.find(word), len(word)) for word in words)
        yield _hit(row, text, [Span(start, start + length) for start, length in starts])


def _words(typed: str) -> list[str]:
    return _UNFIT.sub("\ufffd", typed).split()


def _parted(marked: str, mark: str) -> tuple[str, list[Span]]:
    """The text without the marks, and the places between them."""
    first, *parts = marked.split(f"<{mark}")
    text, here, places = [first], len(first), []
    for part in parts:
        inside, _, after = part.partition(f">{mark}")
        places.append(Span(here, here + len(inside)))
        text += (inside, after)
        here += len(inside) + len(after)
    return "".join(text), places


def _hit(row: Row, text: str, places: Iterable[Span]) -> ArticleHit:
    told = {name: row[name] for name in ("guid", "title", "outlet", "published", "version")}
    return ArticleHit(**told, text=text, places=tuple(places))
