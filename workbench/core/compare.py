"""The comparison of two articles, from text to divergences."""

from collections import Counter
from collections.abc import Sequence

from workbench.core import reuse
from workbench.core.align import align
from workbench.core.decisions import Decision, settle
from workbench.core.diverging import Reading, divergences
from workbench.core.language import Language
from workbench.core.lexicon import lexicon
from workbench.core.model import Article, Comparison, Divergence, Link, Role, Sentence, Side, Unmatched
from workbench.core.passage import Reader
from workbench.core.script import read
from workbench.core.sentences import split
from workbench.core.ticket import Ticket
from workbench.core.values.dates import published_day


def compare(
    left: Article,
    right: Article,
    language: Language,
    ticket: Ticket | None = None,
    decisions: Sequence[Decision] = (),
) -> Comparison:
    """Cut both texts into sentences, link them, and find where their claims and their wording diverge.

    What reviewers decided about the links is applied before divergences are looked for; decisions
    that cannot be applied come back as ``conflicts``. Raises Cancelled when the ticket is.
    """
    ticket = ticket or Ticket()
    tables = lexicon(language)
    sentences = (
        split(left.text, language, ticket.part(0.0, 0.05)),
        split(right.text, language, ticket.part(0.05, 0.1)),
    )
    rulings, conflicts = settle(decisions, (left.text, sentences[0]), (right.text, sentences[1]))
    here = read(left.text, sentences[0], language, ticket)
    there = read(right.text, sentences[1], language, ticket)
    links, unmatched = align(here, there, language, ticket.part(0.1, 0.4), rulings)
    taken = reuse.find(here, there, language, ticket.part(0.4, 0.5))
    ticket.progress(0.5, "Looking for divergences")
    readings = (
        Reading(sentences[0], Reader(left.text, tables, published_day(left.published))),
        Reading(sentences[1], Reader(right.text, tables, published_day(right.published))),
    )
    found, spun = divergences(*readings, links, unmatched, tables, ticket)
    figures = _figures(sentences, links, unmatched, found)
    ticket.progress(1.0)
    figures["spun"] = float(spun)
    return Comparison(*sentences, links, unmatched, taken, found, figures, conflicts)


def _figures(
    sentences: tuple[tuple[Sentence, ...], tuple[Sentence, ...]],
    links: Sequence[Link],
    unmatched: Sequence[Unmatched],
    found: Sequence[Divergence],
) -> dict[str, float]:
    """Counts and shares for the head of a comparison."""
    tiers = Counter(str(d.tier) for d in found)
    figures: dict[str, float] = {
        "claims": tiers["claim"],
        "wording": tiers["wording"],
        "links": len(links),
        "moved": sum(link.moved for link in links),
        "similarity": sum(link.score for link in links) / len(links) if links else 0.0,
    }
    for side, own in zip(Side, sentences, strict=True):
        rows = [row for row in unmatched if row.side is side]
        figures[f"unmatched_{side}"] = len(rows)
        figures[f"absent_{side}"] = sum(row.absent for row in rows)
        figures[f"linked_{side}"] = _linked_share(own, {i for link in links for i in getattr(link, side)})
    return figures


def _linked_share(sentences: Sequence[Sentence], linked: set[int]) -> float:
    """The share of the characters of prose that stand in linked sentences."""
    sizes = [
        (s.span.end - s.span.start, i in linked) for i, s in enumerate(sentences) if s.role is Role.PROSE
    ]
    return sum(size for size, held in sizes if held) / max(1, sum(size for size, _ in sizes))
