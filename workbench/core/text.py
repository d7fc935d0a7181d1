"""Words of a text with their code points, and the folded forms in which they are compared."""

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from workbench.core.language import Language
from workbench.core.model import Span

# Scripts written without spaces give one word a character.
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\U00020000-\U0003134f"
_LETTER = rf"(?![{_UNSPACED}])[^\W\d_]"
WORD = re.compile(
    # Plain Latin words first: nearly all words, and much faster than the general case.
    r"[a-zA-Z\u00c0-\u024f]+(?:['’][a-zA-Z\u00c0-\u024f]+)*(?![\w.'’])"
    rf"|(?:[^\W\d_]\.){{2,}}|\d+(?:[.,]\d+)*|[{_UNSPACED}]|(?:{_LETTER})+(?:['’](?:{_LETTER})+)*"
)
_OWNER = re.compile(r"['’]s$|['’]$")
_REMEMBERED = 200_000
_MARKS = str.maketrans({"’": "'", ".": None, ",": None})


def words(text: str, span: Span | None = None) -> Iterator[Span]:
    """The words of ``text`` (or of one span of it); numbers and dotted acronyms are one word each."""
    start, end = (span.start, span.end) if span else (0, len(text))
    return (Span(*found.span()) for found in WORD.finditer(text, start, end))


@functools.lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """The word as it is compared: case, apostrophe shape, possessive ending and inner dots don't count."""
    return _OWNER.sub("", word.casefold()).translate(_MARKS)


def folded(text: str, span: Span | None = None) -> list[str]:
    """The folded words of ``text`` (or of one span of it), in order."""
    start, end = (span.start, span.end) if span else (0, len(text))
    return [fold(word) for word in WORD.findall(text, start, end)]


@functools.lru_cache(maxsize=8)
def stemmer(language: Language) -> "Stemmer":
    """The stemmer of a language, made once."""
    return Stemmer(language.map("endings"), language.map("irregular"))


class Stemmer:
    """Takes common endings off, so that ``visits``, ``visited`` and ``visit`` count as one word.

    A light suffix stripper in the manner of Harman (1991); endings and irregular forms are tables.
    """

    def __init__(self, endings: Mapping[str, str], irregular: Mapping[str, str]) -> None:
        self._irregular = irregular
        self._endings = {end: ("" if new == "-" else new) for end, new in endings.items()}
        self._longest = max(map(len, endings), default=0)
        self._known = _Known(self._stem)

    def __call__(self, word: str) -> str:
        """The stem of one word as written."""
        return self._known[word]

    def all(self, words: Iterable[str]) -> list[str]:
        """The stems of words as written, in order."""
        return list(map(self._known.__getitem__, words))

    def _stem(self, word: str) -> str:
        word = fold(word)
        regular = self._irregular.get(word)
        return _plain(regular) if regular else self._strip(word)

    def _strip(self, word: str) -> str:
        for size in range(min(self._longest, len(word) - 3), 0, -1):
            new = self._endings.get(word[-size:])
            if new is not None:
                return _plain(word[:-size] + new)
        return _plain(word)


class _Known(dict[str, str]):
    """The stems met so far; a dictionary, because looking them up is most of the work of reading a text."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> str:
        if len(self) > _REMEMBERED:
            self.clear()
        stem = self[word] = self._make(word)
        return stem


def _plain(stem: str) -> str:
    """The stem without a final e and without a doubled last letter."""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "aeiouls":
        return stem[:-1]
    return stem.removesuffix("e") if len(stem) > 3 else stem
