"""The rows of a comparison as plain values: its links, what stands alone, and what could not be applied."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from workbench.core.decisions import Conflict
from workbench.core.model import Comparison, Link, Origin, Role, Side, Unmatched
from workbench.gui.session.spots import Spot, touched

Part = tuple[tuple[int, ...], tuple[int, ...]]
NOBODY: Mapping[Spot, tuple[int, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: the numbers of its sentences on each side, and what they are to each other."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    link: Link | None = None
    number: int = -1
    alone: Unmatched | None = None
    role: Role = Role.PROSE
    conflict: Conflict | None = None
    apart: tuple[int, ...] = ()

    @property
    def part(self) -> Part:
        """The sentences of both sides."""
        return self.left, self.right

    @property
    def one_to_one(self) -> bool:
        """Whether one sentence is linked with one."""
        return self.link is not None and len(self.left) == len(self.right) == 1

    @property
    def furniture(self) -> bool:
        """Whether this is a line of the page that tells nothing, so that it need not be matched."""
        return self.alone is not None and self.role is Role.BOILERPLATE

    @property
    def unconfirmed(self) -> bool:
        """Whether the program linked these and nobody has said yet that it was right."""
        return self.link is not None and self.link.origin is Origin.AUTOMATIC

    def of(self, side: Side) -> tuple[int, ...]:
        """The sentences of one side."""
        return self.left if side is Side.LEFT else self.right


class Show(StrEnum):
    """Which rows are shown."""

    ALL = "All rows"
    UNCONFIRMED = "To confirm"
    UNEVEN = "Not one-to-one"
    ALONE = "Unmatched"
    MOVED = "Moved"
    CONFLICTS = "Conflicts"


ADMITS: Mapping[Show, Callable[[Entry], bool]] = MappingProxyType(
    {
        Show.ALL: lambda entry: True,
        Show.UNCONFIRMED: lambda entry: entry.unconfirmed,
        Show.UNEVEN: lambda entry: not entry.one_to_one and not entry.furniture,
        Show.ALONE: lambda entry: entry.alone is not None,
        Show.MOVED: lambda entry: entry.link is not None and entry.link.moved,
        Show.CONFLICTS: lambda entry: entry.conflict is not None,
    }
)


def entries(comparison: Comparison, apart: Mapping[Spot, tuple[int, ...]] = NOBODY) -> tuple[Entry, ...]:
    """Every row in the order of the left text; what only the right one has follows its neighbour there.

    ``apart`` says from which sentences people took one away.
    """
    placed: list[tuple[tuple[int, int, int], Entry]] = []
    for number, link in enumerate(comparison.links):
        placed.append(((link.left[0], 1, 0), Entry(link.left, link.right, link, number)))
    before = _before(comparison)
    for alone in comparison.unmatched:
        role = comparison.sentences(alone.side)[alone.sentence].role
        others = apart.get((alone.side, alone.sentence), ())
        if alone.side is Side.LEFT:
            entry = Entry((alone.sentence,), (), alone=alone, role=role, apart=others)
            placed.append(((alone.sentence, 1, 0), entry))
        else:
            entry = Entry((), (alone.sentence,), alone=alone, role=role, apart=others)
            placed.append(((before[alone.sentence], 2, alone.sentence), entry))
    for number, conflict in enumerate(comparison.conflicts):
        entry = _disputed(comparison, conflict)
        first = entry.left[0] if entry.left else before[entry.right[0]] if entry.right else -1
        placed.append(((first, 0, number), entry))
    return tuple(entry for _, entry in sorted(placed, key=lambda each: each[0]))


def _before(comparison: Comparison) -> list[int]:
    """For each right sentence the left one that its place in the right text comes after."""
    last = {j: link.left[-1] for link in comparison.links if not link.moved for j in link.right}
    found, here = [], -1
    for number in range(len(comparison.right)):
        here = max(here, last.get(number, -1))
        found.append(here)
    return found


def _disputed(comparison: Comparison, conflict: Conflict) -> Entry:
    left = [span for decision in conflict.decisions for span in decision.left]
    right = [span for decision in conflict.decisions for span in decision.right]
    return Entry(touched(comparison.left, left), touched(comparison.right, right), conflict=conflict)
