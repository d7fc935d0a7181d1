"""How fast links, reuse and differences are found, against other tools on the same texts, and what is found.

Prints CPU times, ratios and the share of true sentence pairs; judges nothing; run by `make bench`. Texts are
near-duplicates with every tenth sentence moved away and one word in eight changed. Give a number of rounds
as the argument. CollateX is compared where it is installed and finishes.
"""

import difflib
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import TypeVar

from rapidfuzz import fuzz, process

from workbench.core import reuse
from workbench.core.align import align
from workbench.core.compare import compare
from workbench.core.model import Article
from workbench.core.script import read
from workbench.core.sentences import split
from workbench.core.ticket import Ticket
from workbench.formats.language import load
from workbench.paths import resources

SIZES = (1_000, 10_000, 100_000)
DIFFLIB_MOST, RAPIDFUZZ_MOST, COLLATEX_MOST, WHOLE_MOST = 10_000, 100_000, 1_000, 100_000
ENGLISH = load()
Pairs = set[tuple[int, int]]
T = TypeVar("T")


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    for words in SIZES:
        one(words, rounds if words < 50_000 else 1)


def one(words: int, rounds: int) -> None:
    left, right, truth = texts(words)
    print(f"-- {words:,} words, {len(left):,} and {len(right):,} sentences")
    whole = "\n\n".join(left), "\n\n".join(right)
    ours, found = timed(lambda: linked(*whole), rounds)
    tell("links and reuse", ours, ours, found, truth)
    if words <= WHOLE_MOST:
        seconds, _ = timed(lambda: compare(Article(whole[0]), Article(whole[1]), ENGLISH), rounds)
        tell("all of it, with divergences", seconds, ours)
    if words <= RAPIDFUZZ_MOST:
        seconds, found = timed(lambda: nearest(left, right), 1)
        tell("rapidfuzz, each with each", seconds, ours, found, truth)
    if words <= DIFFLIB_MOST:
        seconds, found = timed(lambda: in_order(left, right), 1)
        tell("difflib on words", seconds, ours, found, truth)
    if words <= COLLATEX_MOST:
        collated(left, right, ours)


def texts(words: int) -> tuple[list[str], list[str], Pairs]:
    """Two near-duplicates by sentences, the same every time, and which sentences belong together."""
    dice = random.Random(7)
    sample = resources("samples", "002_eeee1714ac9da3bd.txt").read_text(encoding="utf-8")
    known = [word.strip(".,;:“”()").lower() for word in sample.split() if word.strip(".,;:“”()").isalpha()]
    left = []
    while sum(len(sentence.split()) for sentence in left) < words:
        chosen = dice.choices(known, k=dice.randint(12, 28))
        chosen.insert(dice.randint(1, 11), str(dice.randint(2, 50_000)))
        left.append(" ".join(chosen).capitalize() + ".")
    order = list(range(len(left)))
    for at in range(0, len(order), 10):
        order.insert(dice.randrange(len(order)), order.pop(at))
    right = [edited(left[number], known, dice) for number in order]
    return left, right, {(number, place) for place, number in enumerate(order)}


def edited(sentence: str, known: list[str], dice: random.Random) -> str:
    first, *rest = sentence.removesuffix(".").split()
    return " ".join([first, *(dice.choice(known) if dice.random() < 0.125 else word for word in rest)]) + "."


def linked(left: str, right: str) -> Pairs:
    here, there = (read(text, split(text, ENGLISH), ENGLISH) for text in (left, right))
    links, _ = align(here, there, ENGLISH, Ticket())
    reuse.find(here, there, ENGLISH, Ticket())
    return {(i, j) for link in links for i in link.left for j in link.right}


def nearest(left: list[str], right: list[str]) -> Pairs:
    found = (process.extractOne(sentence, right, scorer=fuzz.ratio) for sentence in left)
    return {(i, match[2]) for i, match in enumerate(found)}


def in_order(left: list[str], right: list[str]) -> Pairs:
    """The sentence of the right text that most matching words of each left sentence stand in."""
    words = [
        [(word, at) for at, sentence in enumerate(side) for word in sentence.split()]
        for side in (left, right)
    ]
    matcher = difflib.SequenceMatcher(None, *([word for word, _ in side] for side in words), autojunk=False)
    votes = Counter(
        (words[0][block.a + step][1], words[1][block.b + step][1])
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    )
    return set({i: (i, j) for (i, j), _ in reversed(votes.most_common())}.values())


def collated(left: list[str], right: list[str], ours: float) -> None:
    try:
        from collatex import Collation, collate
    except ImportError:
        print(f"{'CollateX':<28} not installed")
        return
    collation = Collation()
    for name, side in (("left", left), ("right", right)):
        collation.add_plain_witness(name, " ".join(side))
    seconds, _ = timed(lambda: collate(collation, segmentation=False), 1)
    tell("CollateX", seconds, ours)


def timed(work: Callable[[], T], rounds: int) -> tuple[float, T]:
    """The shortest CPU time of some rounds, and the result."""
    times = [time.process_time()]
    for _ in range(rounds):
        result = work()
        times.append(time.process_time())
    return min(after - before for before, after in pairwise(times)), result


def tell(
    name: str, seconds: float, ours: float, found: Pairs | None = None, truth: Pairs | None = None
) -> None:
    share = (
        "" if found is None or truth is None else f"   {len(found & truth) / len(truth):6.1%} of the pairs"
    )
    print(f"{name:<28} {seconds * 1000:10,.0f} ms   {seconds / ours:7.1f} ×{share}", flush=True)


if __name__ == "__main__":
    main()
