"""Joining what belongs together, surest first, and never two unrelated places of one article."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

N = TypeVar("N", bound=Hashable)


class Edge(NamedTuple, Generic[N]):
    """Two nodes that belong together as surely as ``weight`` says; ``why`` in words."""

    weight: float
    one: N
    other: N
    why: str = ""


def bound(
    edges: Iterable[Edge[N]], article: Callable[[N], int], may_share: Callable[[N, N], bool]
) -> list[tuple[N, ...]]:
    """Groups of nodes, made by the edges in the order of their weight.

    An edge is passed over when it would put two nodes of one article into a group that ``may_share`` does
    not admit beside each other, so that a chain A–B–C never overrules what is surer. Edges of equal weight
    count in the order given.
    """
    home: dict[N, int] = {}
    groups: dict[int, dict[int, list[N]]] = {}
    for edge in sorted(edges, key=lambda edge: -edge.weight):
        for node in (edge.one, edge.other):
            if node not in home:
                home[node] = len(home)
                groups[home[node]] = {article(node): [node]}
        kept, gone = home[edge.one], home[edge.other]
        if kept != gone and _fit(groups[kept], groups[gone], may_share):
            for number, nodes in groups.pop(gone).items():
                groups[kept].setdefault(number, []).extend(nodes)
                home.update(dict.fromkeys(nodes, kept))
    return [tuple(node for nodes in group.values() for node in nodes) for group in groups.values()]


def _fit(
    one: Mapping[int, Sequence[N]], other: Mapping[int, Sequence[N]], may_share: Callable[[N, N], bool]
) -> bool:
    return all(
        may_share(mine, theirs)
        for number in one.keys() & other.keys()
        for mine in one[number]
        for theirs in other[number]
    )
