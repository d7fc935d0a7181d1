"""A text cut into blocks that can be laid out one at a time, and their heights as a running sum."""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import overload

from workbench.core.model import Span

LIMIT = 10_000
_BACK = 500
_BREAK = re.compile(r".*[\s。！？.!?]", re.DOTALL)


class Blocks:
    """Paragraphs as half-open code point ranges; blank lines belong to none, long lines are cut."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.starts = array("q")
        self.ends = array("q")
        self.opens = bytearray()
        start = 0
        for line in text.split("\n"):
            end = start + len(line)
            if end - start > LIMIT and not line.isspace():
                self._cut(start, end)
            elif line and not line.isspace():
                self.starts.append(start)
                self.ends.append(end)
                self.opens.append(True)
            start = end + 1

    def __len__(self) -> int:
        return len(self.starts)

    def text(self, index: int) -> str:
        """The characters of one block."""
        return self._text[self.starts[index] : self.ends[index]]

    def length(self, index: int) -> int:
        """How many code points one block holds."""
        return self.ends[index] - self.starts[index]

    def at(self, point: int) -> int:
        """The block that holds ``point``, else the last one before it."""
        return max(0, bisect_right(self.starts, point) - 1)

    def _cut(self, start: int, end: int) -> None:
        opens = True
        while end - start > LIMIT:
            at = self._seam(start, start + LIMIT)
            self._add(start, at, opens)
            start, opens = at, False
        self._add(start, end, opens)

    def _add(self, start: int, end: int, opens: bool) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.opens.append(opens)

    def _seam(self, start: int, limit: int) -> int:
        tail = _BREAK.match(self._text, max(start + 1, limit - _BACK), limit)
        if tail:
            return tail.end()
        for at in range(limit, limit - 50, -1):
            if not unicodedata.combining(self._text[at]) and self._text[at] not in "\u200d\ufe0f":
                return at
        return limit


class Stretches(Sequence[Span]):
    """The ranges of blocks as spans, made one at a time: a text may have a million of them."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks

    def __len__(self) -> int:
        return len(self._blocks)

    @overload
    def __getitem__(self, index: int) -> Span: ...

    @overload
    def __getitem__(self, index: slice) -> list[Span]: ...

    def __getitem__(self, index: int | slice) -> Span | list[Span]:
        """One span, or those of a slice."""
        starts, ends = self._blocks.starts, self._blocks.ends
        if isinstance(index, slice):
            return [Span(*pair) for pair in zip(starts[index], ends[index], strict=True)]
        return Span(starts[index], ends[index])


class Heights:
    """Block heights with fast sums (a Fenwick tree): the top of a block, the block at a height."""

    def __init__(self, heights: Iterable[float]) -> None:
        self._heights = array("d", heights)
        self._tree = array("d", [0.0])
        self._tree.extend(self._heights)
        size = len(self._heights)
        for i in range(1, size + 1):
            parent = i + (i & -i)
            if parent <= size:
                self._tree[parent] += self._tree[i]
        self.total = sum(self._heights)

    def __getitem__(self, index: int) -> float:
        return self._heights[index]

    def set(self, index: int, height: float) -> float:
        """Give one block its height; returns by how much it grew."""
        grown = height - self._heights[index]
        if grown:
            self._heights[index] = height
            self.total += grown
            i = index + 1
            while i < len(self._tree):
                self._tree[i] += grown
                i += i & -i
        return grown

    def top(self, index: int) -> float:
        """The sum of all heights before ``index``."""
        total, i = 0.0, index
        while i > 0:
            total += self._tree[i]
            i -= i & -i
        return total

    def find(self, y: float) -> int:
        """The block that covers the height ``y``; the first or last one beyond the ends."""
        size = len(self._heights)
        at, step = 0, 1 << size.bit_length()
        while step:
            after = at + step
            if after <= size and self._tree[after] <= y:
                at, y = after, y - self._tree[after]
            step >>= 1
        return max(0, min(at, size - 1))
