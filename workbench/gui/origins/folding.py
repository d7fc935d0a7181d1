"""Which articles are drawn as one node: copies of one source lie on a stack when there are many."""

from collections.abc import Sequence

from workbench.core.model import Article
from workbench.core.origins import Origins
from workbench.gui.origins.picture import FULL, Stack, by_day

MOST = 60
"""More nodes than this are folded to one stack for each origin."""
_FEWEST = 4


def fold(
    articles: Sequence[Article], found: Origins, opened: frozenset[int] = frozenset()
) -> tuple[Stack, ...]:
    """The nodes of a group: every article alone where few are there, else with stacks of copies.

    ``opened`` are articles whose copies lie beside each other nevertheless.
    """
    count = len(articles)
    alone = [Stack((number,)) for number in by_day(articles, range(count))]
    if count <= FULL:
        return tuple(alone)
    leaves = _leaves(articles, found, opened)
    stacked = _stacked(count, leaves, articles)
    if len(stacked) > MOST:
        stacked = _stacked(count, _copies(articles, found, opened), articles)
    return tuple(stacked)


def _leaves(articles: Sequence[Article], found: Origins, opened: frozenset[int]) -> list[list[int]]:
    """The articles that one source has and that nobody took from."""
    touched: dict[int, int] = {}
    for edge in found.edges:
        for number in (edge.parent, edge.child):
            touched[number] = touched.get(number, 0) + 1
    groups: dict[int, list[int]] = {}
    for edge in found.edges:
        ends = (
            (edge.parent, edge.child)
            if edge.directed or touched[edge.child] == 1
            else (edge.child, edge.parent)
        )
        if touched[ends[1]] == 1 and ends[0] not in opened:
            groups.setdefault(ends[0], []).append(ends[1])
    return [by_day(articles, group) for group in groups.values() if len(group) >= _FEWEST]


def _copies(articles: Sequence[Article], found: Origins, opened: frozenset[int]) -> list[list[int]]:
    """All that goes back to one origin."""
    groups: dict[int, list[int]] = {}
    for number, origin in enumerate(found.origins):
        if number != origin and origin not in opened:
            groups.setdefault(origin, []).append(number)
    return [by_day(articles, group) for group in groups.values() if len(group) >= _FEWEST]


def _stacked(count: int, groups: Sequence[Sequence[int]], articles: Sequence[Article]) -> list[Stack]:
    inside = {number for group in groups for number in group}
    made = [Stack((number,)) for number in range(count) if number not in inside]
    made += [Stack(tuple(group)) for group in groups]
    order = {number: place for place, number in enumerate(by_day(articles, range(count)))}
    return sorted(made, key=lambda stack: order[stack.front])
