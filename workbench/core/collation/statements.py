"""Slots of whole sentences: those of several articles that tell of one thing."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

from workbench.core.collation.binding import Edge, bound
from workbench.core.collation.web import Strand, Web

_MOST_SENTENCES = 3


class Place(NamedTuple):
    """One sentence of one article."""

    article: int
    sentence: int


def statements(web: Web) -> list[dict[int, tuple[int, ...]]]:
    """For each thing told by two articles or more: the numbers of the sentences of each, ascending."""
    rarity = _rarity(web)

    def may_share(one: Place, other: Place) -> bool:
        near = abs(one.sentence - other.sentence) < _MOST_SENTENCES
        return near and web.related(one.article, one.sentence, other.sentence)

    edges = [edge for strand in web.every() for edge in _edges(web, strand, rarity)]
    groups = bound(edges, lambda place: place.article, may_share)
    return [rows for group in groups if len(rows := _by_article(group)) > 1]


def _edges(web: Web, strand: Strand, rarity: Mapping[str, float]) -> Iterator[Edge[Place]]:
    """The sentences of a link two by two, surer the more rare words they share."""
    for left, right in product(strand.lefts, strand.rights):
        here = web.told[strand.left].words.get(left, frozenset())
        there = web.told[strand.right].words.get(right, frozenset())
        shared = math.fsum(rarity[word] for word in here & there)
        every = math.fsum(rarity[word] for word in here | there)
        likeness = shared / every if every else 0.0
        if likeness or strand.is_close:
            yield Edge(strand.weight * (0.5 + likeness), Place(strand.left, left), Place(strand.right, right))


def _rarity(web: Web) -> dict[str, float]:
    """How rare each word is among the sentences of all articles."""
    counts = Counter(word for told in web.told for words in told.words.values() for word in words)
    total = 1 + sum(len(told.words) for told in web.told)
    return {word: math.log(total / count) for word, count in counts.items()}


def _by_article(group: tuple[Place, ...]) -> dict[int, tuple[int, ...]]:
    found: dict[int, set[int]] = {}
    for place in group:
        found.setdefault(place.article, set()).add(place.sentence)
    return {article: tuple(sorted(sentences)) for article, sentences in sorted(found.items())}
