"""Cuts a text into sentences with exact offsets and says what each is for on its page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.core.language import Language
from workbench.core.lines import paragraphs
from workbench.core.model import Sentence, Span
from workbench.core.roles import roles
from workbench.core.ticket import Ticket

# A stretch without any full stop is cut at white space, so that nothing later sees a sentence of megabytes.
LONGEST = 3000
_UNSPACED = "。！？｡．"
_STOP = re.compile(
    rf"(?:[.!?…‼⁇⁈⁉؟۔।॥{_UNSPACED}]+)(?P<after>[\"'”’»›)\]}}」』）】]*(?:\[\d{{1,3}}\])*[¹²³⁴-⁹]*)"
)
_TOKEN = re.compile(r"[^\W_](?:[\w.&]*\w)?$")
_NEXT = re.compile(r"\s*[\"'“‘«‹(\[¿¡—–-]*\s*(?P<word>[^\W_]+)?(?P<dot>\.?)")
_LIST_MARK = re.compile(r"[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})(?:\.\d{1,3})*$")
_JOINED_WORD = re.compile(r"[\"“‘«(]?[^\W\d_](?:[^\W\d_]*\b)")
_NET_NAME = re.compile(r"(?:com|org|net|gov|edu|co|uk|io|de|fr|eu)\b", re.IGNORECASE)
_LETTER = re.compile(r"[^\W_]")
_CHUNK = re.compile(r"\S*$")


def split(text: str, language: Language, ticket: Ticket | None = None) -> tuple[Sentence, ...]:
    """The sentences of ``text`` in order; every character that is no white space is in exactly one."""
    ticket = ticket or Ticket()
    ticket.progress(0.0, "Cutting sentences")
    cutter = _Cutter(text, language, ticket)
    parts = enumerate(ticket.over(paragraphs(text, language.words("hanging_words"))))
    found = list(ticket.over((span, number) for number, part in parts for span in cutter.cut(part)))
    ticket.progress(0.5, "Telling headlines from prose")
    assigned = roles(text, found, language, ticket)
    ticket.check()
    return tuple(Sentence(span, role, number) for (span, number), role in zip(found, assigned, strict=True))


@dataclass(frozen=True, slots=True)
class _Stop:
    """A possible end of a sentence: what stands before and after the mark."""

    mark: str
    closed: bool
    token: str
    first: bool
    following: str
    dotted: bool

    @property
    def lower(self) -> bool:
        return self.following[:1].islower()


class _Cutter:
    def __init__(self, text: str, language: Language, ticket: Ticket) -> None:
        self._text = text
        self._ticket = ticket
        self._short = language.map("abbreviations")
        self._starters = language.words("starters")
        dotted = "." in language.lists("grammar").get("day mark", ())
        self._months = language.words("months") if dotted else frozenset[str]()

    def cut(self, part: Span) -> Iterator[Span]:
        """The sentences of one paragraph."""
        start = part.start
        for end in self._stops(part):
            yield from self._pieces(start, end)
            start = end
        yield from self._pieces(start, part.end)

    def _stops(self, part: Span) -> Iterator[int]:
        """Where sentences end inside the paragraph, never leaving a piece without any word."""
        word = _LETTER.search(self._text, part.start, part.end)
        for found in self._ticket.over(_STOP.finditer(self._text, part.start, part.end)):
            if word is None:
                return
            if word.start() < found.end() < part.end and self._ends(found, part):
                word = _LETTER.search(self._text, found.end(), part.end)
                if word is not None:
                    yield found.end()

    def _pieces(self, start: int, end: int) -> Iterator[Span]:
        while end - start > LONGEST:
            cut = self._text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            cut = start + LONGEST if cut < 0 else cut
            yield from self._trimmed(start, cut)
            start = cut
        yield from self._trimmed(start, end)

    def _trimmed(self, start: int, end: int) -> Iterator[Span]:
        piece = self._text[start:end]
        lead = len(piece) - len(piece.lstrip())
        if lead < len(piece):
            yield Span(start + lead, start + len(piece.rstrip()))

    def _ends(self, found: re.Match[str], part: Span) -> bool:
        if found[0][0] in _UNSPACED:
            return True
        if not self._text[found.end()].isspace():
            return self._space_is_missing(found, part)
        stop = self._stop(found, part)
        if stop.mark != ".":
            return not stop.lower
        return self._full_stop_ends(stop)

    def _stop(self, found: re.Match[str], part: Span) -> _Stop:
        token = self._before(found, part)
        after = _NEXT.match(self._text, found.end(), part.end)
        word, dot = (after["word"] or "", bool(after["dot"])) if after else ("", False)
        first = found.start() - len(token) <= part.start + 1
        mark = found[0].removesuffix(found["after"])
        return _Stop(mark, bool(found["after"]), token, first, word, dot)

    def _before(self, found: re.Match[str], part: Span) -> str:
        token = _TOKEN.search(self._text[max(part.start, found.start() - 24) : found.start()])
        return token[0] if token else ""

    def _full_stop_ends(self, stop: _Stop) -> bool:
        token = stop.token
        if stop.first and _LIST_MARK.match(token):
            return False
        if (len(token) == 1 and token.isalpha()) or "." in token.strip("0123456789"):
            return self._starts(stop)
        if token.isdecimal() and stop.following.casefold() in self._months:
            return False
        kind = self._short.get(token.casefold())
        if kind is not None:
            return self._abbreviation_ends(kind, stop)
        if stop.lower:
            return not stop.closed and len(token) > 3 and (token.isalpha() or token.isdigit())
        return True

    def _abbreviation_ends(self, kind: str, stop: _Stop) -> bool:
        if kind == "number":
            return not stop.following[:1].isdigit() and not stop.lower
        return kind == "either" and self._starts(stop)

    def _starts(self, stop: _Stop) -> bool:
        """Whether the next word begins sentences rather than going on after a name or an initial."""
        alone = len(stop.following) == 1 and stop.dotted
        return not alone and stop.following in self._starters

    def _space_is_missing(self, found: re.Match[str], part: Span) -> bool:
        """``end.Next``, but neither ``Booking.com`` nor ``U.S.``."""
        following = _JOINED_WORD.match(self._text, found.end(), part.end)
        if following is None or _NET_NAME.match(following[0]):
            return False
        word = following[0].lstrip('"“‘«(')
        token = self._before(found, part)
        if not (word[0].isupper() and (word[1:].islower() or word in ("A", "I"))):
            return False
        chunk = _CHUNK.search(self._text[max(part.start, found.start() - 40) : found.start()])
        plain = chunk is None or not set(chunk[0]) & set("@/\\_#")
        return plain and ((len(token) > 2 and token.islower()) or bool(found["after"]))
