"""Which pieces of evidence lie over one another in a text. Pure."""

from collections.abc import Iterable

from workbench.core.model import Article, Evidence, Fact, Span


def lying_at(facts: Iterable[Fact], article: Article, span: Span) -> list[tuple[Fact, Evidence]]:
    """The evidence that touches a stretch of this version of an article, in the order of the text."""
    found = [
        (fact, piece)
        for fact in facts
        for piece in fact.evidence
        if piece.span is not None
        and (piece.article, piece.version) == (article.guid, article.version)
        and piece.span.overlaps(span)
    ]
    return sorted(found, key=lambda each: (each[1].span, each[0].number))


def after(found: list[tuple[Fact, Evidence]], evidence: str) -> tuple[Fact, Evidence] | None:
    """The one after the current piece of evidence, round and round; the first when it is not among them."""
    if not found:
        return None
    places = [piece.guid for _, piece in found]
    here = places.index(evidence) if evidence in places else -1
    return found[(here + 1) % len(found)]
