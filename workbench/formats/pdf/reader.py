"""A PDF document read whole: its text, where each character of it stands, and what was left out."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.core.problem import Problem
from workbench.formats.pdf import document as pdf
from workbench.formats.pdf.document import PageLines
from workbench.formats.pdf.furniture import furniture
from workbench.formats.pdf.layout import Line, in_reading_order
from workbench.formats.pdf.paragraphs import body_size, story

_SHORTEST_TITLE = 8
_LONGEST_TITLE = 250
_CUT = 20


@dataclass(frozen=True, slots=True)
class Reading:
    """``pages`` and ``glyphs`` hold, for each character of the text, its page and its number there, or -1.

    ``headline`` is what the first page sets largest. ``share`` is how much of the text was kept.
    """

    text: str
    pages: "array[int]"
    glyphs: "array[int]"
    details: dict[str, str]
    headline: str
    notices: tuple[str, ...]
    share: float


def read(data: bytes, name: str) -> Reading:
    """Everything an importer wants of a PDF document; a Problem where it holds no text."""
    with pdf.opened(data, name) as document:
        pages = list(pdf.pages(document, name))
        details = pdf.details(document)
    if not any(page.lines for page in pages):
        raise _without_text(name, pages)
    dropped = furniture(pages)
    lines = _in_order(pages, dropped)
    if not lines:
        lines, dropped = _in_order(pages, set()), set()
    made = story(lines)
    kept, left_out = (sum(len(line.text) for line in some) for some in (lines, dropped))
    notices = (*_of_furniture(dropped), *_of_scans(pages), *_of_hyphens(made.joined))
    share = kept / (kept + left_out)
    return Reading(made.text, made.pages, made.glyphs, details, _headline(lines), notices, share)


def _in_order(pages: Sequence[PageLines], dropped: set[Line]) -> list[Line]:
    """The lines in reading order; one that is cut in two by the end of a page, and drawn on both, once."""
    made: list[Line] = []
    foot = 0.0
    for page in pages:
        lines = in_reading_order([line for line in page.lines if line not in dropped])
        if made and lines and made[-1].box.bottom > foot and lines[0].box.top < 0.25 * page.height:
            is_again = lines[0].text == made[-1].text and len(lines[0].text) >= _CUT
            lines = lines[is_again:]
        made += lines
        foot = 0.75 * page.height
    return made


def _headline(lines: Sequence[Line]) -> str:
    """What the first page says in the largest letters, where they are larger than those of the text."""
    first = [line for line in lines if line.page == lines[0].page]
    body = body_size(lines)
    for size in sorted({line.size for line in first if line.size > 1.15 * body}, reverse=True)[:4]:
        alike = [line for line in first if abs(line.size - size) < 0.06 * size]
        run = alike[:1]
        for line in alike[1:]:
            if line.box.bottom - run[-1].box.bottom < 2 * size:
                run.append(line)
        said = " ".join(line.text for line in run)
        if _SHORTEST_TITLE <= len(said) <= _LONGEST_TITLE and " " in said:
            return said
    return ""


def _without_text(name: str, pages: Sequence[PageLines]) -> Problem:
    if any(page.pictures for page in pages):
        count = "its page is a picture" if len(pages) == 1 else f"its {len(pages):,} pages are pictures"
        return Problem(
            f"{name} was not read: {count} without text, as of a scan; run text recognition (OCR) on it and "
            "import the result."
        )
    return Problem(f"{name} was not read: there is no text on its pages.")


def _of_furniture(dropped: set[Line]) -> list[str]:
    if not dropped:
        return []
    sample = min(dropped, key=lambda line: (-len(line.text), line.page, line.text)).text[:60]
    many = "1 line was" if len(dropped) == 1 else f"{len(dropped):,} lines were"
    return [f"{many} left out as running heads, running feet or page numbers, such as “{sample}”."]


def _of_scans(pages: Sequence[PageLines]) -> list[str]:
    numbers = [str(page.number + 1) for page in pages if page.pictures and not page.lines]
    if not numbers:
        return []
    listed = ", ".join(numbers[:12]) + (" and more" if len(numbers) > 12 else "")
    if len(numbers) == 1:
        return [f"Page {listed} is a picture without text, as of a scan: it is not in the text."]
    return [f"Pages {listed} are pictures without text, as of a scan: they are not in the text."]


def _of_hyphens(joined: int) -> list[str]:
    if not joined:
        return []
    return [f"{'1 word' if joined == 1 else f'{joined:,} words'} divided at a line end joined again."]
