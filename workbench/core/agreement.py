"""How far reviewers agree, beyond what chance would give, and when that cannot be said.

Krippendorff's alpha is computed from the coincidences of values within each unit (K. Krippendorff, Computing
Krippendorff's Alpha-Reliability, 2011, sections C to E), Cohen's kappa from the table of two reviewers
(J. Cohen, A coefficient of agreement for nominal scales, 1960). Missing values are simply not there. Where
nobody could have disagreed, a figure is undefined and says why; it is never 0 or 1.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, combinations

from workbench.core.model import Span

Value = Hashable
Units = Sequence[Mapping[str, Value]]
"""For each unit: who gave it which value."""

NO_UNITS = "no item was judged by two reviewers"
NO_VARIETY = "everybody gave one and the same verdict, so chance alone would agree as much"
NO_SPANS = "neither of the two quoted anything"


class Level(StrEnum):
    """What differences between values mean: equal or not, steps in an order, or distances of numbers."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class Figure:
    """A coefficient over ``n`` units, or None and the reason why it is undefined."""

    value: float | None
    n: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class SpanAgreement:
    """How much of what two reviewers marked is the same characters; None where nothing was marked."""

    precision: float | None
    recall: float | None
    f1: float | None
    percent: float | None


def alpha(units: Units, level: Level = Level.NOMINAL, order: Sequence[Value] = ()) -> Figure:
    """Krippendorff's alpha; ``n`` counts the units with two values or more.

    ``order`` lists the values from one end to the other for ``ORDINAL``; for ``INTERVAL`` they are numbers.
    """
    pairable = [list(unit.values()) for unit in units if len(unit) > 1]
    shares: dict[tuple[Value, Value], float] = {}
    for values in pairable:
        for i, one in enumerate(values):
            for k, other in enumerate(values):
                if i != k:
                    shares[one, other] = shares.get((one, other), 0.0) + 1 / (len(values) - 1)
    if not pairable:
        return Figure(None, 0, NO_UNITS)
    totals: Counter[Value] = Counter(value for values in pairable for value in values)
    if len(totals) == 1:
        return Figure(None, len(pairable), NO_VARIETY)
    distance = _distance(level, totals, order)
    n = totals.total()
    observed = sum(share * distance(*pair) for pair, share in shares.items()) / n
    expected = sum(
        a * b * distance(one, other) for one, a in totals.items() for other, b in totals.items()
    ) / (n * (n - 1))
    return Figure(1 - observed / expected, len(pairable))


def _distance(
    level: Level, totals: Mapping[Value, int], order: Sequence[Value]
) -> Callable[[Value, Value], float]:
    if level is Level.NOMINAL:
        return lambda one, other: float(one != other)
    if level is Level.INTERVAL:
        return lambda one, other: (_number(one) - _number(other)) ** 2
    ranked = [value for value in order if value in totals]
    sums = [0, *accumulate(totals[value] for value in ranked)]
    # The middle of each value's run of ranks: the difference of two is the sum of all between them, less
    # half of both ends, as the ordinal metric wants it.
    middle = {value: sums[i] + totals[value] / 2 for i, value in enumerate(ranked)}
    return lambda one, other: (middle[one] - middle[other]) ** 2


def _number(value: Value) -> float:
    return float(value)  # type: ignore[arg-type]


def percent(units: Units) -> Figure:
    """The share of pairs of values, within units, that are equal (0 to 1)."""
    pairable = [list(unit.values()) for unit in units if len(unit) > 1]
    pairs = [one == other for values in pairable for one, other in combinations(values, 2)]
    return Figure(sum(pairs) / len(pairs), len(pairable)) if pairs else Figure(None, 0, NO_UNITS)


def table(units: Units, first: str, second: str) -> Counter[tuple[Value, Value]]:
    """How often one reviewer's value met the other's, over the units that both judged."""
    return Counter((unit[first], unit[second]) for unit in units if first in unit and second in unit)


def kappa(counts: Mapping[tuple[Value, Value], float]) -> Figure:
    """Cohen's kappa of two reviewers, from how often one's value met the other's."""
    n = sum(counts.values())
    if not n:
        return Figure(None, 0, NO_UNITS)
    rows: Counter[Value] = Counter()
    columns: Counter[Value] = Counter()
    for (one, other), count in counts.items():
        rows[one] += count  # type: ignore[assignment]
        columns[other] += count  # type: ignore[assignment]
    observed = sum(count for (one, other), count in counts.items() if one == other) / n
    expected = sum(rows[value] * columns[value] for value in rows) / n**2
    if expected == 1:
        return Figure(None, round(n), NO_VARIETY)
    return Figure((observed - expected) / (1 - expected), round(n))


def characters(first: Iterable[Span], second: Iterable[Span], length: int) -> dict[tuple[bool, bool], int]:
    """Of a text of ``length`` code points, how many both, one, the other, or neither marked."""
    one, other = _joined(first), _joined(second)
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other if a.overlaps(b))
    sizes = [sum(span.end - span.start for span in spans) for spans in (one, other)]
    neither = length - sizes[0] - sizes[1] + both
    return {
        (True, True): both,
        (True, False): sizes[0] - both,
        (False, True): sizes[1] - both,
        (False, False): neither,
    }


def spans(counts: Mapping[tuple[bool, bool], int]) -> SpanAgreement:
    """Precision, recall and F1 of the second reviewer's characters against the first's, and percent agreed.

    Percent agreement is that of NVivo: the characters both or neither marked, over all of them.
    """
    both, all_characters = counts[True, True], sum(counts.values())
    first, second = both + counts[True, False], both + counts[False, True]
    agreed = both + counts[False, False]
    return SpanAgreement(
        both / second if second else None,
        both / first if first else None,
        2 * both / (first + second) if first + second else None,
        agreed / all_characters if all_characters else None,
    )


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The same stretches without overlaps, ascending."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
