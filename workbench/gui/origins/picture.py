"""What is drawn: nodes with places, lines between them, and the marks of a time axis."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.core.model import Article
from workbench.core.origins import Edge

Box = tuple[float, float, float, float]
"""Left, top, width, height, in units that are pixels at the usual size."""

WIDTH, HEIGHT = 190.0, 46.0
COMPACT_WIDTH, COMPACT_HEIGHT = 118.0, 30.0
FULL = 12
"""Up to so many nodes have room for outlet and date."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Articles that are one node, by their numbers, the first one in front."""

    members: tuple[int, ...]

    @property
    def front(self) -> int:
        """The article that the node is named by."""
        return self.members[0]


@dataclass(frozen=True, slots=True)
class Node:
    """A stack at its place."""

    stack: Stack
    box: Box
    compact: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        """The centre of the node."""
        left, top, width, height = self.box
        return left + width / 2, top + height / 2


@dataclass(frozen=True, slots=True)
class Line:
    """What joins two nodes, by their places in the picture; ``edges`` are more than one before a stack."""

    start: int
    end: int
    edges: tuple[Edge, ...]

    @property
    def edge(self) -> Edge:
        """The edge that speaks for all."""
        return self.edges[0]


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the time axis: where it stands and what it says."""

    at: float
    words: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that is drawn, in the order in which the keyboard goes through it."""

    nodes: tuple[Node, ...] = ()
    lines: tuple[Line, ...] = ()
    width: float = 0.0
    height: float = 0.0
    ticks: tuple[Tick, ...] = ()
    numbers: Mapping[int, int] = field(default_factory=dict)


def numbered(stacks: Sequence[Stack]) -> dict[int, int]:
    """For each article the place of its stack."""
    return {number: place for place, stack in enumerate(stacks) for number in stack.members}


def joined(stacks: Sequence[Stack], edges: Sequence[Edge]) -> tuple[Line, ...]:
    """The lines between stacks; what lies inside one isn't drawn."""
    places = numbered(stacks)
    found: dict[tuple[int, int], list[Edge]] = {}
    for edge in edges:
        pair = places[edge.parent], places[edge.child]
        if pair[0] != pair[1]:
            found.setdefault(pair, []).append(edge)
    return tuple(Line(*pair, tuple(sorted(same, key=_doubt))) for pair, same in found.items())


def _doubt(edge: Edge) -> tuple[bool, float]:
    return not edge.directed, -edge.share


def by_day(articles: Sequence[Article], numbers: Sequence[int]) -> list[int]:
    """Articles in the order of their dates, those without one last."""
    return sorted(numbers, key=lambda number: (articles[number].published or "~", number))
