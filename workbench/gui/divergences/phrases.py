"""Divergences in words: what a screen reader says, what a row and the reason card show."""

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from workbench.core.kinds import KINDS
from workbench.core.model import Comparison, Divergence, Relation, Role, Severity, Side, Span, Tier

LETTERS = MappingProxyType({Side.LEFT: "A", Side.RIGHT: "B"})
GROUPS = ("claim", "wording", "structure", "boilerplate")
TITLES = MappingProxyType(
    {"claim": "Claims", "wording": "Wording", "structure": "Structure", "boilerplate": "Boilerplate"}
)
STRENGTH = MappingProxyType({Severity.HIGH: 3, Severity.MEDIUM: 2, Severity.LOW: 1})
RELATIONS = MappingProxyType(
    {
        Relation.CONFLICT: "conflict",
        Relation.SHIFT: "shifted",
        Relation.REFINEMENT: "more exact on one side",
        Relation.DISTORTED: "distorted",
        Relation.LEFT_ONLY: "only in A",
        Relation.RIGHT_ONLY: "only in B",
    }
)
VERBS = MappingProxyType(
    {
        Relation.CONFLICT: "differs",
        Relation.SHIFT: "shifts",
        Relation.REFINEMENT: "is more exact on one side",
        Relation.DISTORTED: "is distorted",
    }
)
SHOWN = 320


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind appears: its name for people, its palette slot, its glyph."""

    label: str
    accent: str
    glyph: str


@cache
def look(kind: str) -> Look:
    """The look of a kind; one that the registry does not know keeps its own name."""
    for known in KINDS:
        if known.name == kind:
            return Look(known.label, known.accent, known.glyph)
    return Look(kind.replace("_", " "), "wording", "•")


def group_of(divergence: Divergence) -> str:
    """Which of the counts a divergence belongs to."""
    accent = look(divergence.kind).accent
    if accent in {"structure", "boilerplate"}:
        return accent
    return "claim" if divergence.tier is Tier.CLAIM else "wording"


def sentence(divergence: Divergence) -> str:
    """One divergence as a sentence: ``number differs: A says 450, B says 540``."""
    name = look(divergence.kind).label
    if divergence.relation in {Relation.LEFT_ONLY, Relation.RIGHT_ONLY}:
        value = divergence.left_value or divergence.right_value
        said = f"{name} {RELATIONS[divergence.relation]}: {value}"
    else:
        said = f"{name} {VERBS[divergence.relation]}: {_says(divergence)}"
    return f"{said}; {divergence.severity} severity"


def _says(divergence: Divergence) -> str:
    left = f"A says {divergence.left_value}" if divergence.left_value else "A says nothing"
    right = f"B says {divergence.right_value}" if divergence.right_value else "B says nothing"
    return f"{left}, {right}"


def structure_counts(comparison: Comparison) -> dict[str, int]:
    """How many links moved, and how many sentences stand on one side only."""
    absent = [unmatched for unmatched in comparison.unmatched if unmatched.absent]
    omitted = sum(unmatched.side is Side.LEFT for unmatched in absent)
    return {
        "moved": sum(link.moved for link in comparison.links),
        "omitted": omitted,
        "added": len(absent) - omitted,
        "unmatched": len(comparison.unmatched) - len(absent),
    }


def boilerplate_count(comparison: Comparison) -> int:
    """How many sentences of both sides are page furniture."""
    both = (*comparison.left, *comparison.right)
    return sum(sentence.role is Role.BOILERPLATE for sentence in both)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage with the words around it."""

    before: str
    inside: str
    after: str


def in_context(text: str, span: Span, words: int = 10) -> Quoted:
    """The span's text with up to ``words`` words on both sides; long insides lose their middle."""
    before = text[max(0, span.start - SHOWN) : span.start]
    after = text[span.end : span.end + SHOWN]
    return Quoted(_last_words(before, words), _shortened(span.of(text)), _first_words(after, words))


def _shortened(text: str) -> str:
    half = SHOWN // 2
    kept = text if len(text) <= SHOWN else f"{text[:half]} … {text[-half:]}"
    return " ".join(kept.split())


def _last_words(text: str, count: int) -> str:
    paragraph = text.rpartition("\n")[2]
    found = paragraph.split()
    cut = len(found) > count or (len(text) == SHOWN and paragraph == text)
    lead = "…\u00a0" if cut and found else ""
    tail = " " if paragraph[-1:].isspace() else ""
    return lead + " ".join(found[-count:]) + tail


def _first_words(text: str, count: int) -> str:
    paragraph = text.partition("\n")[0]
    found = paragraph.split()
    cut = len(found) > count or (len(text) == SHOWN and paragraph == text)
    lead = " " if paragraph[:1].isspace() else ""
    return lead + " ".join(found[:count]) + ("\u00a0…" if cut and found else "")
