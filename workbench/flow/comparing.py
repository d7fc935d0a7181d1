"""Comparing two articles, as a job that a worker process can do."""

from workbench.core import compare
from workbench.core.model import Article, Comparison
from workbench.core.ticket import Ticket
from workbench.formats import language


def compare_articles(left: Article, right: Article, ticket: Ticket | None = None) -> Comparison:
    """Where two articles agree and where they diverge."""
    return compare.compare(left, right, language.load(left.language), ticket or Ticket())
