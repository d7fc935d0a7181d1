"""Finding a quote again in a corrected text, or saying that it is not there any more.

Exact places come first, then the likeliest stretch by edit distance (edlib's infix mode, Šošić and Šikić
2017). Places are weighed as the Hypothesis annotation client weighs them: the quote counts 50, the text on
either side 20 each, the position 2. A place that resembles another passage of the old text more than the
quoted one belongs to that passage, so that a quote that was deleted is not found in its twin.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any

from workbench.core.model import Span

CONTEXT = 32
WIDE = 400
SURE = 0.70
POSSIBLE = 0.55
EQUAL = 0.02
ALIKE = 0.60
UNCHANGED = 0.95
LONG = 40
_WEIGHTS = (50, 20, 20, 2)
_LETTERS = 250
_EXACT_PLACES = 50


class PlaceStatus(StrEnum):
    """What became of a quote: as it was, elsewhere, changed, to be checked by a person, or gone."""

    EXACT = "exact"
    MOVED = "moved"
    FUZZY = "fuzzy"
    AMBIGUOUS = "ambiguous"
    ORPHAN = "orphan"

    @property
    def stands(self) -> bool:
        """Whether the place can be relied on."""
        return self not in (PlaceStatus.AMBIGUOUS, PlaceStatus.ORPHAN)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote is in another text; ``span`` is None for an orphan, ``score`` goes from 0 to 1."""

    span: Span | None
    status: PlaceStatus
    score: float


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A possible place: how like the quote it is, how like its best side, and all of it weighed."""

    span: Span
    quote: float
    side: float
    score: float


def reanchor(old_text: str, span: Span, new_text: str) -> Place:
    """The place of ``span`` of ``old_text`` in ``new_text``.

    From a score of 0.70 on the quote stands; from 0.55 on, or where several places fit equally well, a
    person has to say; below it is an orphan.
    """
    kept = _untouched(old_text, span, new_text)
    if kept is not None:
        return _standing(old_text, span, new_text, kept, 1.0)
    search = _Search(old_text, span, new_text)
    ranked = sorted(search.candidates(), key=lambda each: (-each.score, each.span))
    best = next((each for each in ranked if search.is_ours(each)), None)
    if best is None or best.score < POSSIBLE:
        return Place(None, PlaceStatus.ORPHAN, best.score if best else 0.0)
    sure = best.score >= SURE and best.quote >= ALIKE and (best.side >= ALIKE or search.is_long)
    if not sure or search.has_rival(best, ranked):
        return Place(best.span, PlaceStatus.AMBIGUOUS, best.score)
    return _standing(old_text, span, new_text, best.span, best.score)


def likely(old_text: str, span: Span, new_text: str, most: int = 9) -> tuple[tuple[Span, float], ...]:
    """The places of ``new_text`` that a person may want to choose from, the likeliest first, with scores.

    Blank places are left out, those that overlap a likelier one, and whatever scores less than half of what
    is sure.
    """
    ranked = sorted(_Search(old_text, span, new_text).candidates(), key=lambda each: (-each.score, each.span))
    chosen: list[tuple[Span, float]] = []
    for each in ranked:
        fits = each.score >= SURE / 2 and each.span.of(new_text).strip()
        if fits and not any(each.span.overlaps(other) for other, _ in chosen):
            chosen.append((each.span, each.score))
    return tuple(chosen[:most])


def follow(places: Sequence[tuple[str, Span]], new_text: str) -> Place:
    """The place of a quote by all its earlier texts and places, the newest first and its own text last.

    Both ends of that line are asked, so that a quote comes back when its words do. Where they disagree a
    person has to say. The status compares with the quote as it was first taken.
    """
    found = [reanchor(text, span, new_text) for text, span in dict.fromkeys([places[-1], places[0]])]
    standing = [place for place in found if place.status.stands and place.span]
    if not standing:
        return max(found, key=lambda place: (place.span is not None, place.score))
    best = standing[0]
    if any(best.span and other.span and not other.span.overlaps(best.span) for other in standing):
        return replace(best, status=PlaceStatus.AMBIGUOUS)
    text, span = places[-1]
    return _standing(text, span, new_text, best.span or span, best.score)


def _standing(old_text: str, span: Span, new_text: str, found: Span, score: float) -> Place:
    same = found.of(new_text) == span.of(old_text)
    unmoved = PlaceStatus.EXACT if found == span else PlaceStatus.MOVED
    return Place(found, unmoved if same else PlaceStatus.FUZZY, score)


def _untouched(old_text: str, span: Span, new_text: str) -> Span | None:
    """The same words where all up to them and some after, or all after them and some before, is as it was."""
    if old_text[: span.end + CONTEXT] == new_text[: span.end + CONTEXT]:
        return span
    shift = len(new_text) - len(old_text)
    start = max(0, span.start - CONTEXT)
    if start + shift >= 0 and old_text[start:] == new_text[start + shift :]:
        return span.shifted(shift)
    return None


class _Search:
    """One quote of the old text, sought in the new one."""

    def __init__(self, old: str, span: Span, new: str) -> None:
        self._old, self._span, self._new = old, span, new
        self._quote = span.of(old)
        self.is_long = len(self._quote) >= LONG

    def candidates(self) -> list[_Candidate]:
        """Every place worth weighing, each once."""
        exact = [self._weighed(span) for span in _occurrences(self._quote, self._new)]
        if len(exact) >= _EXACT_PLACES or any(each.score >= UNCHANGED for each in exact):
            return exact
        others = [*self._by_surroundings(), *(() if exact else _nearest(self._quote, self._new))]
        known = {each.span for each in exact}
        return exact + [self._weighed(span) for span in dict.fromkeys(others) if span not in known]

    def is_ours(self, candidate: _Candidate) -> bool:
        """Whether no other passage of the old text resembles this place more than the quoted one."""
        words = candidate.span.of(self._new)
        for other in list(_occurrences(words, self._old)) or _nearest(words, self._old):
            if not other.overlaps(self._span):
                back = _weigh(self._old, other, self._new, candidate.span)
                if back.score > candidate.score:
                    return False
        return True

    def has_rival(self, best: _Candidate, ranked: Sequence[_Candidate]) -> bool:
        """Whether another place fits as well, also when much more of the text around is compared."""
        rivals = [
            each
            for each in ranked
            if each.score > best.score - EQUAL and not each.span.overlaps(best.span) and self.is_ours(each)
        ]
        if not rivals:
            return False
        wide = [self._weighed(each.span, WIDE).score for each in (best, *rivals)]
        return max(wide[1:]) > wide[0] - EQUAL

    def _weighed(self, span: Span, context: int = CONTEXT) -> _Candidate:
        return _weigh(self._old, self._span, self._new, span, context)

    def _by_surroundings(self) -> Iterator[Span]:
        """The place by the quote together with the text on both sides, which also holds its new edges."""
        start, end = max(0, self._span.start - CONTEXT), self._span.end + CONTEXT
        window = self._old[start:end]
        found = _aligned(window, self._new, "path")
        if found is None:
            return
        inner = Span(self._span.start - start, self._span.end - start)
        span = _mapped(found["cigar"], found["locations"][0][0], inner)
        if span.end > span.start:
            yield _trimmed(span, self._new)


def _weigh(old: str, span: Span, new: str, found: Span, context: int = CONTEXT) -> _Candidate:
    """How well a place of the new text fits a span of the old one."""
    from rapidfuzz.distance import Levenshtein  # here, since the window opens without it

    quote = Levenshtein.normalized_similarity(span.of(old), found.of(new))
    before, after = old[max(0, span.start - context) : span.start], old[span.end : span.end + context]
    beside = (
        (before, new[max(0, found.start - len(before)) : found.start]),
        (after, new[found.end : found.end + len(after)]),
    )
    sides = [Levenshtein.normalized_similarity(*texts) if texts[0] else 1.0 for texts in beside]
    apart = abs(span.start - found.start) / max(len(old), len(new), 1)
    values = (quote, *sides, 1 - apart)
    score = sum(weight * value for weight, value in zip(_WEIGHTS, values, strict=True)) / sum(_WEIGHTS)
    known = [side for side, texts in zip(sides, beside, strict=True) if texts[0]]
    return _Candidate(found, quote, max(known, default=1.0), score)


def _occurrences(quote: str, text: str) -> Iterator[Span]:
    """The first places where exactly the quote stands."""
    at = text.find(quote) if quote else -1
    for _ in range(_EXACT_PLACES):
        if at < 0:
            return
        yield Span(at, at + len(quote))
        at = text.find(quote, at + 1)


def _nearest(quote: str, text: str) -> Iterator[Span]:
    """The places that differ least from the quote, whole words of them."""
    found = _aligned(quote, text)
    last = -1
    for start, end in found["locations"] if found else ():
        span = _trimmed(Span(start, end + 1), text)
        if span.start > last:
            yield span
            last = span.end - 1


# ---- edit distance


def _aligned(quote: str, text: str, task: str = "locations") -> dict[str, Any] | None:
    """The stretches of the text nearest to the quote, or nothing when more than half of it is different."""
    import edlib  # here, since the window opens without it

    if not quote or not text:
        return None
    folded, letters = _folded(text)
    sought = bytes(letters.get(char, 0) for char in quote)
    found: dict[str, Any] = edlib.align(sought, folded, mode="HW", task=task, k=len(quote) // 2)
    return None if found["editDistance"] < 0 else found


@lru_cache(maxsize=4)
def _folded(text: str) -> tuple[bytes, Mapping[str, int]]:
    """A text in at most 256 letters, which is what the library takes; rare characters become one."""
    ranked = [char for char, _ in Counter(text).most_common()]
    letters = {char: min(rank, _LETTERS) for rank, char in enumerate(ranked, start=1)}
    return bytes(letters[char] for char in text), letters


def _mapped(cigar: str, start: int, inner: Span) -> Span:
    """Where a part of what was aligned lies in the text that it was aligned with."""
    at, place = 0, start
    edges = [start, start]
    count = ""
    for char in cigar:
        if char.isdigit():
            count += char
            continue
        length, count = int(count), ""
        taken, passed = length * (char != "D"), length * (char != "I")
        for number, edge in enumerate((inner.start, inner.end)):
            # What was inserted right before the quote or right after it is not of the quote.
            if at < edge <= at + taken or (number == 0 and edge == at):
                edges[number] = place + (min(edge - at, passed) if taken else passed)
        at, place = at + taken, place + passed
    return Span(*edges)


def _trimmed(span: Span, text: str) -> Span:
    """Whole words, without white space around them."""
    words = span.of(text)
    left, right = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
    inner = Span(span.start + left, span.end - right) if words.strip() else span
    return _whole_words(inner, text)


def _whole_words(span: Span, text: str) -> Span:
    """The span with the rest of the words that it begins and ends in."""
    start, end = span.start, span.end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return replace(span, start=start, end=end)
