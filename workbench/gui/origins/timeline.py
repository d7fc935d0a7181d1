"""Places the same nodes along the days on which they appeared; those without a date stand apart."""

import datetime
from collections.abc import Sequence

from workbench.core.model import Article
from workbench.gui.origins.picture import (
    COMPACT_HEIGHT,
    COMPACT_WIDTH,
    FULL,
    HEIGHT,
    WIDTH,
    Line,
    Node,
    Picture,
    Stack,
    Tick,
    numbered,
)
from workbench.gui.parts.words import day

EDGE = 24.0
_TOP = 52.0
_GAP = 16.0
_LONGEST = 1400.0
_SHORTEST = 520.0
_PER_DAY = 120.0
_TICKS = 7
UNDATED = "No date"


def timeline(articles: Sequence[Article], stacks: Sequence[Stack], lines: Sequence[Line]) -> Picture:
    """The nodes from left to right by their day, each in the first lane that is free."""
    compact = len(stacks) > FULL
    width, height = (COMPACT_WIDTH, COMPACT_HEIGHT) if compact else (WIDTH, HEIGHT)
    days = [_day(articles[stack.front].published) for stack in stacks]
    dated = sorted({day for day in days if day})
    without = [place for place, day in enumerate(days) if not day]
    start = EDGE + (width + 2 * _GAP + EDGE if without else 0.0)
    axis = _Axis(dated, start)
    boxes: dict[int, tuple[float, float, float, float]] = {}
    lanes: list[float] = []
    for place in sorted((p for p in range(len(stacks)) if days[p]), key=lambda p: (days[p], p)):
        left = axis.at(days[place])
        lane = next((number for number, end in enumerate(lanes) if end + _GAP <= left), len(lanes))
        lanes[lane : lane + 1] = [left + width]
        boxes[place] = left, _TOP + lane * (height + _GAP), width, height
    for lane, place in enumerate(without):
        boxes[place] = EDGE, _TOP + lane * (height + _GAP), width, height
    nodes = tuple(Node(stack, boxes[place], compact) for place, stack in enumerate(stacks))
    ticks = ((Tick(EDGE, UNDATED, strong=True),) if without else ()) + axis.ticks()
    right = max((node.box[0] + width for node in nodes), default=0.0)
    bottom = max((node.box[1] + height for node in nodes), default=0.0)
    return Picture(nodes, tuple(lines), right + EDGE, bottom + EDGE, ticks, numbered(stacks))


class _Axis:
    """Where each day stands; a few days far apart keep the picture within reach."""

    def __init__(self, days: Sequence[int], start: float) -> None:
        self._days, self._start = days, start
        self._span = max(1, days[-1] - days[0]) if days else 1
        self._length = min(_LONGEST, max(_SHORTEST, _PER_DAY * self._span))

    def at(self, day: int) -> float:
        """The left end of what appeared on a day."""
        return self._start + self._length * (day - self._days[0]) / self._span

    def ticks(self) -> tuple[Tick, ...]:
        """The days to write: those that something appeared on, as far as there is room."""
        made: list[Tick] = []
        for number in self._days:
            at = self.at(number)
            if not made or at - made[-1].at >= self._length / _TICKS:
                made.append(Tick(at, day(datetime.date.fromordinal(number).isoformat())))
        return tuple(made)


def _day(published: str) -> int:
    """A day as a number; a month or a year counts as its first day, 0 is unknown."""
    parts = [*published[:10].split("-"), "01", "01"][:3]
    try:
        return datetime.date(*(int(part) for part in parts)).toordinal()
    except ValueError:
        return 0
