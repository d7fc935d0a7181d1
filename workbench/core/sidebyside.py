"""Two articles row by row with their differences marked, as plain values for reports on paper and screen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.core.dossier import Pair
from workbench.core.kind import Kind
from workbench.core.kinds import KINDS
from workbench.core.model import Comparison, Divergence, Origin, Role, Side, Span, Tier

_ORDER = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Mark:
    """One difference as a reader sees it: its number in the pair, its glyph, and words for both."""

    number: int
    kind: str
    label: str
    glyph: str
    tier: str
    relation: str
    severity: str
    left: str
    right: str
    rule: str

    @property
    def told(self) -> str:
        """The mark in words, for those who see neither colour nor glyph."""
        return f"{self.label}, {self.relation}, {self.severity}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, with the mark that lies on it, if any."""

    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The sentences of one link, or one sentence that stands alone; ``relation`` says in words what it is."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    relation: str
    moved: bool = False
    confirmed: bool = False


def marks(pair: Pair) -> tuple[Mark, ...]:
    """Every difference of a pair, numbered from 1 in the order of the comparison."""
    kinds = {kind.name: kind for kind in KINDS}
    numbered = enumerate(pair.comparison.divergences, 1)
    return tuple(_mark(number, each, kinds[each.kind]) for number, each in numbered)


def rows(pair: Pair) -> Iterator[Row]:
    """Every row in the order of the left text; what only the right one has follows its neighbour there."""
    comparison, found = pair.comparison, marks(pair)
    painted = {side: _painted(comparison, side, found) for side in Side}
    placed: list[tuple[tuple[int, int, int], Row]] = []
    for link in comparison.links:
        left, right = _cell(pair, Side.LEFT, link.left, painted), _cell(pair, Side.RIGHT, link.right, painted)
        sure = link.origin is not Origin.AUTOMATIC
        placed.append(((link.left[0], 0, 0), Row(left, right, str(link.relation), link.moved, sure)))
    before = _before(comparison)
    for alone in comparison.unmatched:
        cell = _cell(pair, alone.side, (alone.sentence,), painted)
        role = comparison.sentences(alone.side)[alone.sentence].role
        told = "part of the page" if role is Role.BOILERPLATE else "only here" if alone.absent else "no link"
        if alone.side is Side.LEFT:
            placed.append(((alone.sentence, 0, 0), Row(cell, (), told)))
        else:
            placed.append(((before[alone.sentence], 1, alone.sentence), Row((), cell, told)))
    yield from (row for _, row in sorted(placed, key=lambda each: each[0]))


def _mark(number: int, each: Divergence, kind: Kind) -> Mark:
    relation = str(each.relation).replace("_", " ")
    told = (kind.name, kind.label, kind.glyph, str(each.tier), relation, str(each.severity))
    return Mark(number, *told, each.left_value, each.right_value, each.rule)


def _painted(comparison: Comparison, side: Side, found: Sequence[Mark]) -> list[tuple[Span, Mark]]:
    """The spans of one side with their marks, the weightiest first, claims before wording."""
    pairs = zip(comparison.divergences, found, strict=True)
    spans = [(span, mark) for each, mark in pairs if (span := each.span(side)) is not None]
    return sorted(
        spans,
        key=lambda each: (each[1].tier != Tier.CLAIM, _ORDER.index(each[1].severity), each[1].number),
    )


def _cell(
    pair: Pair, side: Side, sentences: Sequence[int], painted: dict[Side, list[tuple[Span, Mark]]]
) -> tuple[Piece, ...]:
    article = pair.left if side is Side.LEFT else pair.right
    found: list[Piece] = []
    for index in sentences:
        if found:
            found.append(Piece(" "))
        found += _pieces(article.text, pair.comparison.sentences(side)[index].span, painted[side])
    return tuple(found)


def _pieces(text: str, sentence: Span, painted: Sequence[tuple[Span, Mark]]) -> Iterator[Piece]:
    """The sentence cut where a mark begins or ends; the weightiest mark takes each stretch."""
    here = [(span, mark) for span, mark in painted if span.overlaps(sentence)]
    cuts = {sentence.start, sentence.end}
    for span, _ in here:
        cuts |= {max(span.start, sentence.start), min(span.end, sentence.end)}
    edges = sorted(cuts)
    run, last = edges[0], _at(edges[0], here)
    for edge in (*edges[1:-1], None):
        mark = None if edge is None else _at(edge, here)
        if edge is None or mark is not last:
            yield Piece(text[run : sentence.end if edge is None else edge], last)
            run, last = edge or 0, mark


def _at(place: int, painted: Sequence[tuple[Span, Mark]]) -> Mark | None:
    return next((mark for span, mark in painted if span.start <= place < span.end), None)


def _before(comparison: Comparison) -> list[int]:
    """For each right sentence the left one that its place in the right text comes after."""
    last = {j: link.left[-1] for link in comparison.links if not link.moved for j in link.right}
    found, here = [], -1
    for number in range(len(comparison.right)):
        here = max(here, last.get(number, -1))
        found.append(here)
    return found
