"""In which order differences are walked through: the weightiest group first, then by place or severity."""

from collections.abc import Iterable, Sequence
from types import MappingProxyType

from workbench.core.kinds import KINDS
from workbench.core.model import Divergence, Severity, Tier

GROUPS = ("claim", "structure", "wording", "boilerplate")
STRENGTH = MappingProxyType({Severity.HIGH: 3, Severity.MEDIUM: 2, Severity.LOW: 1})
_APART = MappingProxyType(
    {kind.name: kind.accent for kind in KINDS if kind.accent in {"structure", "boilerplate"}}
)


def group_of(divergence: Divergence) -> str:
    """Which of the counts a divergence belongs to."""
    apart = _APART.get(divergence.kind)
    return apart or ("claim" if divergence.tier is Tier.CLAIM else "wording")


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
