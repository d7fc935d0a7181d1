"""Searching everything: facts and articles, with the words around each place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.core.factbook import FactLine
from workbench.core.model import Span
from workbench.flow.projects import Project
from workbench.store import factlines, library
from workbench.store import searching as stored
from workbench.store.library import Query
from workbench.store.searching import ArticleHit

__all__ = ["ArticleHit", "Found", "Hit", "Query", "Snippet", "pages", "query_of", "quoting", "search"]

query_of, quoting = stored.query_of, stored.quoting

FACTS, ARTICLES, PLACES = 50, 20, 3
AROUND = 60


@dataclass(frozen=True, slots=True)
class Snippet:
    """A found place with the words around it on one line each; ``span`` is in the article's text."""

    span: Span
    before: str
    exact: str
    after: str


Hit = tuple[ArticleHit, tuple[Snippet, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, best first; each article with the first places in it."""

    facts: tuple[FactLine, ...] = ()
    articles: tuple[Hit, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was found."""
        return bool(self.facts or self.articles)


def search(
    project: Project, words: str, query: Query | None = None, limit: int = ARTICLES, offset: int = 0
) -> Found:
    """Facts and articles that have all the words; the last one may be only the beginning of a word.

    Words in quotation marks must stand together. A beginning has three letters or more. ``query`` narrows the
    articles by outlet, date, group and review state; its own words and order don't count. Articles come from
    the ``offset`` on, facts on the first page only.
    """
    guids = () if offset else stored.facts_with(project, words, FACTS)
    known = {line.guid: line for line in factlines.lines(project, guids)} if guids else {}
    condition = library.condition(project, query or Query())
    hits = stored.articles_with(project, words, limit, offset, condition)
    return Found(
        tuple(known[guid] for guid in guids if guid in known),
        tuple((hit, tuple(snippets(hit.text, hit.places))) for hit in hits),
    )


def pages(project: Project, words: str, query: Query | None = None, limit: int = 0) -> Iterator[Hit]:
    """The articles that have all the words, best first, read page by page; all of them without a limit."""
    offset = 0
    while not limit or offset < limit:
        page = search(project, words, query, min(ARTICLES, limit - offset) if limit else ARTICLES, offset)
        yield from page.articles
        offset += len(page.articles)
        if not page.articles:
            return


def snippets(text: str, places: Sequence[Span]) -> Iterator[Snippet]:
    """The first places, those apart that would show the same words only once."""
    shown = 0
    reach = -1
    for span in places:
        if span.start < reach or shown == PLACES:
            continue
        shown += 1
        reach = span.end + AROUND
        yield Snippet(
            span,
            _tail(text[max(0, span.start - AROUND) : span.start], cut=span.start > AROUND),
            span.of(text),
            _head(text[span.end : reach], cut=reach < len(text)),
        )


def _tail(text: str, *, cut: bool) -> str:
    line = " ".join(text.split()) + (" " if text[-1:].isspace() else "")
    return f"… {line.partition(' ')[2]}" if cut and " " in line.strip() else line


def _head(text: str, *, cut: bool) -> str:
    line = (" " if text[:1].isspace() else "") + " ".join(text.split())
    return f"{line.rpartition(' ')[0]} …" if cut and " " in line.strip() else line
