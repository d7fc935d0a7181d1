"""Where words begin and end in any script, in code points.

Borders are those of Unicode (UAX 29) as Qt finds them, so marks stay with their letters and every character
of a script without spaces is a word; what a hyphen, an apostrophe or a point joins is one word.
"""

from collections.abc import Iterator

from PySide6.QtCore import QTextBoundaryFinder

from workbench.core.model import Span
from workbench.gui.textpos import TextPos

_JOINS = "-‑’'.,"
_AROUND = 200


def words(text: str, span: Span) -> list[Span]:
    """The words that lie in ``span`` or over its edges, in order."""
    low = _border(text, span.start, -1)
    high = _border(text, span.end, +1)
    found = [Span(low + word.start, low + word.end) for word in _joined(text[low:high])]
    return [word for word in found if word.end > span.start and word.start < span.end]


def next_word(text: str, point: int) -> Span | None:
    """The first word that ends behind ``point``."""
    for low in range(point, len(text), _AROUND):
        found = words(text, Span(low, min(len(text), low + _AROUND)))
        if after := [word for word in found if word.end > point]:
            return after[0]
    return None


def word_before(text: str, point: int) -> Span | None:
    """The last word that begins before ``point``."""
    for high in range(point, 0, -_AROUND):
        found = words(text, Span(max(0, high - _AROUND), high))
        if before := [word for word in found if word.start < point]:
            return before[-1]
    return None


def _border(text: str, point: int, step: int) -> int:
    """The nearest white space on the way, or as far as a word may reach."""
    end = max(0, point - _AROUND) if step < 0 else min(len(text), point + _AROUND)
    while point != end and not (text[point - 1] if step < 0 else text[point]).isspace():
        point += step
    return point


def _joined(text: str) -> Iterator[Span]:
    held: Span | None = None
    for word in _single(text):
        if held and word.start == held.end + 1 and text[held.end] in _JOINS:
            held = Span(held.start, word.end)
            continue
        if held:
            yield held
        held = word
    if held:
        yield held


def _single(text: str) -> Iterator[Span]:
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, text)
    places, start = TextPos(text), 0
    while (unit := finder.toNextBoundary()) >= 0:
        end = places.points(unit)
        if any(char.isalnum() for char in text[start:end]):
            yield Span(start, end)
        start = end
