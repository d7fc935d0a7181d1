"""What one sentence, or the sentences of one side of a link, says: words, values, cues, quotes."""

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from workbench.core.lexicon import BRACKET, CUE, DATE, NAME, NUMBER, QUOTE, READ, Cue, Lexicon
from workbench.core.model import Sentence, Span
from workbench.core.values.acronyms import Definition, definitions
from workbench.core.values.dates import DateReader
from workbench.core.values.mention import Mention
from workbench.core.values.names import NameReader
from workbench.core.values.numbers import NumberReader
from workbench.core.values.quotes import Quoted, quoted
from workbench.core.wording import Line, Token, spaced


class Passage:
    """Tokens in reading order with the typed values found on them, all by token index.

    ``places`` are the indexes of its words and numbers, signs left out, and ``norms`` their forms compared.
    """

    __slots__ = (
        "_lines",
        "_running",
        "_starts",
        "cues",
        "definitions",
        "mentions",
        "norms",
        "places",
        "quotes",
        "tokens",
    )

    def __init__(
        self,
        lines: Sequence[Line],
        mentions: Sequence[Mention] = (),
        cues: Sequence[Cue] = (),
        quotes: Sequence[Quoted] = (),
        definitions: Sequence[Definition] = (),
    ) -> None:
        self.tokens: Sequence[Token] = (
            lines[0].tokens if len(lines) == 1 else [token for line in lines for token in line.tokens]
        )
        tokens = self.tokens
        self.places = [at for at, token in enumerate(tokens) if token.sort != "sign"]
        self.norms = [tokens[at].norm for at in self.places]
        self.mentions = mentions
        self.cues = cues
        self.quotes = quotes
        self.definitions = definitions
        self._lines = lines
        self._starts: list[int] | None = None
        self._running: str | None = None

    @property
    def lines(self) -> Sequence[Line]:
        """The sentences it is made of."""
        return self._lines

    @property
    def running(self) -> str:
        """The forms compared of all tokens, a space between."""
        if self._running is None:
            self._running = " ".join([token.norm for token in self.tokens])
        return self._running

    def span(self, start: int, end: int) -> Span:
        """The characters from token ``start`` to the end of the token before ``end``."""
        if self._starts is None:
            self._starts = [at for line in self._lines for at in line.starts]
        return Span(self._starts[start], self._starts[end - 1] + len(self.tokens[end - 1].text))

    def written(self, start: int, end: int) -> str:
        """The words and signs of a stretch as they are written, with a space where the text has one."""
        if end - start == 1:
            return self.tokens[start].text
        if self._starts is None:
            self._starts = [at for line in self._lines for at in line.starts]
        told, last = "", self._starts[start] if start < end else 0
        for at in range(start, end):
            told += (" " if self._starts[at] > last else "") + self.tokens[at].text
            last = self._starts[at] + len(self.tokens[at].text)
        return told

    def words(self, start: int, end: int) -> list[str]:
        """The forms compared of the words and numbers in a stretch, signs left out."""
        return self.norms[bisect_left(self.places, start) : bisect_left(self.places, end)]


_INSIDE = re.compile(r"[A-Z](?<=[a-z,] [A-Z])[^\W\d_]+")
_SMALL = re.compile(r"\b[a-z]+\b")


def _sure_names(text: str) -> frozenset[str]:
    """Words that are written with a capital inside sentences and never without: names wherever they stand."""
    inside = {word.lower() for word in _INSIDE.findall(text)}
    if not inside:
        return frozenset()
    return frozenset(inside.difference(_SMALL.findall(" ".join(set(text.split())))))


class Reader:
    """Reads the sentences of one article, each once."""

    def __init__(self, text: str, lexicon: Lexicon, published: datetime.date | None = None) -> None:
        self._text = text
        self._lexicon = lexicon
        self._published = published
        self._known = _sure_names(text)
        self._even = not spaced(text)
        self._read: dict[int, Passage] = {}

    def sentence(self, sentence: Sentence) -> Passage:
        """Everything about one sentence, read once."""
        passage = self._read.get(sentence.span.start)
        if passage is None:
            passage = self._read[sentence.span.start] = self._passage(sentence.span)
        return passage

    def bracketed(self, sentence: Sentence) -> bool:
        """Whether a bracket opens in a sentence."""
        start, end = sentence.span.start, sentence.span.end
        return self._text.find("(", start, end) >= 0 or self._text.find("[", start, end) >= 0

    def written(self, sentences: Iterable[Sentence]) -> str:
        """Several sentences as they stand in the text."""
        return " ".join([sentence.span.of(self._text) for sentence in sentences])

    def joined(self, sentences: Iterable[Sentence]) -> Passage:
        """Several sentences as one passage."""
        parts = [self.sentence(sentence) for sentence in sentences]
        return parts[0] if len(parts) == 1 else join(parts)

    def _passage(self, span: Span) -> Passage:
        lexicon = self._lexicon
        line = Line(self._text, span, lexicon.vocabulary, self._even)
        found, marks = line.tokens, 0
        spots = [at for at, token in enumerate(found) if token.marks & READ]
        for mark in {found[at].marks for at in spots}:
            marks |= mark
        cues = lexicon.cues(found, spots) if marks & CUE else []
        dates = DateReader(line, lexicon, self._published).mentions(spots) if marks & DATE else []
        taken = _places(dates)
        if marks & NUMBER:
            dates += NumberReader(line, cues, taken, lexicon).mentions(spots)
            taken = _places(dates)
        names = NameReader(line, taken, lexicon, self._known).mentions(spots) if marks & NAME else []
        mentions = sorted([*dates, *names], key=_start)
        cues = [cue for cue in cues if cue.start not in taken] if taken else cues
        quotes = quoted(found) if marks & QUOTE else ()
        shorts = definitions(found, lexicon.acronym_small) if marks & BRACKET else ()
        return Passage((line,), mentions, cues, quotes, shorts)


def _start(mention: Mention) -> int:
    return mention.start


def _places(mentions: Iterable[Mention]) -> set[int]:
    return {index for mention in mentions for index in range(mention.start, mention.end)}


def join(parts: Sequence[Passage]) -> Passage:
    """The passages one after the other, their indexes shifted."""
    by = 0
    mentions: list[Mention] = []
    cues: list[Cue] = []
    quotes: list[Quoted] = []
    shorts: list[Definition] = []
    for part in parts:
        mentions.extend(mention.moved(by) for mention in part.mentions)
        cues.extend(cue._replace(start=cue.start + by, end=cue.end + by) for cue in part.cues)
        quotes.extend(q._replace(start=q.start + by, end=q.end + by) for q in part.quotes)
        shorts.extend(
            d._replace(start=d.start + by, end=d.end + by, close=d.close + by) for d in part.definitions
        )
        by += len(part.tokens)
    return Passage([line for part in parts for line in part.lines], mentions, cues, quotes, shorts)
