"""Lines of a page, told by where its characters stand, and the order in which people read them."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

_ASCENT = 0.8
_SMALLEST = 6.0
_MOST = 2_500
_GUTTER = 1.8
"""How many times its letters' height a gap in a line is that parts two columns."""


class Box(NamedTuple):
    """A rectangle, with its origin at the top left."""

    left: float
    top: float
    right: float
    bottom: float


class Glyph(NamedTuple):
    """Some characters drawn as one, the number PDFium gives them, and where they stand.

    ``is_hyphen`` tells that a word goes on after the end of the line.
    """

    text: str
    number: int
    box: Box
    is_upright: bool
    is_hyphen: bool


class Style(NamedTuple):
    """The size of the letters, how far down the page the line they stand on is, and whether they are bold."""

    size: float
    baseline: float
    is_bold: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Text on one line, with the number of the glyph of each character; ``size`` is that of its letters."""

    page: int
    text: str
    origins: tuple[int, ...]
    box: Box
    size: float
    is_bold: bool
    goes_on: bool = False

    def crosses(self, other: "Line") -> bool:
        """Whether the two share some of their width."""
        return min(self.box.right, other.box.right) > max(self.box.left, other.box.left)

    def is_beside(self, other: "Line") -> bool:
        """Whether the two share most of the height of the lower one, but nothing of their width."""
        shared = min(self.box.bottom, other.box.bottom) - max(self.box.top, other.box.top)
        return shared > 0.5 * min(self.size, other.size) and not self.crosses(other)


def lines_of(page: int, glyphs: Iterable[Glyph | None], style: Callable[[Glyph], Style]) -> list[Line]:
    """The lines of one page; None among the glyphs ends one, and so does a gap as wide as a gutter."""
    made: list[Line] = []
    run: list[Glyph] = []
    last: Glyph | None = None
    for glyph in itertools.chain(glyphs, [None]):
        if glyph is None or (last is not None and not glyph.text.isspace() and _parts(last, glyph)):
            made += _line(page, run, style)
            run, last = [], None
        if glyph is not None:
            run.append(glyph)
            last = last if glyph.text.isspace() else glyph
    return made


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Lines of one page as people read them: down each column, columns from left to right.

    The order is that of Breuel (2003): one line goes before another that it crosses and stands above of, and
    before one on its right unless a line between them in height crosses both.
    """
    if len(lines) > _MOST:
        return sorted(lines, key=lambda line: (round(line.box.bottom), line.box.left))
    if not _has_columns(lines):
        return sorted(lines, key=lambda line: line.box.bottom) if _goes_up(lines) else list(lines)
    return [lines[i] for i in _sorted(_precedence(lines), [line.box.top for line in lines])]


def _parts(last: Glyph, glyph: Glyph) -> bool:
    """Whether a glyph stands too far from the one before to be of the same line."""
    if not (last.is_upright and glyph.is_upright):
        return False
    size = max(_height(last), _height(glyph), _SMALLEST)
    apart = glyph.box.left - last.box.right
    shared = min(last.box.bottom, glyph.box.bottom) - max(last.box.top, glyph.box.top)
    return apart > _GUTTER * size or apart < -3 * size or shared < -0.6 * size


def _line(page: int, run: Sequence[Glyph], style: Callable[[Glyph], Style]) -> Iterator[Line]:
    drawn = [glyph for glyph in run if not glyph.text.isspace()]
    if not drawn:
        return
    text, origins = _text(run)
    lefts, tops, rights, bottoms = zip(*(glyph.box for glyph in drawn), strict=True)
    box, size = Box(min(lefts), min(tops), max(rights), max(bottoms)), 1.0
    styles = [style(drawn[place]) for place in (0, len(drawn) // 2, -1)]
    if drawn[0].is_upright:
        size = max(0.1, median(each.size for each in styles))
        baseline = median(each.baseline for each in styles)
        box = box._replace(top=baseline - _ASCENT * size, bottom=baseline + (1 - _ASCENT) * size)
    bold = styles[0].is_bold and styles[-1].is_bold
    yield Line(page, text, origins, box, size, bold, drawn[-1].is_hyphen)


def _text(run: Sequence[Glyph]) -> tuple[str, tuple[int, ...]]:
    """The characters of a line with single spaces between words, and the numbers of their glyphs."""
    characters: list[str] = []
    origins: list[int] = []
    for glyph in run:
        for character in glyph.text:
            blank = character.isspace()
            if blank and (not characters or characters[-1] == " "):
                continue
            characters.append(" " if blank else character)
            origins.append(glyph.number)
    if characters and characters[-1] == " ":
        characters.pop()
        origins.pop()
    return "".join(characters), tuple(origins)


def _height(glyph: Glyph) -> float:
    return glyph.box.bottom - glyph.box.top


def _goes_up(lines: Sequence[Line]) -> bool:
    return any(b.box.bottom < a.box.bottom - a.size * 0.5 for a, b in itertools.pairwise(lines))


def _has_columns(lines: Sequence[Line]) -> bool:
    by_height = sorted(lines, key=lambda line: line.box.top)
    for place, line in enumerate(by_height):
        for other in by_height[place + 1 :]:
            if other.box.top > line.box.bottom:
                break
            if line.is_beside(other):
                return True
    return False


def _precedence(lines: Sequence[Line]) -> "list[list[int]]":
    """For each line those that come after it."""
    import numpy as np

    left, top, right, bottom = np.array([line.box for line in lines], dtype=float).T
    crosses = (left[:, None] < right[None, :]) & (left[None, :] < right[:, None])
    middle = (top + bottom) / 2
    apart = np.zeros_like(crosses)
    for line, crossed in enumerate(crosses):
        beside = np.flatnonzero(crossed)
        above, below = beside[middle[beside] < middle[line]], beside[middle[beside] > middle[line]]
        apart[np.ix_(above, below)] = apart[np.ix_(below, above)] = True
    down = crosses & (middle[:, None] < middle[None, :])
    across = (right[:, None] <= left[None, :]) & ~crosses & ~apart
    return [np.flatnonzero(row).tolist() for row in down | across]


def _sorted(after: "list[list[int]]", tops: Sequence[float]) -> list[int]:
    """A topological order that follows a column as long as it can; a circle is broken at its highest line."""
    waiting = [0] * len(after)
    for j in itertools.chain.from_iterable(after):
        waiting[j] += 1
    left = dict.fromkeys(sorted(range(len(after)), key=lambda i: tops[i]))
    order: list[int] = []
    while left:
        follows = (i for i in after[order[-1]] if i in left and not waiting[i]) if order else iter(())
        free = min(follows, key=lambda i: tops[i], default=None)
        if free is None:
            free = next((i for i in left if not waiting[i]), next(iter(left)))
        order.append(free)
        del left[free]
        for j in after[free]:
            waiting[j] -= 1
    return order
