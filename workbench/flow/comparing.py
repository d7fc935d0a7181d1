"""Comparing two articles, as a job that a worker process can do.

What the work needs is loaded by the work itself, so that a window can name the job without waiting.
"""

from workbench.core.model import Article, Comparison
from workbench.core.ticket import Ticket


def compare_articles(left: Article, right: Article, ticket: Ticket | None = None) -> Comparison:
    """Where two articles agree and where they diverge."""
    from workbench.core import compare
    from workbench.formats import language

    return compare.compare(left, right, language.load(left.language), ticket or Ticket())


def get_ready(code: str = "en") -> None:
    """Load ahead of time what the first comparison would wait for."""
    from workbench.core import compare  # noqa: F401
    from workbench.formats import language

    language.load(code)
