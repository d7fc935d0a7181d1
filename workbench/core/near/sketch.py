"""Sketches of texts: a sample of the hashes of their shingles, from which shared wording can be estimated.

Scaled minimum hashing (Broder, "On the resemblance and containment of documents", 1997; Irber et al.,
"Lightweight compositional analysis of metagenomes with FracMinHash", 2022): of the hashes of all runs of
five words those below a limit are kept, so that what two sketches share estimates what the texts share.
"""

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.core.near.folding import END, GAP, NOTHING, OWN_WORD, table
from workbench.core.ticket import Ticket

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]
    Words = npt.NDArray[np.uint64]

METHOD = "shingles-5-of-8/1"
"""Names how sketches are made; those of another name can't be compared with them."""
SHINGLE = 5
"""Words in a shingle."""
SCALE = 8
"""Of the shingles of a long text one in so many is kept."""
FULL = 160
"""A text of so many shingles is long; one of half as many keeps twice the share, and so on up to all."""
LIMIT = 1 << 61
"""Hashes of long texts are below it, those of all texts below its ``SCALE``-fold; both fit 64 bits."""

_BATCH = 1 << 17
_BASE = 0x9E3779B97F4A7C15 | 1
_MIX = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
PLACES = (0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB, 0x8EBC6AF09C88C6E3, 0x589965CC75374CC3)
_MASK = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Sketches:
    """The sketches of some texts, one after the other.

    ``hashes`` holds those of text ``i`` from ``starts[i]`` to ``starts[i + 1]``, ascending, each once;
    ``shingles[i]`` is how many runs of five words the text has.
    """

    hashes: "Words"
    starts: "Numbers"
    shingles: "Numbers"

    def __len__(self) -> int:
        return len(self.shingles)

    def of(self, number: int) -> "Words":
        """The hashes of one text."""
        return self.hashes[self.starts[number] : self.starts[number + 1]]

    def packed(self, number: int) -> bytes:
        """The hashes of one text as bytes, little-endian, for a file."""
        return self.of(number).astype("<u8").tobytes()

    def __iter__(self) -> "Iterator[tuple[int, bytes]]":
        """Of each text the number of its shingles and its packed hashes."""
        return ((int(self.shingles[number]), self.packed(number)) for number in range(len(self)))


def unpacked(rows: Iterable[tuple[int, bytes]]) -> Sketches:
    """Sketches out of what iterating over them gave."""
    import numpy as np

    kept = list(rows)
    sizes = np.fromiter((len(packed) // 8 for _, packed in kept), dtype=np.int64, count=len(kept))
    hashes = np.frombuffer(b"".join(packed for _, packed in kept), dtype="<u8").astype(np.uint64)
    shingles = np.fromiter((count for count, _ in kept), dtype=np.int64, count=len(kept))
    return Sketches(hashes, starts_of(sizes), shingles)


def joined(parts: Sequence[Sketches]) -> Sketches:
    """Several lots of sketches as one, in their order."""
    import numpy as np

    if len(parts) == 1:
        return parts[0]
    none = [np.zeros(0, dtype=np.int64)]
    sizes = np.concatenate(none + [np.diff(part.starts) for part in parts])
    hashes = np.concatenate([np.zeros(0, dtype=np.uint64), *(part.hashes for part in parts)])
    return Sketches(hashes, starts_of(sizes), np.concatenate(none + [part.shingles for part in parts]))


def sketch(texts: Iterable[str], ticket: Ticket | None = None) -> Sketches:
    """The sketches of texts, in their order; the same on every machine.

    Letter case, accents, apostrophes and all marks between words don't count. A text of fewer than five
    words is hashed as a whole; one without any word has an empty sketch.
    """
    ticket = ticket or Ticket()
    parts = []
    for batch in _batches(texts):
        ticket.check()
        parts.append(_sketched(batch))
    return joined(parts)


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text.replace(END, " "))
        size += len(text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _sketched(texts: Sequence[str]) -> Sketches:
    import numpy as np

    hashes, firsts = hashed_words(texts)
    spaced, starts, counts = _with_room(hashes, np.diff(firsts))
    shingles = _shingles(spaced)
    places = np.flatnonzero(_sampled(shingles, starts, counts))
    owner = np.searchsorted(starts, places, side="right") - 1
    inside = places - starts[owner] < counts[owner]  # no shingle reaches from one text into the next
    kept, owner = shingles[places[inside]], owner[inside]
    order = np.lexsort((kept, owner))
    kept, owner = kept[order], owner[order]
    new = np.ones(len(kept), dtype=bool)
    new[1:] = (kept[1:] != kept[:-1]) | (owner[1:] != owner[:-1])
    return Sketches(kept[new], starts_of(np.bincount(owner[new], minlength=len(texts))), counts)


def _sampled(shingles: "Words", starts: "Numbers", counts: "Numbers") -> "npt.NDArray[np.bool_]":
    """Which shingles are kept: one in eight of long texts, more of short ones."""
    import numpy as np

    kept = shingles < np.uint64(LIMIT)
    short = np.flatnonzero(counts < FULL)
    if len(short):
        places = at_places(starts[short], counts[short])
        kept[places] = shingles[places] < np.repeat(_limits(counts[short]), counts[short])
    return kept


def _with_room(hashes: "Words", sizes: "Numbers") -> "tuple[Words, Numbers, Numbers]":
    """The word hashes with zeros after texts of fewer than five words, where shingles start, and how many."""
    import numpy as np

    counts = np.where(sizes > 0, np.maximum(1, sizes - SHINGLE + 1), 0)
    room = np.where(sizes > 0, np.maximum(sizes, SHINGLE), 0)
    starts = np.cumsum(room) - room
    if (room == sizes).all():
        return hashes, starts, counts
    spaced = np.zeros(int(room.sum()), dtype=np.uint64)
    spaced[at_places(starts, sizes)] = hashes
    return spaced, starts, counts


def at_places(starts: "Numbers", counts: "Numbers") -> "Numbers":
    """The numbers from each start on, as many as its count, one run after the other."""
    import numpy as np

    before = np.cumsum(counts) - counts
    found: Numbers = np.arange(int(counts.sum())) + np.repeat(starts - before, counts)
    return found


def starts_of(sizes: "Numbers") -> "Numbers":
    """Where each run of so many numbers starts, and at last where all end."""
    import numpy as np

    return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(sizes, dtype=np.int64)))


