"""What two articles have alike against the others: rarely hit on twice, so one has it from the other.

The method of common errors (Maas, "Textkritik", 1927), with values in the place of readings.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from workbench.core import model
from workbench.core.model import Divergence, Side, Tier
from workbench.core.origins.relations import Relation
from workbench.core.origins.values import listed
from workbench.core.text import fold

_AGAINST = frozenset({model.Relation.CONFLICT, model.Relation.DISTORTED})
_SHOWN = 3
# For each kind and value: who has it, and what stands in its place with the others.
_Held = dict[tuple[str, str], dict[int, dict[int, str]]]


def shared_errors(
    relations: Iterable[Relation], spoilt: frozenset[int]
) -> dict[tuple[int, int], tuple[str, ...]]:
    """In words what each two articles alone have, by their numbers, the smaller first.

    A value counts when more articles have another one in its place, or when both who have it are among the
    ``spoilt``, whose words were changed.
    """
    held: _Held = {}
    for relation in relations:
        for found in relation.divergences:
            if found.tier is Tier.CLAIM and found.relation in _AGAINST:
                _note(held, relation, found)
    told: dict[tuple[int, int], list[str]] = {}
    for (_, _), holders in held.items():
        for pair, words in _odd(holders, spoilt):
            if words not in (said := told.setdefault(pair, [])) and len(said) < _SHOWN:
                said.append(words)
    return {pair: tuple(said) for pair, said in told.items()}


def _note(held: _Held, relation: Relation, found: Divergence) -> None:
    values = {Side.LEFT: found.left_value, Side.RIGHT: found.right_value}
    for side in Side:
        value, other = values[side], values[side.other]
        if value and other:
            who = held.setdefault((found.kind, fold(value)), {}).setdefault(relation.number(side), {})
            who[relation.number(side.other)] = other


def _odd(holders: dict[int, dict[int, str]], spoilt: frozenset[int]) -> Iterator[tuple[tuple[int, int], str]]:
    """Those who have one value where the same others have another."""
    for one, other in combinations(sorted(holders), 2):
        rest = sorted(
            number
            for number in holders[one].keys() & holders[other].keys()
            if fold(holders[one][number]) == fold(holders[other][number])
        )
        if rest and (len(rest) > len(holders) or {one, other} <= spoilt):
            yield (one, other), _words((one, other), rest, holders)


def _words(pair: tuple[int, int], rest: list[int], holders: dict[int, dict[int, str]]) -> str:
    return (
        f"{listed(pair)} differ alike from {listed(rest)}, which {_have(rest)} “{holders[pair[0]][rest[0]]}”."
    )


def _have(numbers: list[int]) -> str:
    return "has" if len(numbers) == 1 else "have"
