"""In which order differences are walked through: the weightiest group first, then by place or severity."""

from collections.abc import Iterable, Sequence
from types import MappingProxyType

from workbench.core.model import Divergence, Severity, Tier
from workbench.gui.kindlist import of_group

GROUPS = ("claim", "structure", "wording", "boilerplate")
STRENGTH = MappingProxyType({Severity.HIGH: 3, Severity.MEDIUM: 2, Severity.LOW: 1})


def group_of(divergence: Divergence) -> str:
    """Which of the counts a divergence belongs to."""
    for apart in ("structure", "boilerplate"):
        if divergence.kind in of_group(apart):
            return apart
    return "claim" if divergence.tier is Tier.CLAIM else "wording"


def grouped(
    divergences: Sequence[Divergence], shown: Iterable[int], *, severest_first: bool
) -> dict[str, list[int]]:
    """The shown indexes by group, each group by place or, within it, the severest first."""
    groups: dict[str, list[int]] = {name: [] for name in GROUPS}
    for index in shown:
        groups[group_of(divergences[index])].append(index)
    if severest_first:
        for members in groups.values():
            members.sort(key=lambda index: -STRENGTH[divergences[index].severity])
    return groups
