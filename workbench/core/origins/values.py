"""What is known of where the articles of a group come from."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.core.collation.table import siglum

_TOLD = 3


class Certainty(StrEnum):
    """How much of the evidence points one way."""

    STRONG = "strong"
    LIKELY = "likely"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Edge:
    """Two articles of which one was made from the other, by their numbers.

    Where the evidence points one way ``parent`` came first; with ``certainty`` ``open`` nobody knows which
    did, and the names say nothing. ``share`` is how much of the smaller part of one stands in the other
    (0 to 1), ``evidence`` whole sentences that call the articles by their letters.
    """

    parent: int
    child: int
    certainty: Certainty
    share: float
    evidence: tuple[str, ...]

    @property
    def directed(self) -> bool:
        """Whether anything says which of both came first."""
        return self.certainty is not Certainty.OPEN


@dataclass(frozen=True, slots=True)
class Origins:
    """The tree of a group: ``edges``, and for each article the number of the one it goes back to.

    An article that goes back to none stands for itself. Of several that nobody can tell apart the first by
    date, then by number, stands for all. ``notes`` hold for each article what it says of sources that are
    none of the group.
    """

    edges: tuple[Edge, ...]
    origins: tuple[int, ...]
    notes: tuple[tuple[str, ...], ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def own(self) -> tuple[int, ...]:
        """The articles that the others go back to."""
        return tuple(number for number, origin in enumerate(self.origins) if number == origin)

    @property
    def summary(self) -> str:
        """The outcome in words, as in: 5 articles, 4 origins. E was taken from C."""
        said = [f"{_counted(len(self.origins), 'article')}, {_counted(len(self.own), 'origin')}."]
        told = sorted(self.edges, key=lambda edge: (not edge.directed, edge.parent, edge.child))
        said += [_told(edge) for edge in told[:_TOLD]]
        if len(told) > _TOLD:
            said.append(f"{len(told) - _TOLD} more were taken from one another.")
        elif not told and len(self.origins) > 1:
            said.append("None was taken from another.")
        return " ".join(said)


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _told(edge: Edge) -> str:
    first, second = siglum(edge.parent), siglum(edge.child)
    if edge.certainty is Certainty.STRONG:
        return f"{second} was taken from {first}."
    if edge.certainty is Certainty.LIKELY:
        return f"{second} was probably taken from {first}."
    return f"{first} and {second} share their text, and nobody knows which came first."


def listed(numbers: Sequence[int]) -> str:
    """The letters of articles as a list in words: “A, B and D”."""
    letters = [siglum(number) for number in numbers]
    return letters[0] if len(letters) == 1 else f"{', '.join(letters[:-1])} and {letters[-1]}"
