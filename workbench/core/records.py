"""The rows of a project as frozen values that refer to one another by GUID, ready to leave the file.

Times are ISO 8601 in UTC with ``Z``; what is unknown is empty, and None where it would be a number.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReviewerRecord:
    """A person who signed something, or the program itself (``role`` ``machine``)."""

    guid: str
    name: str
    initials: str = ""
    orcid: str = ""
    role: str = "reviewer"
    color: str = ""
    created_at: str = ""


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """One text of an article; the first digest is of the stored text in UTF-8, the second of the file."""

    guid: str
    seq: int
    text_sha256: str
    original_sha256: str
    code_points: int
    media_type: str = ""
    file_name: str = ""
    encoding: str = ""
    retrieved_at: str = ""
    imported_by: str = ""
    imported_at: str = ""


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article with its provenance and every version of its text, oldest first."""

    guid: str
    title: str
    publisher: str = ""
    author: str = ""
    published_at: str = ""
    url: str = ""
    language: str = ""
    note: str = ""
    created_by: str = ""
    created_at: str = ""
    versions: tuple[VersionRecord, ...] = ()

    @property
    def current(self) -> VersionRecord:
        """The newest version, in which quotes are looked for."""
        return self.versions[-1]


@dataclass(frozen=True, slots=True)
class TagRecord:
    """A tag of the tree; ``path`` holds its names from the root, ``parent`` is empty at the root."""

    guid: str
    name: str
    parent: str = ""
    path: tuple[str, ...] = ()
    description: str = ""
    color: str = ""
    hotkey: str = ""
    seq: int = 0
    created_by: str = ""
    created_at: str = ""


@dataclass(frozen=True, slots=True)
class TaggingRecord:
    """A tag on a fact, and who put it there."""

    tag: str
    created_by: str
    created_at: str


@dataclass(frozen=True, slots=True)
class PositionRecord:
    """Where a quote stands in one version, in code points of the text with this digest; None where lost."""

    version: int
    text_sha256: str
    start: int | None
    end: int | None
    status: str
    score: float | None = None


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """A quote with its stance; ``quoted_by`` and ``quoted_at`` are of the passage as first selected."""

    guid: str
    article: str
    stance: str
    exact: str
    prefix: str
    suffix: str
    origin_sha256: str
    positions: tuple[PositionRecord, ...]
    confidence: int | None = None
    important: bool = False
    comment: str = ""
    anchor: str = ""
    quoted_by: str = ""
    quoted_at: str = ""
    created_by: str = ""
    created_at: str = ""
    updated_at: str = ""

    @property
    def place(self) -> PositionRecord | None:
        """Where it stands in the newest version, if anybody looked."""
        return self.positions[-1] if self.positions else None

    @property
    def status(self) -> str:
        """How it stands in the newest version; ``orphan`` where its place was lost."""
        return self.positions[-1].status if self.positions else "orphan"


@dataclass(frozen=True, slots=True)
class AssessmentRecord:
    """One reviewer's verdict on a fact in one round."""

    guid: str
    round: str
    verdict: str
    confidence: int | None
    rationale: str
    created_by: str
    created_at: str
    updated_at: str


@dataclass(frozen=True, slots=True)
class AdjudicationRecord:
    """What was agreed on; ``verdict`` is empty when none fits, ``superseded_by`` while this holds."""

    guid: str
    round: str
    verdict: str
    method: str
    rationale: str
    superseded_by: str
    created_by: str
    created_at: str


@dataclass(frozen=True, slots=True)
class FactRecord:
    """A statement with all that hangs on it, its evidence in the order of articles and places."""

    guid: str
    number: int
    statement: str
    kind: str = "claim"
    status: str = "open"
    claimant: str = ""
    claimant_url: str = ""
    claim_date: str = ""
    context: str = ""
    review_url: str = ""
    created_by: str = ""
    created_at: str = ""
    updated_at: str = ""
    tags: tuple[TaggingRecord, ...] = ()
    evidence: tuple[EvidenceRecord, ...] = ()
    assessments: tuple[AssessmentRecord, ...] = ()
    adjudications: tuple[AdjudicationRecord, ...] = ()

    @property
    def name(self) -> str:
        """The number as people see it, ``F-0007``."""
        return f"F-{self.number:04d}"

    @property
    def agreed(self) -> AdjudicationRecord | None:
        """The adjudication that holds."""
        return next((each for each in self.adjudications if not each.superseded_by), None)


@dataclass(frozen=True, slots=True)
class VerdictRecord:
    """One word of a scale; ``rating`` is its number, or None when the scale has no numbers."""

    guid: str
    label: str
    description: str = ""
    rating: int | None = None
    color: str = ""
    seq: int = 0


@dataclass(frozen=True, slots=True)
class ScaleRecord:
    """The verdicts that a round chooses from."""

    guid: str
    name: str
    ordered: bool
    created_by: str
    created_at: str
    verdicts: tuple[VerdictRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundRecord:
    """A round of assessments; one that is still blind is never exported."""

    guid: str
    number: int
    name: str
    scale: str
    state: str
    created_by: str
    created_at: str


@dataclass(frozen=True, slots=True)
class FactLinkRecord:
    """How one fact stands to another."""

    guid: str
    from_fact: str
    to_fact: str
    kind: str
    created_by: str
    created_at: str


@dataclass(frozen=True, slots=True)
class MemoRecord:
    """A note on the project, an article, a fact, a piece of evidence or a tag, named by its GUID."""

    guid: str
    target: str
    target_guid: str
    body: str
    created_by: str
    created_at: str
    updated_at: str
