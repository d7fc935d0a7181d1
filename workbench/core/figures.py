"""What a pair of articles comes to in numbers: counts, shares taken over, and the order kept."""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterator, Sequence

from workbench.core.model import Divergence, Link, Reuse, Role, Sentence, Side, Span, Unmatched
from workbench.core.script import Script
from workbench.core.text import fold

_RUN = 6
_REWORDED, _EXACT = 1, 2


def figures(
    scripts: tuple[Script, Script],
    links: Sequence[Link],
    unmatched: Sequence[Unmatched],
    taken: Sequence[Reuse],
    found: Sequence[Divergence],
) -> dict[str, float]:
    """Counts and shares (0 to 1) for the head of a comparison.

    ``reused_*`` is the share of an article's words in passages that the other has too, of which
    ``exact_*`` stand there word for word and ``reworded_*`` don't; ``linked_*`` is the share of its
    prose in linked sentences; ``order`` the share of links that keep the order of the others.
    """
    tiers = Counter(str(d.tier) for d in found)
    made: dict[str, float] = {
        "claims": tiers["claim"],
        "wording": tiers["wording"],
        "links": len(links),
        "moved": sum(link.moved for link in links),
        "similarity": sum(link.score for link in links) / len(links) if links else 0.0,
        "order": order_kept(links),
    }
    shares = reused(scripts, taken)
    for side, script, (exact, reworded) in zip(Side, scripts, shares, strict=True):
        rows = [row for row in unmatched if row.side is side]
        linked = {i for link in links for i in getattr(link, side)}
        made[f"unmatched_{side}"] = len(rows)
        made[f"absent_{side}"] = sum(row.absent for row in rows)
        made[f"linked_{side}"] = _linked_share(script.sentences, linked)
        made |= {f"reused_{side}": exact + reworded, f"exact_{side}": exact, f"reworded_{side}": reworded}
    return made


def _linked_share(sentences: Sequence[Sentence], linked: set[int]) -> float:
    """The share of the characters of prose that stand in linked sentences."""
    sizes = [
        (s.span.end - s.span.start, i in linked) for i, s in enumerate(sentences) if s.role is Role.PROSE
    ]
    return sum(size for size, held in sizes if held) / max(1, sum(size for size, _ in sizes))


def order_kept(links: Sequence[Link]) -> float:
    """The share of all pairs of links that come in the same order on both sides; 1 where there are none."""
    places = [link.right[0] for link in sorted(links, key=lambda link: link.left)]
    before: list[int] = []
    kept = 0
    for place in places:
        kept += bisect_left(before, place)
        insort(before, place)
    pairs = len(places) * (len(places) - 1) // 2
    return kept / pairs if pairs else 1.0


def reused(scripts: tuple[Script, Script], taken: Sequence[Reuse]) -> list[tuple[float, float]]:
    """For each side the shares of its words taken over word for word, and reworded."""
    marks = [bytearray(len(script.words)) for script in scripts]
    folded = [[fold(word) for word in script.words] if taken else [] for script in scripts]
    for each in taken:
        stretches = [_words(*pair) for pair in zip(scripts, (each.left, each.right), strict=True)]
        runs = [
            set(_runs(words, *stretch)) if not each.exact else set()
            for words, stretch in zip(folded, stretches, strict=True)
        ]
        for mark, words, stretch in zip(marks, folded, stretches, strict=True):
            _mark(mark, stretch, _REWORDED if not each.exact else _EXACT)
            for place, run in enumerate(_runs(words, *stretch), stretch[0]):
                if run in runs[0] and run in runs[1]:
                    _mark(mark, (place, place + _RUN), _EXACT)
    return [(_share(mark, _EXACT), _share(mark, _REWORDED)) for mark in marks]


def _words(script: Script, span: Span) -> tuple[int, int]:
    """The first word of a span and the one after its last."""
    start = bisect_left(script.spans, (span.start, 0))
    return start, max(start, bisect_right(script.spans, (span.end, 0)))


def _runs(words: Sequence[str], start: int, end: int) -> Iterator[tuple[str, ...]]:
    """Every few words in a row of a stretch."""
    return zip(*(words[start + shift : end] for shift in range(_RUN)), strict=False)


def _mark(mark: bytearray, stretch: tuple[int, int], kind: int) -> None:
    for place in range(*stretch):
        mark[place] = max(mark[place], kind)


def _share(mark: bytearray, kind: int) -> float:
    return mark.count(kind) / max(1, len(mark))
