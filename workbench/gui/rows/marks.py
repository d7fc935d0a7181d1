"""Which words of a row are marked, and how; underline styles say what the colour says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtGui import QTextCharFormat, QTextLayout

from workbench.core.model import Divergence, Relation, Side, Span, Tier
from workbench.gui.textpos import TextPos
from workbench.gui.theme import Theme

Line = QTextCharFormat.UnderlineStyle
LINES: Mapping[Relation, Line] = MappingProxyType(
    {
        Relation.CONFLICT: Line.SingleUnderline,
        Relation.SHIFT: Line.DashUnderline,
        Relation.REFINEMENT: Line.DotLine,
        Relation.DISTORTED: Line.WaveUnderline,
        Relation.LEFT_ONLY: Line.DashDotLine,
        Relation.RIGHT_ONLY: Line.DashDotLine,
    }
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a sentence in which the row diverges."""

    span: Span
    claim: bool
    line: Line


def by_link(found: Iterable[Divergence]) -> dict[int, list[Divergence]]:
    """Divergences by the number of their link."""
    made: dict[int, list[Divergence]] = {}
    for each in found:
        if each.link >= 0:
            made.setdefault(each.link, []).append(each)
    return made


def marks(found: Iterable[Divergence], side: Side, sentence: Span) -> list[Mark]:
    """What falls into one sentence, in its own offsets; claims last, so that they lie on top."""
    made = []
    for each in found:
        span = each.span(side)
        if span is not None and span.overlaps(sentence):
            inside = Span(max(span.start, sentence.start), min(span.end, sentence.end))
            claim = each.tier is Tier.CLAIM
            line = LINES[each.relation] if claim else Line.DotLine
            made.append(Mark(inside.shifted(-sentence.start), claim, line))
    return sorted(made, key=lambda mark: mark.claim)


def ranges(text: str, found: Sequence[Mark], theme: Theme) -> list[QTextLayout.FormatRange]:
    """The same as Qt paints it."""
    places = TextPos(text)
    made = []
    for mark in found:
        start, end = places.units(mark.span.start), places.units(min(mark.span.end, len(text)))
        slot = "claim" if mark.claim else "wording"
        written = QTextCharFormat()
        written.setUnderlineStyle(mark.line)
        written.setUnderlineColor(theme.color(slot))
        if mark.claim:
            written.setBackground(theme.color(f"{slot}_fill"))
        one = QTextLayout.FormatRange()
        one.start, one.length, one.format = start, max(0, end - start), written
        made.append(one)
    return made
