"""Draws the borders of a reworded passage, and says whether it is one."""

from collections import Counter
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from workbench.core.passages.strip import Box, Strip


@dataclass(frozen=True, slots=True)
class Taste:
    """What the words of a stretch count for and against its being taken over."""

    hit: float = 1.0
    miss: float = 0.5
    again: float = 0.1
    common: float = 0.15
    uncommon: float = 0.05
    reach: int = 40
    least_words: int = 18
    least_shared: int = 8
    least_share: float = 0.36
    least_plain: int = 3
    least_order: float = 0.25


TASTE = Taste()
_ROUNDS = 4
_FEWEST = 4
_LONG = 4000


def refined(left: Strip, right: Strip, box: Box, taste: Taste = TASTE) -> Box | None:
    """The stretches around ``box`` whose words are most densely found in one another, if there are any.

    Each side in turn is the segment of the greatest sum (Kadane), where a word that the other side has
    counts for it and one that it lacks against it.
    """
    for _ in range(_ROUNDS):
        a0, a1 = _densest(left, box.a0, box.a1, Counter(right.stems[box.b0 : box.b1]), taste)
        b0, b1 = _densest(right, box.b0, box.b1, Counter(left.stems[a0:a1]), taste)
        if min(a1 - a0, b1 - b0) < _FEWEST:
            return None
        if box == (a0, a1, b0, b1):
            break
        box = Box(a0, a1, b0, b1)
    return box


def _densest(strip: Strip, start: int, end: int, other: Counter[str], taste: Taste) -> tuple[int, int]:
    first, last = max(0, start - taste.reach), min(len(strip.stems), end + taste.reach)
    stops, rarity, known = strip.stops, strip.rarity, other.get
    hit, again, miss = taste.hit, taste.again, taste.miss
    best, total, since = (0.0, 0, 0), 0.0, first
    used: dict[str, int] = {}
    for place, stem in enumerate(strip.stems[first:last], first + 1):
        there = known(stem)
        if stem in stops:
            total += taste.common if there else -taste.uncommon
        elif there:
            used[stem] = count = used.get(stem, 0) + 1
            total += hit * rarity[stem] if count <= there else -again
        else:
            total -= miss
        if total <= 0:
            total, since = 0.0, place
            used.clear()
        elif total > best[0]:
            best = (total, since, place)
    return best[1], best[2]


def holds(left: Strip, right: Strip, box: Box, taste: Taste = TASTE) -> bool:
    """Whether enough of both stretches is found in one another, and not only names, nor all in disorder."""
    if min(box.a1 - box.a0, box.b1 - box.b0) < taste.least_words:
        return False
    here, there = left.told(box.a0, box.a1), right.told(box.b0, box.b1)
    shared = set(here) & set(there)
    if len(shared) < taste.least_shared or len(shared - left.names - right.names) < taste.least_plain:
        return False
    if any(sum(stem in shared for stem in told) < taste.least_share * len(told) for told in (here, there)):
        return False
    return _order(left, right, box) >= taste.least_order


def _order(left: Strip, right: Strip, box: Box) -> float:
    """The share of the words that stand in common order; of very long stretches their beginning."""
    here, there = left.stems[box.a0 : box.a1], right.stems[box.b0 : box.b1]
    return Indel.normalized_similarity(here[:_LONG], there[:_LONG])


def weight(left: Strip, right: Strip, box: Box) -> int:
    """How many different telling words both stretches share."""
    return len(set(left.told(box.a0, box.a1)) & set(right.told(box.b0, box.b1)))
