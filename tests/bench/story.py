"""How events are told apart in 5,000 to 40,000 generated articles, and origins found in a group of 500.

Prints figures and judges nothing. A family (an original with what was made of it) is the least that has to
come into one group; other reports of its event may, too. Run by `make bench`; `story.py 100000` runs one
size.
"""

import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence

import agency

from workbench.core.model import Article
from workbench.core.story import describe, group
from workbench.flow.origins import find_origins
from workbench.formats.language import load

SIZES = (5_000, 10_000, 20_000, 40_000)
COPIES = 500


def pairs(labels: Sequence[object]) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(labels).values())


def stories(count: int) -> None:
    language = load("en")
    families, traits, read = [], [], 0.0
    for piece in agency.articles(count):
        start = time.process_time()
        traits.append(describe(Article(piece.text), language))
        read += time.process_time() - start
        families.append(piece.family)
    start = time.process_time()
    labels = group(traits).labels()
    grouped = time.process_time() - start
    together = pairs(list(zip(families, labels, strict=True)))
    recall, precision = together / pairs(families), together / max(1, pairs(labels))
    print(
        f"{count:>8,} articles: read {_each(read, count)}, grouped {_each(grouped, count)}, {_memory():,} MB;"
    )
    print(f"  pairs of a family in one group {recall:.3f}, pairs of a group in one family {precision:.3f}")


def _each(seconds: float, count: int) -> str:
    return f"{seconds / count * 1000:.2f} ms each"


def copies(count: int) -> None:
    """A group of copies that each leave something out."""
    chance = random.Random(1)
    longest = max((piece.text for piece in agency.articles(200)), key=len)
    lines = longest.split(". ")
    made = []
    for number in range(count):
        kept = [line for line in lines if chance.random() < 0.85]
        made.append(Article(". ".join(kept), published=f"2024-02-{1 + number % 28:02d}"))
    start = time.perf_counter()
    found = find_origins(made)
    print(f"{count:>8,} copies: {time.perf_counter() - start:.1f} s. {found.summary}")


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    for size in [int(arg) for arg in sys.argv[1:]] or SIZES:
        stories(size)
    copies(COPIES)
