"""Makes links with relation, score and reason out of linked pairs, and accounts for the rest."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from workbench.core.alignment.chain import heaviest
from workbench.core.alignment.pairs import Field, Pair
from workbench.core.alignment.pairs import Side as Half
from workbench.core.decisions import Group, Rulings, corrected
from workbench.core.model import Link, LinkRelation, Origin, Side, Unmatched
from workbench.core.similarity import Likeness, Profile, compare
from workbench.core.text import fold
from workbench.core.ticket import Ticket

NONE = Rulings()
_EDITED = 0.7
_REWORDED = 0.3
# A sentence is absent only when less than this of it is found anywhere on the other side.
_ABSENT_SCORE = 0.3
_ABSENT_SHARE = 0.6
_NAMED = 3
_ROUNDING = 1e-9


def links(field: Field, edges: Sequence[Pair], ticket: Ticket, rulings: Rulings = NONE) -> tuple[Link, ...]:
    """One link for every group of connected pairs as people corrected them, in the order of the left text."""
    groups = corrected(_groups(ticket.over(edges)), rulings)
    in_order = _in_order(ticket.over(groups), ticket)
    return tuple(
        _link(field, group, group not in in_order, origin) for group, origin in ticket.over(groups.items())
    )


def reason(field: Field, pair: Pair) -> str:
    """What two sentences that were compared have in common, in words."""
    left, right = field.left.profiles[pair[0]], field.right.profiles[pair[1]]
    return _why(field, ((pair[0],), (pair[1],)), left, right, field.likeness[pair], moved=False)


def _groups(edges: Iterable[Pair]) -> Iterable[Group]:
    """The connected groups of pairs."""
    mine: dict[tuple[int, int], set[Pair]] = {}
    for pair in edges:
        merged = {pair}
        for known in (mine.get((0, pair[0])), mine.get((1, pair[1]))):
            merged |= known or set()
        for i, j in merged:
            mine[0, i] = mine[1, j] = merged
    for group in {id(group): group for group in mine.values()}.values():
        yield tuple(sorted({i for i, _ in group})), tuple(sorted({j for _, j in group}))


def _in_order(groups: Iterable[Group], ticket: Ticket) -> set[Group]:
    """The groups that keep the order of both texts, as many sentences as possible; the others moved."""
    at = {(left[0], right[0]): (left, right) for left, right in groups}
    gains = {pair: float(len(left) + len(right)) for pair, (left, right) in at.items()}
    return {at[pair] for pair in heaviest(gains, ticket)}


def _link(field: Field, group: Group, moved: bool, origin: Origin) -> Link:
    left, right = (_joined(field, half, which) for half, which in zip(_halves(field), group, strict=True))
    like = compare(left, right)
    relation = _relation(field, group, like)
    why = _why(field, group, left, right, like, moved)
    return Link(*group, relation, round(like.score, 4), moved, why, origin)


def _halves(field: Field) -> tuple[Half, Half]:
    return field.left, field.right


def _joined(field: Field, half: Half, which: Sequence[int]) -> Profile:
    if len(which) == 1:
        return half.profiles[which[0]]
    words = [word for number in which for word in half.words[number]]
    marked = frozenset().union(*(half.profiles[number].marked for number in which))
    return field.weights.profile(words, marked)


def _relation(field: Field, group: Group, like: Likeness) -> LinkRelation:
    if like.order == 1.0 and _plain(field.left, group[0]) == _plain(field.right, group[1]):
        return LinkRelation.SAME
    if like.order >= _EDITED:
        return LinkRelation.EDITED
    return LinkRelation.REWORDED if like.score >= _REWORDED else LinkRelation.RELATED


def _plain(half: Half, which: Sequence[int]) -> list[str]:
    """The words as written but for capitals; the characters where there are no words."""
    words = [fold(word) for number in which for word in half.script.spoken(number)]
    return words or [half.sentences[number].span.of(half.script.text) for number in which]


def _why(field: Field, group: Group, left: Profile, right: Profile, like: Likeness, moved: bool) -> str:
    parts = []
    named = _shared(field, group[0], left, right)
    if named:
        parts.append("shares " + ", ".join(f"“{word}”" for word in named))
    parts.append(f"{like.order:.0%} of the wording".replace("%", " %"))
    if moved:
        parts.append("in another place")
    return "; ".join(parts)


def _shared(field: Field, which: Sequence[int], left: Profile, right: Profile) -> list[str]:
    """The most telling words of both, as the left text writes them: names and numbers first."""
    common = left.weights.keys() & right.weights.keys()
    marked = left.marked & right.marked
    best = sorted(common, key=lambda word: (word not in marked, -field.weights.of.get(word, 0.0), word))
    best = best[:_NAMED]
    written: dict[str, str] = {}
    for number in which:
        for stem, word in zip(field.left.words[number], field.left.script.spoken(number), strict=False):
            written.setdefault(stem, word)
    return [written[word] for word in best if word in written]


def unmatched(
    field: Field, found: Sequence[Link], ticket: Ticket, rulings: Rulings = NONE
) -> tuple[Unmatched, ...]:
    """Every sentence in no link, left before right, with how much of it the other side has anywhere.

    What people keep apart from a sentence does not count as having anything of it.
    """
    rest: list[Unmatched] = []
    for number, (side, half) in enumerate(zip(Side, _halves(field), strict=True)):
        linked = {i for link in found for i in (link.left, link.right)[number]}
        barred = _by_side(rulings.apart, number)
        partners = _by_side(field.likeness, number)
        for i in ticket.over(range(len(half.sentences))):
            if i not in linked:
                kept = [j for j in partners.get(i, ()) if j not in barred.get(i, ())]
                rest.append(_unmatched(field, number, side, i, kept, barred.get(i, ())))
    return tuple(rest)


def _by_side(pairs: Iterable[Pair], side: int) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for pair in pairs:
        found[pair[side]].append(pair[1 - side])
    return found


def _unmatched(
    field: Field, number: int, side: Side, i: int, partners: Sequence[int], barred: Sequence[int]
) -> Unmatched:
    score = max((field.scores[(i, j) if number == 0 else (j, i)] for j in partners), default=0.0)
    share = _held(field, number, i, partners, barred)
    absent = score < _ABSENT_SCORE and share < _ABSENT_SHARE
    return Unmatched(side, i, absent, round(max(score, share if share >= _ABSENT_SHARE else 0.0), 4))


def _held(field: Field, number: int, i: int, partners: Sequence[int], barred: Sequence[int]) -> float:
    """The greatest weighted share of the sentence's words in any stretch of two other sentences.

    0 where every stretch has less than what keeps a sentence from being absent.
    """
    mine, other = _halves(field)[number].profiles[i], _halves(field)[1 - number].profiles
    near = {place for j in partners for place in (j - 1, j, j + 1)} - {*barred}
    shared = {j: mine.weights.keys() & other[j].weights.keys() for j in near if 0 <= j < len(other)}
    weighed = {j: sum(map(mine.weights.__getitem__, words)) for j, words in shared.items()}
    least = _ABSENT_SHARE * mine.total - _ROUNDING
    full = [j for j in shared if weighed[j] + weighed.get(j + 1, 0.0) >= least]
    stretches = (shared[j] | shared.get(j + 1, set()) for j in full)
    most = max((math.fsum(map(mine.weights.__getitem__, words)) for words in stretches), default=0.0)
    return most / (mine.total or 1.0)
