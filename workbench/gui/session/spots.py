"""Which sentences stretches of text touch, and which of them people have set apart."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from workbench.core.decisions import Decision, DecisionKind
from workbench.core.model import Comparison, Sentence, Side, Span

Spot = tuple[Side, int]
"""A sentence: its side and its number."""


def touched(sentences: Sequence[Sentence], spans: Iterable[Span]) -> tuple[int, ...]:
    """The numbers of the sentences that any of the spans touches, ascending."""
    found: set[int] = set()
    for span in spans:
        number = max(0, bisect_right(sentences, span.start, key=_start) - 1)
        while number < len(sentences) and sentences[number].span.start < span.end:
            if sentences[number].span.overlaps(span):
                found.add(number)
            number += 1
    return tuple(sorted(found))


def set_apart(comparison: Comparison, decisions: Iterable[Decision]) -> Mapping[Spot, tuple[int, ...]]:
    """For each sentence that people took away from others: the numbers of those on the other side."""
    disputed = {each for conflict in comparison.conflicts for each in conflict.decisions}
    found: dict[Spot, set[int]] = {}
    for decision in decisions:
        if decision.kind is not DecisionKind.UNLINK or decision in disputed:
            continue
        sides = {
            Side.LEFT: touched(comparison.left, decision.left),
            Side.RIGHT: touched(comparison.right, decision.right),
        }
        for side, numbers in sides.items():
            for number in numbers:
                found.setdefault((side, number), set()).update(sides[side.other])
    return {spot: tuple(sorted(others)) for spot, others in found.items()}


def _start(sentence: Sentence) -> int:
    return sentence.span.start
