"""What one sentence, or the sentences of one side of a link, says: words, values, cues, quotes."""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.core.lexicon import Cue, Lexicon
from workbench.core.model import Sentence, Span
from workbench.core.values.acronyms import Definition, definitions
from workbench.core.values.dates import DateReader
from workbench.core.values.mention import Mention
from workbench.core.values.names import NameReader
from workbench.core.values.numbers import NumberReader
from workbench.core.values.quotes import Quoted, quoted
from workbench.core.wording import Token, tokens


@dataclass(frozen=True, slots=True)
class Passage:
    """Tokens in reading order with the typed values found on them, all by token index."""

    tokens: tuple[Token, ...] = ()
    mentions: tuple[Mention, ...] = ()
    cues: tuple[Cue, ...] = ()
    quotes: tuple[Quoted, ...] = ()
    definitions: tuple[Definition, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The characters from token ``start`` to the end of the token before ``end``."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def words(self, start: int, end: int) -> list[str]:
        """The forms compared of the words and numbers in a stretch, signs left out."""
        return [t.norm for t in self.tokens[start:end] if t.sort != "sign"]


_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]+")
_SMALL = re.compile(r"\b[a-z]+\b")


def _sure_names(text: str) -> frozenset[str]:
    """Words that are written with a capital inside sentences and never without: names wherever they stand."""
    inside = {word.lower() for word in _INSIDE.findall(text)}
    return frozenset(inside.difference(_SMALL.findall(text))) if inside else frozenset()


class Reader:
    """Reads the sentences of one article, each once."""

    def __init__(self, text: str, lexicon: Lexicon, published: datetime.date | None = None) -> None:
        self._text = text
        self._lexicon = lexicon
        self._published = published
        self._known = _sure_names(text)
        self._read: dict[Span, Passage] = {}

    def sentence(self, sentence: Sentence) -> Passage:
        """Everything about one sentence, read once."""
        passage = self._read.get(sentence.span)
        if passage is None:
            passage = self._read[sentence.span] = self._passage(sentence.span)
        return passage

    def written(self, sentences: Iterable[Sentence]) -> str:
        """Several sentences as they stand in the text."""
        return " ".join(sentence.span.of(self._text) for sentence in sentences)

    def joined(self, sentences: Iterable[Sentence]) -> Passage:
        """Several sentences as one passage."""
        parts = [self.sentence(sentence) for sentence in sentences]
        return parts[0] if len(parts) == 1 else join(parts)

    def _passage(self, span: Span) -> Passage:
        lexicon = self._lexicon
        found = tokens(self._text, span, lexicon.spelling)
        cues = lexicon.cues(found)
        dates = DateReader(found, lexicon, self._published).mentions()
        taken = _places(dates)
        numbers = NumberReader(found, cues, taken, lexicon).mentions()
        taken |= _places(numbers)
        cues = [cue for cue in cues if cue.start not in taken]
        names = NameReader(found, taken, lexicon, self._known).mentions()
        mentions = sorted([*dates, *numbers, *names], key=lambda mention: mention.start)
        return Passage(
            tuple(found), tuple(mentions), tuple(cues), tuple(quoted(found)), tuple(definitions(found))
        )


def _places(mentions: Iterable[Mention]) -> set[int]:
    return {index for mention in mentions for index in range(mention.start, mention.end)}


def join(parts: Sequence[Passage]) -> Passage:
    """The passages one after the other, their indexes shifted."""
    found: list[Token] = []
    mentions: list[Mention] = []
    cues: list[Cue] = []
    quotes: list[Quoted] = []
    shorts: list[Definition] = []
    for part in parts:
        by = len(found)
        found.extend(part.tokens)
        mentions.extend(mention.moved(by) for mention in part.mentions)
        cues.extend(cue._replace(start=cue.start + by, end=cue.end + by) for cue in part.cues)
        quotes.extend(q._replace(start=q.start + by, end=q.end + by) for q in part.quotes)
        shorts.extend(
            d._replace(start=d.start + by, end=d.end + by, close=d.close + by) for d in part.definitions
        )
    return Passage(tuple(found), tuple(mentions), tuple(cues), tuple(quotes), tuple(shorts))
