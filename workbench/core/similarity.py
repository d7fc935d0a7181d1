"""How alike two sentences are: shared rare words, shared order of words, shared names and numbers.

Rare words weigh more than common ones (tf-idf, here by sentences: tf-isf as in Sanchez-Perez et al.,
"A Winning Approach to Text Alignment for Text Reuse Detection at PAN 2014").
"""

import itertools
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import Indel

from workbench.core.language import Language
from workbench.core.text import stemmer

# A word in more than this share of all sentences finds nobody's partner, unless it is rare nevertheless.
_COMMON = 0.2
_RARE = 10
# How many places the words of one sentence are looked up in, the rarest words first; more in long texts,
# where even the rarest are common.
_LOOKED_UP = 200
_OF_SENTENCES = 0.05
_MOST_LOOKED_UP = 600
_STOP_WEIGHT = 0.3
# Two articles are too few to say how rare a word is: so many sentences without it are taken to lie beside
# them. A table of how often words are used at large was measured in their place and found nothing more.
_UNSEEN = 100
_SMOOTHING = 0.2


@dataclass(frozen=True, slots=True)
class Profile:
    """One sentence ready for comparison: weights of its stems, and its words as code points in order."""

    weights: Mapping[str, float]
    total: float
    norm: float
    order: str
    marked: frozenset[str]


class Likeness(NamedTuple):
    """How alike two passages are, each part from 0 to 1.

    ``cosine`` of the weighted words; ``held`` and ``holds``: the weighted share of the left (right)
    passage's words that the other has too; ``order``: the share of words in common order.
    """

    cosine: float
    held: float
    holds: float
    order: float
    marked: int

    @property
    def score(self) -> float:
        """All of it as one number; exactly 1 for the same words in the same order."""
        return 0.5 * self.cosine + 0.25 * max(self.held, self.holds) + 0.25 * self.order


_NOTHING = Likeness(0.0, 0.0, 0.0, 0.0, 0)


class Weights:
    """What every stem weighs in one pair of articles, and the sentence profiles made from it."""

    def __init__(self, texts: Iterable[Sequence[str]], language: Language) -> None:
        stops = frozenset(map(stemmer(language), language.words("stop_words")))
        self.count = 0
        self.seen: Counter[str] = Counter()
        for words in texts:
            self.count += 1
            self.seen.update(set(words))
        whole = self.count + _UNSEEN
        top = math.log(1 + whole / (1 + _SMOOTHING))
        rarity = {
            number: math.log(1 + whole / (number + _SMOOTHING)) / top for number in {*self.seen.values()}
        }
        self.of = {
            word: rarity[number] * (_STOP_WEIGHT if word in stops else 1.0)
            for word, number in self.seen.items()
        }
        self._codes = codes(self.of)

    def profile(self, words: Sequence[str], marked: Iterable[str]) -> Profile:
        """The profile of a passage with these stems; ``marked`` are its names and numbers."""
        counts = Counter(words)
        of, log = self.of, math.log
        weights = {w: of.get(w, 1.0) * (1 + log(n)) if n > 1 else of.get(w, 1.0) for w, n in counts.items()}
        values = weights.values()
        order = "".join(map(self._codes.__getitem__, words))
        return Profile(weights, sum(values), math.hypot(*values), order, frozenset(marked))


def codes(words: Iterable[str]) -> dict[str, str]:
    """One code point that stands for each word, outside the surrogates."""
    points = itertools.chain(range(1, 0xD800), range(0xE000, sys.maxunicode + 1))
    return dict(zip(dict.fromkeys(words), map(chr, itertools.cycle(points)), strict=False))


def compare(left: Profile, right: Profile) -> Likeness:
    """How alike two profiles are."""
    small, large = (left, right) if len(left.weights) <= len(right.weights) else (right, left)
    mine, there = small.weights, large.weights
    shared = [word for word in mine if word in there]
    if not shared and left.order != right.order:
        return _NOTHING
    dot = shared_small = shared_large = 0.0
    for word in shared:
        weight, other = mine[word], there[word]
        dot += weight * other
        shared_small += weight
        shared_large += other
    held, holds = (shared_small, shared_large) if small is left else (shared_large, shared_small)
    alike = 1.0 if left.order == right.order else min(1.0, dot / (left.norm * right.norm or 1.0))
    return Likeness(
        alike,
        held / left.total if held else 0.0,
        holds / right.total if holds else 0.0,
        Indel.normalized_similarity(left.order, right.order),
        len(left.marked & right.marked),
    )


class Index:
    """Finds the sentences that share rare words with a given one, without comparing all with all.

    A sentence is looked up by its rarest words, as many as a budget allows: term-at-a-time scoring with
    pruning (Turtle and Flood, "Query evaluation: strategies and optimizations", 1995).
    """

    def __init__(self, profiles: Iterable[Profile], weights: Weights) -> None:
        self._places: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._seen = weights.seen
        limit = max(_RARE, _COMMON * weights.count)
        rarer = {word for word, count in weights.seen.items() if count <= limit}
        self._budget = min(_MOST_LOOKED_UP, _LOOKED_UP + int(_OF_SENTENCES * weights.count))
        for number, profile in enumerate(profiles):
            norm = profile.norm or 1
            for word, weight in profile.weights.items():
                if word in rarer:
                    self._places[word].append((number, weight / norm))

    def best(self, profile: Profile, count: int) -> list[int]:
        """The numbers of the ``count`` most similar sentences, by the cosine over the rarest words."""
        scores: dict[int, float] = {}
        known = scores.get
        budget = self._budget
        for word in sorted(profile.weights, key=self._seen.__getitem__):
            there = self._places.get(word, ())
            budget -= len(there)
            if budget < 0 and scores:
                break
            weight = profile.weights[word]
            for number, other in there:
                scores[number] = known(number, 0.0) + weight * other
        return sorted(scores, key=scores.__getitem__, reverse=True)[:count]
