"""Words with their exact places: the units that differences are made of."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from workbench.core.model import Span

_LETTER = r"[^\W\d_][\u0300-\u036f]*"
_TOKEN = re.compile(
    rf"""
    (?P<currency>(?:US|AU|NZ|HK|CA|[ACSR])?\$)
    |(?P<abbreviation>(?:[^\W\d_]\.){{2,}})
    |(?P<designator>\d+(?:\.\d+){{2,}}|\d+[GD]\b|(?!(?:US|A|C)\d)[A-Z][A-Za-z]*-?\d[\w]*(?:-\w+)*)
    |(?P<number>\d{{1,3}}(?:[,\u00a0\u202f\u2009\x20]\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)
    |(?P<word>(?:{_LETTER})+(?:['’](?:{_LETTER})+)*)
    |(?P<sign>\S)
    """,
    re.VERBOSE,
)
_CLITICS = frozenset({"s", "re", "ve", "ll", "d", "m"})
_STUMPS = MappingProxyType({"wo": "will", "ca": "can", "sha": "shall"})
_CLITIC_WORDS = MappingProxyType({"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am"})
_IS_BEFORE_S = frozenset({"there", "it", "that", "he", "she", "what", "who", "here", "where"})
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_PARTS = _ORDINAL_ENDINGS | {"s", "S", "cannot", "Cannot"}


class Token(NamedTuple):
    """One word, number or sign: its place, and the form it is compared by.

    ``sort`` is one of word, number, designator, sign.
    """

    start: int
    end: int
    text: str
    norm: str
    sort: str

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital first letter."""
        return self.text[0].isupper()


def fold(text: str) -> str:
    """Lower case without accents, typographic apostrophes straightened."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("ß", "ss"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def tokens(text: str, span: Span, spelling: Mapping[str, str] | None = None) -> list[Token]:
    """The tokens of ``text`` inside ``span``; ``spelling`` maps variants to the form compared."""
    found: list[Token] = []
    variants, make = spelling or {}, tuple.__new__
    for match in _TOKEN.finditer(text, span.start, span.end):
        sort, word = match.lastgroup or "sign", match[0]
        if sort != "word":
            found.append(_other(word, match.start(), match.end(), sort))
        elif word.isalpha() and word not in _PARTS:
            norm = _plain(word)
            found.append(make(Token, (match.start(), match.end(), word, variants.get(norm, norm), sort)))
        else:
            found.extend(_words(word, match.start(), found, variants))
    return found


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    """The form a whole word is compared by: short words in capitals are acronyms and stay so."""
    return word if 1 < len(word) <= 6 and word.isupper() else fold(word)


def _other(text: str, start: int, end: int, sort: str) -> Token:
    if sort == "abbreviation":
        letters = text.replace(".", "")
        return Token(start, end, text, letters if text.isupper() else letters.lower(), "word")
    if sort == "number":
        return Token(start, end, text, re.sub(r"[,\s]", "", text), sort)
    if sort == "sign":
        return Token(start, end, text, text, sort)
    return Token(start, end, text, text.lower(), "sign" if sort == "currency" else sort)


def _words(text: str, start: int, before: list[Token], spelling: Mapping[str, str]) -> list[Token]:
    end = start + len(text)
    cut = _cut(text)
    if cut:
        stem = text[:cut]
        first, clitic = _word(stem, start, spelling), _clitic(stem, text[cut:], start + cut, end)
        if clitic.norm == "not" and first.norm in _STUMPS:
            first = first._replace(norm=_STUMPS[first.norm])
        return [first, clitic]
    if text in ("s", "S") and before and before[-1].end == start - 1 and before[-1].text in ("'", "’"):
        return [Token(start, end, text, "'s", "word")]
    if before and text in _ORDINAL_ENDINGS and before[-1].sort == "number" and before[-1].end == start:
        number = before.pop()
        return [Token(number.start, end, number.text + text, number.norm + "th", "number")]
    return [_word(text, start, spelling)]


def _cut(text: str) -> int:
    """Where a word and its clitic part, or 0."""
    if text.lower() == "cannot":
        return 3
    at = max(text.rfind("'"), text.rfind("’"))
    if at < 1:
        return 0
    tail = text[at + 1 :].lower()
    if tail == "t" and text[at - 1] in "nN":
        return at - 1
    return at if tail in _CLITICS else 0


def _word(text: str, start: int, spelling: Mapping[str, str]) -> Token:
    norm = _plain(text)
    return Token(start, start + len(text), text, spelling.get(norm, norm), "word")


def _clitic(stem: str, text: str, start: int, end: int) -> Token:
    low = fold(text)
    norm = "not" if low == "not" else _CLITIC_WORDS.get(low, low)
    if norm == "'s" and stem.lower() in _IS_BEFORE_S:
        norm = "is"
    return Token(start, end, text, norm, "word")
