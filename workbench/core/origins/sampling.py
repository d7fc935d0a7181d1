"""The relations of many articles from a sample of the runs of words they share."""

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from workbench.core.origins.relations import Relation
from workbench.core.text import folded
from workbench.core.ticket import Ticket

# Runs of so many words; one of so many is kept; no more than so many of one text.
_RUN = 5
_ONE_IN = 4
_MOST = 2000
# A run joins an article with so many of those that have it too, the first and the nearest before it.
_JOINED = 6
# So many relations are kept of one article, the closest.
_KEPT = 5
_LEAST = 0.05


def sampled(
    texts: Sequence[str], order: Sequence[int], alike: Iterable[tuple[int, int]], ticket: Ticket
) -> list[Relation]:
    """Relations of those pairs that share runs of words, or are named as ``alike``: a few for each article.

    ``order`` holds the numbers of the texts, the likely sources first. The work grows with the number of
    articles and not with that of pairs, however many are copies.
    """
    runs: list[frozenset[int]] = []
    for number, text in enumerate(texts):
        ticket.progress(number / len(texts), "Looking for shared passages")
        runs.append(frozenset(islice(_runs(text), _MOST)))
    found = _candidates(runs, order, ticket)
    for left, right in alike:
        found[max(left, right)][min(left, right)] += 1
    pairs = {(min(a, b), max(a, b)) for a, near in enumerate(found) for b, _ in near.most_common(_KEPT)}
    made = (_relation(runs, *pair) for pair in sorted(pairs))
    return [relation for relation in made if max(relation.shares) >= _LEAST]


def _runs(text: str) -> Iterator[int]:
    words = folded(text)
    for start in range(max(1, len(words) - _RUN + 1)):
        key = zlib.crc32(" ".join(words[start : start + _RUN]).encode())
        if not key % _ONE_IN:
            yield key


def _candidates(runs: Sequence[frozenset[int]], order: Sequence[int], ticket: Ticket) -> list[Counter[int]]:
    """For each article how many sampled runs it shares with some of those before it."""
    holders: dict[int, list[int]] = {}
    found: list[Counter[int]] = [Counter() for _ in runs]
    for number in ticket.over(order, 50):
        near = found[number]
        for run in runs[number]:
            before = holders.setdefault(run, [])
            near.update(before[:_JOINED])
            near.update(before[_JOINED:][-_JOINED:])
            before.append(number)
    return found


def _relation(runs: Sequence[frozenset[int]], left: int, right: int) -> Relation:
    both = len(runs[left] & runs[right])
    shares = both / max(1, len(runs[left])), both / max(1, len(runs[right]))
    return Relation(left, right, shares, max(shares))
