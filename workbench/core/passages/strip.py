"""A text as one long strip of words, the form in which passages are looked for."""

import bisect
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from workbench.core.language import Language
from workbench.core.model import Span
from workbench.core.script import Script
from workbench.core.text import stemmer
from workbench.core.ticket import Ticket

_DAMPING = 0.1
_CLINGING = re.compile(r"[^\w\s]{1,4}(?=\s|$)")


class Box(NamedTuple):
    """Words ``a0`` to ``a1`` of the left strip against words ``b0`` to ``b1`` of the right one."""

    a0: int
    a1: int
    b0: int
    b1: int

    def around(self, other: "Box") -> "Box":
        """The smallest box that holds both."""
        return Box(
            min(self.a0, other.a0), max(self.a1, other.a1), min(self.b0, other.b0), max(self.b1, other.b1)
        )

    def apart(self, other: "Box") -> tuple[int, int]:
        """How many words lie between the two on the left and on the right; negative where they overlap."""
        a0, a1, b0, b1 = self
        c0, c1, d0, d1 = other
        left = (a0 if a0 > c0 else c0) - (a1 if a1 < c1 else c1)
        return left, (b0 if b0 > d0 else d0) - (b1 if b1 < d1 else d1)


@dataclass(frozen=True, slots=True)
class Strip:
    """The stems of a text in order, their spans, how often each occurs, and where sentences start.

    ``rarity`` is 1 for a stem that occurs once and slowly falls with its count. ``names`` are the stems
    that are never written with a small letter: names, numbers, acronyms.
    """

    text: str
    stems: Sequence[str]
    spans: Sequence[tuple[int, int]]
    stops: AbstractSet[str]
    starts: Sequence[int]
    counts: Counter[str] = field(default_factory=Counter)
    rarity: Mapping[str, float] = field(default_factory=dict)
    names: frozenset[str] = frozenset()

    def told(self, start: int, end: int) -> list[str]:
        """The stems of a stretch that say something by themselves."""
        return [stem for stem in self.stems[start:end] if stem not in self.stops]

    def span(self, start: int, end: int) -> Span:
        """The code points of the words ``start`` to ``end`` with the marks that cling to them."""
        last = _CLINGING.match(self.text, self.spans[end - 1][1])
        return Span(self.spans[start][0], last.end() if last else self.spans[end - 1][1])

    def snapped(self, place: int, reach: int) -> int:
        """The nearest start of a sentence within ``reach`` words, else the place itself."""
        at = bisect.bisect_left(self.starts, place)
        near = self.starts[max(0, at - 1) : at + 1]
        best = min(near, key=lambda start: abs(start - place), default=place)
        return best if abs(best - place) <= reach else place


def strip(script: Script, language: Language, ticket: Ticket) -> Strip:
    """The strip of a text."""
    stems = script.stems
    stops = frozenset(stemmer(language).all(language.words("stop_words")))
    ticket.check()
    small = {stem for stem, word in set(zip(stems, script.words, strict=True)) if word[0].islower()}
    ticket.check()
    names = frozenset(stems) - small
    counts = Counter(stems)
    rarity = {stem: count**-_DAMPING for stem, count in counts.items()}
    starts = sorted({*script.bounds})
    return Strip(script.text, stems, script.spans, stops, starts, counts, rarity, names)


def merged(boxes: Sequence[Box], gap: int) -> list[Box]:
    """The boxes with all those joined that lie at most ``gap`` words apart on both sides."""
    found = sorted(boxes)
    while True:
        before = len(found)
        found = _merged_once(found, gap)
        if len(found) == before:
            return found


def _merged_once(boxes: Sequence[Box], gap: int) -> list[Box]:
    kept: list[Box] = []
    for box in sorted(boxes):
        for number in range(len(kept) - 1, max(-1, len(kept) - 50), -1):
            known = kept[number]
            if box.a0 - known.a1 <= gap and max(known.apart(box)) <= gap:
                kept[number] = known.around(box)
                break
        else:
            kept.append(box)
    return kept
