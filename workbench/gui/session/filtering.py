"""Which differences are shown, and how that is remembered."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar

from workbench.core.model import Divergence, Relation, Severity, Tier
from workbench.core.rulings import Status

E = TypeVar("E", bound=StrEnum)
_KINDS: Mapping[str, type[StrEnum]] = MappingProxyType(
    {
        "tiers": Tier,
        "hidden_severities": Severity,
        "hidden_relations": Relation,
        "hidden_statuses": Status,
    }
)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which differences are shown: tiers, what is hidden, and words they must contain."""

    tiers: frozenset[Tier] = frozenset(Tier)
    hidden_kinds: frozenset[str] = frozenset({"format"})
    hidden_severities: frozenset[Severity] = frozenset()
    hidden_relations: frozenset[Relation] = frozenset()
    hidden_statuses: frozenset[Status] = frozenset({Status.DISMISSED})
    words: str = ""

    def admits(self, divergence: Divergence, status: Status = Status.OPEN) -> bool:
        """Whether a difference is shown, as the reviewers judged it."""
        return status not in self.hidden_statuses and self.would_admit(divergence)

    def would_admit(self, divergence: Divergence) -> bool:
        """Whether a difference is shown as long as its status does not hide it."""
        if divergence.tier not in self.tiers or divergence.kind in self.hidden_kinds:
            return False
        if divergence.severity in self.hidden_severities or divergence.relation in self.hidden_relations:
            return False
        if not self.words:
            return True
        said = f"{divergence.left_value} {divergence.right_value} {divergence.rule}".casefold()
        return all(word in said for word in self.words.casefold().split())

    def kept(self) -> dict[str, list[str]]:
        """What is remembered of it, as plain words; the words that were searched for are not."""
        named = (field.name for field in fields(self) if field.name != "words")
        return {name: sorted(map(str, getattr(self, name))) for name in named}


EVERYTHING = Filter(hidden_kinds=frozenset(), hidden_statuses=frozenset())


def taken(kept: Mapping[str, Any]) -> Filter:
    """A filter as it was remembered; what cannot be understood is as usual."""
    changes: dict[str, Any] = {
        name: known
        for name, values in _KINDS.items()
        if (known := _known(values, kept.get(name))) is not None
    }
    kinds = kept.get("hidden_kinds")
    if isinstance(kinds, list) and all(isinstance(kind, str) for kind in kinds):
        changes["hidden_kinds"] = frozenset(kinds)
    return Filter(**changes)


def _known(values: type[E], words: object) -> frozenset[E] | None:
    if not isinstance(words, list):
        return None
    return frozenset(value for value in values if value in words)
