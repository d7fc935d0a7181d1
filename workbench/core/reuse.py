"""Finds the passages that one article took over from the other, word for word or reworded.

Seeding, extension and filtering as in Sanchez-Perez, Sidorov and Gelbukh, "A Winning Approach to Text
Alignment for Text Reuse Detection at PAN 2014".
"""

from collections.abc import Iterable, Sequence

from workbench.core.alignment.pairs import Pair
from workbench.core.language import Language
from workbench.core.model import Link, LinkRelation, Reuse, Role, Sentence, Span
from workbench.core.ticket import Ticket

_TAKEN = {LinkRelation.SAME, LinkRelation.EDITED, LinkRelation.REWORDED}
_GAP = 3
_SHORTEST = 60


def find(
    left: str,
    left_sentences: Sequence[Sentence],
    right: str,
    right_sentences: Sequence[Sentence],
    links: Sequence[Link],
    language: Language,
    ticket: Ticket,
) -> tuple[Reuse, ...]:
    """The passages taken over, in the order of the left text, none inside another."""
    ticket.check()
    seeds = [
        (i, j)
        for link in links
        if link.relation in _TAKEN and left_sentences[link.left[0]].role is Role.PROSE
        for i in link.left
        for j in link.right
    ]
    found = (_passage(left, left_sentences, right, right_sentences, run) for run in _runs(seeds))
    return tuple(sorted((each for each in found if _counts(each)), key=lambda each: (each.left, each.right)))


def _runs(seeds: Iterable[Pair]) -> list[list[Pair]]:
    runs: list[list[Pair]] = []
    for seed in sorted(seeds):
        last = runs[-1][-1] if runs else None
        if last and seed[0] - last[0] <= _GAP and abs(seed[1] - last[1]) <= _GAP:
            runs[-1].append(seed)
        else:
            runs.append([seed])
    return runs


def _passage(
    left: str, here: Sequence[Sentence], right: str, there: Sequence[Sentence], run: Sequence[Pair]
) -> Reuse:
    a = Span(here[min(i for i, _ in run)].span.start, here[max(i for i, _ in run)].span.end)
    b = Span(there[min(j for _, j in run)].span.start, there[max(j for _, j in run)].span.end)
    return Reuse(a, b, a.of(left).split() == b.of(right).split())


def _counts(found: Reuse) -> bool:
    return min(found.left.end - found.left.start, found.right.end - found.right.start) >= _SHORTEST
