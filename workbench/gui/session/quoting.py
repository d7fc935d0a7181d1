"""What a fact would be made of: the statement and the quotes of a selection or a divergence. Pure."""

from collections.abc import Mapping

from workbench.core.model import Article, Comparison, Divergence, Quote, Relation, Side, Span, Stance

CONTRARY = (Relation.CONFLICT, Relation.DISTORTED)
Pair = Mapping[Side, Article]


def statement(pair: Pair, comparison: Comparison | None, quote: Quote) -> str:
    """The whole sentences that the quote touches, on one line."""
    side, article = next(
        (side, article)
        for side, article in pair.items()
        if (article.guid, article.version) == (quote.article, quote.version)
    )
    sentences = comparison.sentences(side) if comparison else ()
    spans = [s.span for s in sentences if s.span.overlaps(quote.span)] or [quote.span]
    return " ".join(Span(spans[0].start, spans[-1].end).of(article.text).split())


def of_divergence(pair: Pair, divergence: Divergence) -> tuple[Quote, ...]:
    """Both sides of a divergence; where they cannot both be true the second contradicts."""
    quotes: list[Quote] = []
    for side in Side:
        span = divergence.span(side)
        if span is not None:
            contrary = bool(quotes) and divergence.relation in CONTRARY
            stance = Stance.CONTRADICTS if contrary else Stance.STATES
            quotes.append(_quote(pair[side], span, stance))
    return tuple(quotes)


def of_selection(pair: Pair, comparison: Comparison | None, side: Side, span: Span) -> tuple[Quote, ...]:
    """The selected text, and what is linked with it on the other side."""
    mine = _quote(pair[side], span, Stance.STATES)
    twin = counterpart(comparison, side, span)
    return (mine, _quote(pair[side.other], twin, Stance.MENTIONS)) if twin else (mine,)


def counterpart(comparison: Comparison | None, side: Side, span: Span) -> Span | None:
    """The stretch on the other side linked with the sentences that ``span`` touches, if any."""
    if comparison is None:
        return None
    here, there = comparison.sentences(side), comparison.sentences(side.other)
    touched = {i for i, sentence in enumerate(here) if sentence.span.overlaps(span)}
    for link in comparison.links:
        mine, other = (link.left, link.right) if side is Side.LEFT else (link.right, link.left)
        if touched & set(mine):
            return Span(there[other[0]].span.start, there[other[-1]].span.end)
    return None


def _quote(article: Article, span: Span, stance: Stance) -> Quote:
    return Quote(article.guid, span, stance, version=article.version)
