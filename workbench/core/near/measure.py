"""How much of each of two texts stands in the other: an estimate by runs of words, and the aligner's measure.

The estimate marks the words that lie in a run of five which the other text has too. It takes a
tenth of a millisecond, and is blind to reworded passages. The aligner's measure is the share of
words in passages taken over, exactly or reworded, as a comparison of the two states it; page furniture is
left out. It takes some milliseconds.
"""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.core.model import Role
from workbench.core.near.sketch import PLACES, SHINGLE, hashed_words, mixed
from workbench.core.ticket import Ticket

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from workbench.core.language import Language

    Words = npt.NDArray[np.uint64]

NEAR = 0.25
"""Texts are near-duplicates when so much of either stands in the other."""
RUN = SHINGLE
"""Words in a row that both texts must have for the estimate to count them."""

_DOUBT = 0.05
_DOUBTFUL = 40
_LOT = 64
_LAST = 60


def aligned(left: str, right: str, language: "Language", ticket: Ticket | None = None) -> tuple[float, float]:
    """The share (0 to 1) of the words of either text that the aligner finds word for word in the other.

    Page furniture and the last words, where it mostly stands, are left out.
    """
    from workbench.core import reuse, script, sentences
    from workbench.core.figures import reused

    ticket = ticket or Ticket()
    scripts = []
    for text in (_without_end(left), _without_end(right)):
        parts = sentences.split(text, language, ticket)
        kept = [part for part in parts if part.role is not Role.BOILERPLATE]
        scripts.append(script.read(text, kept, language, ticket))
    here, there = scripts
    taken = reuse.find(here, there, language, ticket)
    (first, _), (second, _) = reused((here, there), taken, ticket)
    return first, second


def _without_end(text: str) -> str:
    """The text without its last words."""
    count = len(text.split())
    last = count - _body(count)
    return text.rsplit(maxsplit=last)[0] if last else text


def are_near(
    texts: Sequence[str],
    pairs: Sequence[tuple[int, int]],
    tables: "Callable[[str, str], Language]",
    ticket: Ticket | None = None,
    expected: int = 0,
) -> list[bool]:
    """Whether the texts of each pair, by their numbers, are near-duplicates.

    The estimate decides where it is clear; close to the limit the aligner's measure does, counting
    what it finds word for word. What counts as close shrinks as ``expected``, the number of
    all pairs to be measured, grows, so that the aligner is asked about some dozen pairs in a collection
    of any size. ``tables`` gives the language in which to read two texts.
    """
    ticket = ticket or Ticket()
    found = []
    doubt = min(_DOUBT, _DOUBTFUL / max(1, expected, len(pairs)))
    for (left, right), both in zip(pairs, _in_lots(texts, pairs), strict=True):
        ticket.check()
        share = max(both)
        is_near = share >= NEAR
        if abs(share - NEAR) < doubt:
            here, there = texts[left], texts[right]
            is_near = max(aligned(here, there, tables(here, there), ticket)) >= NEAR
        found.append(is_near)
    return found


def _in_lots(texts: Sequence[str], pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[float, float]]:
    """The shares of all pairs, from a few texts at a time."""
    for start in range(0, len(pairs), _LOT):
        lot = pairs[start : start + _LOT]
        places = {number: place for place, number in enumerate(sorted({n for pair in lot for n in pair}))}
        numbered = [(places[left], places[right]) for left, right in lot]
        yield from covered([texts[number] for number in places], numbered)


def covered(texts: Sequence[str], pairs: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
    """For each pair of texts, by their numbers, the share of either's words in runs that both have.

    What stands among the last words of both texts, where pages put what all of them have, doesn't count.
    """
    words, starts = hashed_words(texts)
    read = [_Runs.of(words[start:end]) for start, end in itertools.pairwise(starts)]
    return [(_share(read[left], read[right]), _share(read[right], read[left])) for left, right in pairs]


@dataclass(frozen=True, slots=True)
class _Runs:
    """The runs of five words of a text, where its last words begin, and all and those before sorted."""

    all: "Words"
    last: int
    ordered: "Words"
    body: "Words"

    @classmethod
    def of(cls, words: "Words") -> "_Runs":
        """The runs of a text with these words."""
        import numpy as np

        runs = _runs(words)
        last = _body(len(runs))
        return cls(runs, last, np.sort(runs), np.sort(runs[:last]))


def _runs(words: "Words") -> "Words":
    import numpy as np

    count = max(0, len(words) - RUN + 1)
    total = np.zeros(count, dtype=np.uint64)
    for place, factor in enumerate(PLACES[:RUN]):
        total += words[place : place + count] * np.uint64(factor)
    return mixed(total)


def _share(read: _Runs, other: _Runs) -> float:
    """The share of words in runs that stand in the other text too."""
    import numpy as np

    if not len(read.all) or not len(other.all):
        return 0.0
    found, in_body = _among(read.all, other.ordered), _among(read.all[read.last :], other.body)
    at_end = found[read.last :] & ~in_body
    found[read.last :] = in_body
    marked, ending = (np.zeros(len(found) + RUN - 1, dtype=bool) for _ in range(2))
    for place in range(RUN):
        marked[place : place + len(found)] |= found
        ending[read.last + place : read.last + place + len(at_end)] |= at_end
    asked = len(marked) - np.count_nonzero(ending & ~marked)
    return float(np.count_nonzero(marked) / asked) if asked else 0.0


def _among(runs: "Words", ordered: "Words") -> "npt.NDArray[np.bool_]":
    """Which runs are among some that are sorted."""
    import numpy as np

    if not len(ordered):
        return np.zeros(len(runs), dtype=bool)
    found: npt.NDArray[np.bool_] = (
        ordered[np.minimum(np.searchsorted(ordered, runs), len(ordered) - 1)] == runs
    )
    return found


def _body(count: int) -> int:
    """How many of so many words stand before the last ones."""
    return count - min(_LAST, count // 4)
