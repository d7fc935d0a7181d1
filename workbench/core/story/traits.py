"""What an article tells its event by: names, numbers, dates and words of its beginning, and its day."""

import datetime
import functools
import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from workbench.core.language import Language
from workbench.core.model import Article
from workbench.core.text import WORD, Stemmer, stemmer

# News tells what happened first; what comes later is background that other events share.
_LEAD = 300
_NAME = 3
_NUMBER = 2
_MOST = 255
_REMEMBERED = 200_000
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
    packed = struct.pack(f"<{len(keys)}I", *keys)
    return Traits(packed, bytes(min(_MOST, hashed[key]) for key in keys), _day(article.published))


def terms(article: Article, language: Language) -> Iterator[tuple[str, int]]:
    """Every term of the title and the beginning with its weight: single words, dates, and pairs of words."""
    known = _vocabulary(language)
    for part in dict.fromkeys((article.title, article.text)):
        last, end = _NOTHING, -_MOST
        for found in islice(WORD.finditer(part), _LEAD):
            word = known[found[0]]
            if word.stem:
                yield word.stem, word.weight
                if last.stem and found.start() - end <= _NEAR:
                    yield f"{last.stem} {word.stem}", 1
                    if (word.month and last.day) or (word.day and last.month):
                        yield f"--{word.month or last.month}-{word.day or last.day}", _NUMBER
                end = found.end()
            last = word


class _Word(NamedTuple):
    """What a word says by itself: nothing where ``stem`` is empty; the month or the day that it can be."""

    stem: str
    weight: int
    month: str
    day: str


_NOTHING = _Word("", 0, "", "")


class _Vocabulary(dict[str, _Word]):
    """What the tables of one language say about the words met so far."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._stem: Stemmer = stemmer(language)
        tables = (language.words("stop_words"), language.words("function_words"))
        self._small = frozenset(self._stem(word) for table in tables for word in table)
        self._months: Mapping[str, str] = language.map("months")

    def __missing__(self, word: str) -> _Word:
        if len(self) > _REMEMBERED:
            self.clear()
        stem = self._stem(word)
        if stem in self._small or (len(stem) < 2 and stem.isascii() and not stem.isdigit()):
            made = _NOTHING
        else:
            month = self._months.get(word.casefold(), "") if word[0].isupper() else ""
            day = str(int(word)) if word.isdecimal() and len(word) <= 2 else ""
            made = _Word(stem, _weight(word), month, day)
        self[word] = made
        return made


def _weight(word: str) -> int:
    if word[0].isdigit():
        return _NUMBER
    return _NAME if word[0].isupper() else 1


@functools.lru_cache(maxsize=8)
def _vocabulary(language: Language) -> _Vocabulary:
    return _Vocabulary(language)


def _day(published: str) -> int:
    try:
        return datetime.date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return 0
