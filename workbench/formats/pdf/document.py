"""A PDF document as PDFium reads it: its lines with their places, what it says of itself, page pictures.

PDFium must never be used by two threads at once.
"""

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from workbench.core.problem import Problem
from workbench.formats.pdf.layout import Box, Glyph, Line, Style, lines_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MOST_PIXELS = 24_000_000
MOST_CHARACTERS = 4_000_000
MOST_PAGES = 5_000
_SOME = 300
_LONGEST_DETAIL = 4_000
_SAMPLE = 1000.0
_FINE = 100_000
_BOLD = 600
_HUGE = 10_000
_ROUNDING = 0.01  # a width is rounded up
_DATE = re.compile(r"(?:D:)?((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_CONTROL = re.compile("[\0-\x08\n-\x1f\x7f\ud800-\udfff]")
_LIGATURES = range(0xFB00, 0xFB07)
_ENDS = (10, 13)
_HYPHENS = (0x02, 0xFFFE)
"""What PDFium makes of a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of one page in the order in which they were drawn, places in points from its top left.

    The page is held so that most of its text is upright. ``pictures`` tells whether there are pictures on a
    page without text.
    """

    number: int
    height: float
    lines: tuple[Line, ...]
    pictures: bool
    characters: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A page drawn: ``rgb`` holds three bytes for each pixel, row by row without padding."""

    width: int
    height: int
    rgb: bytes


@contextmanager
def opened(data: bytes, name: str) -> Iterator["PdfDocument"]:
    """The document in ``data``; ``name`` is what it is called in a Problem."""
    from pypdfium2 import PdfDocument, PdfiumError

    if not data.strip(b"\0 \t\r\n"):
        raise Problem(f"{name} was not read: it is empty.")
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        raise _refusal(name, str(error)) from error
    try:
        yield document
    except PdfiumError as error:
        raise _refusal(name, str(error)) from error
    finally:
        document.close()


def pages(document: "PdfDocument", name: str) -> Iterator[PageLines]:
    """The lines of each page; a page that is damaged is one without lines."""
    if len(document) > MOST_PAGES:
        raise Problem(
            f"{name} was not read: it has {len(document):,} pages, and {MOST_PAGES:,} are the most for "
            "one article; split it."
        )
    left = MOST_CHARACTERS
    for number in range(len(document)):
        page = _lines(document, number, left)
        left -= page.characters
        if left < 0:
            raise Problem(
                f"{name} was not read: it holds more than {MOST_CHARACTERS / 1e6:.0f} million characters, "
                "too many for one article; split it."
            )
        yield page


def details(document: "PdfDocument") -> dict[str, str]:
    """The title, the author and the date of making that the document says of itself, where it does."""
    told = {"title": _said(document, b"Title"), "author": _said(document, b"Author")}
    made = _DATE.match(_said(document, b"CreationDate"))
    told["published"] = "-".join(made.groups()) if made else ""
    plain = {name: " ".join(_legible(value).split()) for name, value in told.items()}
    return {name: value for name, value in plain.items() if value}


def _said(document: "PdfDocument", key: bytes) -> str:
    from ctypes import create_string_buffer

    from pypdfium2 import raw

    length = raw.FPDF_GetMetaText(document, key, None, 0)
    buffer = create_string_buffer(min(length, _LONGEST_DETAIL))
    raw.FPDF_GetMetaText(document, key, buffer, len(buffer))
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def picture(document: "PdfDocument", number: int, width: int) -> Picture:
    """A page drawn ``width`` pixels wide, or smaller where that were too large."""
    with closing(document[number]) as page:
        across, down = _size(page)
        scale = min((max(1, width) - _ROUNDING) / across, math.sqrt(MOST_PIXELS / (across * down)))
        with closing(page.render(scale=scale, rev_byteorder=True, draw_annots=True)) as bitmap:
            rows, wanted = memoryview(bitmap.buffer).cast("B"), bitmap.width * 3
            rgb = b"".join(rows[y * bitmap.stride :][:wanted] for y in range(bitmap.height))
            return Picture(bitmap.width, bitmap.height, rgb)


def boxes(document: "PdfDocument", number: int, characters: Sequence[int]) -> list[Box]:
    """Where characters of a page stand, by their numbers, as shares of its width and height."""
    with closing(document[number]) as page, closing(page.get_textpage()) as text:
        across, down = _size(page)
        place = _placing(page, across, down)
        found = (place(_loose_box(text, each)) for each in characters)
        return [Box(b.left / across, b.top / down, b.right / across, b.bottom / down) for b in found]


def _lines(document: "PdfDocument", number: int, most: int) -> PageLines:
    """The lines of one page, unless it holds more than so many characters."""
    from pypdfium2 import PdfiumError

    try:
        with closing(document[number]) as page, closing(page.get_textpage()) as text:
            if (count := text.count_chars()) > most:
                return PageLines(number, 1.0, (), False, count)
            turn = _usual_turn(text)
            bounds = page.get_bbox()
            around = _turned(bounds, turn)
            lines = lines_of(
                number,
                _glyphs(text, turn, around),
                lambda glyph: _style(text, glyph, turn, around),
            )
            height = max(1.0, around.bottom - around.top)
            return PageLines(number, height, tuple(lines), not lines and _has_pictures(page), count)
    except PdfiumError:
        return PageLines(number, 1.0, (), False, 0)


def _glyphs(text: Any, turn: int, around: Box) -> Iterator[Glyph | None]:
    """Each character of a page; None where PDFium sees the end of a line."""
    from pypdfium2 import raw

    upright, starts, pending = True, True, ""
    for number in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, number)
        if code in _ENDS:
            starts = True
            yield None
            continue
        character, pending = _character(code, pending)
        if not character:
            continue
        if starts and not character.isspace():
            upright, starts = _turn(text, number) == turn, False
        left, top, right, bottom = _turned(_loose_box(text, number), turn)
        box = Box(left - around.left, top - around.top, right - around.left, bottom - around.top)
        yield Glyph(character, number, box, upright, code in _HYPHENS)


def _style(text: Any, glyph: Glyph, turn: int, around: Box) -> Style:
    from ctypes import c_double

    from pypdfium2 import raw

    matrix, x, y = raw.FS_MATRIX(), c_double(), c_double()
    raw.FPDFText_GetMatrix(text, glyph.number, matrix)
    raw.FPDFText_GetCharOrigin(text, glyph.number, x, y)
    size = raw.FPDFText_GetFontSize(text, glyph.number) * math.hypot(matrix.c, matrix.d)
    baseline = _turned((x.value, y.value, x.value, y.value), turn).top - around.top
    is_bold = raw.FPDFText_GetFontWeight(text, glyph.number) >= _BOLD
    return Style(size if 0 < size < _HUGE else glyph.box.bottom - glyph.box.top, baseline, is_bold)


def _usual_turn(text: Any) -> int:
    """How most of the characters of a page are turned, in quarters clockwise."""
    count = text.count_chars()
    some = range(0, count, max(1, count // _SOME))
    return Counter(_turn(text, number) for number in some).most_common(1)[0][0] if count else 0


def _turn(text: Any, number: int) -> int:
    from pypdfium2 import raw

    angle = raw.FPDFText_GetCharAngle(text, number)
    return round(angle / (math.pi / 2)) % 4 if 0 <= angle < 7 else 0


def _turned(box: Sequence[float], turn: int) -> Box:
    """A rectangle of the page's own (left, bottom, right, top) as seen by who reads text turned that way."""
    left, bottom, right, top = box
    if turn == 0:
        return Box(left, -top, right, -bottom)
    if turn == 1:
        return Box(-top, -right, -bottom, -left)
    if turn == 2:
        return Box(-right, bottom, -left, top)
    return Box(bottom, left, top, right)


def _loose_box(text: Any, number: int) -> tuple[float, float, float, float]:
    """The left, bottom, right and top of a character with the full height of its line."""
    from pypdfium2 import raw

    found = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, number, found)
    return found.left, found.bottom, found.right, found.top


