"""Passages inside quotation marks."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import NamedTuple

from workbench.core.wording import Token

_PAIRS = MappingProxyType({"“": "”", "„": "“”", "«": "»", "‘": "’", "”": "”"})
_MARKS = frozenset({*_PAIRS, '"', "`", "'"})
_MOST_WORDS = 400


class Quoted(NamedTuple):
    """The tokens between two marks (a last full stop or comma left out), and whether the second was found."""

    start: int
    end: int
    closed: bool


def quoted(tokens: Sequence[Token]) -> list[Quoted]:
    """Every quoted passage of a sentence, in order; straight marks open and close in turn.

    A mark without a partner quotes to the end of the sentence (a quotation may go on in the next one).
    """
    found: list[Quoted] = []
    at = 0
    while at < len(tokens):
        closers = _closers(tokens, at) if tokens[at].text in _MARKS else ""
        if not closers:
            at += 1
            continue
        start = at + (2 if closers == "''" else 1)
        end = _close(tokens, start, closers)
        inner = end
        while inner > start and tokens[inner - 1].text in (".", ","):
            inner -= 1
        if inner > start:
            found.append(Quoted(start, inner, end < len(tokens)))
        at = max(end, start) + 1
    return found


def _closers(tokens: Sequence[Token], at: int) -> str:
    """The marks that would close a quotation opened here, or nothing."""
    text = tokens[at].text
    if text in ("`", "'") and at + 1 < len(tokens) and tokens[at + 1].text == text:
        return "''"
    if text == '"':
        return '"'
    if text == "‘":
        return "’"
    return _PAIRS.get(text, "") if text != "”" else ""


def _close(tokens: Sequence[Token], start: int, closers: str) -> int:
    for at in range(start, min(len(tokens), start + _MOST_WORDS)):
        if closers == "''":
            if tokens[at].text == "'" and at + 1 < len(tokens) and tokens[at + 1].text == "'":
                return at
        elif tokens[at].text in closers and tokens[at].sort == "sign":
            return at
    return len(tokens)
