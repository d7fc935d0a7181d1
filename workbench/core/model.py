"""The frozen values that every part of the workbench speaks in.

Offsets are Unicode code points of the article's stored text, half-open. Nothing here knows a file,
a database or a window.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.core.decisions import Conflict


class Side(StrEnum):
    """One of the two articles of a comparison; nobody knows which came first."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        """The opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``start`` to ``end`` (exclusive) of one text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters this span covers in ``text``."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> "Span":
        """The same length, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: "Span") -> bool:
        """Whether both share at least one code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Role(StrEnum):
    """What a sentence is for on its page; only prose carries claims."""

    PROSE = "prose"
    HEADING = "heading"
    BYLINE = "byline"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One unit of alignment: its span, its role, and the number of its paragraph."""

    span: Span
    role: Role = Role.PROSE
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """One text with its provenance; ``sha256`` is that of the original bytes.

    ``published`` and ``retrieved`` are ISO 8601 dates or times, or empty when unknown.
    """

    text: str
    guid: str = ""
    version: int = 1
    title: str = ""
    outlet: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    retrieved: str = ""
    language: str = "en"
    sha256: str = ""
    file_name: str = ""


class LinkRelation(StrEnum):
    """How much of the wording two linked passages share."""

    SAME = "same"
    EDITED = "edited"
    REWORDED = "reworded"
    RELATED = "related"


class Origin(StrEnum):
    """Who says that a link holds: the program, a person who agreed, or a person who made it."""

    AUTOMATIC = "automatic"
    CONFIRMED = "confirmed"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Link:
    """Sentences that say the same thing: indexes into each side's sentences, ascending, never empty.

    ``score`` is a similarity from 0 to 1; ``why`` is the reason in words a reviewer understands.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    relation: LinkRelation
    score: float
    moved: bool = False
    why: str = ""
    origin: Origin = Origin.AUTOMATIC


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A sentence in no link. ``absent`` only when nothing like it is anywhere in the other article.

    ``best`` is the highest similarity (0 to 1) that any stretch of the other article reached.
    """

    side: Side
    sentence: int
    absent: bool
    best: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible partner: the index of a sentence of the other article, its similarity (0 to 1), and why."""

    sentence: int
    score: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Reuse:
    """A maximal passage taken over, with its span on both sides."""

    left: Span
    right: Span
    exact: bool = False


class Tier(StrEnum):
    """Whether a difference touches what is claimed or only how it is said."""

    CLAIM = "claim"
    WORDING = "wording"


class Relation(StrEnum):
    """How two values of one slot relate."""

    CONFLICT = "conflict"
    SHIFT = "shift"
    REFINEMENT = "refinement"
    DISTORTED = "distorted"
    LEFT_ONLY = "left_only"
    RIGHT_ONLY = "right_only"


class Severity(StrEnum):
    """How much a difference may matter to a reader of both articles."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Divergence:
    """One difference: a fact with offsets and a reason, never a verdict.

    ``kind`` names an entry of ``kinds.KINDS``; a span is None on the side that says nothing;
    the values are normalised for reading ("450 missile"); ``rule`` is the reason in plain words;
    ``link`` is the index of the link it was found in, or -1. What one article says in two ways has a
    span on its side only, and ``again`` is the second place in that same article; the values are those of
    the two places.
    """

    kind: str
    tier: Tier
    relation: Relation
    severity: Severity
    left: Span | None
    right: Span | None
    left_value: str
    right_value: str
    rule: str
    link: int = -1
    again: Span | None = None

    @property
    def within(self) -> Side | None:
        """The article that contradicts itself, where it is one alone."""
        if self.again is None:
            return None
        return Side.LEFT if self.left is not None else Side.RIGHT

    def span(self, side: Side) -> Span | None:
        """The span on ``side``; of two in one article the first."""
        return self.left if side is Side.LEFT else self.right

    def spans(self, side: Side) -> tuple[Span, ...]:
        """Every place on ``side``."""
        first = self.span(side)
        if first is None:
            return ()
        return (first,) if self.again is None else (first, self.again)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything known about a pair: both sides' sentences, their links, and where they diverge.

    Divergences are ordered by their left (else right) position. ``figures`` holds counts and shares.
    ``conflicts`` are reviewers' decisions on links that could not be applied. ``evidence`` says in words
    what bears on which article was made from the other, ``notices`` what could not be compared.
    """

    left: tuple[Sentence, ...]
    right: tuple[Sentence, ...]
    links: tuple[Link, ...] = ()
    unmatched: tuple[Unmatched, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    divergences: tuple[Divergence, ...] = ()
    figures: Mapping[str, float] = field(default_factory=dict)
    conflicts: tuple["Conflict", ...] = ()
    evidence: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()

    def sentences(self, side: Side) -> tuple[Sentence, ...]:
        """The sentences of ``side``, in the order of the text."""
        return self.left if side is Side.LEFT else self.right


class Stance(StrEnum):
    """What a piece of evidence does to a fact."""

    STATES = "states"
    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    QUALIFIES = "qualifies"
    MENTIONS = "mentions"


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage a reviewer points at: a span of one article version (0: the newest), before it is stored."""

    article: str
    span: Span
    stance: Stance = Stance.STATES
    comment: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stored quote with its stance: exact text, context on both sides, and where it stands now.

    ``span`` is None for an anchor whose place was lost (``anchor_status`` ``orphan``). ``confidence`` is
    from 1 to 5, or None while nobody said.
    """

    guid: str
    article: str
    version: int
    span: Span | None
    exact: str
    prefix: str
    suffix: str
    stance: Stance
    comment: str = ""
    anchor_status: str = "exact"
    reviewer: str = ""
    created: str = ""
    confidence: int | None = None
    important: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of the tree; ``path`` is its name with those above it, ``parent / child``.

    ``color`` is ``#rrggbb``, or empty where the program picks one; ``hotkey`` one character or empty;
    ``facts`` counts those that have this very tag; ``used`` is when it was last given (ISO 8601, or empty).
    """

    guid: str
    name: str
    path: str
    parent: str = ""
    description: str = ""
    color: str = ""
    hotkey: str = ""
    facts: int = 0
    used: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A reviewer's normalised statement with its tags and evidence; ``number`` is shown as F-0007.

    ``tags`` are paths. ``claim_date`` is a day, a month or a year in ISO 8601, or empty.
    """

    guid: str
    number: int
    statement: str
    kind: str = "claim"
    status: str = "open"
    tags: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    reviewer: str = ""
    created: str = ""
    updated: str = ""
    claimant: str = ""
    claimant_url: str = ""
    claim_date: str = ""
    context: str = ""
    review_url: str = ""

    @property
    def name(self) -> str:
        """The number as people see it, ``F-0007``."""
        return f"F-{self.number:04d}"