def _character(code: int, pending: str) -> tuple[str, str]:
    """The characters that a number stands for, and the first half of one that is still to be completed."""
    if 31 < code < 127 or 159 < code < 0xD800:
        return chr(code), ""
    if 0xD800 <= code < 0xDC00:
        return "", chr(code)
    if 0xDC00 <= code < 0xE000:
        whole = (pending + chr(code)).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return whole, ""
    if code in _HYPHENS:
        return "-", ""
    return normalize("NFKC", chr(code)) if code in _LIGATURES else _legible(chr(code)), ""


def _legible(text: str) -> str:
    return _CONTROL.sub("", text)


def _size(page: "PdfPage") -> tuple[float, float]:
    across, down = page.get_size()
    return max(1.0, across), max(1.0, down)


def _placing(page: "PdfPage", across: float, down: float) -> Any:
    """What turns a rectangle of the page's own (left, bottom, right, top) into one as shown, in points."""
    origin, x, y = (_shown(page, *at) for at in ((0.0, 0.0), (_SAMPLE, 0.0), (0.0, _SAMPLE)))
    unit = 1 / (_SAMPLE * _FINE)
    a, b = (x[0] - origin[0]) * unit * across, (y[0] - origin[0]) * unit * across
    c, d = (x[1] - origin[1]) * unit * down, (y[1] - origin[1]) * unit * down
    left, top = origin[0] / _FINE * across, origin[1] / _FINE * down

    def place(box: Sequence[float]) -> Box:
        h, v, h2, v2 = box
        across_ = (left + a * h + b * v, left + a * h2 + b * v2)
        down_ = (top + c * h + d * v, top + c * h2 + d * v2)
        return Box(min(across_), min(down_), max(across_), max(down_))

    return place


def _shown(page: "PdfPage", x: float, y: float) -> tuple[int, int]:
    """A point of the page as it is shown, in parts of its width and height."""
    from ctypes import c_int

    from pypdfium2 import raw

    right, below = c_int(), c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _FINE, _FINE, 0, x, y, right, below)
    return right.value, below.value


def _has_pictures(page: "PdfPage") -> bool:
    from pypdfium2 import raw

    some = itertools.islice(page.get_objects(max_depth=3), 200)
    return any(each.type == raw.FPDF_PAGEOBJ_IMAGE for each in some)


def _refusal(name: str, error: str) -> Problem:
    if "password" in error.lower():
        return Problem(
            f"{name} was not read: it is protected by a password; save a copy without one and import that.",
            error,
        )
    if "security" in error.lower():
        return Problem(f"{name} was not read: it is encrypted in a way that cannot be read.", error)
    return Problem(f"{name} was not read: it is no PDF document, or it is damaged.", error)
