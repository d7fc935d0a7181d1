"""One block of text laid out in lines: where its characters stand, and which stands where."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetricsF,
    QGlyphRun,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from workbench.gui.textpos import TextPos

LEADING = 1.7
_STRONG = 500
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc]")


class Setting:
    """How type is set: the face, the width of the column, and the regular distance of lines."""

    def __init__(self, font: QFont, width: float) -> None:
        self.font = font
        self.width = width
        self.metrics = QFontMetricsF(font)
        self.step = round(max(QFontInfo(font).pixelSize() * LEADING, self.metrics.height() + 3))
        self.rise = rise(self.metrics)


@dataclass(frozen=True, slots=True)
class Dress:
    """Colour and weight of a range of code points, from the block's start."""

    start: int
    end: int
    format: QTextCharFormat


class Leaf:
    """A laid-out block; offsets are code points from the block's start, positions from its top left."""

    def __init__(self, text: str, setting: Setting, dress: Sequence[Dress] = ()) -> None:
        self.length = len(text)
        self._pos = TextPos(text)
        self._bidi = bool(_RIGHT_TO_LEFT.search(text))
        self._metrics = setting.metrics
        self._rise = setting.rise
        self._known: dict[tuple[int, int], list[QRectF]] = {}
        self.layout = QTextLayout(text, setting.font)
        self.layout.setCacheEnabled(True)
        from_right = right_to_left(text)
        option = QTextOption(Qt.AlignmentFlag.AlignRight if from_right else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight
        )
        self.layout.setTextOption(option)
        self.layout.setFormats([self._range(one) for one in dress])
        self.height = self._lay(setting)

    def line_at(self, y: float) -> int:
        """The number of the line at the height ``y``; the nearest one beyond the ends."""
        low, high = 0, self.layout.lineCount() - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self._top(middle) <= y:
                low = middle
            else:
                high = middle - 1
        return low

    def place(self, offset: float) -> float:
        """The height of a (fractional) offset: its line's top, and on through the line."""
        line = self._line_of(min(self.length, int(offset)))
        start, end = self._bounds(line)
        share = (offset - start) / max(1, end - start)
        return self._top(line) + min(1.0, max(0.0, share)) * (self._bottom(line) - self._top(line))

    def offset(self, y: float) -> float:
        """The (fractional) offset at the height ``y``: the inverse of ``place``."""
        line = self.line_at(y)
        start, end = self._bounds(line)
        share = (y - self._top(line)) / max(1.0, self._bottom(line) - self._top(line))
        return start + min(1.0, max(0.0, share)) * (end - start)

    def lines(self, start: int, end: int) -> tuple[float, float]:
        """Top and bottom of the lines that the range touches."""
        first, last = self._line_of(start), self._line_of(max(start, end - 1))
        return self._top(first), self._bottom(last)

    def seen(self, top: float, bottom: float) -> tuple[int, int]:
        """The range of code points on the lines between two heights."""
        return self._bounds(self.line_at(top))[0], self._bounds(self.line_at(bottom))[1]

    def point(self, x: float, y: float, *, between: bool = True) -> int:
        """The code point nearest to a position: the gap for a caret, or the character under it."""
        line = self.layout.lineAt(self.line_at(y))
        kind = QTextLine.CursorPosition.CursorBetweenCharacters
        if not between:
            kind = QTextLine.CursorPosition.CursorOnCharacter
        return self._pos.points(int(line.xToCursor(x, kind)))

    def rects(self, start: int, end: int) -> list[QRectF]:
        """The boxes of a range, one or more a line, as high as the type (not the line)."""
        known = self._known.get((start, end))
        if known is None:
            known = self._known[start, end] = self._measure(self._pos.units(start), self._pos.units(end))
        return known

    # ---- inside

    def _range(self, dress: Dress) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        found.start = self._pos.units(dress.start)
        found.length = self._pos.units(dress.end) - found.start
        found.format = dress.format
        return found

    def _lay(self, setting: Setting) -> float:
        step, metrics = setting.step, self._metrics
        base = (step - metrics.height()) / 2 + metrics.ascent()
        y, tops = 0.0, []
        self.layout.beginLayout()
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(setting.width)
            extra = max(0.0, line.ascent() - base)
            line.setPosition(QPointF(0.0, y + extra + base - line.ascent()))
            tops.append(y)
            y += max(step + extra, extra + base + line.descent())
        self.layout.endLayout()
        self._tops = tops
        return y

    def _top(self, line: int) -> float:
        return self._tops[line] if self._tops else 0.0

    def _bottom(self, line: int) -> float:
        return self.height if line + 1 >= len(self._tops) else self._tops[line + 1]

    def _bounds(self, line: int) -> tuple[int, int]:
        found = self.layout.lineAt(line)
        start = found.textStart()
        return self._pos.points(start), self._pos.points(start + found.textLength())

    def _line_of(self, point: int) -> int:
        line = self.layout.lineForTextPosition(self._pos.units(point))
        return line.lineNumber() if line.isValid() else max(0, len(self._tops) - 1)

    def _measure(self, start: int, end: int) -> list[QRectF]:
        boxes: list[QRectF] = []
        number = self._line_of(self._pos.points(start))
        for i in range(number, self.layout.lineCount()):
            line = self.layout.lineAt(i)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if line.textStart() >= end:
                break
            if last > first:
                boxes.extend(self._strips(line, first, last))
        return boxes

    def _strips(self, line: QTextLine, first: int, last: int) -> list[QRectF]:
        above = self._rise
        top = line.y() + line.ascent() - above
        height = above + self._metrics.descent()
        if self._bidi:
            sides = [_extent(run) for run in line.glyphRuns(first, last - first)]
        else:
            limit = line.naturalTextRect().right()
            left, right = _x(line, first), _x(line, last)
            sides = [(left, min(right, max(limit, left)))]
        return [QRectF(left, top, right - left, height) for left, right in sides if right > left]


def right_to_left(text: str) -> bool:
    """The direction of a block: that of its first letter with one."""
    for character in text[:_STRONG]:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def rise(metrics: QFontMetricsF) -> float:
    """The height of capitals and a little air, from the baseline."""
    return (metrics.capHeight() or metrics.ascent() * 0.7) * 1.42


def _x(line: QTextLine, unit: int) -> float:
    place, _ = cast(tuple[float, int], line.cursorToX(unit))
    return place


def _extent(run: QGlyphRun) -> tuple[float, float]:
    """Left and right edge of one visual run, which never has holes."""
    advances = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())
    spots = [
        (position.x(), position.x() + advance.x())
        for position, advance in zip(run.positions(), advances, strict=True)
    ]
    if not spots:
        return 0.0, 0.0
    return min(left for left, _ in spots), max(right for _, right in spots)
