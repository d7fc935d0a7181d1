"""One page to its article: the text as the page shows it, what share of it that is, and what to say of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml import html

from workbench.core.problem import Problem
from workbench.formats.decoding import clean
from workbench.formats.pages import trees
from workbench.formats.pages.blocks import Block, blocks, visible
from workbench.formats.pages.details import Details, details, titles
from workbench.formats.pages.extraction import article
from workbench.formats.pages.furniture import trimmed

LARGEST = 16_000_000
"""The most characters of a page, not counting the pictures that are written into it."""

_MOST_BLOCKS, _MOST_ELEMENTS, _MOST_SHOWN, _MOST_SEARCHED = 20_000, 150_000, 1_500_000, 3_000_000
_MARKED = re.compile(r"</?[a-zA-Z][^>]*>|&#?\w+;")
_BODY, _LONGER = 500, 2
_NONE_STANDS_OUT = "No article stands out on this page, so all of its text was taken."
_TOO_DEEP = "This page is nested too deeply to tell its article, so all of its text was taken."
_TOO_LONG = "This page is too long to tell its article, so all of its text was taken."
_FROM_DATA = "The text is taken from the page's own data (JSON-LD), as the page shows less of it."


@dataclass(frozen=True, slots=True)
class Page:
    """What was read of a page; ``share`` is that of its visible text, 0 to 1."""

    text: str
    details: Details
    share: float = 1.0
    is_whole: bool = False
    notices: tuple[str, ...] = ()


def read(text: str, *, whole: bool = False, url: str = "") -> Page:
    """The article of a page, or all of its visible text; Problem where there is none.

    The sentence of the Problem is the end of one: what is wrong with the page.
    """
    lean = trees.without_data(text)
    if len(lean) > LARGEST:
        raise Problem(f"it is too large for one article ({len(lean) / 1e6:,.0f} million characters)")
    tree, is_flat = trees.walkable(lean)
    found = blocks(tree)
    is_huge = len(found) > _MOST_BLOCKS or _length(found) > _MOST_SHOWN or trees.size(tree) > _MOST_ELEMENTS
    known = details(tree, url, search=not (is_flat or is_huge or len(lean) > _MOST_SEARCHED))
    page = _whole(found, known) if whole or is_flat or is_huge else _article(tree, found, known)
    if not whole and (is_flat or is_huge):
        page = replace(page, notices=(*page.notices, _TOO_DEEP if is_flat else _TOO_LONG))
    if not page.text.strip():
        raise Problem("there is no text on the page")
    return _cleaned(page)


def fragment(text: str) -> str:
    """The visible text of a piece of HTML, as feeds and data carry it; plain text stays what it is."""
    if not _MARKED.search(text):
        return text.strip()
    try:
        return visible(blocks(trees.parse(f"<div>{text}</div>")))
    except Problem:
        return ""


def _article(tree: html.HtmlElement, found: Sequence[Block], known: Details) -> Page:
    chosen = article(tree, found)
    kept = trimmed(found, chosen, (known.title, *titles(tree)))
    text = visible([found[i] for i in kept])
    if len(known.body) >= max(_BODY, _LONGER * len(text)):
        return Page(_plain(known.body), known, notices=(_FROM_DATA,))
    if not text.strip():
        page = _whole(found, known)
        return replace(page, notices=(_NONE_STANDS_OUT,)) if page.text.strip() else page
    share = _length([found[i] for i in kept]) / max(1, _length(found))
    return Page(text, known, round(min(1.0, share), 4), notices=_said(found, chosen, kept))


def _whole(found: Sequence[Block], known: Details) -> Page:
    return Page(visible(found), known, is_whole=True)


def _said(found: Sequence[Block], chosen: Sequence[int], kept: Sequence[int]) -> tuple[str, ...]:
    """A notice on paragraphs of some length that the page shows again elsewhere."""
    texts = {found[i].text for i in kept}
    again = sum(found[i].text in texts and found[i].words > 20 for i in set(chosen) - set(kept))
    if not again:
        return ()
    counted = "1 paragraph" if again == 1 else f"{again:,} paragraphs"
    return (f"{counted} that the page repeats elsewhere {'was' if again == 1 else 'were'} left out.",)


def _plain(body: str) -> str:
    """The text of an article in a page's data: paragraphs of HTML, or line by line."""
    return fragment(body) if _MARKED.search(body) else re.sub(r"\s*\n\s*", "\n\n", body.strip())


def _cleaned(page: Page) -> Page:
    found = clean(page.text)
    return replace(page, text=found.text, notices=(*page.notices, *found.notices))


def _length(found: Sequence[Block]) -> int:
    return sum(len(block.text) for block in found)
