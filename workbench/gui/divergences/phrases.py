"""Divergences in words: what a screen reader says, what a row and the reason card show."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from PySide6.QtCore import QDateTime, QLocale, Qt

from workbench.core.model import Comparison, Divergence, Relation, Role, Side, Span
from workbench.core.rulings import Standing, Status
from workbench.gui.kindlist import known
from workbench.gui.parts.ink import one_line
from workbench.gui.session.order import group_of

LETTERS = MappingProxyType({Side.LEFT: "A", Side.RIGHT: "B"})
TITLES = MappingProxyType(
    {"claim": "Claims", "wording": "Wording", "structure": "Structure", "boilerplate": "Boilerplate"}
)
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
DECIDED = MappingProxyType(
    {
        Status.CONFIRMED: "Confirmed",
        Status.DISMISSED: "Dismissed",
        Status.PROMOTED: "Made a claim",
        Status.DEMOTED: "Made wording",
    }
)
SIGNS = MappingProxyType(
    {
        Status.CHECK: "check again",
        Status.TAGGED: "tagged",
        Status.CONFIRMED: "✓ confirmed",
        Status.PROMOTED: "↑ claim",
        Status.DEMOTED: "↓ wording",
        Status.DISMISSED: "× dismissed",
    }
)
_WHOLE = 0.995
SHOWN = 320
READING = 80


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind appears: its name for people, its palette slot, its glyph."""

    label: str
    accent: str
    glyph: str


@cache
def look(kind: str) -> Look:
    """The look of a kind; one that the registry does not know keeps its own name."""
    if found := known().get(kind):
        return Look(found.label, found.accent, found.glyph)
    return Look(kind.replace("_", " "), "wording", "•")


def said(divergence: Divergence, texts: Mapping[Side, str]) -> dict[Side, str]:
    """What each article says in its own words, empty for a silent one."""
    values = {Side.LEFT: divergence.left_value, Side.RIGHT: divergence.right_value}
    quotes = {}
    for side, value in values.items():
        places = divergence.spans(side)
        told = " ≠ ".join(one_line(span.of(texts.get(side, ""))) for span in places)
        quotes[side] = told or one_line(value) if places else ""
    return quotes


def sentence(divergence: Divergence, texts: Mapping[Side, str], status: Status = Status.OPEN) -> str:
    """One divergence as a sentence: ``Quantity differs: A says 450, B says 540; high severity; open``."""
    name, quotes = look(divergence.kind).label, said(divergence, texts)
    if divergence.within is not None:
        return f"{name} {inside(divergence)}; {divergence.severity} severity; {status}"
    if divergence.relation in VERBS:
        parts = (f"{LETTERS[side]} says {quote or 'nothing'}" for side, quote in quotes.items())
        told = f"{name} {VERBS[divergence.relation]}: {', '.join(parts)}"
    else:
        told = f"{name} {RELATIONS[divergence.relation]}: {' '.join(filter(None, quotes.values()))}"
    return f"{told}; {divergence.severity} severity; {status}"


def inside(divergence: Divergence) -> str:
    """How one article contradicts itself: ``contradicted inside A: “12” in one place, “21” in another``."""
    values = (one_line(divergence.left_value), one_line(divergence.right_value))
    letter = LETTERS[divergence.within or Side.LEFT]
    return f"contradicted inside {letter}: “{values[0]}” in one place, “{values[1]}” in another"


def reading(divergence: Divergence, texts: Mapping[Side, str]) -> str:
    """How both values were read, where that is not just what stands in the articles."""
    values = {Side.LEFT: divergence.left_value, Side.RIGHT: divergence.right_value}
    quotes = said(divergence, texts)
    if divergence.within is not None:
        return ""
    if all(_letters(values[side]) == _letters(quotes[side]) for side in Side):
        return ""
    return "read as " + " ↔ ".join(one_line(value)[:READING] or "—" for value in values.values())


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def decided(standing: Standing) -> str:
    """Who decided what and when, or which facts quote it; empty where nobody did anything."""
    ruling = standing.ruling
    if standing.status is Status.CHECK:
        return standing.why
    if ruling is not None:
        return f"{DECIDED[standing.status]} by {ruling.reviewer or 'somebody'}, {when(ruling.created)}"
    return f"Tagged as {', '.join(standing.facts)}" if standing.facts else ""


def when(created: str) -> str:
    """A stored time as people write it here and now: ``12 Feb 2024, 14:02``."""
    time = QDateTime.fromString(created, Qt.DateFormat.ISODate)
    if not time.isValid():
        return created
    return QLocale(QLocale.Language.English).toString(time.toLocalTime(), "d MMM yyyy, HH:mm")


def pair_lines(comparison: Comparison) -> tuple[str, ...]:
    """What can be said of the whole pair: whether it was spun, the order, what points to the source."""
    figures = comparison.figures
    spun = ("This pair reads as machine-spun: words were swapped one by one.",) if figures.get("spun") else ()
    return (*spun, *_order(comparison), *(one_line(words) for words in comparison.evidence))


def share_line(comparison: Comparison, side: Side) -> str:
    """How much of one article stands in the other, in words."""
    figures = comparison.figures
    exact, whole = (100 * figures.get(f"{name}_{side}", 0.0) for name in ("exact", "reused"))
    here, there = LETTERS[side], LETTERS[side.other]
    if whole < 1:
        return f"Nothing of {here} stands in {there}"
    return f"{whole:.0f} % of {here} stands in {there}, {exact:.0f} % word for word"


def _order(comparison: Comparison) -> tuple[str, ...]:
    if len(comparison.links) < 2:
        return ()
    kept = comparison.figures.get("order", 1.0)
    if kept >= _WHOLE:
        return ("All linked sentences keep their order.",)
    return (f"{100 * kept:.0f} % of the linked sentences keep their order.",)


def structure_counts(comparison: Comparison) -> dict[str, int]:
    """What moved, what only one side says, and what found no partner though something like it is there."""
    one_sided = Counter(
        divergence.relation for divergence in comparison.divergences if group_of(divergence) == "structure"
    )
    return {
        "moved": sum(link.moved for link in comparison.links),
        "omitted": one_sided[Relation.LEFT_ONLY],
        "added": one_sided[Relation.RIGHT_ONLY],
        "unmatched": sum(not alone.absent for alone in comparison.unmatched),
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
