"""How two texts scroll together: a piecewise straight path through their linked sentences."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from workbench.core.model import Comparison, Side


class Course:
    """Maps an offset of one text to the place in the other that belongs to it, and back."""

    def __init__(self, points: Sequence[tuple[float, float]]) -> None:
        self._points = {Side.LEFT: [x for x, _ in points], Side.RIGHT: [y for _, y in points]}

    def across(self, side: Side, offset: float) -> float:
        """The offset on the other side that belongs to ``offset`` on ``side``."""
        here, there = self._points[side], self._points[side.other]
        at = bisect_right(here, offset)
        if at == 0:
            return there[0]
        if at == len(here):
            return there[-1]
        share = (offset - here[at - 1]) / (here[at] - here[at - 1])
        return there[at - 1] + share * (there[at] - there[at - 1])


def plot(comparison: Comparison | None, left: int, right: int) -> Course:
    """The course for texts of these lengths; without links, both simply run side by side."""
    points = [(0.0, 0.0)]
    if comparison is not None:
        points += _climb(_corners(comparison))
    if left > points[-1][0]:
        points.append((float(left), float(max(right, points[-1][1]))))
    return Course(points)


def _corners(comparison: Comparison) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for link in comparison.links:
        if not link.moved:
            one, other = comparison.left, comparison.right
            found.append((one[link.left[0]].span.start, other[link.right[0]].span.start))
            found.append((one[link.left[-1]].span.end, other[link.right[-1]].span.end))
    return found


def _climb(points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """The longest part of the points that never falls on either side (patience sorting)."""
    ordered = sorted(points)
    tails: list[float] = []
    at: list[int] = []
    before: list[int] = []
    for number, (_, y) in enumerate(ordered):
        place = bisect_right(tails, y)
        before.append(at[place - 1] if place else -1)
        tails[place : place + 1] = [y]
        at[place : place + 1] = [number]
    chain: list[tuple[float, float]] = []
    number = at[-1] if at else -1
    while number >= 0:
        chain.append(ordered[number])
        number = before[number]
    return chain[::-1]