def _limits(counts: "Numbers") -> "Words":
    """Below which number a hash is kept, by how many shingles a text has."""
    import numpy as np

    shares = np.select([counts >= FULL, counts >= FULL // 2, counts >= FULL // 4], [1, 2, 4], SCALE)
    # The whole range is meant by eight times the limit, which 64 bits don't hold.
    return np.where(shares == SCALE, np.uint64(_MASK), shares.astype(np.uint64) * np.uint64(LIMIT))


def _shingles(words: "Words") -> "Words":
    """The hash of each run of five words."""
    import numpy as np

    count = max(0, len(words) - SHINGLE + 1)
    total = np.zeros(count, dtype=np.uint64)
    for place, factor in enumerate(PLACES):
        total += words[place : place + count] * np.uint64(factor)
    return mixed(total)


def mixed(values: "Words") -> "Words":
    """The finalising mixer of SplitMix64 (Steele, Lea and Flood, 2014)."""
    import numpy as np

    values = (values ^ (values >> np.uint64(30))) * np.uint64(_MIX[0])
    values = (values ^ (values >> np.uint64(27))) * np.uint64(_MIX[1])
    return values ^ (values >> np.uint64(31))


def hashed_words(texts: Sequence[str]) -> "tuple[Words, Numbers]":
    """The hash of every word, and the number of words before each text; at last that of all."""
    import numpy as np

    whole = END.join(texts) + END
    units = np.frombuffer(whole.encode("utf-16-le", "surrogatepass"), dtype="<u2")
    codes = table().take(units)
    dropped = codes == NOTHING
    if dropped.any():
        kept = ~dropped
        units, codes = units[kept], codes[kept]
    starts = _word_starts(codes)
    firsts = np.searchsorted(starts, np.flatnonzero(units == ord(END)))
    if not len(starts):
        return np.zeros(0, dtype=np.uint64), np.concatenate(([0], firsts))
    powers, inverse = _powers(len(codes))
    sums = np.add.reduceat(codes.astype(np.uint64) * powers[: len(codes)], starts)
    return mixed(sums * inverse[starts]), np.concatenate(([0], firsts))


def _word_starts(codes: "npt.NDArray[np.uint32]") -> "Numbers":
    import numpy as np

    letter = codes != GAP
    start = letter.copy()
    start[1:] &= ~letter[:-1]
    own = codes >= OWN_WORD
    if own.any():
        start |= own
        start[1:] |= letter[1:] & own[:-1]
    return np.flatnonzero(start)


def _powers(count: int) -> "tuple[Words, Words]":
    """The powers of the base and of its inverse modulo 2^64, at least ``count`` of each."""
    return _powers_up_to(max(_BATCH * 2, 1 << (count - 1).bit_length()))


@functools.lru_cache(maxsize=1)
def _powers_up_to(count: int) -> "tuple[Words, Words]":
    import numpy as np

    both = []
    for base in (_BASE, pow(_BASE, -1, 1 << 64)):
        steps = np.full(count, np.uint64(base), dtype=np.uint64)
        steps[0] = 1
        both.append(np.multiply.accumulate(steps))
    return both[0], both[1]
