"""Comparing two articles, as a job that a worker process can do.

What the work needs is loaded by the work itself, so that a window can name the job without waiting.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.core.decisions import Decision
from workbench.core.model import Article, Candidate, Comparison, Side
from workbench.core.ticket import Ticket

if TYPE_CHECKING:
    from workbench.core.alignment.pairs import Field


def compare_articles(
    left: Article, right: Article, decisions: Sequence[Decision] = (), ticket: Ticket | None = None
) -> Comparison:
    """Where two articles agree and where they diverge, their links corrected by what reviewers decided."""
    from workbench.core import compare
    from workbench.formats import language

    return compare.compare(left, right, language.load(left.language), ticket or Ticket(), decisions)


def candidates(
    left: Article,
    right: Article,
    side: Side,
    sentence_index: int,
    limit: int = 5,
    ticket: Ticket | None = None,
) -> tuple[Candidate, ...]:
    """The best partners in the other article of one sentence of ``side``, best first, each with its reason.

    The sentences are numbered as in the comparison. The last pair is remembered, so that asking for
    sentence after sentence reads the texts once.
    """
    from workbench.core import align

    (ticket or Ticket()).check()
    field = _surveyed(left.text, right.text, left.language)
    return align.candidates(field, side, sentence_index, limit)


@lru_cache(maxsize=1)
def _surveyed(left: str, right: str, code: str) -> "Field":
    from workbench.core.alignment.pairs import survey
    from workbench.core.script import read
    from workbench.core.sentences import split
    from workbench.formats import language

    tables = language.load(code)
    here, there = (read(text, split(text, tables), tables) for text in (left, right))
    return survey(here, there, tables, Ticket())


def get_ready(code: str = "en") -> None:
    """Load ahead of time what the first comparison would wait for."""
    from workbench.core import compare  # noqa: F401
    from workbench.formats import language

    language.load(code)
