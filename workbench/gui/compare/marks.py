"""What is marked on one side of a comparison, as plain values the painter reads."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import accumulate
from types import MappingProxyType
from typing import Generic, NamedTuple, Protocol, TypeVar

from workbench.core.model import (
    Article,
    Comparison,
    Divergence,
    Fact,
    LinkRelation,
    Relation,
    Role,
    Severity,
    Side,
    Span,
    Tier,
)
from workbench.gui.compare import speech
from workbench.gui.kindlist import known
from workbench.gui.session.spots import Spot

Apart = Mapping[Spot, tuple[int, ...]]
NOBODY: Apart = MappingProxyType({})
LETTERS: Mapping[Side, str] = {Side.LEFT: "A", Side.RIGHT: "B"}


class Line(IntEnum):
    """Styles of underline; they say what the colour says to those who see no colour."""

    NONE = 0
    SOLID = 1
    DASH = 2
    DOT = 3
    WAVE = 4
    DOUBLE = 5
    DASH_DOT = 6


LINES: Mapping[Relation, Line] = {
    Relation.CONFLICT: Line.SOLID,
    Relation.SHIFT: Line.DASH,
    Relation.REFINEMENT: Line.DOT,
    Relation.DISTORTED: Line.WAVE,
    Relation.LEFT_ONLY: Line.DASH_DOT,
    Relation.RIGHT_ONLY: Line.DASH_DOT,
}
RANKS: Mapping[Severity, int] = {Severity.LOW: 0, Severity.MEDIUM: 1, Severity.HIGH: 2}


@dataclass(frozen=True, slots=True)
class Style:
    """How a mark looks: palette slots of ink and fill, underline, glyph.

    ``rank`` decides which mark lies on top and which one wins a pixel of the overview.
    """

    ink: str
    fill: str
    line: Line
    glyph: str = ""
    rank: int = 0


FADED = Style("muted", "", Line.DOT, "", -1)


class Mark(NamedTuple):
    """One marked span and its divergence (or -1); thousands are made at once."""

    span: Span
    style: Style
    divergence: int = -1


@dataclass(frozen=True, slots=True)
class Bar:
    """A mark in the margin beside whole sentences, with what it means in words."""

    span: Span
    ink: str
    line: Line
    words: str
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """A reviewer's evidence in the text."""

    span: Span
    fact: str
    words: str


class Spanned(Protocol):
    """Anything with a place in the text."""

    @property
    def span(self) -> Span:
        """The place."""
        ...


T = TypeVar("T", bound=Spanned)


