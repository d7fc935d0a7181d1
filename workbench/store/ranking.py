"""Which texts have some words, the best first, in a time that does not grow with how common the words are.

Rare words are ranked exactly (BM25 as SQLite computes it, which reads every text that has any of them). What
very many texts have says little about which of them is meant: there the newest are ranked, or come first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workbench.store.project import Project

RANKED = 2000
"""So many texts are ranked exactly; of more, only the newest half as many."""
COUNTED = 25_000
"""So many texts that have any of the words are looked at to rank them; of more, the newest come first."""

_SPREAD = """
SELECT count(*), ifnull(min(rowid), 0), (SELECT ifnull(max(id), 0) FROM article_text) FROM (
  SELECT rowid FROM article_search WHERE article_search MATCH ? ORDER BY rowid DESC LIMIT ?)
"""
_FOUND = """
SELECT shelf.article_id, {what} FROM article_search
CROSS JOIN shelf ON shelf.text_id = article_search.rowid
{join} WHERE article_search MATCH ? {said} ORDER BY article_search.{order}
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """The phrases to be found, each as FTS5 takes it, and what else is asked of the row of an article."""

    phrases: Sequence[str]
    said: Sequence[str] = ()
    values: Sequence[Any] = ()

    @property
    def match(self) -> str:
        """All the phrases."""
        return " ".join(self.phrases)


def found(project: Project, asked: Asked, what: str = "1", limit: int = -1, offset: int = 0) -> list[Any]:
    """The numbers of the articles whose newest text has the phrases, best first, each with an expression."""
    order, floor = _order(project, asked)
    if not floor:
        return _found(project, asked, order, "", what, limit, offset)
    ranked = _found(project, asked, "rank", f"AND article_search.rowid >= {floor}", what, limit, offset)
    if limit < 0 or len(ranked) < limit:
        counted = len(ranked)
        if offset:
            counted = len(_found(project, asked, "rowid", f"AND article_search.rowid >= {floor}", "1", -1, 0))
        rest = f"AND article_search.rowid < {floor}"
        left = -1 if limit < 0 else limit - len(ranked)
        return ranked + _found(project, asked, "rowid DESC", rest, what, left, max(0, offset - counted))
    return ranked


def numbers(project: Project, asked: Asked) -> list[int]:
    """The numbers of the articles whose newest text has the phrases, in no order."""
    return [row[0] for row in _found(project, asked, "rowid", "", "1", -1, 0)]


def _found(
    project: Project, asked: Asked, order: str, beyond: str, what: str, limit: int, offset: int
) -> list[Any]:
    join = "CROSS JOIN article ON article.id = shelf.article_id" if asked.said else ""
    said = " ".join([beyond, *(f"AND {each}" for each in asked.said)])
    sql = _FOUND.format(what=what, join=join, said=said, order=order)
    return project.tuples(f"{sql} LIMIT ? OFFSET ?", [asked.match, *asked.values, limit, offset])


def _order(project: Project, asked: Asked) -> tuple[str, int]:
    """How to order what has the phrases, and from which text on they are ranked; 0 for all of them."""
    terms = [term for phrase in asked.phrases for term in _terms(phrase)]
    spreads = [_spread(project, term) for term in terms]
    if sum(count for count, _ in spreads) > COUNTED:
        return "rowid DESC", 0
    if min(count for count, _ in spreads) < RANKED:
        return "rank", 0
    count, floor = spreads[0] if len(terms) == 1 else _spread(project, asked.match)
    return "rank", 0 if count < RANKED else floor


def _terms(phrase: str) -> list[str]:
    """A single word as it is asked for, or the words of a phrase, which are counted faster than it."""
    words = phrase.strip('"').split(" ")
    return [phrase] if len(words) == 1 else [f'"{word}"' for word in words]


def _spread(project: Project, match: str) -> tuple[int, int]:
    """About how many texts have something, and the text from which on half of ``RANKED`` have it."""
    count, _, _ = project.tuples(_SPREAD, [match, RANKED])[0]
    if count < RANKED:
        return count, 0
    some, first, last = project.tuples(_SPREAD, [match, RANKED // 2])[0]
    return max(count, some * last // (last - first + 1)), first
