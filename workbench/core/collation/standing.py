"""Who agrees with whom in a slot, and how much that matters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from workbench.core.collation.acronyms import expansions_agree, is_unexplained
from workbench.core.collation.agreeing import agree
from workbench.core.collation.slots import WEIGHTS, Ties
from workbench.core.collation.table import CellState
from workbench.core.collation.told import Claim
from workbench.core.model import Severity

# A copy that differs from its own origin is a slip, not a second witness.
_COPY = 0.3
_SILENCE = 0.02
_PLAIN = MappingProxyType({"acronym": Severity.HIGH, "quantity": Severity.HIGH, "money": Severity.HIGH})


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The state of every article that speaks, the value of the majority, and the weight of disagreement."""

    states: Mapping[int, CellState]
    majority: str
    disagreement: float


def stand(said: Mapping[int, Sequence[Claim]], origins: Sequence[int], ties: Ties) -> Verdicts:
    """Who gives the value that most origins give; an origin counts once, however often it was copied.

    The more exact of two values that fit speaks for both. With no majority everybody who contradicts another
    is an outlier.
    """
    clear = {number: claims for number, claims in said.items() if _is_clear(claims, ties)}
    groups = _groups(clear, ties)
    votes = [_votes(group, clear, origins) for group in groups]
    most = max((len(vote) for vote in votes), default=0)
    leading = [group for group, vote in zip(groups, votes, strict=True) if len(vote) == most]
    lead = leading[0] if len(leading) == 1 else []
    states = dict.fromkeys(said, CellState.UNCLEAR)
    for number in clear:
        agrees = number in lead or len(groups) < 2
        states[number] = CellState.AGREES if agrees else CellState.OUTLIER
    majority = clear[lead[0]][0].value if lead else ""
    return Verdicts(states, majority, _disagreement(groups, votes, clear, ties))


def _is_clear(claims: Sequence[Claim], ties: Ties) -> bool:
    """Whether an article gives one value here, and no other one elsewhere."""
    return not is_unexplained(claims[0]) and not any(claim in ties.torn for claim in claims)


def _groups(clear: Mapping[int, Sequence[Claim]], ties: Ties) -> list[list[int]]:
    """The articles by what they say, those that say it most exactly first in each group."""
    groups: list[list[int]] = []
    for number in sorted(clear, key=lambda number: (-len(clear[number][0].value), number)):
        fitting = [
            group for group in groups if all(_agree(clear[number], clear[other], ties) for other in group)
        ]
        if fitting:
            max(fitting, key=len).append(number)
        else:
            groups.append([number])
    return groups


def _agree(here: Sequence[Claim], there: Sequence[Claim], ties: Ties) -> bool:
    couples = [(one, other) for one in here for other in there]
    if any(frozenset(couple) in ties.against for couple in couples):
        return False
    return any(
        frozenset(couple) in ties.equal or agree(*couple) or expansions_agree(*couple) for couple in couples
    )


def _votes(group: Sequence[int], clear: Mapping[int, object], origins: Sequence[int]) -> set[int]:
    """The origins that speak for a group: by themselves, or by a copy where they are silent."""
    return {origins[n] for n in group if origins[n] == n or origins[n] not in clear}


def _disagreement(
    groups: Sequence[Sequence[int]],
    votes: Sequence[set[int]],
    clear: Mapping[int, Sequence[Claim]],
    ties: Ties,
) -> float:
    if len(groups) < 2:
        return 0.0
    speaking = len(set().union(*votes))
    most = max(len(vote) for vote in votes)
    weight = _weight([claim for claims in clear.values() for claim in claims], ties)
    if speaking < 2 or sum(bool(vote) for vote in votes) < 2:
        return weight * _COPY * 0.5
    return weight * (1 - most / speaking) * (1 - 1 / (1 + speaking)) * 2


def _weight(claims: Sequence[Claim], ties: Ties) -> float:
    held = set(claims)
    found = [weight for couple, weight in ties.against.items() if couple <= held]
    return max(found, default=WEIGHTS[_PLAIN.get(claims[0].kind, Severity.MEDIUM)])


def silence(speaking: int, silent: int) -> float:
    """What it weighs that some leave out what others say."""
    return _SILENCE * silent / max(1, speaking + silent)
