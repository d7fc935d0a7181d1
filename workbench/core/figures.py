"""What a pair of articles comes to in numbers: counts, shares taken over, and the order kept."""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterator, Sequence

from workbench.core.model import Divergence, Link, Reuse, Role, Sentence, Side, Span, Unmatched
from workbench.core.script import Script
from workbench.core.text import fold
from workbench.core.ticket import Ticket

_RUN = 6
_WORDS = 50_000


def figures(
    scripts: tuple[Script, Script],
    links: Sequence[Link],
    unmatched: Sequence[Unmatched],
    taken: Sequence[Reuse],
    found: Sequence[Divergence],
    ticket: Ticket,
) -> dict[str, float]:
    """Counts and shares (0 to 1) for the head of a comparison.

    ``reused_*`` is the share of an article's words in passages that the other has too, of which
    ``exact_*`` stand there word for word and ``reworded_*`` don't; ``linked_*`` is the share of its
    prose in linked sentences; ``order`` the share of links that keep the order of the others.
    """
    tiers = Counter(str(d.tier) for d in found)
    ticket.check()
    made: dict[str, float] = {
        "claims": tiers["claim"],
        "wording": tiers["wording"],
        "links": len(links),
        "moved": sum(link.moved for link in links),
        "similarity": sum(link.score for link in links) / len(links) if links else 0.0,
        "order": order_kept(links),
    }
    shares = reused(scripts, taken, ticket)
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


def reused(
    scripts: tuple[Script, Script], taken: Sequence[Reuse], ticket: Ticket
) -> list[tuple[float, float]]:
    """For each side the shares of its words taken over word for word, and reworded."""
    covered = [bytearray(len(script.words)) for script in scripts]
    exact = [bytearray(len(script.words)) for script in scripts]
    folded = [list(map(fold, script.words)) if taken else [] for script in scripts]
    for each in ticket.over(taken, 1):
        ends = [_words(*pair) for pair in zip(scripts, (each.left, each.right), strict=True)]
        stretches = [words[start:end] for words, (start, end) in zip(folded, ends, strict=True)]
        shared = set[tuple[str, ...]]()
        if not each.exact:
            shared = set(ticket.over(_runs(stretches[0]), _WORDS))
            shared.intersection_update(ticket.over(_runs(stretches[1]), _WORDS))
        for side, (start, end) in enumerate(ends):
            _mark(covered[side], start, end)
            if each.exact:
                _mark(exact[side], start, end)
            for place, run in enumerate(ticket.over(_runs(stretches[side]), _WORDS) if shared else (), start):
                if run in shared:
                    _mark(exact[side], place, place + _RUN)
    return [
        (whole.count(1) / max(1, len(whole)), (part.count(1) - whole.count(1)) / max(1, len(part)))
        for part, whole in zip(covered, exact, strict=True)
    ]


def _words(script: Script, span: Span) -> tuple[int, int]:
    """The first word of a span and the one after its last."""
    start = bisect_left(script.spans, (span.start, 0))
    return start, max(start, bisect_right(script.spans, (span.end, 0)))


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every few words in a row."""
    return zip(*(words[shift:] for shift in range(_RUN)), strict=False)


def _mark(marks: bytearray, start: int, end: int) -> None:
    marks[start:end] = b"\x01" * (end - start)
