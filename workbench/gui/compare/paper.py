"""One article's text on paper: blocks laid out when they come into view, offsets to places and back."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from workbench.core.model import Span
from workbench.gui.compare.blocks import Blocks, Heights
from workbench.gui.compare.leaf import Dress, Leaf, Setting

KEPT = 400
TOP = 26.0
BOTTOM = 64.0
SPACE = 0.62
Dresser = Callable[[Span], Sequence[Dress]]


@dataclass(frozen=True, slots=True)
class Slice:
    """A block in view: its code points, its top on the paper, its layout, and what of it is seen."""

    span: Span
    top: float
    leaf: Leaf
    seen: Span

    def rects(self, span: Span) -> list[QRectF]:
        """The boxes on the paper of the part of ``span`` that lies in this block."""
        start, end = max(span.start, self.span.start), min(span.end, self.span.end)
        if start >= end:
            return []
        boxes = self.leaf.rects(start - self.span.start, end - self.span.start)
        return [box.translated(0.0, self.top) for box in boxes]


class Paper:
    """A column of type of unlimited length; only what is looked at is ever laid out."""

    def __init__(self, text: str, setting: Setting) -> None:
        self.text = text
        self.blocks = Blocks(text)
        self._setting = setting
        self._leaves: OrderedDict[int, Leaf] = OrderedDict()
        self._dresser: Dresser | None = None
        self._advance = _advance(text, setting)
        self._heights = Heights(())
        self.resize(setting)

    @property
    def setting(self) -> Setting:
        """How the type is set now."""
        return self._setting

    def resize(self, setting: Setting) -> None:
        """Set the type anew; nothing is laid out until it is looked at."""
        if setting.font != self._setting.font:
            self._advance = _advance(self.text, setting)
        self._setting = setting
        self._leaves.clear()
        step, a_line = setting.step, max(1.0, setting.width / self._advance)
        blocks = zip(self.blocks.starts, self.blocks.ends, self.blocks.opens, strict=True)
        space = round(step * SPACE)
        self._heights = Heights(
            [step * (1 + int((end - start) / a_line)) + space * opens for start, end, opens in blocks]
        )
        if len(self.blocks):
            self._heights.set(0, self._heights[0] - space)

    def dress(self, dresser: Dresser | None) -> None:
        """Colour and weight of the type; applied block by block as they come into view."""
        self._dresser = dresser
        self._leaves.clear()

    @property
    def height(self) -> float:
        """The whole column with its margins."""
        return TOP + self._heights.total + BOTTOM

    def settle(self, top: float, bottom: float) -> tuple[float, bool]:
        """Lay out all between two heights; how much the first block grew, and whether any did."""
        if not len(self.blocks):
            return 0.0, False
        first = index = self._heights.find(top - TOP)
        before, total = self._heights[first], self._heights.total
        y = TOP + self._heights.top(first)
        while index < len(self.blocks) and y < bottom:
            self._leaf(index)
            y += self._heights[index]
            index += 1
        return self._heights[first] - before, self._heights.total != total

    def slices(self, top: float, bottom: float) -> Iterator[Slice]:
        """The blocks between two heights, laid out."""
        if not len(self.blocks):
            return
        index = self._heights.find(top - TOP)
        y = TOP + self._heights.top(index)
        while index < len(self.blocks) and y < bottom:
            leaf = self._leaf(index)
            head = y + self._space(index)
            span = self._span(index)
            first, last = leaf.seen(top - head, bottom - head)
            yield Slice(span, head, leaf, Span(span.start + first, span.start + last))
            y += self._heights[index]
            index += 1

    def slice_at(self, point: int) -> Slice:
        """The block that holds ``point``, laid out."""
        index = self.blocks.at(point)
        leaf = self._leaf(index)
        span = self._span(index)
        return Slice(span, self._top(index), leaf, span)

    def y_of(self, offset: float) -> float:
        """The height of a (fractional) offset; exact where laid out, else a close estimate."""
        if not len(self.blocks):
            return TOP
        index = self.blocks.at(int(offset))
        inside = min(self.blocks.length(index), max(0.0, offset - self.blocks.starts[index]))
        top = self._top(index)
        leaf = self._leaves.get(index)
        if leaf:
            return top + leaf.place(inside)
        return top + (self._heights[index] - self._space(index)) * inside / max(1, self.blocks.length(index))

    def offset_at(self, y: float) -> float:
        """The (fractional) offset at a height: the inverse of ``y_of``."""
        if not len(self.blocks):
            return 0.0
        index = self._heights.find(y - TOP)
        inside = y - self._top(index)
        start, leaf = self.blocks.starts[index], self._leaves.get(index)
        if leaf:
            return start + leaf.offset(inside)
        room = max(1.0, self._heights[index] - self._space(index))
        return start + min(1.0, max(0.0, inside / room)) * self.blocks.length(index)

    def line_of(self, offset: float) -> float:
        """The top of the line an offset stands on; estimated where not laid out."""
        return self.lines(Span(int(offset), int(offset) + 1))[0]

    def lines(self, span: Span) -> tuple[float, float]:
        """Top and bottom of the lines a span stands on; estimated where not laid out."""
        top = self.y_of(span.start)
        leaf = self._leaves.get(self.blocks.at(span.start)) if len(self.blocks) else None
        if leaf is None:
            return top, max(top + self._setting.step, self.y_of(span.end))
        index = self.blocks.at(span.start)
        begin = self.blocks.starts[index]
        inside = min(span.end, self.blocks.ends[index]) - begin
        first, last = leaf.lines(max(0, span.start - begin), inside)
        base = self._top(index)
        if span.end > self.blocks.ends[index]:
            return base + first, max(base + last, self.y_of(span.end))
        return base + first, base + last

    def point_at(self, x: float, y: float, *, between: bool = True) -> int:
        """The code point at a position on the paper."""
        if not len(self.blocks):
            return 0
        index = self._heights.find(y - TOP)
        inside = y - self._top(index)
        return self.blocks.starts[index] + self._leaf(index).point(x, inside, between=between)

    # ---- inside

    def _span(self, index: int) -> Span:
        return Span(self.blocks.starts[index], self.blocks.ends[index])

    def _space(self, index: int) -> float:
        """The room above a block: half a line before each paragraph but the first."""
        return round(self._setting.step * SPACE) if index and self.blocks.opens[index] else 0.0

    def _top(self, index: int) -> float:
        return TOP + self._heights.top(index) + self._space(index)

    def _leaf(self, index: int) -> Leaf:
        leaf = self._leaves.get(index)
        if leaf is None:
            dress = self._dresser(self._span(index)) if self._dresser else ()
            leaf = Leaf(self.blocks.text(index), self._setting, dress)
            self._leaves[index] = leaf
            self._heights.set(index, leaf.height + self._space(index))
            if len(self._leaves) > KEPT:
                self._leaves.popitem(last=False)
        else:
            self._leaves.move_to_end(index)
        return leaf


def _advance(text: str, setting: Setting) -> float:
    sample = text[:2000].replace("\n", "") or "x"
    return max(1.0, setting.metrics.horizontalAdvance(sample) / len(sample))
