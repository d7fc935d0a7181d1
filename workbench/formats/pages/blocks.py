"""The visible text of a page in paragraphs, each with what tells an article from the furniture around it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html

from workbench.formats.pages.trees import attribute

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
        "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu "
        "nav ol optgroup "
        "option p pre section select summary table tbody td tfoot th thead title tr ul",
    )
)
_UNSEEN = frozenset(
    re.findall(
        r"\w+",
        "head script style template iframe object embed svg math canvas noscript audio video map datalist "
        "area base link meta param source track applet noembed noframes textarea",
    )
)
_PARTS = frozenset(
    ("nav", "aside", "footer", "figcaption", "form", "button", "select", "caption", "figure", "menu")
)
_CELLS = ("td", "th")
_POPUP = re.compile(r"rollover|popover|pop-?up|tooltip|hovercard|infobulle", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_BREAK = "\x1e"
_ALIKE = re.compile(rf"[ ]*{_BREAK}[ ]*")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a page as it reads.

    ``tag`` is the element it stands in; ``linked`` the share (0 to 1) of its characters that are links;
    ``parts`` are the named elements around it, by number in the page and name
    (``tag class#id``); ``parent`` is the number of the element that holds it beside its siblings, ``row``
    that of its table row, ``nested`` that of an article inside an article; 0 for none.
    """

    text: str
    tag: str
    linked: float = 0.0
    parts: tuple[tuple[int, str], ...] = ()
    parent: int = 0
    row: int = 0
    nested: int = 0

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


@dataclass(slots=True)
class _Place:
    """An element that is open while the page is walked."""

    number: int
    tag: str
    is_block: bool
    linked: bool
    verbatim: bool
    parts: tuple[tuple[int, str], ...]
    article: int
    nested: int
    row: int


@dataclass(slots=True)
class _Walk:
    """The state of one walk: the open elements and the paragraph that is being written."""

    places: list[_Place] = field(default_factory=list)
    pieces: list[tuple[str, bool]] = field(default_factory=list)
    count: int = 0
    holder: _Place | None = None


def blocks(tree: html.HtmlElement) -> list[Block]:
    """The paragraphs of a page in their order, without those that are never shown."""
    walk = _Walk()
    found: list[Block] = []
    walker = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event == "start":
            found += _open(walk, element)
            if _is_unseen(element) or _pops_up(walk.places):
                walker.skip_subtree()
            else:
                _say(walk, element.text)
        elif event == "end":
            found += _close(walk)
            _say(walk, element.tail)
        else:
            _say(walk, element.tail)
    return [*found, *_flushed(walk, None)]


def visible(found: Sequence[Block]) -> str:
    """The text of paragraphs, with a blank line between them; items of a list stand line by line."""
    written: list[str] = []
    for before, block in zip((None, *found), found, strict=False):
        if before is not None:
            written.append(_between(before, block))
        written.append(f"- {block.text}" if block.tag == "li" else block.text)
    return "".join(written)


def _between(before: Block, block: Block) -> str:
    cells = before.tag in _CELLS and block.tag in _CELLS
    if cells and before.row == block.row:
        return " | "
    return "\n" if cells or before.tag == block.tag == "li" else "\n\n"


def _open(walk: _Walk, element: Any) -> list[Block]:
    above = walk.places[-1] if walk.places else None
    walk.count += 1
    tag = element.tag
    is_block = tag in _BLOCKS
    done = _flushed(walk, above) if is_block else []
    name = _name(element) if element.get("class") or element.get("id") or tag in _PARTS else ""
    parts = above.parts if above else ()
    number = walk.count
    place = _Place(
        number,
        tag if is_block or above is None else above.tag,
        is_block,
        tag == "a" or (above is not None and above.linked),
        tag == "pre" or (above is not None and above.verbatim),
        (*parts, (number, name)) if name else parts,
        number if tag == "article" else (above.article if above else 0),
        _nested(above, tag, number),
        number if tag == "tr" else (0 if tag == "table" or above is None else above.row),
    )
    walk.places.append(place)
    if tag == "br":
        walk.pieces.append((_BREAK, False))
    return done


def _nested(above: _Place | None, tag: str, number: int) -> int:
    if above is None:
        return 0
    return number if tag == "article" and above.article else above.nested


def _close(walk: _Walk) -> list[Block]:
    place = walk.places[-1]
    done = _flushed(walk, place) if place.is_block else []
    walk.places.pop()
    return done


def _say(walk: _Walk, text: str | None) -> None:
    if text:
        place = walk.places[-1] if walk.places else None
        if place is not None and place.verbatim:
            text = text.replace("\n", _BREAK)
        walk.pieces.append((text, place is not None and place.linked))


def _flushed(walk: _Walk, place: _Place | None) -> list[Block]:
    """The paragraphs written since the last one, which two line breaks in a row part."""
    pieces, walk.pieces = walk.pieces, []
    if not any(text.strip() for text, _ in pieces):
        return []
    holder = place or _Place(0, "", True, False, False, (), 0, 0, 0)
    block = next((each for each in reversed(walk.places) if each.is_block), holder)
    above = _holders(walk.places)
    return [_block(run, block, above) for run in _runs(pieces) if any(text.strip() for text, _ in run)]


def _holders(places: list[_Place]) -> int:
    """The number of the block around the block that is open."""
    numbers = [place.number for place in places if place.is_block]
    return numbers[-2] if len(numbers) > 1 else 0


def _runs(pieces: list[tuple[str, bool]]) -> Iterator[list[tuple[str, bool]]]:
    run: list[tuple[str, bool]] = []
    breaks = 0
    for text, linked in pieces:
        breaks = breaks + 1 if text == _BREAK else (breaks if not text.strip() else 0)
        if breaks > 1:
            yield run
            run, breaks = [], 0
        else:
            run.append((text, linked))
    yield run


def _block(pieces: list[tuple[str, bool]], place: _Place, above: int) -> Block:
    joined = "".join(text for text, _ in pieces)
    text = _ALIKE.sub("\n", (joined if place.verbatim else _SPACE.sub(" ", joined))).strip()
    linked = sum(len(text.strip()) for text, is_link in pieces if is_link)
    total = sum(len(text.strip()) for text, _ in pieces)
    return Block(text, place.tag, linked / max(1, total), place.parts, above, place.row, place.nested)


def _is_unseen(element: Any) -> bool:
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    return bool(_HIDDEN.search(attribute(element, "style")))


def _pops_up(places: list[_Place]) -> bool:
    """Whether the element that was just opened only shows when something in a sentence is pointed at."""
    *above, place = places
    name = place.parts[-1] if place.parts else (0, "")
    if name[0] != place.number or name[1].startswith("a ") or not _POPUP.search(name[1]):
        return False
    inside = next((i for i, each in enumerate(above) if each.tag == "p"), None)
    return inside is not None and any(_POPUP.search(part) for _, part in above[-1].parts[-2:])


def _name(element: Any) -> str:
    return f"{element.tag} {attribute(element, 'class')}#{attribute(element, 'id')}".lower()
