"""How many quotes are found again in corrected texts of known truth, and how long one takes.

The sample articles get a share of their words replaced, taken out or joined by another one; some get a
quote deleted. A quote counts as kept when its place stands and shares more than half with the true one.

    python tests/bench/anchoring.py 20
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from statistics import mean, quantiles
from time import perf_counter

from workbench.core.anchoring import Place, PlaceStatus, reanchor
from workbench.core.model import Span
from workbench.paths import resources

WORD = re.compile(r"\w+")
SENTENCE = re.compile(r"[^\s.][^.\n]{30,}\.")
Pick = Callable[[str, random.Random], list[Span]]


def sentences(text: str, rng: random.Random) -> list[Span]:
    found = [Span(*match.span()) for match in SENTENCE.finditer(text)]
    return rng.sample(found, min(10, len(found)))


def few_words(text: str, rng: random.Random) -> list[Span]:
    words = [match.span() for match in WORD.finditer(text)]
    starts = (rng.randrange(len(words) - 3) for _ in range(10))
    return [Span(words[i][0], words[i + rng.randrange(3)][1]) for i in starts]


def corrected(
    text: str, share: float, vocabulary: list[str], rng: random.Random
) -> tuple[str, Callable[[int], int]]:
    """A corrected text, and where an end of a word of the old one is in it."""
    edits = []
    for word in WORD.finditer(text):
        if rng.random() < share:
            other, kind = rng.choice(vocabulary), rng.random()
            said = other if kind < 0.6 else "" if kind < 0.8 else f"{word.group()} {other}"
            edits.append((*word.span(), said))
    made = text
    for start, end, said in reversed(edits):
        made = made[:start] + said + made[end:]
    return made, lambda at: at + sum(len(said) - (end - start) for start, end, said in edits if end <= at)


def outcome(place: Place, true: Span | None) -> str:
    if place.span is None or place.status is PlaceStatus.AMBIGUOUS:
        return "to check" if place.span else "lost"
    if true is None:
        return "wrong"
    shared = min(place.span.end, true.end) - max(place.span.start, true.start)
    whole = max(place.span.end, true.end) - min(place.span.start, true.start)
    return "kept" if shared > 0.5 * whole else "wrong"


def measure(name: str, texts: list[str], share: float, pick: Pick, rounds: int, *, cut: bool = False) -> None:
    rng = random.Random(7)
    vocabulary = sorted({word for text in texts for word in WORD.findall(text)})
    counts: Counter[str] = Counter()
    times: list[float] = []
    for text in texts * rounds:
        made, moved = corrected(text, share, vocabulary, rng)
        for span in pick(text, rng):
            true = None if cut else Span(moved(span.start), moved(span.end))
            new = made[: moved(span.start)] + made[moved(span.end) :] if cut else made
            began = perf_counter()
            place = reanchor(text, span, new)
            times.append(perf_counter() - began)
            counts[outcome(place, true)] += 1
    shares = ", ".join(
        f"{key} {counts[key] / len(times):.1%}" for key in ("kept", "wrong", "to check", "lost")
    )
    print(f"{name}: {len(times)} quotes, {shares}; ms mean {1000 * mean(times):.2f}, ", end="")
    print(f"p95 {1000 * quantiles(times, n=20)[-1]:.2f}")


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    texts = [path.read_text(encoding="utf-8") for path in sorted(resources("samples").glob("*.txt"))]
    for pick, what in ((sentences, "sentences"), (few_words, "one to three words")):
        for share in (0.01, 0.08, 0.2):
            measure(f"{what}, {share:.0%} of words corrected", texts, share, pick, rounds)
        measure(f"{what} deleted, 1% corrected", texts, 0.01, pick, rounds, cut=True)


if __name__ == "__main__":
    main()
