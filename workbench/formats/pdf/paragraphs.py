"""Lines joined to paragraphs, across columns and pages, with the place of each of their characters."""

import itertools
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from workbench.formats.pdf.layout import Line

_DONE = re.compile(r"[.!?:…。！？]['\"”’»)\]]*$")
_HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010\u2011]$")
_BULLET = re.compile(r"[•‣◦▪●■]\s")
_COUNTED = re.compile(r"(?:[–—*·]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
_OPENING = "anti eighty fifty forty ninety non self seventy sixty thirty twenty"
_CLOSING = "backed based elect speaking"
_FIRST = (
    "all double early east eight eighth far fast fifth first five four fourth full half hard high ill "
    "large late left long low mid much multi near new nine ninth north old one open part right second "
    "seven seventh short single six sixth slow small so south state ten tenth third three top two well "
    "west wide world"
)
_SECOND = (
    "awaited born called class day driven east ended fated fledged funded generation hand haul held "
    "hour income known led level lived made minute month named needed old owned page paid party placed "
    "point profile quarter range ranking rise risk run running scale sized speed standing story style "
    "tech term tier time way week west wide wing year"
)
_AFTER_CO = "auth chair defend develop direct exist found host lead own pilot produc spons star work writ"


@dataclass(slots=True)
class Story:
    """Text in the making, and for each of its characters the page and the glyph it comes from (-1: none)."""

    characters: list[str] = field(default_factory=list)
    pages: "array[int]" = field(default_factory=lambda: array("i"))
    glyphs: "array[int]" = field(default_factory=lambda: array("i"))
    joined: int = 0

    def add(self, line: Line, length: int) -> None:
        """Append the first ``length`` characters of a line."""
        self.characters.append(line.text[:length])
        self.pages.extend(itertools.repeat(line.page, length))
        self.glyphs.extend(line.origins[:length])

    def add_space(self, space: str) -> None:
        """Append white space that stands nowhere."""
        self.characters.append(space)
        self.pages.extend(itertools.repeat(-1, len(space)))
        self.glyphs.extend(itertools.repeat(-1, len(space)))

    @property
    def text(self) -> str:
        """The text."""
        return "".join(self.characters)


def story(lines: Sequence[Line]) -> Story:
    """The text of lines in reading order: paragraphs set apart by blank lines, words whole again."""
    made = Story()
    words = frozenset(re.findall(r"\w+(?:-\w+)*", " ".join(line.text for line in lines).lower()))
    for number, paragraph in enumerate(_paragraphs(lines)):
        if number:
            made.add_space("\n\n")
        for line, following in itertools.zip_longest(paragraph, paragraph[1:]):
            _append(made, line, following, words)
    return made


def body_size(lines: Iterable[Line]) -> float:
    """The height of the letters that most of the text is set in."""
    sizes = sorted((line.size, len(line.text)) for line in lines)
    half = sum(length for _, length in sizes) / 2
    for size, length in sizes:
        half -= length
        if half <= 0:
            return size
    return 1.0


def _append(made: Story, line: Line, following: Line | None, words: frozenset[str]) -> None:
    length = len(line.text)
    if following is None or _is_initial(line, following):
        made.add(line, length)
    elif not _is_divided(line, following):
        made.add(line, length)
        if not (_is_unspaced(line.text[-1]) and _is_unspaced(following.text[0])):
            made.add_space(" ")
    else:
        kept = _keeps_hyphen(line, following, words)
        made.add(line, length if kept else length - 1)
        made.joined += not kept


def _is_divided(line: Line, following: Line) -> bool:
    """Whether a line ends within a word."""
    return _HYPHEN.search(line.text) is not None and following.text[:1].isalnum()


def _keeps_hyphen(line: Line, following: Line, words: frozenset[str]) -> bool:
    """Whether a hyphen at the end of a line belongs to the word."""
    if line.text[-1] == "\u00ad":
        return False
    before = re.search(r"[\w-]*$", line.text[:-1])
    after = re.match(r"\w*", following.text)
    first, second = (found[0] if found else "" for found in (before, after))
    if not second[:1].islower() or not first or first[-1].isdigit():
        return True
    joined, parted = f"{first}{second}".lower(), f"{first}-{second}".lower()
    if joined in words or parted in words:
        return joined not in words
    return "-" in first or _is_compound(first, second)


def _is_compound(first: str, second: str) -> bool:
    """Whether English writes two parts with a hyphen, as far as the parts tell."""
    if first.lower() in _OPENING.split() or second in _CLOSING.split():
        return True
    if second == "led" or first.lower() in _FIRST.split():
        return second in _SECOND.split() and (second != "led" or not first.islower())
    return first.lower() == "co" and second.startswith(tuple(_AFTER_CO.split()))


def _is_unspaced(character: str) -> bool:
    """Whether words of the character's script are not set apart by spaces."""
    return "\u3000" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    blocks = list(_blocks(lines))
    pitch = _usual_pitch(blocks)
    body = body_size(lines)
    current: list[Line] = []
    for block in blocks:
        left, right = min(line.box.left for line in block), max(line.box.right for line in block)
        for place, line in enumerate(block):
            if current and not (
                _continues(current[-1], line, left, right, pitch, body)
                if place
                else _carries_over(current[-1], line, body)
            ):
                yield current
                current = []
            current.append(line)
    if current:
        yield current


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines one below the other in the same column and in letters of the same height."""
    block: list[Line] = []
    for line in lines:
        if block and not _is_below(block[-1], line):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _is_below(line: Line, following: Line) -> bool:
    pitch = following.box.bottom - line.box.bottom
    alike = abs(line.size - following.size) < 0.12 * max(line.size, following.size)
    near = 0.3 * line.size < pitch < 3 * line.size
    return line.page == following.page and alike and near and line.crosses(following)


def _usual_pitch(blocks: Sequence[Sequence[Line]]) -> float:
    """From one line to the next, in heights of the letters."""
    pitches = [
        (b.box.bottom - a.box.bottom) / a.size for block in blocks for a, b in itertools.pairwise(block)
    ]
    return median(pitches) if pitches else 1.2


def _continues(line: Line, following: Line, left: float, right: float, pitch: float, body: float) -> bool:
    """Whether a line goes on in the one below it."""
    size = line.size
    if _is_divided(line, following):
        return True
    if line.is_bold != following.is_bold or _BULLET.match(following.text):
        return False
    if _COUNTED.match(following.text) and _DONE.search(line.text):
        return False
    if (following.box.bottom - line.box.bottom) / size > 1.22 * pitch:
        return False
    if size > 1.15 * body:
        return True
    is_indented = following.box.left > max(line.box.left, left) + 0.7 * size
    is_centred = abs(_middle(line) - _middle(following)) < size and line.box.left > left + size
    if is_indented and not is_centred and line.box.left < left + 0.5 * size:
        return False
    return not _ends_early(line, following, right, right - left)


def _ends_early(line: Line, following: Line, right: float, width: float) -> bool:
    """Whether the next word would have had room on a line, so that its end was meant."""
    room = right - line.box.right
    word = following.text.split(" ", 1)[0]
    needed = (following.box.right - following.box.left) * len(word) / max(1, len(following.text))
    if _DONE.search(line.text):
        return room > needed + 0.5 * line.size
    return room > max(0.4 * width, needed + line.size)


def _carries_over(line: Line, following: Line, body: float) -> bool:
    """Whether a line goes on at the top of the next column or page, or beside a large initial."""
    if _is_initial(line, following):
        return True
    alike = abs(line.size - following.size) < 0.06 * line.size and line.is_bold == following.is_bold
    if not alike or line.size > 1.15 * body or _DONE.search(line.text):
        return False
    return following.text[0].islower() or (line.goes_on and _is_divided(line, following))


def _is_initial(line: Line, following: Line) -> bool:
    letter = line.text.strip("“\"'‘«„")
    return len(letter) == 1 and letter.isalpha() and line.size > 1.7 * following.size


def _middle(line: Line) -> float:
    return (line.box.left + line.box.right) / 2