class Index(Generic[T]):
    """Spanned things in the order of the text, with a fast answer to what touches a span."""

    def __init__(self, items: Iterable[T] = ()) -> None:
        self.items = sorted(items, key=lambda item: (item.span.start, item.span.end))
        self._starts = [item.span.start for item in self.items]
        self._reach = list(accumulate((item.span.end for item in self.items), max))

    def touching(self, span: Span) -> list[T]:
        """Everything that shares a code point with ``span``."""
        low = bisect_right(self._reach, span.start)
        high = bisect_left(self._starts, span.end)
        return [item for item in self.items[low:high] if item.span.end > span.start]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything marked on one side."""

    marks: Index[Mark]
    bars: Index[Bar]
    gaps: Index[Bar]
    dim: Index[Bar]
    heads: Index[Bar]


EMPTY = Sheet(Index(), Index(), Index(), Index(), Index())


def sheet(
    comparison: Comparison,
    side: Side,
    shown: Sequence[int],
    *,
    sameness: bool,
    apart: Apart = NOBODY,
    faded: Container[int] = (),
) -> Sheet:
    """The marks of one side: the divergences ``shown``, or with ``sameness`` what was taken over.

    What people set ``apart`` is never called absent; ``faded`` divergences are hardly marked.
    """
    dim, heads = (_roles(comparison, side, role) for role in (Role.BOILERPLATE, Role.HEADING))
    if sameness:
        return Sheet(Index(_reuse(comparison, side)), Index(), Index(), Index(dim), Index(heads))
    found = (one for i in shown for one in marked(i, comparison.divergences[i], side, faded=i in faded))
    return Sheet(
        Index(found),
        Index([*_moved(comparison, side), *_unmatched(comparison, side, apart)]),
        Index(_gaps(comparison, side, apart)),
        Index(dim),
        Index(heads),
    )


def flags(facts: Iterable[Fact], article: Article) -> Index[Flag]:
    """The evidence that stands in this version of this article."""
    return Index(
        Flag(evidence.span, fact.guid, f"{fact.name} {evidence.stance}: {fact.statement}")
        for fact in facts
        for evidence in fact.evidence
        if evidence.span and evidence.article == article.guid and evidence.version == article.version
    )


def marked(index: int, divergence: Divergence, side: Side, *, faded: bool) -> Iterator[Mark]:
    """Every mark of one divergence on one side; two where an article contradicts itself."""
    first = mark(index, divergence, side, faded=faded)
    if first is not None:
        yield first
        if divergence.again is not None:
            yield first._replace(span=divergence.again)


def mark(index: int, divergence: Divergence, side: Side, *, faded: bool = False) -> Mark | None:
    """How one divergence is marked on one side; not at all where nothing is said."""
    span = divergence.span(side)
    if span is None or span.end <= span.start:
        return None
    if faded:
        return Mark(span, FADED, index)
    style = _style(divergence.kind, divergence.tier, divergence.relation, divergence.severity)
    return Mark(span, style, index)


@lru_cache(maxsize=1024)
def _style(name: str, tier: Tier, relation: Relation, severity: Severity) -> Style:
    kind = known().get(name)
    rank = RANKS[severity]
    if kind and kind.accent == "structure":
        return Style("only_here", "", Line.NONE, kind.glyph, 6 + rank)
    if tier is Tier.CLAIM:
        fill = "" if severity is Severity.LOW else "claim_fill"
        return Style("claim", fill, LINES[relation], kind.glyph if kind else "•", 10 + rank)
    if relation in (Relation.LEFT_ONLY, Relation.RIGHT_ONLY):
        return Style("only_here", "only_here_fill", Line.DASH, "", 5)
    ink = kind.accent if kind and kind.accent != "claim" else "wording"
    return Style(ink, "", Line.SOLID, "", rank)


def _reuse(comparison: Comparison, side: Side) -> Iterable[Mark]:
    for reuse in comparison.reuse:
        yield _same(reuse.left if side is Side.LEFT else reuse.right, exact=reuse.exact)
    if comparison.reuse:
        return
    sentences = comparison.sentences(side)
    for link in comparison.links:
        for number in link.left if side is Side.LEFT else link.right:
            if link.relation is not LinkRelation.RELATED:
                yield _same(sentences[number].span, exact=link.relation is LinkRelation.SAME)


def _same(span: Span, *, exact: bool) -> Mark:
    if exact:
        return Mark(span, Style("same", "exact_fill", Line.SOLID, "", 2))
    return Mark(span, Style("same", "same_fill", Line.DOT, "", 1))


def _roles(comparison: Comparison, side: Side, role: Role) -> list[Bar]:
    return [Bar(s.span, "boilerplate", Line.NONE, role) for s in comparison.sentences(side) if s.role is role]


def _moved(comparison: Comparison, side: Side) -> Iterable[Bar]:
    sentences = comparison.sentences(side)
    for link in comparison.links:
        if link.moved:
            for number in link.left if side is Side.LEFT else link.right:
                yield Bar(sentences[number].span, "moved", Line.DOUBLE, speech.linked(link))


def _unmatched(comparison: Comparison, side: Side, apart: Apart) -> Iterable[Bar]:
    sentences, other = comparison.sentences(side), LETTERS[side.other]
    for unmatched in comparison.unmatched:
        sentence = sentences[unmatched.sentence] if unmatched.side is side else None
        if sentence is None or sentence.role is Role.BOILERPLATE:
            continue
        words = speech.unmatched(unmatched.absent, other)
        others = apart.get((side, unmatched.sentence), ())
        if others:
            yield Bar(sentence.span, "muted", Line.DOT, speech.set_apart(other, others))
        elif unmatched.absent:
            yield Bar(sentence.span, "only_here", Line.SOLID, words, "only_here_fill")
        else:
            yield Bar(sentence.span, "muted", Line.DOT, words)


def _gaps(comparison: Comparison, side: Side, apart: Apart) -> Iterable[Bar]:
    """Where sentences that only the other side has would stand: behind their predecessor's twin."""
    there = comparison.sentences(side.other)
    absent = {
        unmatched.sentence
        for unmatched in comparison.unmatched
        if unmatched.absent
        and unmatched.side is not side
        and (unmatched.side, unmatched.sentence) not in apart
        and there[unmatched.sentence].role is not Role.BOILERPLATE
    }
    if not absent:
        return
    twins = _twins(comparison, side)
    counts: dict[int, int] = {}
    place = 0
    for number in range(len(there)):
        place = twins.get(number, place)
        if number in absent:
            counts[place] = counts.get(place, 0) + 1
    for point, count in counts.items():
        words = speech.missing(count, LETTERS[side.other])
        yield Bar(Span(max(0, point - 1), point + 1), "absent", Line.NONE, words)


def _twins(comparison: Comparison, side: Side) -> dict[int, int]:
    """For each unmoved linked sentence of the other side, the end of its twin on this one."""
    here = comparison.sentences(side)
    found: dict[int, int] = {}
    for link in comparison.links:
        mine, other = (link.left, link.right) if side is Side.LEFT else (link.right, link.left)
        if not link.moved:
            found.update((number, here[mine[-1]].span.end) for number in other)
    return found
