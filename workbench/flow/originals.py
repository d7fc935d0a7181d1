"""The pages of an article's original as pictures, and where on them a passage of its text stands.

Each verb is a picklable job for the worker process: PDFium must never be used by two threads at once.
"""

import itertools
import re
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from workbench.core.model import Span
from workbench.core.problem import Problem
from workbench.core.ticket import Ticket
from workbench.formats.pdf import document as pdf
from workbench.formats.pdf import reader
from workbench.formats.pdf.document import Picture
from workbench.formats.pdf.layout import Box

__all__ = ["Box", "Picture", "boxes", "pages", "picture"]

_NAME = "The original"
_GAP = 0.08
_MEMORY = 1_500_000_000
_STATM = Path("/proc/self/statm")
_JOINERS = re.compile(r"[\s\u00ad\u2010\u2011-]+")


def pages(original: bytes, ticket: Ticket | None = None) -> int:
    """How many pages the original has."""
    with _limited(), pdf.opened(original, _NAME) as document:
        return len(document)


def picture(original: bytes, page: int, width: int, ticket: Ticket | None = None) -> Picture:
    """A page, counted from 0, drawn ``width`` pixels wide; IndexError where there is no such page."""
    with _limited(), pdf.opened(original, _NAME) as document:
        if not 0 <= page < len(document):
            raise IndexError(page)
        return pdf.picture(document, page, width)


def boxes(
    original: bytes, text: str, span: Span, ticket: Ticket | None = None
) -> tuple[tuple[int, Box], ...]:
    """Where a passage of the article's text stands: pages and rectangles, one a line, as shares of the page.

    Empty where the passage is not in the original, as after a correction of the text.
    """
    with _limited():
        found = _reading(original)
    place = _place(found.text, text, span)
    if place is None:
        return ()
    with _limited(), pdf.opened(original, _NAME) as document:
        made: list[tuple[int, Box]] = []
        for page, glyphs in _by_page(
            found.pages[place.start : place.end], found.glyphs[place.start : place.end]
        ):
            made += ((page, box) for box in _lines(pdf.boxes(document, page, glyphs)))
        return tuple(made)


@contextmanager
def _limited() -> Iterator[None]:
    """Lend a hostile document so much more memory and no more, on systems that can."""
    if not _STATM.exists():
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    held = int(_STATM.read_text().split()[0]) * resource.getpagesize()
    most = held + _MEMORY if hard == resource.RLIM_INFINITY else min(hard, held + _MEMORY)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        yield
    except MemoryError as error:
        raise Problem(f"{_NAME} needs more memory than a document may have; it is not shown.") from error
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


@lru_cache(maxsize=2)
def _reading(original: bytes) -> reader.Reading:
    return reader.read(original, _NAME)


def _place(read: str, text: str, span: Span) -> Span | None:
    """Where a passage stands in the text as it is read now, if need be with other spaces and hyphens."""
    wanted = span.of(text)
    if read[span.start : span.end] == wanted:
        return span
    squeezed, places = _squeezed(read)
    needle = _JOINERS.sub("", wanted)
    before = len(_JOINERS.sub("", text[: span.start]))
    if not needle:
        return None
    starts = [found.start() for found in re.finditer(f"(?={re.escape(needle)})", squeezed)]
    if not starts:
        return None
    start = min(starts, key=lambda at: abs(at - before))
    return Span(places[start], places[start + len(needle) - 1] + 1)


def _squeezed(text: str) -> tuple[str, "array[int]"]:
    """A text without white space and hyphens, and where each of its characters stood."""
    kept = array("i")
    parts: list[str] = []
    last = 0
    for found in [*_JOINERS.finditer(text), None]:
        end = found.start() if found else len(text)
        parts.append(text[last:end])
        kept.extend(range(last, end))
        last = found.end() if found else end
    return "".join(parts), kept


def _by_page(pages: Sequence[int], glyphs: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """The glyphs of each page in their order."""
    current, run = -1, list[int]()
    for page, glyph in zip(pages, glyphs, strict=True):
        if page < 0 or glyph < 0:
            continue
        if page != current and run:
            yield current, run
            run = []
        current = page
        run.append(glyph)
    if run:
        yield current, run


def _lines(found: Sequence[Box]) -> Iterator[Box]:
    """Boxes of glyphs joined to one for each line, for text that runs across or down the page."""
    drawn = [box for box in found if box.right > box.left and box.bottom > box.top]
    across = sum(abs(b.left - a.left) >= abs(b.top - a.top) for a, b in itertools.pairwise(drawn))
    if across * 2 >= len(drawn) - 1:
        yield from _joined(drawn)
    else:
        yield from (_transposed(box) for box in _joined([_transposed(box) for box in drawn]))


def _joined(found: Sequence[Box]) -> Iterator[Box]:
    current: Box | None = None
    for box in found:
        if current is not None and not _is_on(current, box):
            yield current
            current = None
        current = _around(current, box) if current else box
    if current is not None:
        yield current


def _is_on(line: Box, box: Box) -> bool:
    """Whether a glyph stands on a line, beside its ends and without a wide gap."""
    shared = min(line.bottom, box.bottom) - max(line.top, box.top)
    low = min(line.bottom - line.top, box.bottom - box.top)
    return shared > 0.5 * low and line.left - _GAP < box.right and box.left < line.right + _GAP


def _around(first: Box, second: Box) -> Box:
    return Box(*map(min, first[:2], second[:2]), *map(max, first[2:], second[2:]))


def _transposed(box: Box) -> Box:
    return Box(box.top, box.left, box.bottom, box.right)
