"""How the engine did, counted from the reviewers' own decisions, kind by kind.

The interval of a share is Wilson's (1927), which stays honest where there are few decisions.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from workbench.core.model import Divergence
from workbench.core.rulings import Docket, Status

FEW = 10
_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Grade:
    """One kind: how often it was found, and what became of that. ``tagged`` ones count as confirmed."""

    kind: str
    found: int = 0
    confirmed: int = 0
    tagged: int = 0
    promoted: int = 0
    demoted: int = 0
    dismissed: int = 0

    @property
    def decided(self) -> int:
        """How many a reviewer decided about."""
        return self.stood + self.promoted + self.demoted + self.dismissed

    @property
    def stood(self) -> int:
        """How many stood as the engine reported them."""
        return self.confirmed + self.tagged

    @property
    def share(self) -> float:
        """The share of the decided ones that stood, from 0 to 1; 0 where nothing was decided."""
        return self.stood / self.decided if self.decided else 0.0

    @property
    def is_telling(self) -> bool:
        """Whether there are enough decisions for a share to say something."""
        return self.decided >= FEW

    @property
    def interval(self) -> tuple[float, float]:
        """Between which shares the true one lies, 19 times out of 20."""
        count = self.decided
        if not count:
            return 0.0, 1.0
        square = _Z * _Z
        middle = (self.share + square / (2 * count)) / (1 + square / count)
        spread = self.share * (1 - self.share) / count + square / (4 * count * count)
        half = _Z * sqrt(spread) / (1 + square / count)
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Report:
    """The grades of all kinds that were found, the most found first; over how many pairs of articles.

    ``astray`` counts decisions on differences that the engine does not find any more, ``to_check`` those
    that could not be applied as they were meant.
    """

    grades: tuple[Grade, ...] = ()
    pairs: int = 0
    astray: int = 0
    to_check: int = 0

    @property
    def total(self) -> Grade:
        """All kinds together."""
        return _sum("all", self.grades)


def counted(found: Sequence[Divergence], docket: Docket) -> Report:
    """What became of the differences of one pair; no pair at all where nothing was decided."""
    made: dict[str, Counter[Status]] = defaultdict(Counter)
    for index, divergence in enumerate(found):
        made[divergence.kind][docket.of(index).status] += 1
    grades = tuple(_grade(kind, counts) for kind, counts in made.items())
    astray = len(docket.astray)
    to_check = sum(counts[Status.CHECK] for counts in made.values())
    if not (astray or to_check or any(grade.decided for grade in grades)):
        return Report()
    return Report(grades, 1, astray, to_check)


def added(reports: Iterable[Report]) -> Report:
    """Several pairs together."""
    every = list(reports)
    kinds: dict[str, list[Grade]] = defaultdict(list)
    for report in every:
        for grade in report.grades:
            kinds[grade.kind].append(grade)
    grades = sorted((_sum(kind, several) for kind, several in kinds.items()), key=_weight)
    return Report(
        tuple(grades),
        sum(report.pairs for report in every),
        sum(report.astray for report in every),
        sum(report.to_check for report in every),
    )


def said(grade: Grade) -> str:
    """What the decisions on a kind tell: ``15 of 20 stood: 75 % (53 to 89 %)``, or that they are too few."""
    if not grade.decided:
        return "nothing decided yet"
    if not grade.is_telling:
        return f"{grade.decided} decision{'s' * (grade.decided != 1)}: too few to tell"
    low, high = grade.interval
    share = f"{100 * grade.share:.0f} % ({100 * low:.0f} to {100 * high:.0f} %)"
    return f"{grade.stood:,} of {grade.decided:,} stood: {share}"


def _grade(kind: str, counts: Counter[Status]) -> Grade:
    return Grade(
        kind,
        counts.total(),
        counts[Status.CONFIRMED],
        counts[Status.TAGGED],
        counts[Status.PROMOTED],
        counts[Status.DEMOTED],
        counts[Status.DISMISSED],
    )


def _sum(kind: str, grades: Iterable[Grade]) -> Grade:
    made = Grade(kind)
    for grade in grades:
        sums = {name: getattr(made, name) + getattr(grade, name) for name in _COUNTS}
        made = replace(made, **sums)
    return made


_COUNTS = ("found", "confirmed", "tagged", "promoted", "demoted", "dismissed")


def _weight(grade: Grade) -> tuple[int, int, str]:
    return -grade.decided, -grade.found, grade.kind
