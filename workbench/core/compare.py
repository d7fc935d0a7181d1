"""The comparison of two articles, from text to divergences."""

from collections.abc import Sequence

from workbench.core import reuse
from workbench.core.align import align
from workbench.core.decisions import Decision, settle
from workbench.core.derivation import signs
from workbench.core.diverging import Reading, divergences, uncollected
from workbench.core.figures import figures
from workbench.core.foreign import unread
from workbench.core.language import Language
from workbench.core.lexicon import lexicon
from workbench.core.model import Article, Comparison, Side
from workbench.core.passage import Reader
from workbench.core.script import read
from workbench.core.sentences import split
from workbench.core.ticket import Ticket
from workbench.core.values.dates import published_day


@uncollected()
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
    notices = unread((left.language, right.language), (here.words, there.words), language)
    found, spun = divergences(*readings, links, unmatched, tables, ticket, supported=not notices)
    shown = figures((here, there), links, unmatched, taken, found, ticket)
    shown |= {"spun": float(spun), "language_supported": float(not notices)}
    evidence = signs((left, right), (here, there), found, shown, language)
    for side in Side:
        shown[f"signs_{side}"] = sum(sign.side is side for sign in evidence)
    ticket.progress(1.0)
    told = tuple(sign.words for sign in evidence)
    return Comparison(*sentences, links, unmatched, taken, found, shown, conflicts, told, notices)
