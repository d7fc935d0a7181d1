"""Tells prose from headings, bylines and the furniture of a page, by the class of the line."""

import itertools
import re
from collections.abc import Iterable, Sequence

from workbench.core.language import Language
from workbench.core.model import Role, Span
from workbench.core.ticket import Ticket

Found = Sequence[tuple[Span, int]]

_END = re.compile(r"[.!?;,:…。！？；，：؟۔।][\"'”’»)\]]*$")
_WORD = re.compile(r"[^\W\d_]+")
_MARKDOWN = re.compile(r"#{1,6}\s+\S")
_HEADING_WORDS = 16
_HEADLINE_WORDS = 25
_CHROME_WORDS = 3
_LONGEST_LINE = 320
_SHORT = 80


def roles(text: str, found: Found, language: Language, ticket: Ticket) -> list[Role]:
    """The role of every sentence in ``found`` (span and paragraph number), in order."""
    given: list[Role] = []
    for _, group in ticket.over(itertools.groupby(found, key=lambda each: each[1])):
        given += _paragraph(text, [span for span, _ in group], language)
    if len(found) == 1 and given[0] is Role.HEADING:
        return [Role.PROSE]
    _head(text, found, given)
    _tail(text, found, given, language)
    return given


def _paragraph(text: str, spans: Sequence[Span], language: Language) -> list[Role]:
    """The roles of the sentences of one paragraph; a line may be page furniture as a whole."""
    furniture = language.pattern("boilerplate")
    line = text[spans[0].start : spans[-1].end]
    if len(line) <= _LONGEST_LINE:
        if furniture.fullmatch(line):
            return [Role.BOILERPLATE] * len(spans)
        if len(spans) == 1:
            return [_line(line, language)]
    short = [span.end - span.start <= _SHORT for span in spans]
    return [
        Role.BOILERPLATE if few and furniture.fullmatch(span.of(text)) else Role.PROSE
        for span, few in zip(spans, short, strict=True)
    ]


def _line(line: str, language: Language) -> Role:
    if language.pattern("byline").fullmatch(line):
        return Role.BYLINE
    return Role.HEADING if _is_heading(line, language) else Role.PROSE


def _is_heading(line: str, language: Language) -> bool:
    if _MARKDOWN.match(line) or language.pattern("headings").fullmatch(line):
        return True
    found = _WORD.findall(line)
    if not found or len(found) > _HEADING_WORDS or _END.search(line):
        return False
    if len(found) <= _CHROME_WORDS:
        return line[0].isupper()
    return _titled(found)


def _titled(found: Iterable[str]) -> bool:
    """Whether nearly all longer words begin with a capital letter."""
    long = [word for word in found if len(word) > 3]
    return bool(long) and sum(word[0].isupper() for word in long) >= 0.75 * len(long)


def _head(text: str, found: Found, given: list[Role]) -> None:
    """Before the first prose, an unfinished line is the headline and the shortest are page furniture."""
    first = next((i for i, role in enumerate(given) if role is Role.PROSE), len(given))
    for i in range(min(first + 1, len(given) - 1)):
        line = found[i][0].of(text)
        if given[i] is Role.PROSE and not _END.search(line) and len(_WORD.findall(line)) <= _HEADLINE_WORDS:
            given[i] = Role.HEADING
    zone = [i for i in range(min(first + 1, len(given))) if given[i] is Role.HEADING]
    sizes = {i: len(_WORD.findall(found[i][0].of(text))) for i in zone}
    if any(size > _CHROME_WORDS for size in sizes.values()):
        for i in zone:
            if sizes[i] <= _CHROME_WORDS:
                given[i] = Role.BOILERPLATE


def _tail(text: str, found: Found, given: list[Role], language: Language) -> None:
    """After the last prose, headings among page furniture are links, and the author's note is a byline."""
    prose = [i for i, role in enumerate(given) if role is Role.PROSE]
    bio = language.pattern("author_notes")
    while prose and len(prose) > 2 and bio.fullmatch(found[prose[-1]][0].of(text)):
        given[prose.pop()] = Role.BYLINE
    if prose and Role.BOILERPLATE in given[prose[-1] :]:
        for i in range(prose[-1] + 1, len(given)):
            if given[i] is Role.HEADING:
                given[i] = Role.BOILERPLATE
