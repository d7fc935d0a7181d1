"""Finding out who took from whom in a group of articles, as a job that a worker process can do."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.core.language import Language, WordList
from workbench.core.model import Article
from workbench.core.ticket import Ticket
from workbench.flow import articles as article_flow
from workbench.flow import comparing, library, wordlists
from workbench.flow.projects import Project

if TYPE_CHECKING:
    from workbench.core.origins import Origins, Relation

ALL_PAIRS = 12
"""Up to so many articles every pair is compared in full."""

MOST = 2000
"""The most articles that one picture of origins is made of."""

_FULLY = 40
_PAGE = 200
_COMPARING = (0.1, 0.85)


def find_origins(
    articles: Sequence[Article],
    lists: tuple[WordList, ...] = (),
    alike: Sequence[tuple[int, int]] = (),
    ticket: Ticket | None = None,
) -> "Origins":
    """Who took from whom among articles, with the evidence in words; a picklable job.

    Of many articles only those pairs are looked at that share runs of words or that ``alike`` names, and
    only those compared in full on which the tree hangs. Raises Cancelled when the ticket is.
    """
    ticket = ticket or Ticket()
    told = comparing.as_spoken(articles, lists)
    tables = _tables(told, lists)
    if len(told) <= ALL_PAIRS:
        pairs = combinations(range(len(told)), 2)
        return _derived(told, _compared(told, list(pairs), lists, ticket), tables, ticket.part(0.85, 1.0))
    return _of_many(told, lists, alike, tables, ticket)


def gather(project: Project, guids: Sequence[str]) -> tuple[Article, ...]:
    """The articles of a group, at most ``MOST`` of them."""
    return tuple(article_flow.as_evidence(project, guid) for guid in guids[:MOST])


def group_of(project: Project, guid: str) -> tuple[str, ...]:
    """The articles of one event with an article, else those like it.

    Of a project too small to need groups, all articles; else the article alone.
    """
    card = library.card(project, guid)
    if card is None:
        return ()
    if card.story_size > 1:
        return _listed(project, library.Query(story=card.story))
    if card.near_size > 1:
        return _listed(project, library.Query(near=card.near))
    return _listed(project, library.Query()) if library.count(project) <= ALL_PAIRS else (guid,)


def _listed(project: Project, query: library.Query) -> tuple[str, ...]:
    keys = list(library.listing(project, query).keys)
    pages = (keys[start : start + _PAGE] for start in range(0, len(keys), _PAGE))
    return tuple(card.guid for page in pages for card in library.cards(project, page))


def keep(data: bytes, path: Path) -> None:
    """Write a picture into a file, the whole of it or nothing; Problem where that cannot be done."""
    from workbench.formats.files import replacing

    with replacing(path) as file:
        file.write(data)


def lists_of(project: Project) -> tuple[WordList, ...]:
    """The users' word lists that hold for comparing in a project."""
    return wordlists.for_comparing(project)


def _tables(articles: Sequence[Article], lists: tuple[WordList, ...]) -> Language:
    """The tables of the language that most of the articles are written in."""
    from workbench.formats import language

    spoken = Counter(article.language for article in articles).most_common(1)
    return language.load(spoken[0][0] if spoken else "en", lists)


def _derived(
    articles: Sequence[Article], relations: Sequence["Relation"], tables: Language, ticket: Ticket
) -> "Origins":
    from workbench.core.origins import derive

    return derive(articles, relations, tables, ticket)


def _compared(
    articles: Sequence[Article],
    pairs: Sequence[tuple[int, int]],
    lists: tuple[WordList, ...],
    ticket: Ticket,
) -> list["Relation"]:
    """The relations of pairs, each compared in full."""
    from workbench.core.collation.table import Compared
    from workbench.core.origins import compared

    start, end = _COMPARING
    made = []
    for number, (left, right) in enumerate(pairs):
        share = start + (end - start) * number / len(pairs)
        ticket.progress(share, f"Comparing pair {number + 1} of {len(pairs)}")
        part = ticket.part(share, start + (end - start) * (number + 1) / len(pairs))
        found = comparing.compare_articles(articles[left], articles[right], (), lists, part)
        made.append(compared(Compared(left, right, found)))
    return made


def _of_many(
    articles: Sequence[Article],
    lists: tuple[WordList, ...],
    alike: Iterable[tuple[int, int]],
    tables: Language,
    ticket: Ticket,
) -> "Origins":
    """First a tree from shared runs of words, then full comparisons of the edges that it leaves in doubt."""
    from workbench.core.origins.sampling import sampled

    texts = [article.text for article in articles]
    order = sorted(range(len(articles)), key=lambda number: articles[number].published or "~")
    known = {(r.left, r.right): r for r in sampled(texts, order, alike, ticket.part(0.0, 0.05))}
    rough = _derived(articles, list(known.values()), tables, ticket.part(0.05, 0.1))
    doubtful = sorted(rough.edges, key=lambda edge: (edge.directed, edge.share))[:_FULLY]
    pairs = [(min(edge.parent, edge.child), max(edge.parent, edge.child)) for edge in doubtful]
    known |= {(r.left, r.right): r for r in _compared(articles, pairs, lists, ticket)}
    notice = (
        f"Of {len(articles):,} articles only the pairs that share runs of words were looked at, and "
        f"{len(pairs):,} of them compared in full."
    )
    found = _derived(articles, list(known.values()), tables, ticket.part(0.85, 1.0))
    return replace(found, notices=(notice,))
