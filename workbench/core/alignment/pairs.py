"""Which sentences may match which, and how probable each pair is in the light of the others."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.core.language import Language
from workbench.core.model import Role, Sentence
from workbench.core.similarity import Index, Likeness, Profile, Weights, compare, stems
from workbench.core.ticket import Ticket

Pair = tuple[int, int]

# Up to so many pairs all are compared; beyond, only those that share rare words.
_ALL_PAIRS = 1200
_PARTNERS = 8
# How alike lines that are no prose have to be.
_ROLE_BARS = {Role.HEADING: 0.6, Role.BYLINE: 0.75, Role.BOILERPLATE: 0.75}


@dataclass(frozen=True, slots=True)
class Side:
    """One article of the pair: its text, its sentences and their profiles."""

    text: str
    sentences: Sequence[Sentence]
    words: Sequence[Sequence[str]]
    profiles: Sequence[Profile]


@dataclass(frozen=True, slots=True)
class Field:
    """Everything that was compared: both sides, their weights, and the likeness of each tried pair."""

    left: Side
    right: Side
    weights: Weights
    likeness: Mapping[Pair, Likeness]
    scores: Mapping[Pair, float]

    def best(self, side: int) -> dict[int, list[Pair]]:
        """The tried pairs of every sentence of one side (0 or 1), most alike first."""
        found: dict[int, list[Pair]] = defaultdict(list)
        for pair in sorted(self.scores, key=lambda pair: (-self.scores[pair], pair)):
            found[pair[side]].append(pair)
        return found


def survey(
    left: tuple[str, Sequence[Sentence]],
    right: tuple[str, Sequence[Sentence]],
    language: Language,
    ticket: Ticket,
) -> Field:
    """Compare the sentences of two texts with one another, as far as they share anything rare."""
    read = [[stems(text, sentence, language) for sentence in sentences] for text, sentences in (left, right)]
    weights = Weights([words for side in read for words, _ in side], language)
    a, b = (
        Side(text, sentences, [words for words, _ in side], [weights.profile(*each) for each in side])
        for (text, sentences), side in zip((left, right), read, strict=True)
    )
    ticket.progress(0.2, "Comparing sentences")
    likeness = {
        (i, j): compare(a.profiles[i], b.profiles[j])
        for i, j in _tried(a, b, weights, ticket)
        if a.sentences[i].role is b.sentences[j].role
    }
    return Field(a, b, weights, likeness, {pair: found.score for pair, found in likeness.items()})


def _tried(left: Side, right: Side, weights: Weights, ticket: Ticket) -> Iterable[Pair]:
    n, m = len(left.profiles), len(right.profiles)
    if n * m <= _ALL_PAIRS:
        return ((i, j) for i in range(n) for j in range(m))
    found: set[Pair] = set()
    there, here = Index(right.profiles, weights), Index(left.profiles, weights)
    for i, profile in enumerate(left.profiles):
        ticket.check()
        found.update((i, j) for _, j in there.best(profile, _PARTNERS))
    for j, profile in enumerate(right.profiles):
        ticket.check()
        found.update((i, j) for _, i in here.best(profile, _PARTNERS))
    return sorted(found)


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model of whether two sentences belong together: one weight a feature."""

    base: float
    cosine: float
    most: float
    least: float
    order: float
    marked: float
    margin: float
    position: float
    diagonal: float
    beside: float
    first: float

    def probability(self, features: Sequence[float]) -> float:
        """The probability for the features in the order of the fields."""
        weights = (self.cosine, self.most, self.least, self.order, self.marked, self.margin)
        weights += (self.position, self.diagonal, self.beside, self.first)
        total = self.base + sum(w * x for w, x in zip(weights, features, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def features(field: Field) -> dict[Pair, tuple[float, ...]]:
    """What the model looks at for every tried pair of prose sentences.

    The likeness itself, by how much it beats the next best partner of either side, the relative
    position, and how alike the neighbouring sentences are.
    """
    top = [_two_best(field.scores, side) for side in (0, 1)]
    n, m = len(field.left.profiles), len(field.right.profiles)
    return {
        pair: _features(pair, field, top, abs((pair[0] + 0.5) / n - (pair[1] + 0.5) / m))
        for pair in field.scores
        if field.left.sentences[pair[0]].role is Role.PROSE
    }


def _two_best(scores: Mapping[Pair, float], side: int) -> dict[int, tuple[float, float]]:
    best: dict[int, tuple[float, float]] = {}
    for pair, score in scores.items():
        first, second = best.get(pair[side], (0.0, 0.0))
        if score > second:
            best[pair[side]] = (score, first) if score > first else (first, score)
    return best


def _features(
    pair: Pair, field: Field, top: Sequence[Mapping[int, tuple[float, float]]], position: float
) -> tuple[float, ...]:
    like, score, at = field.likeness[pair], field.scores[pair], field.scores.get
    i, j = pair
    margin = first = 0.0
    for side in (0, 1):
        best, second = top[side].get(pair[side], (score, 0.0))
        margin += score - (second if score >= best else best)
        first += score >= best
    diagonal = at((i - 1, j - 1), 0.0) + at((i + 1, j + 1), 0.0)
    beside = at((i - 1, j), 0.0) + at((i + 1, j), 0.0) + at((i, j - 1), 0.0) + at((i, j + 1), 0.0)
    most, least = max(like.held, like.holds), min(like.held, like.holds)
    return (
        like.cosine,
        most,
        least,
        like.order,
        min(like.marked, 4),
        margin,
        position,
        diagonal,
        beside,
        first,
    )


def plain_lines(field: Field) -> dict[Pair, float]:
    """Headings, bylines and page furniture that are nearly the same on both sides, with their likeness."""
    bars = ((pair, _ROLE_BARS.get(field.left.sentences[pair[0]].role, 2.0)) for pair in field.scores)
    return {pair: field.scores[pair] for pair, bar in bars if field.scores[pair] >= bar}
