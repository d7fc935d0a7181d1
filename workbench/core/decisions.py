"""What reviewers decided about links, and how it corrects what the aligner found.

A decision names spans, not sentence numbers, so that it outlives a new run and a new engine. Whatever
cannot be applied as it was meant is handed back as a conflict; nothing is settled by guessing.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import product
from typing import TypeVar

from workbench.core.model import Comparison, Origin, Sentence, Span

T = TypeVar("T", bound=Hashable)
Pair = tuple[int, int]
Group = tuple[tuple[int, ...], tuple[int, ...]]
Half = tuple[str, Sequence[Sentence]]


class DecisionKind(StrEnum):
    """What was decided: these belong together, these don't, or the program was right."""

    LINK = "link"
    UNLINK = "unlink"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class Decision:
    """One reviewer's word on some left and some right spans, many to many.

    ``link`` and ``confirm`` make exactly these spans one link; ``unlink`` keeps every left one from
    every right one. ``lost`` holds the quotes that no longer stand in their article. A ``final`` unlink
    says besides that none of these sentences has a partner at all.
    """

    kind: DecisionKind
    left: tuple[Span, ...]
    right: tuple[Span, ...]
    lost: tuple[str, ...] = ()
    guid: str = ""
    reviewer: str = ""
    created: str = ""
    final: bool = False

    def mirrored(self) -> "Decision":
        """The same decision with left and right exchanged."""
        return replace(self, left=self.right, right=self.left)


class ConflictReason(StrEnum):
    """Why a decision is not applied."""

    LOST = "lost"
    RECUT = "recut"
    CONTRADICTION = "contradiction"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Decisions that stand but are not applied, until a person settles them; ``why`` is a sentence."""

    decisions: tuple[Decision, ...]
    reason: ConflictReason
    why: str


@dataclass(frozen=True, slots=True)
class Rulings:
    """Decisions as sentence numbers: the links that hold with their origin, and the pairs kept apart.

    ``alone`` are the left and the right sentences that have no partner at all.
    """

    together: Mapping[Group, Origin] = field(default_factory=dict)
    apart: frozenset[Pair] = frozenset()
    alone: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())

    def __bool__(self) -> bool:
        return bool(self.together or self.apart)

    def mirrored(self) -> "Rulings":
        """The same rulings with left and right exchanged."""
        together = {(right, left): origin for (left, right), origin in self.together.items()}
        return Rulings(together, frozenset((j, i) for i, j in self.apart), self.alone[::-1])


def settle(decisions: Sequence[Decision], left: Half, right: Half) -> tuple[Rulings, tuple[Conflict, ...]]:
    """What the decisions mean for these sentences, and those that mean nothing any more or contradict.

    A span stands for the sentences it covers whole, alone or with its neighbours in the decision;
    one that covers only a part of a sentence is a conflict.
    """
    places = _Places(*left), _Places(*right)
    placed: list[tuple[Decision, Group]] = []
    conflicts: list[Conflict] = []
    for decision in decisions:
        group = places[0].of(decision.left), places[1].of(decision.right)
        if decision.lost:
            conflicts.append(Conflict((decision,), ConflictReason.LOST, _lost(decision)))
        elif not all(group):
            why = "The sentences of this decision are cut differently now."
            conflicts.append(Conflict((decision,), ConflictReason.RECUT, why))
        else:
            placed.append((decision, group))
    clashing = _clashing(placed)
    conflicts += [_contradiction([placed[n][0] for n in numbers]) for numbers in clashing]
    out = {number for numbers in clashing for number in numbers}
    return _rulings(each for number, each in enumerate(placed) if number not in out), tuple(conflicts)


def corrected(groups: Iterable[Group], rulings: Rulings) -> dict[Group, Origin]:
    """The links of both, ascending: what people ruled, and of the automatic ones what that leaves.

    A sentence is in at most one link, and no link holds a pair that is kept apart.
    """
    made = dict(rulings.together)
    taken = [{i for group in rulings.together for i in group[side]} | rulings.alone[side] for side in (0, 1)]
    for left, right in groups:
        rest = tuple(i for i in left if i not in taken[0]), tuple(j for j in right if j not in taken[1])
        for group in _parted(rest, rulings.apart):
            made[group] = Origin.AUTOMATIC
    return dict(sorted(made.items()))


def confirmed(
    comparison: Comparison,
    left: str,
    right: str,
    before: Sequence[Decision],
    after: Sequence[Decision],
) -> Comparison | None:
    """The comparison of two texts once links of it are confirmed, or nothing when more than that is new.

    Confirming changes no link but its origin, so nothing has to be compared again.
    """
    new = set(after) - set(before)
    if set(before) - set(after) or any(each.kind is not DecisionKind.CONFIRM for each in new):
        return None
    rulings, conflicts = settle(after, (left, comparison.left), (right, comparison.right))
    groups = {(link.left, link.right) for link in comparison.links}
    if conflicts != comparison.conflicts or not rulings.together.keys() <= groups:
        return None
    links = tuple(
        replace(link, origin=rulings.together.get((link.left, link.right), Origin.AUTOMATIC))
        for link in comparison.links
    )
    return replace(comparison, links=links)


# ---- where a decision stands


class _Places:
    """Finds the sentences that spans cover."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self._text = text
        self._spans = [sentence.span for sentence in sentences]
        self._starts = [span.start for span in self._spans]
        self._numbers = {span: number for number, span in enumerate(self._spans)}

    def of(self, spans: Sequence[Span]) -> tuple[int, ...]:
        """The numbers of the sentences that the spans cover whole, or nothing when one is cut."""
        if all(span in self._numbers for span in spans):
            return tuple(sorted({self._numbers[span] for span in spans}))
        ordered = sorted(spans)
        touched = [self._touched(span) for span in ordered]
        found = sorted({number for numbers in touched for number in numbers})
        whole = all(touched) and all(self._covered(self._spans[number], ordered) for number in found)
        return tuple(found) if whole else ()

    def _touched(self, span: Span) -> list[int]:
        number = max(0, bisect_right(self._starts, span.start) - 1)
        found = []
        while number < len(self._spans) and self._starts[number] < span.end:
            if self._spans[number].overlaps(span):
                found.append(number)
            number += 1
        return found

    def _covered(self, sentence: Span, spans: Sequence[Span]) -> bool:
        """Whether only white space of the sentence lies outside all the spans."""
        at = sentence.start
        for span in spans:
            if self._text[at : min(span.start, sentence.end)].strip():
                return False
            at = max(at, span.end)
        return not self._text[at : sentence.end].strip()


