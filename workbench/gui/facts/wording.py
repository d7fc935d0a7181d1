"""Stances, states and anchors of facts in the words and signs people see."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from workbench.core.factbook import FactLine, FactLink, LinkKind
from workbench.core.model import Stance
from workbench.gui.parts.words import plural

KINDS = ("claim", "quote", "number", "date", "name", "place", "event", "other")
LINKS: Mapping[LinkKind, str] = MappingProxyType(
    {
        LinkKind.SAME_AS: "same as",
        LinkKind.CONTRADICTS: "contradicts",
        LinkKind.REFINES: "refines",
        LinkKind.FOLLOWS_FROM: "follows from",
    }
)
STATUSES = ("open", "in_review", "disputed", "agreed", "published", "withdrawn")
ANCHORS = MappingProxyType(
    {
        "exact": "",
        "moved": "place moved with the text",
        "fuzzy": "text changed since",
        "ambiguous": "place to be checked",
        "orphan": "not in this version any more",
        "manual": "placed by hand",
    }
)
DOUBTFUL = frozenset({"ambiguous", "orphan"})


@dataclass(frozen=True, slots=True)
class Sign:
    """A stance with its key and glyph."""

    stance: Stance
    key: str
    glyph: str


SIGNS = (
    Sign(Stance.STATES, "1", "="),
    Sign(Stance.SUPPORTS, "2", "+"),
    Sign(Stance.CONTRADICTS, "3", "≠"),
    Sign(Stance.QUALIFIES, "4", "~"),
    Sign(Stance.MENTIONS, "5", "•"),
)


def sign_of(stance: Stance) -> Sign:
    """The sign of a stance."""
    return next(sign for sign in SIGNS if sign.stance is stance)


def status_words(status: str) -> str:
    """A status as people read it."""
    return status.replace("_", " ")


def stance_counts(line: FactLine) -> list[tuple[Sign, int]]:
    """How much evidence takes each stance; stances without any are left out."""
    return [(sign, line.stances[sign.stance]) for sign in SIGNS if line.stances.get(sign.stance)]


def evidence_glyphs(line: FactLine) -> str:
    """The counts with signs, ``= 1, ≠ 1``."""
    return ", ".join(f"{sign.glyph} {count}" for sign, count in stance_counts(line))


def evidence_words(line: FactLine) -> str:
    """The counts in words, ``1 states, 1 contradicts``."""
    said = ", ".join(f"{count} {sign.stance}" for sign, count in stance_counts(line))
    return said or "no evidence"


def summary(facts: Iterable[FactLine]) -> str:
    """The counts of the whole table, ``12 · open 7 · disputed 3``."""
    counts = Counter(fact.status for fact in facts)
    known = [status for status in STATUSES if counts[status]]
    parts = [f"{status_words(status)} {counts[status]:,}" for status in known]
    return " · ".join([f"{sum(counts.values()):,}", *parts])


def fact_sentence(line: FactLine, paths: Sequence[str]) -> str:
    """One fact as a screen reader says it; ``paths`` are its tags."""
    tags = f", tagged {', '.join(paths)}" if paths else ""
    return f"{line.name}, {status_words(line.status)}: {line.statement}{tags}; {evidence_words(line)}"


def link_words(link: FactLink) -> str:
    """How the fact stands to the other one, as seen from it."""
    there = {LinkKind.REFINES: "is refined by", LinkKind.FOLLOWS_FROM: "leads to"}
    return LINKS[link.kind] if link.forward else there.get(link.kind, LINKS[link.kind])


def count_words(facts: Collection[FactLine]) -> str:
    """The counts as a sentence."""
    return f"{plural(len(facts), 'fact')}: {summary(facts)}"
