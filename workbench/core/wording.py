"""Words with their exact places: the units that differences are made of."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate, chain
from types import MappingProxyType

from workbench.core.model import Span

_LETTER = r"[^\W\d_][\u0300-\u036f]*"
_NO_MORE = r"(?![^\W\d_]|[\u0300-\u036f]|['’][^\W\d_])"
_ORDINAL = rf"(?:(?:st|nd|rd|th){_NO_MORE})"
_SORTS = rf"""
    (?P<currency>(?:US|AU|NZ|HK|CA|[ACSR])?\$)
    |(?P<abbreviation>(?:[^\W\d_]\.){{2,}})
    |(?P<designator>\d+(?:\.\d+){{2,}}|\d+[GD]\b|(?!(?:US|A|C)\d)[A-Z][A-Za-z]*-?\d[\w]*(?:-\w+)*)
    |(?P<number>(?:\d{{1,3}}(?:[,\u00a0\u202f\u2009\x20]\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?){_ORDINAL}?)
    |(?P<word>(?:{_LETTER})+(?:['’](?:{_LETTER})+)*)
    |(?P<owner>['’]\s[sS]{_NO_MORE})
    |(?P<sign>\S)
    """
_PIECE = re.compile(_SORTS, re.VERBOSE)
# The only tokens with a space inside.
_SPACED = re.compile(r"\d[\u00a0\u202f\u2009\x20]\d{3}|['’]\s[sS]")
_CLITICS = frozenset({"s", "re", "ve", "ll", "d", "m"})
_STUMPS = MappingProxyType({"wo": "will", "ca": "can", "sha": "shall"})
_CLITIC_WORDS = MappingProxyType({"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am"})
_IS_BEFORE_S = frozenset({"there", "it", "that", "he", "she", "what", "who", "here", "where"})
_MOST_WORDS = 200_000


class Token:
    """One word, number or sign, made once for all the places where it stands.

    ``norm`` is the form it is compared by, ``low`` that in lower case; ``sort`` is one of word, number,
    designator, sign. ``marks`` are bits that say which readers look at it.
    """

    __slots__ = ("capital", "low", "marks", "norm", "sort", "text")

    def __init__(self, text: str, norm: str, sort: str) -> None:
        self.text = text
        self.norm = norm
        self.low = norm.lower()
        self.sort = sort
        self.capital = text[0].isupper()
        self.marks = 0


class Vocabulary(dict[str, tuple[Token, ...]]):
    """The tokens of every stretch without a space met so far; ``mark`` gives the bits of a new token.

    ``spelling`` maps variants to the form compared.
    """

    def __init__(
        self, spelling: Mapping[str, str] | None = None, mark: Callable[[Token], int] | None = None
    ) -> None:
        super().__init__()
        self._spelling = spelling or {}
        self._mark = mark
        self._tokens: dict[tuple[str, str], Token] = {}
        self._widths: dict[str, tuple[int, ...]] = {}

    def __missing__(self, text: str) -> tuple[Token, ...]:
        if len(self) > _MOST_WORDS:
            self.clear()
            self._widths.clear()
        made = self[text] = tuple(self.pieces(text, 0, len(text)))
        sizes = [len(token.text) for token in made]
        self._widths[text] = (*sizes[:-1], sizes[-1] + 1)
        return made

    def widths(self, stretches: Iterable[str]) -> list[int]:
        """How far each token of these stretches is from the next when one space stands between stretches."""
        return list(chain.from_iterable(self._widths.get(stretch, ()) for stretch in stretches))

    def pieces(self, text: str, start: int, end: int) -> Iterator[Token]:
        """The tokens of a part of a text, found one by one."""
        for match in _PIECE.finditer(text, start, end):
            for token in self._made(match[0], match.lastgroup or "sign"):
                yield self._once(token)

    def _once(self, made: Token) -> Token:
        token = self._tokens.setdefault((made.text, made.norm), made)
        if token is made:
            token.marks = self._mark(token) if self._mark else 0
        return token

    def _made(self, text: str, sort: str) -> tuple[Token, ...]:
        if sort == "owner":
            return Token(text[0], text[0], "sign"), Token(text[-1], "'s", "word")
        if sort != "word":
            return (_other(text, sort),)
        cut = _cut(text)
        if not cut:
            return (self._word(text),)
        first, clitic = self._word(text[:cut]), _clitic(text[:cut], text[cut:])
        if clitic.norm == "not" and first.norm in _STUMPS:
            first = Token(first.text, _STUMPS[first.norm], "word")
        return first, clitic

    def _word(self, text: str) -> Token:
        norm = _plain(text)
        return Token(text, self._spelling.get(norm, norm), "word")


class Line:
    """The tokens of one sentence, and, counted when first asked for, where in the text each begins."""

    __slots__ = ("_span", "_starts", "_text", "_vocabulary", "tokens")

    def __init__(self, text: str, span: Span, vocabulary: Vocabulary) -> None:
        self.tokens = tokens(text, span, vocabulary)
        self._text = text
        self._span = span
        self._vocabulary = vocabulary
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """The place of each token; between two tokens there is nothing but space."""
        if self._starts is None:
            self._starts = self._evenly() or self._one_by_one()
        return self._starts

    def _evenly(self) -> list[int]:
        """Where the tokens begin in a sentence with single spaces; nothing for another."""
        sentence = self._span.of(self._text)
        stretches = sentence.split()
        if len(" ".join(stretches)) != len(sentence):
            return []
        widths = self._vocabulary.widths(stretches)
        if not widths or len(widths) != len(self.tokens):
            return []
        return list(accumulate(widths[:-1], initial=self._span.start))

    def _one_by_one(self) -> list[int]:
        at, find, found = self._span.start, self._text.find, []
        for token in self.tokens:
            at = find(token.text, at)
            found.append(at)
            at += len(token.text)
        return found

    def glued(self, at: int) -> bool:
        """Whether a token stands right behind the one before it."""
        return self.starts[at] == self.starts[at - 1] + len(self.tokens[at - 1].text)


def fold(text: str) -> str:
    """Lower case without accents, typographic apostrophes straightened."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("ß", "ss"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def tokens(text: str, span: Span, vocabulary: Vocabulary) -> list[Token]:
    """The tokens of ``text`` inside ``span``."""
    if _SPACED.search(text, span.start, span.end):
        return list(vocabulary.pieces(text, span.start, span.end))
    return list(chain.from_iterable(map(vocabulary.__getitem__, span.of(text).split())))


def _plain(word: str) -> str:
    """The form a whole word is compared by: short words in capitals are acronyms and stay so."""
    return word if 1 < len(word) <= 6 and word.isupper() else fold(word)


def _other(text: str, sort: str) -> Token:
    if sort == "abbreviation":
        letters = text.replace(".", "")
        return Token(text, letters if text.isupper() else letters.lower(), "word")
    if sort == "number":
        ordinal = text[-1].isalpha()
        return Token(text, re.sub(r"[,\s]", "", text[:-2] + "th" if ordinal else text), sort)
    if sort == "sign":
        return Token(text, text, sort)
    return Token(text, text.lower(), "sign" if sort == "currency" else sort)


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


def _clitic(stem: str, text: str) -> Token:
    low = fold(text)
    norm = "not" if low == "not" else _CLITIC_WORDS.get(low, low)
    if norm == "'s" and stem.lower() in _IS_BEFORE_S:
        norm = "is"
    return Token(text, norm, "word")
