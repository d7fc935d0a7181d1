"""What a reviewer can say of a difference, and where its review stands.

A ruling names the passages it is about, so that it outlives a new run, a renamed kind and a corrected text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from workbench.core.model import Span, Tier

Spans = tuple[Span, ...]
Halves = tuple[Spans, Spans]


class Verdict(StrEnum):
    """What a reviewer said of a difference: it holds, it is none, it weighs more, it weighs less."""

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    PROMOTED = "promoted"
    DEMOTED = "demoted"


TIERS: Mapping[Verdict, Tier] = MappingProxyType(
    {Verdict.PROMOTED: Tier.CLAIM, Verdict.DEMOTED: Tier.WORDING}
)


@dataclass(frozen=True, slots=True)
class Ruling:
    """One reviewer's word on one difference: the passages on each side, and what they said then.

    A side that said nothing has no passage; a contradiction inside one article has two on its side, and
    its values belong to those two. ``lost`` holds the quotes that no longer stand in their article.
    """

    verdict: Verdict
    kind: str
    left: Spans
    right: Spans
    values: tuple[str, str] = ("", "")
    quotes: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    lost: tuple[str, ...] = ()
    rule: str = ""
    comment: str = ""
    guid: str = ""
    reviewer: str = ""
    created: str = ""

    @property
    def halves(self) -> Halves:
        """The passages of both sides."""
        return self.left, self.right

    def mirrored(self) -> "Ruling":
        """The same with left and right exchanged."""
        values, quotes = self.values, self.quotes
        across = values if self.is_within else (values[1], values[0])
        return replace(self, left=self.right, right=self.left, values=across, quotes=(quotes[1], quotes[0]))

    @property
    def is_within(self) -> bool:
        """Whether both passages stand in one article."""
        return max(map(len, self.quotes)) > 1


class Status(StrEnum):
    """Where the review of one difference stands."""

    OPEN = "open"
    CHECK = "to check"
    TAGGED = "tagged"
    CONFIRMED = "confirmed"
    PROMOTED = "promoted"
    DEMOTED = "demoted"
    DISMISSED = "dismissed"

    @property
    def is_open(self) -> bool:
        """Whether somebody has to look at it."""
        return self in (Status.OPEN, Status.CHECK)


@dataclass(frozen=True, slots=True)
class Standing:
    """What was decided about one difference, and which facts quote it; ``why`` says what is to be checked."""

    status: Status = Status.OPEN
    rulings: tuple[Ruling, ...] = ()
    facts: tuple[str, ...] = ()
    why: str = ""

    @property
    def ruling(self) -> Ruling | None:
        """The last word on it."""
        return self.rulings[-1] if self.rulings else None

    def tier(self, engine: Tier) -> Tier:
        """The tier that counts: the reviewer's, else the engine's."""
        ruling = self.ruling if self.status is not Status.CHECK else None
        return TIERS.get(ruling.verdict, engine) if ruling else engine


UNTOUCHED = Standing()


@dataclass(frozen=True, slots=True)
class Docket:
    """The standing of every difference of a comparison, by its index, where it is not simply open.

    ``astray`` are the rulings that belong to no difference any more; those with a lost quote among them.
    """

    standings: Mapping[int, Standing] = field(default_factory=dict)
    astray: tuple[Ruling, ...] = ()

    def of(self, index: int) -> Standing:
        """The standing of one difference."""
        return self.standings.get(index, UNTOUCHED)
