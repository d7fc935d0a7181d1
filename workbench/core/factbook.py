"""What is known about the facts of a project without reading all their evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.core.model import Evidence, Stance


class LinkKind(StrEnum):
    """How one fact stands to another."""

    SAME_AS = "same_as"
    CONTRADICTS = "contradicts"
    REFINES = "refines"
    FOLLOWS_FROM = "follows_from"


class MemoTarget(StrEnum):
    """What a memo can be written on."""

    PROJECT = "project"
    ARTICLE = "article"
    FACT = "fact"
    EVIDENCE = "evidence"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact as a table shows it: its own words, and its evidence counted by stance.

    ``tags`` are guids. ``doubtful`` counts quotes whose place is lost or to be checked; ``contradicted``
    says that a quote or another fact speaks against it; ``verdict`` is the agreed one, or empty.
    """

    guid: str
    number: int
    statement: str
    kind: str = "claim"
    status: str = "open"
    claimant: str = ""
    claim_date: str = ""
    context: str = ""
    reviewer: str = ""
    created: str = ""
    updated: str = ""
    verdict: str = ""
    tags: tuple[str, ...] = ()
    stances: Mapping[Stance, int] = field(default_factory=dict)
    doubtful: int = 0
    contradicted: bool = False

    @property
    def name(self) -> str:
        """The number as people see it, ``F-0007``."""
        return f"F-{self.number:04d}"

    @property
    def quotes(self) -> int:
        """How many pieces of evidence there are."""
        return sum(self.stances.values())


@dataclass(frozen=True, slots=True)
class Cited:
    """A piece of evidence with the fact it belongs to, by guid, number and statement."""

    fact: str
    number: int
    statement: str
    evidence: Evidence

    @property
    def name(self) -> str:
        """The number of the fact as people see it, ``F-0007``."""
        return f"F-{self.number:04d}"


@dataclass(frozen=True, slots=True)
class FactLink:
    """A link as seen from one of its facts: ``forward`` when it starts there, and the other end."""

    guid: str
    kind: LinkKind
    forward: bool
    fact: str
    number: int
    statement: str

    @property
    def name(self) -> str:
        """The number of the other fact as people see it, ``F-0007``."""
        return f"F-{self.number:04d}"


@dataclass(frozen=True, slots=True)
class Memo:
    """What one reviewer noted down on a thing that has a guid."""

    guid: str
    target: MemoTarget
    target_guid: str
    body: str
    reviewer: str
    updated: str