def _lost(decision: Decision) -> str:
    quote = " ".join(decision.lost[0].split())
    short = quote if len(quote) <= 60 else f"{quote[:59].rstrip()}…"
    return f"“{short}” no longer stands in its article."


# ---- which decisions contradict one another


def _clashing(placed: Sequence[tuple[Decision, Group]]) -> list[list[int]]:
    """The numbers of decisions that cannot all hold, each set of them ascending."""
    against: dict[int, set[int]] = defaultdict(set)
    for one, other in [*_sharing(placed), *_denying(placed)]:
        against[one].add(other)
        against[other].add(one)
    found: list[list[int]] = []
    seen: set[int] = set()
    for number in sorted(against):
        if number not in seen:
            found.append(sorted(_reached(number, against)))
            seen.update(found[-1])
    return found


def _sharing(placed: Sequence[tuple[Decision, Group]]) -> Iterable[Pair]:
    """Two links that share a sentence and are not the same link."""
    holders: dict[Pair, list[int]] = defaultdict(list)
    for number, (decision, group) in enumerate(placed):
        if decision.kind is not DecisionKind.UNLINK:
            for place in ((side, i) for side in (0, 1) for i in group[side]):
                holders[place].append(number)
    for numbers in holders.values():
        for one, other in product(numbers, numbers):
            if one < other and placed[one][1] != placed[other][1]:
                yield one, other


def _denying(placed: Sequence[tuple[Decision, Group]]) -> Iterable[Pair]:
    """A link, and a decision that keeps two sentences of it apart."""
    denied: dict[Pair, list[int]] = defaultdict(list)
    for number, (decision, group) in enumerate(placed):
        if decision.kind is DecisionKind.UNLINK:
            for pair in product(*group):
                denied[pair].append(number)
    for number, (decision, group) in enumerate(placed):
        if denied and decision.kind is not DecisionKind.UNLINK:
            for pair in product(*group):
                yield from ((number, other) for other in denied.get(pair, ()))


def _reached(start: T, against: Mapping[T, set[T]]) -> set[T]:
    reached, waiting = {start}, [start]
    while waiting:
        fresh = against[waiting.pop()] - reached
        reached |= fresh
        waiting.extend(fresh)
    return reached


def _contradiction(decisions: Sequence[Decision]) -> Conflict:
    names = sorted({decision.reviewer for decision in decisions if decision.reviewer})
    by = f" by {' and '.join(names)}" if names else ""
    why = f"{len(decisions)} decisions{by} about the same sentences contradict one another; none is applied."
    return Conflict(tuple(decisions), ConflictReason.CONTRADICTION, why)


def _rulings(placed: Iterable[tuple[Decision, Group]]) -> Rulings:
    together: dict[Group, Origin] = {}
    apart: set[Pair] = set()
    alone: tuple[set[int], set[int]] = (set(), set())
    for decision, group in placed:
        if decision.kind is DecisionKind.UNLINK:
            apart.update(product(*group))
            if decision.final:
                for side in (0, 1):
                    alone[side].update(group[side])
        elif decision.kind is DecisionKind.LINK:
            together[group] = Origin.MANUAL
        else:
            together.setdefault(group, Origin.CONFIRMED)
    return Rulings(together, frozenset(apart), (frozenset(alone[0]), frozenset(alone[1])))


# ---- what is left of an automatic link


def _parted(group: Group, apart: frozenset[Pair]) -> Iterable[Group]:
    """The parts of a link when some of its pairs are kept apart.

    A sentence kept from all its partners leaves; where that does not part two that are kept apart,
    both leave, because nobody said with whom they belong instead.
    """
    if not all(group):
        return
    pairs = set(product(*group)) if apart else set()
    denied = pairs & apart
    if not denied:
        yield group
        return
    for part in _connected(pairs - denied):
        inside = denied & set(product(*part))
        left = tuple(i for i in part[0] if all(i != pair[0] for pair in inside))
        right = tuple(j for j in part[1] if all(j != pair[1] for pair in inside))
        if left and right:
            yield left, right


def _connected(pairs: Iterable[Pair]) -> Iterable[Group]:
    against: dict[Pair, set[Pair]] = defaultdict(set)
    for i, j in pairs:
        against[0, i].add((1, j))
        against[1, j].add((0, i))
    seen: set[Pair] = set()
    for place in sorted(against):
        if place not in seen:
            part = _reached(place, against)
            seen |= part
            yield (
                tuple(sorted(i for side, i in part if side == 0)),
                tuple(sorted(j for side, j in part if side == 1)),
            )
