"""What a new decision leaves of an older one, so that what is stored never contradicts itself."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from workbench.core.decisions import Decision, DecisionKind
from workbench.core.model import Span

Halves = tuple[tuple[Span, ...], tuple[Span, ...]]


def same(one: Decision, other: Decision) -> bool:
    """Whether two decisions say the same: linked is linked, by hand or confirmed."""
    denies = one.kind is DecisionKind.UNLINK, other.kind is DecisionKind.UNLINK
    alike = denies[0] is denies[1] and one.final is other.final
    return alike and (one.left, one.right) == (other.left, other.right)


def revised(old: Decision, new: Decision) -> tuple[Decision, ...]:
    """What still holds of ``old`` once ``new`` is decided: itself when they do not meet, else its rest.

    A link loses the sentences that the new link takes, or those that are unlinked; ``unlink`` loses the
    pairs that the new link joins, and is final no more once any of its sentences has a partner. What is
    left of a confirmed link is a link, because nobody confirmed it.
    """
    if same(old, new):
        return (old,)
    left, right = _rest(old.left, new.left), _rest(old.right, new.right)
    meets = left != old.left, right != old.right
    if not (all(meets) if DecisionKind.UNLINK in (old.kind, new.kind) else any(meets)):
        opened = old.final and new.kind is not DecisionKind.UNLINK and any(meets)
        return (replace(old, final=False),) if opened else (old,)
    if old.kind is not DecisionKind.UNLINK:
        kept = _unlinked(old, left, right) if new.kind is DecisionKind.UNLINK else [(left, right)]
        return _made(DecisionKind.LINK, kept)
    if new.kind is DecisionKind.UNLINK:
        return () if new.final and (old.left, old.right) == (new.left, new.right) else (old,)
    touched = tuple(span for span in old.left if span not in left)
    return _made(DecisionKind.UNLINK, [(left, old.right), (touched, right)])


def touches(decision: Decision, left: Sequence[Span], right: Sequence[Span]) -> bool:
    """Whether a decision is about any of these sentences."""
    return _rest(decision.left, left) != decision.left or _rest(decision.right, right) != decision.right


class Nearby:
    """Finds, of some new decisions, those that have a sentence in common with an older one."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self._decisions = decisions
        self._sides = tuple(
            sorted((span, number) for number, each in enumerate(decisions) for span in spans(each))
            for spans in (_left, _right)
        )
        self._starts = [[span.start for span, _ in side] for side in self._sides]
        self._reach = [list(accumulate((span.end for span, _ in side), max)) for side in self._sides]

    def of(self, decision: Decision) -> list[Decision]:
        """Those that meet ``decision``, in their order."""
        met = {number for span in decision.left for number in self._meeting(0, span)}
        met |= {number for span in decision.right for number in self._meeting(1, span)}
        return [self._decisions[number] for number in sorted(met)]

    def _meeting(self, side: int, span: Span) -> Iterator[int]:
        at = bisect_left(self._starts[side], span.end) - 1
        while at >= 0 and self._reach[side][at] > span.start:
            found, number = self._sides[side][at]
            if found.overlaps(span):
                yield number
            at -= 1


def _left(decision: Decision) -> tuple[Span, ...]:
    return decision.left


def _right(decision: Decision) -> tuple[Span, ...]:
    return decision.right


def fit(decision: Decision) -> Decision:
    """The same decision with its spans ascending and each but once."""
    return replace(decision, left=tuple(sorted({*decision.left})), right=tuple(sorted({*decision.right})))


def _unlinked(old: Decision, left: tuple[Span, ...], right: tuple[Span, ...]) -> list[Halves]:
    """A side that is taken out whole frees only the other side's sentences, so it stays with the rest."""
    if left and right:
        return [(left, right)]
    return [(left, old.right) if left else (old.left, right)] if left or right else []


def _made(kind: DecisionKind, parts: Iterable[Halves]) -> tuple[Decision, ...]:
    return tuple(Decision(kind, left, right) for left, right in parts if left and right)


def _rest(spans: Sequence[Span], taken: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(span for span in spans if not any(span.overlaps(other) for other in taken))
