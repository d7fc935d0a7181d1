"""How much each of some articles shares with each other one, and where their claims diverge, as a job."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.core.language import WordList
from workbench.core.model import Article, Comparison, Side, Tier
from workbench.core.ticket import Ticket
from workbench.flow import comparing

LOT = 4


@dataclass(frozen=True, slots=True)
class Shared:
    """What a comparison says of a pair in two figures, kept apart.

    ``reused`` is the larger of both shares (0 to 1) of a text that stand in the other one; ``diverging``
    counts the claims that both make and that differ.
    """

    reused: float
    diverging: int


def shared(comparison: Comparison) -> Shared:
    """The two figures of a comparison."""
    figures = comparison.figures
    shares = [figures.get(f"exact_{side}", 0.0) + figures.get(f"reworded_{side}", 0.0) for side in Side]
    claims = [each for each in comparison.divergences if each.tier is Tier.CLAIM and each.within is None]
    both = sum(each.left is not None and each.right is not None for each in claims)
    return Shared(min(1.0, max(shares)), both)


def compare_pairs(
    articles: Sequence[Article],
    pairs: Sequence[tuple[int, int]],
    lists: tuple[WordList, ...] = (),
    ticket: Ticket | None = None,
) -> int:
    """Compare pairs of articles (their places), delivering some at a time; a picklable job.

    A piece is a tuple of the two places and their figures; the result is how many pairs there were.
    """
    ticket = ticket or Ticket()
    lot: list[tuple[int, int, Shared]] = []
    for number, (one, other) in enumerate(pairs):
        own = _counting(ticket, number, len(pairs))
        found = comparing.compare_articles(articles[one], articles[other], (), lists, own)
        lot.append((one, other, shared(found)))
        if len(lot) == LOT or number == len(pairs) - 1:
            ticket.deliver(tuple(lot))
            lot.clear()
    return len(pairs)


def _counting(ticket: Ticket, number: int, count: int) -> Ticket:
    """A ticket for one pair, which says how many are done instead of what is being done."""
    said = f"{number:,} of {count:,} pairs"
    return Ticket(lambda share, _: ticket.progress((number + share) / count, said))
