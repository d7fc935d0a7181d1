"""Chooses the links of a pair of articles, by what kind of pair it is."""

from collections.abc import Iterator, Mapping, Sequence

from workbench.core.alignment.chain import heaviest
from workbench.core.alignment.pairs import Features, Field, Pair, features, plain_lines
from workbench.core.model import Role
from workbench.core.ticket import Ticket

# Fitted on sentence links that people made between versions of one text.
_BASE = -1.874
ORDERED = Features(
    cosine=-7.649,
    most=2.073,
    least=6.71,
    order=-1.301,
    marked=0.075,
    margin=4.866,
    first=0.327,
    diagonal=2.902,
    beside=1.078,
    position=-7.296,
    overlap=0.511,
    ends=0.564,
    speech=0.359,
)
_ORDERED_BAR = 0.3
# A pair of articles tells in the same order when its best partners do, or when they are nearly the same;
# in short texts chance disturbs the order more.
_SAME_WORDS = 0.4
_CONCORDANT = 0.6
_SHORT = 14
_SHORT_CONCORDANT = -0.5
# Two sentences that both have a partner this much alike, and far more alike than one another, don't match.
_ALIKE = 0.4
_FAR_BETTER = 0.5
# Outside the common order only unmistakable likeness counts.
_MOVED_BAR = 0.42
# Independent reports: how much has to speak for a link, less between sentences that are each other's best
# partner; sentences beside it that are alike speak for it, better partners elsewhere against it.
_SURE = 0.37
_MUTUAL_SURE = 0.28
_BESIDE = 0.2
_BETTER_ELSEWHERE = 0.3
_MARKED = 2


def edges(field: Field, ticket: Ticket) -> list[Pair]:
    """The linked pairs of sentences, ascending; every group they form is a star or complete."""
    prose = {
        pair: score
        for pair, score in ticket.over(field.scores.items())
        if field.left.sentences[pair[0]].role is Role.PROSE
    }
    shorter = min(len(field.left.sentences), len(field.right.sentences))
    ticket.check()
    in_order = is_ordered(prose, shorter)
    ticket.check()
    chosen = _in_order(field, prose, ticket) if in_order else _confident(field, prose)
    ticket.check()
    lines = plain_lines(field)
    return sorted({*chosen, *_greedy(lines, set(), set())})


def is_ordered(scores: Mapping[Pair, float], shorter: int) -> bool:
    """Whether the two articles tell in the same order (copies, rewrites) or independently.

    ``shorter`` is the number of sentences of the shorter one.
    """
    mutual = _mutual(scores)
    if not mutual:
        return True
    if sum(scores[pair] for pair in mutual) / len(mutual) >= _SAME_WORDS:
        return True
    return _concordance(mutual, scores) >= (_SHORT_CONCORDANT if shorter <= _SHORT else _CONCORDANT)


def _mutual(scores: Mapping[Pair, float], least: float = 0.1) -> list[Pair]:
    """The pairs in which both sentences are each other's best partner, ascending."""
    best: list[dict[int, float]] = [{}, {}]
    for pair, score in scores.items():
        for side in (0, 1):
            best[side][pair[side]] = max(score, best[side].get(pair[side], 0.0))
    return sorted(
        (i, j) for (i, j), score in scores.items() if score > least and score >= max(best[0][i], best[1][j])
    )


def _concordance(pairs: Sequence[Pair], scores: Mapping[Pair, float]) -> float:
    """Kendall's tau of the two orders, each pair weighted by its likeness; 1 for a single pair."""
    total = agreeing = 0.0
    pairs = pairs[:: 1 + len(pairs) // 300]
    for number, (i, j) in enumerate(pairs):
        for k, m in pairs[:number]:
            weight = scores[i, j] * scores[k, m]
            total += weight
            agreeing += weight * ((i > k) - (i < k)) * ((j > m) - (j < m))
    return agreeing / total if total else 1.0


def _in_order(field: Field, prose: Mapping[Pair, float], ticket: Ticket) -> set[Pair]:
    """The likeliest chain in the order of both texts, and what was unmistakably moved out of it."""
    plausible = list(ticket.over(_plausible(prose)))
    found = features(field, ticket.over(plausible))
    gains = {pair: ORDERED.probability(_BASE, values) - _ORDERED_BAR for pair, values in found}
    chain = heaviest({pair: gain for pair, gain in gains.items() if gain > 0}, ticket)
    kept = _stars(chain, field.scores)
    moved = {pair: score for pair, score in prose.items() if score >= _MOVED_BAR}
    return kept | _greedy(moved, {i for i, _ in kept}, {j for _, j in kept})


def _plausible(scores: Mapping[Pair, float]) -> Iterator[Pair]:
    """The pairs without those of which both sentences have a far better partner."""
    tops = _tops(scores)
    for pair, score in scores.items():
        best = min(tops[0][pair[0]], tops[1][pair[1]])
        if best < _ALIKE or score >= _FAR_BETTER * best:
            yield pair


def _confident(field: Field, scores: Mapping[Pair, float]) -> set[Pair]:
    """Links between independent reports: few, each supported by names or numbers or very many words.

    One sentence may report what several of the other article do, since reports differ in how much they
    put into a sentence.
    """
    mutual = set(_mutual(scores))
    named = [
        pair
        for pair, score in scores.items()
        if field.likeness[pair].marked >= _MARKED or score >= _MOVED_BAR
    ]
    chosen = [
        pair
        for pair, values in features(field, named)
        if scores[pair] + _support(values) >= (_MUTUAL_SURE if pair in mutual else _SURE)
    ]
    return _stars(chosen, scores)


def _support(values: Features) -> float:
    """What speaks for a link between independent reports beside the words of the two sentences."""
    return _BESIDE * (values.beside + values.diagonal) + _BETTER_ELSEWHERE * min(0.0, values.margin)


def _tops(scores: Mapping[Pair, float]) -> tuple[dict[int, float], dict[int, float]]:
    tops: tuple[dict[int, float], dict[int, float]] = ({}, {})
    for pair, score in scores.items():
        for side in (0, 1):
            tops[side][pair[side]] = max(score, tops[side].get(pair[side], 0.0))
    return tops


def _stars(pairs: Sequence[Pair], scores: Mapping[Pair, float]) -> set[Pair]:
    """Leave every pair at least one sentence of its own, by dropping the least alike ones."""
    degree: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for pair in pairs:
        for side in (0, 1):
            degree[side][pair[side]] = degree[side].get(pair[side], 0) + 1
    kept = set(pairs)
    for pair in sorted(pairs, key=lambda pair: (scores[pair], pair)):
        if degree[0][pair[0]] > 1 and degree[1][pair[1]] > 1:
            kept.discard(pair)
            degree[0][pair[0]] -= 1
            degree[1][pair[1]] -= 1
    return kept


def _greedy(scores: Mapping[Pair, float], used_left: set[int], used_right: set[int]) -> set[Pair]:
    """One-to-one pairs, the most alike first, nearest to the diagonal among equals."""
    chosen: set[Pair] = set()
    for pair in sorted(scores, key=lambda pair: (-scores[pair], abs(pair[0] - pair[1]), pair)):
        if pair[0] not in used_left and pair[1] not in used_right:
            chosen.add(pair)
            used_left.add(pair[0])
            used_right.add(pair[1])
    return chosen
