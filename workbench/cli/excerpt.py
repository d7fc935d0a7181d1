"""Passages in their context, laid out so that two of them stand under each other in a terminal."""

from dataclasses import dataclass
from unicodedata import combining, east_asian_width

from workbench.core.model import Span

_LEAD = 26
_CONTEXT = 200
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage and what stands before and after it in its paragraph, each safe to print on one line."""

    before: str
    passage: str
    after: str


def excerpt(text: str, span: Span) -> Excerpt:
    """The passage at ``span`` with its surroundings."""
    before = text[max(0, span.start - _CONTEXT) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _CONTEXT].partition("\n")[0]
    return Excerpt(printable(before).lstrip(), printable(span.of(text)), printable(after))


def aligned(excerpts: tuple[Excerpt, ...], room: int) -> tuple[Excerpt, ...]:
    """The same excerpts cut to ``room`` columns, their passages beginning in the same column.

    A long passage takes the room of what stands before it; one that is still too long loses its middle.
    """
    widest = max((columns(e.before) for e in excerpts), default=0)
    spare = room - 2 - max((columns(e.passage) for e in excerpts), default=0)
    lead = max(0, min(_LEAD, room // 3, widest, spare))
    return tuple(_fitted(e, lead, room) for e in excerpts)


def _fitted(piece: Excerpt, lead: int, room: int) -> Excerpt:
    before = _tail(piece.before, lead)
    passage = elided(piece.passage, room - lead - 2)
    left = room - lead - 2 - columns(passage)
    return Excerpt(" " * (lead - columns(before)) + before, passage, clipped(piece.after, left))


def printable(text: str) -> str:
    """Text on one line without anything that could steer a terminal or turn its writing direction."""
    return "".join(_shown(c) for c in text)


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(_width(c) for c in text)


def clipped(text: str, room: int) -> str:
    """The beginning of the text, with an ellipsis when the rest has no room."""
    if columns(text) <= room:
        return text
    return _fill(text, room - 1).rstrip() + "…" if room > 0 else ""


def elided(text: str, room: int) -> str:
    """The text with its middle left out when it has no room."""
    if columns(text) <= room:
        return text
    half = (room - 3) // 2
    return f"{_fill(text, half).rstrip()} … {_fill(text[::-1], half)[::-1].lstrip()}"


def _tail(text: str, room: int) -> str:
    if columns(text) <= room:
        return text
    return "…" + _fill(text[::-1], room - 1)[::-1].lstrip() if room > 0 else ""


def _fill(text: str, room: int) -> str:
    """As many characters from the start as fit."""
    used = 0
    for end, char in enumerate(text):
        used += _width(char)
        if used > room:
            return text[:end]
    return text


def _shown(char: str) -> str:
    if char.isprintable() or char in _JOINERS:
        return char
    return " " if char.isspace() else "\ufffd"


def _width(char: str) -> int:
    if combining(char) or char in _JOINERS:
        return 0
    return 2 if east_asian_width(char) in "WF" else 1
