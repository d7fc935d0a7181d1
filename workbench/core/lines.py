"""Finds the paragraphs of a text: one a line, set apart by blank lines, or wrapped at a width."""

import itertools
import re
from collections.abc import Iterator, Sequence

from workbench.core.model import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\u0085\u2028\u2029]+")
_BREAK = re.compile(r"[\n\r\x0b\x0c\u0085\u2028\u2029]")
_BULLET = re.compile(r"[-–—*•‣◦▪●○■·»>#]\s|[-–—*•‣◦▪●○■·]\w|[(\[]?\d{1,2}[.)\]]\s|\[\w+\]$")
_DONE = re.compile(r"[.!?:…。！？؟۔।][\"'”’»)\]]*$")
_HANGING = re.compile(r"[,;–—]$")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
# Wrapped text fills its lines; longer ones were never wrapped.
_WIDEST = 130
_SHORTEST = 30


def paragraphs(text: str, hanging: frozenset[str] = frozenset()) -> Iterator[Span]:
    """The paragraphs of ``text`` without surrounding white space; wrapped lines are joined.

    ``hanging`` are words in lower case that end no paragraph.
    """
    for block in _blocks(text):
        yield from _joined(text, block, hanging)


def _blocks(text: str) -> Iterator[list[Span]]:
    block: list[Span] = []
    last = 0
    for found in _LINE.finditer(text):
        line = _stripped(text, found)
        if block and (line is None or len(_BREAK.findall(text, last, found.start())) > 1):
            yield block
            block = []
        last = found.end()
        if line is not None:
            block.append(line)
    if block:
        yield block


def _stripped(text: str, found: re.Match[str]) -> Span | None:
    line = found[0]
    lead = len(line) - len(line.lstrip())
    return Span(found.start() + lead, found.start() + len(line.rstrip())) if lead < len(line) else None


def _joined(text: str, block: Sequence[Span], hanging: frozenset[str]) -> Iterator[Span]:
    width = _wrap_width(block)
    start = block[0]
    for line, following in itertools.pairwise(block):
        if not _goes_on(line.of(text), following.of(text), width, hanging):
            yield Span(start.start, line.end)
            start = following
    yield Span(start.start, block[-1].end)


def _wrap_width(block: Sequence[Span]) -> int:
    """The width a block was wrapped at, or 0 when its lines are of uneven length or very long."""
    lengths = [line.end - line.start for line in block[:-1]]
    widest = max(lengths, default=0)
    even = sum(length > 0.7 * widest for length in lengths) > 0.7 * len(lengths)
    return widest if len(lengths) > 1 and 40 <= widest <= _WIDEST and even else 0


def _goes_on(here: str, there: str, width: int, hanging: frozenset[str]) -> bool:
    """Whether the paragraph goes on in the following line."""
    if _BULLET.match(there) or len(here) < _SHORTEST:
        return False
    if width and len(here) + len(there.split(maxsplit=1)[0]) >= width:
        return True
    if _DONE.search(here):
        return False
    last = _LAST_WORD.search(here)
    return there[0].islower() or bool(_HANGING.search(here)) or (last is not None and last[0] in hanging)
