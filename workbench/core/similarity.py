"""How alike two sentences are: shared rare words, shared order of words, shared names and numbers.

Rare words weigh more than common ones (tf-idf, here by sentences: tf-isf as in Sanchez-Perez et al.,
"A Winning Approach to Text Alignment for Text Reuse Detection at PAN 2014").
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from workbench.core.language import Language
from workbench.core.model import Sentence
from workbench.core.text import WORD, stemmer

# A word in more than this share of all sentences, or in so many, finds nobody's partner.
COMMON = 0.2
_OFTEN = 150
_STOP_WEIGHT = 0.15
_RARE = 10
_CODES = 0x10F000


@dataclass(frozen=True, slots=True)
class Profile:
    """One sentence ready for comparison: weights of its stems, and its words as code points in order."""

    weights: Mapping[str, float]
    total: float
    norm: float
    order: str
    marked: frozenset[str]


@dataclass(frozen=True, slots=True)
class Likeness:
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


class Weights:
    """What every stem weighs in one pair of articles, and the sentence profiles made from it."""

    def __init__(self, texts: Sequence[Sequence[str]], language: Language) -> None:
        stops = frozenset(map(stemmer(language), language.words("stop_words")))
        self.count = len(texts)
        self.seen = Counter(word for words in texts for word in set(words))
        top = math.log(1 + self.count)
        self.of = {
            word: math.log(1 + self.count / number) / top * (_STOP_WEIGHT if word in stops else 1.0)
            for word, number in self.seen.items()
        }
        self._codes: dict[str, str] = {}

    def code(self, word: str) -> str:
        """One code point that stands for this word, outside the surrogates."""
        found = self._codes.get(word)
        if found is None:
            number = 1 + len(self._codes) % _CODES
            found = self._codes[word] = chr(number if number < 0xD800 else number + 0x800)
        return found

    def profile(self, words: Sequence[str], marked: Iterable[str]) -> Profile:
        """The profile of a passage with these stems; ``marked`` are its names and numbers."""
        counts = Counter(words)
        weights = {w: self.of.get(w, 1.0) * (1 + math.log(n)) for w, n in counts.items()}
        norm = math.sqrt(sum(x * x for x in weights.values()))
        order = "".join(map(self.code, words))
        return Profile(weights, sum(weights.values()), norm, order, frozenset(marked))


def stems(text: str, sentence: Sentence, language: Language) -> tuple[list[str], set[str]]:
    """The stems of a sentence in order, and those that are names, numbers or acronyms."""
    stem = stemmer(language)
    words, marked = [], set()
    for number, word in enumerate(WORD.findall(text, sentence.span.start, sentence.span.end)):
        short = stem(word)
        words.append(short)
        if word[0].isdigit() or word[1:2].isupper() or (number and word[0].isupper()):
            marked.add(short)
    return words or list(sentence.span.of(text)), marked


def compare(left: Profile, right: Profile) -> Likeness:
    """How alike two profiles are."""
    small, large = (left, right) if len(left.weights) <= len(right.weights) else (right, left)
    dot = shared_small = shared_large = 0.0
    for word, weight in small.weights.items():
        other = large.weights.get(word)
        if other is not None:
            dot += weight * other
            shared_small += weight
            shared_large += other
    here, there = (shared_small, shared_large) if small is left else (shared_large, shared_small)
    alike = 1.0 if left.order == right.order else min(1.0, dot / (left.norm * right.norm or 1.0))
    return Likeness(
        alike,
        here / left.total if here else 0.0,
        there / right.total if there else 0.0,
        Indel.normalized_similarity(left.order, right.order),
        len(left.marked & right.marked),
    )


class Index:
    """Finds the sentences that share rare words with a given one, without comparing all with all."""

    def __init__(self, profiles: Sequence[Profile], weights: Weights) -> None:
        limit = max(_RARE, min(_OFTEN, COMMON * weights.count))
        self._places: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, profile in enumerate(profiles):
            for word, weight in profile.weights.items():
                if weights.seen[word] <= limit:
                    self._places[word].append((number, weight / (profile.norm or 1)))

    def best(self, profile: Profile, count: int) -> list[tuple[float, int]]:
        """The ``count`` most similar sentences as (cosine over rarer words, number), best first."""
        scores: dict[int, float] = defaultdict(float)
        for word, weight in profile.weights.items():
            for number, other in self._places.get(word, ()):
                scores[number] += weight * other
        norm = profile.norm or 1
        found = heapq.nlargest(count, scores, key=scores.__getitem__)
        return [(scores[number] / norm, number) for number in found]
