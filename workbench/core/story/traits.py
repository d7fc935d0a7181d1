"""What an article tells its event by: names, numbers, dates and words of its beginning, and its day."""

import datetime
import functools
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from workbench.core.language import Language
from workbench.core.model import Article
from workbench.core.text import WORD, Stemmer, stemmer

# News tells what happened first; what comes later is background that other events share.
_LEAD = 300
_NAME = 3
_NUMBER = 2
_MOST = 255
# Words with no more than one character between them form a phrase: no full stop and no comma.
_NEAR = 1


@dataclass(frozen=True, slots=True)
class Traits:
    """The traits of one article, small enough to keep for each of a hundred thousand.

    ``keys`` are 32-bit hashes of terms, four bytes each (little endian, ascending); ``counts`` one byte for
    each key: how often the term stands in the beginning, names counted thrice and numbers twice.
    ``day`` is the proleptic ordinal of the day of publication, 0 when unknown.
    """

    keys: bytes = b""
    counts: bytes = b""
    day: int = 0


def describe(article: Article, language: Language) -> Traits:
    """The traits of an article; ``language`` holds the word tables of the language it is written in."""
    found: Counter[str] = Counter()
    for term, weight in terms(article, language):
        found[term] += weight
    hashed: Counter[int] = Counter()
    for term, count in found.items():
        hashed[zlib.crc32(term.encode())] += count
    keys = sorted(hashed)
    packed = b"".join(key.to_bytes(4, "little") for key in keys)
    return Traits(packed, bytes(min(_MOST, hashed[key]) for key in keys), _day(article.published))


def terms(article: Article, language: Language) -> Iterator[tuple[str, int]]:
    """Every term of the title and the beginning with its weight: single words, dates, and pairs of words."""
    for part in dict.fromkeys((article.title, article.text)):
        yield from _Reader(language, part).terms()


class _Reader:
    """Reads the beginning of one text word by word."""

    def __init__(self, language: Language, text: str) -> None:
        self._text = text
        self._words = _vocabulary(language)
        self._last = ""
        self._end = -_MOST
        self._number = self._month = ""

    def terms(self) -> Iterator[tuple[str, int]]:
        """The terms in the order of the text."""
        for found in islice(WORD.finditer(self._text), _LEAD):
            word = found[0]
            stem = self._words.stem(word)
            if not self._words.tells(stem):
                self._last = ""
                continue
            near = found.start() - self._end <= _NEAR
            yield stem, _weight(word)
            yield from self._date(word, near)
            if self._last and near:
                yield f"{self._last} {stem}", 1
            self._last, self._end = stem, found.end()

    def _date(self, word: str, near: bool) -> Iterator[tuple[str, int]]:
        """A day of a month, the month before it or behind it."""
        month = self._words.month(word)
        day = word if word.isdecimal() and len(word) <= 2 else ""
        if near and month and self._number:
            yield f"--{month}-{int(self._number)}", _NUMBER
        if near and day and self._month:
            yield f"--{self._month}-{int(day)}", _NUMBER
        self._number, self._month = day, month


def _weight(word: str) -> int:
    if word[0].isdigit():
        return _NUMBER
    return _NAME if word[0].isupper() else 1


class _Vocabulary:
    """What the tables of one language say about a word."""

    def __init__(self, language: Language) -> None:
        self.stem: Stemmer = stemmer(language)
        tables = (language.words("stop_words"), language.words("function_words"))
        self._small = frozenset(self.stem(word) for table in tables for word in table)
        self._months: Mapping[str, str] = language.map("months")

    def tells(self, stem: str) -> bool:
        """Whether a stem says anything by itself."""
        return stem not in self._small and (len(stem) > 1 or not stem.isascii() or stem.isdigit())

    def month(self, word: str) -> str:
        """The number of the month that a word names, else nothing."""
        return self._months.get(word.casefold(), "") if word[0].isupper() else ""


@functools.lru_cache(maxsize=8)
def _vocabulary(language: Language) -> _Vocabulary:
    return _Vocabulary(language)


def _day(published: str) -> int:
    try:
        return datetime.date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return 0
