"""Everything an export can say, as one value that every format is made of."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from workbench.core.model import Article, Comparison
from workbench.core.records import (
    ArticleRecord,
    EvidenceRecord,
    FactLinkRecord,
    FactRecord,
    MemoRecord,
    ReviewerRecord,
    RoundRecord,
    ScaleRecord,
    TagRecord,
    VerdictRecord,
)

STANCES = ("states", "supports", "contradicts", "qualifies", "mentions")
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What an export does not carry: how many of what, and why in plain words.

    A ``~s`` given in ``what`` becomes an s, unless there is just one.
    """

    count: int
    what: str
    why: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "what", self.what.replace("~s", "" if self.count == 1 else "s"))

    @property
    def sentence(self) -> str:
        """All of it in one line; a count of 0 says that the format never carries it."""
        counted = f"{self.count:,} {self.what}" if self.count else self.what[:1].upper() + self.what[1:]
        return f"{counted}: {self.why}."


@dataclass(frozen=True, slots=True)
class Scope:
    """Which facts are wanted: of these GUIDs (None for any), of these statuses, under these tag paths.

    Empty ``statuses`` and ``tags`` let every fact through; a tag path is written ``places / France``.
    """

    facts: frozenset[str] | None = None
    statuses: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def is_everything(self) -> bool:
        """Whether nothing is kept out."""
        return self.facts is None and not self.statuses and not self.tags

    @property
    def told(self) -> str:
        """The choice in words."""
        parts = ["chosen facts"] if self.facts is not None else []
        parts += [f"status {' or '.join(self.statuses)}".replace("_", " ")] if self.statuses else []
        parts += [f"tag {' or '.join(self.tags)}"] if self.tags else []
        return ", ".join(parts) or "all facts"

    def admits(self, fact: FactRecord, paths: Iterable[str]) -> bool:
        """Whether a fact with these tag paths is wanted."""
        if self.facts is not None and fact.guid not in self.facts:
            return False
        if self.statuses and fact.status not in self.statuses:
            return False
        folded = [path.casefold() for path in paths]
        wanted = [tag.casefold() for tag in self.tags]
        return not wanted or any(
            path == tag or path.startswith(f"{tag} / ") for path in folded for tag in wanted
        )


@dataclass(frozen=True, slots=True)
class About:
    """Where an export comes from: the project, the choice of facts, the program, and the moment."""

    project_guid: str
    name: str
    description: str = ""
    base_iri: str = ""
    publisher_name: str = ""
    publisher_url: str = ""
    created_at: str = ""
    scope: str = "all facts"
    generator: str = "Source Workbench"
    version: str = ""
    exported_at: str = ""
    exported_by: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles side by side with what was found between them."""

    left: Article
    right: Article
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class RoundFigures:
    """How far reviewers agreed in one round: labelled figures, and which facts they leave out and why."""

    title: str
    lines: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """Facts by number with everything they refer to, in an order that depends on the content alone.

    ``withheld`` is what was kept out before any format was chosen. ``texts`` maps the digest of a text to
    the text, ``pairs`` holds comparisons and ``figures`` the agreement of rounds, where a format asks for
    them.
    """

    about: About
    facts: tuple[FactRecord, ...] = ()
    articles: tuple[ArticleRecord, ...] = ()
    reviewers: tuple[ReviewerRecord, ...] = ()
    tags: tuple[TagRecord, ...] = ()
    scales: tuple[ScaleRecord, ...] = ()
    rounds: tuple[RoundRecord, ...] = ()
    links: tuple[FactLinkRecord, ...] = ()
    memos: tuple[MemoRecord, ...] = ()
    withheld: tuple[LeftOut, ...] = ()
    texts: Mapping[str, str] = field(default_factory=lambda: dict(_NOTHING))
    pairs: tuple[Pair, ...] = ()
    figures: tuple[RoundFigures, ...] = ()

    @property
    def evidence(self) -> Iterator[EvidenceRecord]:
        """Every piece of evidence, fact by fact."""
        return (each for fact in self.facts for each in fact.evidence)

    def count(self, status: str) -> int:
        """How many quotes stand so in the newest version of their article."""
        return sum(each.status == status for each in self.evidence)


class Directory:
    """What a GUID of a dossier stands for, and the figures that reports tell."""

    def __init__(self, dossier: Dossier) -> None:
        self.articles = {each.guid: each for each in dossier.articles}
        self.reviewers = {each.guid: each for each in dossier.reviewers}
        self.tags = {each.guid: each for each in dossier.tags}
        self.rounds = {each.guid: each for each in dossier.rounds}
        self.scales = {each.guid: each for each in dossier.scales}
        self.verdicts = {each.guid: each for scale in dossier.scales for each in scale.verdicts}
        self.facts = {each.guid: each for each in dossier.facts}
        self._scale_of = {v.guid: scale for scale in dossier.scales for v in scale.verdicts}

    def person(self, guid: str) -> str:
        """The name of a reviewer, empty where nobody is named."""
        found = self.reviewers.get(guid)
        return found.name if found else ""

    def paths(self, fact: FactRecord) -> tuple[str, ...]:
        """The tags of a fact as paths with `` / `` between the names, in alphabetical order."""
        return tuple(sorted(" / ".join(self.tags[each.tag].path) for each in fact.tags))

    def verdict(self, guid: str) -> VerdictRecord | None:
        """One word of a scale."""
        return self.verdicts.get(guid)

    def label(self, fact: FactRecord) -> str:
        """The verdict that was agreed on, empty where there is none yet."""
        found = self.verdicts.get(fact.agreed.verdict) if fact.agreed else None
        return found.label if found else ""

    def ratings(self, verdict: str) -> tuple[int, int]:
        """The lowest and the highest number of the scale that a verdict belongs to."""
        numbers = [each.rating for each in self._scale_of[verdict].verdicts if each.rating is not None]
        return min(numbers), max(numbers)


def stances(fact: FactRecord) -> Counter[str]:
    """How many quotes take each stance towards a fact."""
    return Counter(each.stance for each in fact.evidence)
