"""Comparing two articles, as a job that a worker process can do.

What the work needs is loaded by the work itself, so that a window can name the job without waiting.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.core.decisions import Decision
from workbench.core.language import Language, WordList
from workbench.core.model import Article, Candidate, Comparison, Side
from workbench.core.ticket import Ticket

if TYPE_CHECKING:
    from workbench.core.alignment.pairs import Field

# So much of a text tells its language.
_LOOKED_AT = 20_000


def compare_articles(
    left: Article,
    right: Article,
    decisions: Sequence[Decision] = (),
    lists: tuple[WordList, ...] = (),
    ticket: Ticket | None = None,
) -> Comparison:
    """Where two articles agree and where they diverge, their links corrected by what reviewers decided.

    ``lists`` are users' own lines for the word tables. Each article is read in the language its words show;
    in two languages, or one without tables, only what needs no words of it is compared (see ``notices``).
    """
    from workbench.core import compare

    told_left, told_right, tables = _read_as(left, right, lists)
    return compare.compare(told_left, told_right, tables, ticket or Ticket(), decisions)


def candidates(
    left: Article,
    right: Article,
    side: Side,
    sentence_index: int,
    limit: int = 5,
    lists: tuple[WordList, ...] = (),
    decisions: Sequence[Decision] = (),
    ticket: Ticket | None = None,
) -> tuple[Candidate, ...]:
    """The best partners in the other article of one sentence of ``side``, best first, each with its reason.

    Partners that reviewers took away from the sentence come last and say so; a sentence that was left without
    a partner has none. The sentences are numbered as in the comparison with the same ``lists``. The last pair
    is remembered, so that asking for sentence after sentence reads the texts once.
    """
    from workbench.core import align
    from workbench.core.decisions import settle

    (ticket or Ticket()).check()
    field = _surveyed(left, right, lists)
    halves = (left.text, field.left.sentences), (right.text, field.right.sentences)
    rulings, _ = settle(decisions, *halves)
    return align.candidates(field, side, sentence_index, limit, rulings)


@lru_cache(maxsize=1)
def _surveyed(left: Article, right: Article, lists: tuple[WordList, ...]) -> "Field":
    from workbench.core.alignment.pairs import survey
    from workbench.core.script import read
    from workbench.core.sentences import split

    tables = _read_as(left, right, lists)[2]
    here, there = (read(text, split(text, tables), tables) for text in (left.text, right.text))
    return survey(here, there, tables, Ticket())


def _read_as(
    left: Article, right: Article, lists: tuple[WordList, ...]
) -> "tuple[Article, Article, Language]":
    """Both articles with the languages their words show, and the tables to read them with."""
    from workbench.core.language import UNKNOWN
    from workbench.formats import language

    told = as_spoken((left, right), lists)
    same = told[0].language == told[1].language
    return told[0], told[1], language.load(told[0].language if same else UNKNOWN, lists)


def as_spoken(articles: Sequence[Article], lists: tuple[WordList, ...]) -> tuple[Article, ...]:
    """The articles with the languages that their words show."""
    from workbench.core.foreign import spoken
    from workbench.core.text import WORD
    from workbench.formats import language

    stops = language.stop_words(lists)
    return tuple(
        replace(article, language=spoken(article.language, WORD.findall(article.text[:_LOOKED_AT]), stops))
        for article in articles
    )


def get_ready(code: str = "en") -> None:
    """Load ahead of time what the first comparison would wait for."""
    from workbench.core import compare  # noqa: F401
    from workbench.formats import language

    language.load(code)
