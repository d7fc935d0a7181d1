"""Searching everything: facts and articles, with the words around each place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.core.factbook import FactLine
from workbench.core.model import Span
from workbench.flow.projects import Project
from workbench.store import factlines
from workbench.store import searching as stored
from workbench.store.searching import ArticleHit

__all__ = ["ArticleHit", "Found", "Snippet", "query_of", "quoting", "search"]

query_of, quoting = stored.query_of, stored.quoting

FACTS, ARTICLES, PLACES = 50, 50, 5
AROUND = 60


@dataclass(frozen=True, slots=True)
class Snippet:
    """A found place with the words around it on one line each; ``span`` is in the article's text."""

    span: Span
    before: str
    exact: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, best first; each article with the first places in it."""

    facts: tuple[FactLine, ...] = ()
    articles: tuple[tuple[ArticleHit, tuple[Snippet, ...]], ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was found."""
        return bool(self.facts or self.articles)


def search(project: Project, words: str) -> Found:
    """Facts and articles that have all the words; the last one may be only the beginning of a word."""
    guids = stored.facts_with(project, words, FACTS)
    known = {line.guid: line for line in factlines.lines(project, guids)}
    hits = stored.articles_with(project, words, ARTICLES)
    return Found(
        tuple(known[guid] for guid in guids if guid in known),
        tuple((hit, tuple(snippets(hit.text, hit.places))) for hit in hits),
    )


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
