"""Which sentences may match which, and how probable each pair is in the light of the others."""

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from typing import NamedTuple

from workbench.core.language import Language
from workbench.core.model import Role, Sentence
from workbench.core.script import Script
from workbench.core.similarity import Index, Likeness, Profile, Weights, compare
from workbench.core.ticket import Ticket

Pair = tuple[int, int]

# Up to so many pairs all are compared; beyond, only those that share rare words.
_ALL_PAIRS = 1200
_PARTNERS = 8
_QUOTES = frozenset('"“”„«»「」')
# How alike lines that are no prose have to be.
_ROLE_BARS: Mapping[Role, float] = {Role.HEADING: 0.6, Role.BYLINE: 0.75, Role.BOILERPLATE: 0.75}


@dataclass(frozen=True, slots=True)
class Side:
    """One article of the pair: its script, and the stems and the profile of each sentence."""

    script: Script
    words: Sequence[Sequence[str]]
    profiles: Sequence[Profile]

    @property
    def sentences(self) -> Sequence[Sentence]:
        """The sentences, in the order of the text."""
        return self.script.sentences


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


def survey(left: Script, right: Script, language: Language, ticket: Ticket) -> Field:
    """Compare the sentences of two texts with one another, as far as they share anything rare."""
    scripts = left, right
    told = [[script.told(number) for number in range(len(script.sentences))] for script in scripts]
    weights = Weights(ticket.over([*told[0], *told[1]]), language)
    a, b = (_side(script, words, weights, ticket) for script, words in zip(scripts, told, strict=True))
    ticket.progress(0.2, "Comparing sentences")
    likeness = {
        (i, j): compare(a.profiles[i], b.profiles[j])
        for i, j in ticket.over(_tried(a, b, weights, ticket))
        if a.sentences[i].role is b.sentences[j].role
    }
    return Field(a, b, weights, likeness, {pair: found.score for pair, found in likeness.items()})


def _side(script: Script, words: Sequence[Sequence[str]], weights: Weights, ticket: Ticket) -> Side:
    told = enumerate(ticket.over(words))
    profiles = [weights.profile(each, script.marked(number)) for number, each in told]
    return Side(script, words, profiles)


def _tried(left: Side, right: Side, weights: Weights, ticket: Ticket) -> Iterable[Pair]:
    n, m = len(left.profiles), len(right.profiles)
    if n * m <= _ALL_PAIRS:
        return ((i, j) for i in range(n) for j in range(m))
    found = set(_identical(left, right))
    there = Index(ticket.over(right.profiles), weights)
    for i, profile in enumerate(ticket.over(left.profiles, 20)):
        found.update((i, j) for j in there.best(profile, _PARTNERS))
    here = Index(ticket.over(left.profiles), weights)
    for j, profile in enumerate(ticket.over(right.profiles, 20)):
        found.update((i, j) for i in here.best(profile, _PARTNERS))
    return sorted(found)


def _identical(left: Side, right: Side) -> Iterable[Pair]:
    """Sentences of the same words, the first with the first, the second with the second and so on."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j, words in enumerate(right.words):
        places[tuple(words)].append(j)
    met: Counter[tuple[str, ...]] = Counter()
    for i, each in enumerate(left.words):
        words = tuple(each)
        there = places.get(words, ())
        if met[words] < len(there):
            yield i, there[met[words]]
        met[words] += 1


class Features(NamedTuple):
    """What the model looks at for one pair of sentences; as a model: the weight of each."""

    cosine: float
    most: float
    least: float
    order: float
    marked: float
    margin: float
    first: float
    diagonal: float
    beside: float
    position: float
    overlap: float
    ends: float
    speech: float

    def probability(self, base: float, features: "Features") -> float:
        """The probability by the logistic model with these weights that the pair belongs together."""
        total = base + sum(map(mul, self, features))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def features(field: Field, pairs: Iterable[Pair]) -> Iterator[tuple[Pair, Features]]:
    """What the model looks at for each of these tried pairs.

    The likeness itself, by how much it beats the next best partner of either side, how alike the
    neighbouring sentences are, where both stand in their texts (in words), and whether both quote.
    """
    top = [_two_best(field.scores, side) for side in (0, 1)]
    here, there = _stretches(field.left), _stretches(field.right)
    for pair in pairs:
        yield pair, _features(pair, field, top, here[pair[0]], there[pair[1]])


def _two_best(scores: Mapping[Pair, float], side: int) -> dict[int, tuple[float, float]]:
    best: dict[int, tuple[float, float]] = {}
    for pair, score in scores.items():
        first, second = best.get(pair[side], (0.0, 0.0))
        if score > second:
            best[pair[side]] = (score, first) if score > first else (first, score)
    return best


class _Stretch(NamedTuple):
    start: float
    end: float
    quotes: bool
    edge: int


def _stretches(side: Side) -> list[_Stretch]:
    """For each sentence the share of the text's words before it and up to its end, and what it is like."""
    total = max(1, sum(map(len, side.words)))
    ends = [count / total for count in itertools.accumulate(map(len, side.words))]
    quoting = [not _QUOTES.isdisjoint(sentence.span.of(side.script.text)) for sentence in side.sentences]
    last = len(ends) - 1
    edges = [(number == 0) - 2 * (number == last) for number in range(len(ends))]
    return [_Stretch(*each) for each in zip([0.0, *ends], ends, quoting, edges, strict=False)]


def _features(
    pair: Pair,
    field: Field,
    top: Sequence[Mapping[int, tuple[float, float]]],
    here: _Stretch,
    there: _Stretch,
) -> Features:
    like, score, at = field.likeness[pair], field.scores[pair], field.scores.get
    i, j = pair
    margin = first = 0.0
    for side in (0, 1):
        best, second = top[side].get(pair[side], (score, 0.0))
        margin += score - (second if score >= best else best)
        first += score >= best
    return Features(
        cosine=like.cosine,
        most=max(like.held, like.holds),
        least=min(like.held, like.holds),
        order=like.order,
        marked=min(like.marked, 4),
        margin=margin,
        first=first,
        diagonal=at((i - 1, j - 1), 0.0) + at((i + 1, j + 1), 0.0),
        beside=at((i - 1, j), 0.0) + at((i + 1, j), 0.0) + at((i, j - 1), 0.0) + at((i, j + 1), 0.0),
        position=abs(here.start + here.end - there.start - there.end) / 2,
        overlap=_overlap(here, there),
        ends=float(here.edge == there.edge != 0),
        speech=float(here.quotes and there.quotes) - 0.5 * (here.quotes is not there.quotes),
    )


def _overlap(here: _Stretch, there: _Stretch) -> float:
    """The share of the shorter stretch that stands at the same place of its text as the other one."""
    shorter = min(here.end - here.start, there.end - there.start)
    common = min(here.end, there.end) - max(here.start, there.start)
    return max(0.0, common) / shorter if shorter > 0 else 0.0


def plain_lines(field: Field) -> dict[Pair, float]:
    """Headings, bylines and page furniture that are nearly the same on both sides, with their likeness."""
    bars = ((pair, _ROLE_BARS.get(field.left.sentences[pair[0]].role, 2.0)) for pair in field.scores)
    return {pair: field.scores[pair] for pair, bar in bars if field.scores[pair] >= bar}
