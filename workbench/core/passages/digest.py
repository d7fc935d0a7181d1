"""Recognises a passage that sums up the whole other text, by words found there unusually often."""

import math
from collections import Counter
from collections.abc import Set as AbstractSet

from workbench.core.passages.strip import Strip

_PARTS = 8
_FILLED = 7
_AT_LEAST = 0.03
_AT_MOST = 0.4
_SHARE = 0.75
_EVIDENCE = 22.0
_SHARED = 20
_RARE = 3
_SHRINKS = 3


def digest(strip: Strip, other: Strip) -> tuple[int, int] | None:
    """The words ``start`` to ``end`` of ``strip`` that sum up ``other``, if there are such.

    A likelihood ratio against the share of words that any stretch of the strip has in common with the
    other text anyway; the segment of the greatest sum counts when its evidence is overwhelming.
    """
    telling = strip.told(0, len(strip.stems))
    known = other.counts.keys()
    usual = sum(stem in known for stem in telling) / max(1, len(telling))
    if not 0 < usual < 1:
        return None
    evidence, start, end = _segment(strip, known, usual)
    shrinks = len(other.stems) >= _SHRINKS * (end - start)
    return (start, end) if evidence >= _EVIDENCE and shrinks and _spread(strip, other, start, end) else None


def _segment(strip: Strip, known: AbstractSet[str], usual: float) -> tuple[float, int, int]:
    share = min(0.9, max(_SHARE, usual + 0.2))
    usual = min(usual, 0.8)
    found, missed = math.log(share / usual), math.log((1 - share) / (1 - usual))
    best, total, since = (0.0, 0, 0), 0.0, 0
    for place, stem in enumerate(strip.stems):
        if stem not in strip.stops:
            total += found if stem in known else missed
            if total <= 0:
                total, since = 0.0, place + 1
            elif total > best[0]:
                best = (total, since, place + 1)
    return best


def _spread(strip: Strip, other: Strip, start: int, end: int) -> bool:
    """Whether the rarer words of the segment are found in every part of the other text, none too often."""
    rare = {stem for stem in strip.told(start, end) if strip.counts[stem] <= _RARE}
    places = [place for place, stem in enumerate(other.stems) if stem in rare]
    if len(rare & other.counts.keys()) < _SHARED:
        return False
    parts = Counter(place * _PARTS // len(other.stems) for place in places).values()
    filled = sum(count >= _AT_LEAST * len(places) for count in parts)
    return filled >= _FILLED and max(parts) <= _AT_MOST * len(places)
