"""Stances, states and anchors of facts in the words and signs people see."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from workbench.core.model import Evidence, Fact, Stance
from workbench.gui.parts.words import plural

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


def stance_counts(evidence: Iterable[Evidence]) -> list[tuple[Sign, int]]:
    """How much evidence takes each stance; stances without any are left out."""
    counts = Counter(piece.stance for piece in evidence)
    return [(sign, counts[sign.stance]) for sign in SIGNS if counts[sign.stance]]


def evidence_glyphs(fact: Fact) -> str:
    """The counts with signs, ``= 1, ≠ 1``."""
    return ", ".join(f"{sign.glyph} {count}" for sign, count in stance_counts(fact.evidence))


def evidence_words(fact: Fact) -> str:
    """The counts in words, ``1 states, 1 contradicts``."""
    said = ", ".join(f"{count} {sign.stance}" for sign, count in stance_counts(fact.evidence))
    return said or "no evidence"


def summary(facts: Iterable[Fact]) -> str:
    """The counts of the whole table, ``12 · open 7 · disputed 3``."""
    counts = Counter(fact.status for fact in facts)
    known = [status for status in STATUSES if counts[status]]
    parts = [f"{status_words(status)} {counts[status]:,}" for status in known]
    return " · ".join([f"{sum(counts.values()):,}", *parts])


def fact_sentence(fact: Fact) -> str:
    """One fact as a screen reader says it."""
    tags = f", tagged {', '.join(fact.tags)}" if fact.tags else ""
    return f"{fact.name}, {status_words(fact.status)}: {fact.statement}{tags}; {evidence_words(fact)}"


def count_words(facts: Iterable[Fact]) -> str:
    """The counts as a sentence."""
    found = list(facts)
    return f"{plural(len(found), 'fact')}: {summary(found)}"
