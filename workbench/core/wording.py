"""Words with their exact places: the units that differences are made of."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate, chain

from workbench.core.cutting import Cutting
from workbench.core.language import Language
from workbench.core.model import Span

# The only tokens with a space inside.
_SPACED = re.compile(r"[\d'’](?:(?<=\d)[\u00a0\u202f\u2009\x20]\d{3}|(?<!\d)\s[sS])")
_ENDS = frozenset(",.;:!?)")
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
    """The tokens of every stretch without a space met so far, cut by the tables of a language.

    ``mark`` gives the bits of a new token.
    """

    def __init__(self, language: Language | None = None, mark: Callable[[Token], int] | None = None) -> None:
        super().__init__()
        self._cutting = Cutting(language)
        self._spelling: Mapping[str, str] = language.map("spelling") if language else {}
        self._mark = mark
        self._tokens: dict[tuple[str, str], Token] = {}
        self._widths: dict[str, tuple[int, ...]] = {}

    def __missing__(self, text: str) -> tuple[Token, ...]:
        if len(self) > _MOST_WORDS:
            self.clear()
            self._widths.clear()
        made = self[text] = self._cut(text)
        sizes = [len(token.text) for token in made]
        self._widths[text] = (*sizes[:-1], sizes[-1] + 1)
        return made

    def _cut(self, text: str) -> tuple[Token, ...]:
        """The tokens of a stretch; most are a word, or a word and one sign, and need no search."""
        if text.isascii():
            if text.isalpha():
                return tuple(map(self._once, self._made(text, "word")))
            if text[-1] in _ENDS and text[:-1].isalpha():
                return (*self[text[:-1]], *self[text[-1]])
        return tuple(self.pieces(text, 0, len(text)))

    def widths(self, stretches: Iterable[str]) -> list[int]:
        """How far each token of these stretches is from the next when one space stands between stretches."""
        try:
            return list(chain.from_iterable(map(self._widths.__getitem__, stretches)))
        except KeyError:
            return []

    def pieces(self, text: str, start: int, end: int) -> Iterator[Token]:
        """The tokens of a part of a text, found one by one."""
        for match in self._cutting.piece.finditer(text, start, end):
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
        if sort == "number":
            return (Token(text, self._cutting.number(text), sort),)
        if sort != "word":
            return (_other(text, sort),)
        cut = self._cutting.cut(text)
        if not cut:
            return (self._word(text),)
        stem, clitic = self._cutting.parts(text, cut)
        first = Token(text[:cut], stem, "word") if stem else self._word(text[:cut])
        return first, Token(text[cut:], clitic, "word")

    def _word(self, text: str) -> Token:
        norm = _plain(text)
        return Token(text, self._spelling.get(norm, norm), "word")


class Line:
    """The tokens of one sentence, and, counted when first asked for, where in the text each begins."""

    __slots__ = ("_span", "_starts", "_text", "_vocabulary", "tokens")

    def __init__(self, text: str, span: Span, vocabulary: Vocabulary, even: bool = False) -> None:
        """``even`` says that no token of the text has a space inside (see :func:`spaced`)."""
        self.tokens = tokens(text, span, vocabulary, even)
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
        start, end = self._span.start, self._span.end
        widths = self._vocabulary.widths(self._text[start:end].split())
        if len(widths) != len(self.tokens):
            return []
        found = list(accumulate(widths, initial=start))
        return found if found.pop() == end + 1 else []

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


def spaced(text: str) -> bool:
    """Whether a token of a text may have a space inside."""
    return _SPACED.search(text) is not None


def tokens(text: str, span: Span, vocabulary: Vocabulary, even: bool = False) -> list[Token]:
    """The tokens of ``text`` inside ``span``; none has a space inside where all are ``even``."""
    if not even and _SPACED.search(text, span.start, span.end):
        return list(vocabulary.pieces(text, span.start, span.end))
    return list(chain.from_iterable(map(vocabulary.__getitem__, span.of(text).split())))


def _plain(word: str) -> str:
    """The form a whole word is compared by: short words in capitals are acronyms and stay so."""
    return word if 1 < len(word) <= 6 and word.isupper() else fold(word)


def _other(text: str, sort: str) -> Token:
    if sort == "abbreviation":
        letters = text.replace(".", "")
        return Token(text, letters if text.isupper() else letters.lower(), "word")
    if sort == "sign":
        return Token(text, text, sort)
    return Token(text, text.lower(), "sign" if sort == "currency" else sort)
