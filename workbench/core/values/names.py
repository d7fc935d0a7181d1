"""Names of people, bodies and places: where they stand, what they are, and when two are one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from workbench.core.lexicon import NAME, Lexicon
from workbench.core.values.mention import Mention
from workbench.core.wording import Line, Token, fold


@dataclass(frozen=True, slots=True)
class Name:
    """A name: its words folded for comparison, what it names, and the office before it.

    ``sort`` is person, org or place; ``sure`` is False for a lone capitalised word that begins a sentence.
    """

    words: tuple[str, ...]
    sort: str
    title: str = ""
    title_tokens: int = 0
    sure: bool = True

    def same(self, other: object) -> bool:
        """One name in another order, with or without first names, initials or a country before it."""
        if not isinstance(other, Name) or not self.words or not other.words:
            return False
        if self.words == other.words:
            return True
        mine, theirs = set(self.words), set(other.words)
        if mine == theirs:
            return True
        smaller, larger = (mine, theirs) if len(mine) <= len(theirs) else (theirs, mine)
        if "person" in (self.sort, other.sort) and (self.sort == other.sort or len(smaller) == 1):
            return _initials_fit(smaller, larger)
        return smaller < larger and len(smaller) >= 2 and len(larger) - len(smaller) == 1

    def overlap(self, other: "Name") -> int:
        """How many words both share."""
        return len(set(self.words) & set(other.words))


def _initials_fit(smaller: set[str], larger: set[str]) -> bool:
    """Whether each word of the shorter name is in the longer, or one of both is the other's initial."""
    rest = larger - smaller
    for word in smaller - larger:
        twin = next((other for other in rest if 1 in (len(word), len(other)) and word[0] == other[0]), None)
        if twin is None:
            return False
        rest.discard(twin)
    return any(len(word) > 1 for word in smaller & larger)


class NameReader:
    """Reads the names of one sentence from capitals, tables and what is already known of the article."""

    def __init__(self, line: Line, taken: set[int], lexicon: Lexicon, known: frozenset[str]) -> None:
        self._line = line
        self._tokens: Sequence[Token] = line.tokens
        self._taken = taken
        self._lexicon = lexicon
        self._known = known
        self._connectors = lexicon.words("name_connectors")

    def mentions(self, spots: Iterable[int]) -> list[Mention]:
        """Every name that begins at one of the ``spots``; capitalised words with their connectors are one."""
        found: list[Mention] = []
        end = 0
        for at in spots:
            if at >= end and self._tokens[at].marks & NAME and self._begins(at):
                end = self._run(at)
                found.extend(self._split(at, end))
        return found

    def _begins(self, at: int) -> bool:
        return at not in self._taken and (not self._opens(at) or self._likely(at))

    def _opens(self, at: int) -> bool:
        """Whether a capital is owed to the place: first word of a sentence, quote or clause after a colon."""
        before = at - 1
        while before >= 0 and self._tokens[before].text in "“\"‘'([—–":
            before -= 1
        return before < 0 or self._tokens[before].text in ".:!?•*"

    def _likely(self, at: int) -> bool:
        """Whether the first word of a sentence is a name nevertheless."""
        token, lexicon = self._tokens[at], self._lexicon
        norm = token.low
        if token.norm.isupper() or norm in self._known or norm in lexicon.aliases or norm in lexicon.places:
            return True
        if norm in lexicon.given_names or norm in lexicon.titles or norm in lexicon.words("outlets"):
            return True
        following = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        if following is not None and following.sort == "word" and following.capital:
            return following.norm not in lexicon.stopwords
        return self._lone(norm, following)

    def _lone(self, norm: str, following: Token | None) -> bool:
        """A lone first word that a verb follows and that has no ending of a common word."""
        if following is None or following.sort != "word" or norm in self._lexicon.words("common_openers"):
            return False
        return not norm.endswith(self._lexicon.common_endings)

    def _run(self, at: int) -> int:
        """Where the run of capitalised words that starts at a token ends."""
        end = at + 1
        while True:
            nearer = self._next(end)
            if nearer == end:
                return end
            end = nearer

    def _next(self, end: int) -> int:
        token = self._tokens[end] if end < len(self._tokens) else None
        if token is None or end in self._taken:
            return end
        if self._capital(end) or token.sort == "designator":
            return end + 1
        if token.text in ("-", "&", ".") and self._capital(end + 1) and self._glued(end):
            return end + 2
        if token.norm in self._connectors and self._joined(end):
            return end + 1 if self._capital(end + 1) else end + 2
        return end

    def _joined(self, end: int) -> bool:
        if self._capital(end + 1):
            return True
        following = self._tokens[end + 1] if end + 1 < len(self._tokens) else None
        return (
            following is not None
            and following.norm in self._lexicon.small["inside name"]
            and self._capital(end + 2)
        )

    def _glued(self, end: int) -> bool:
        token = self._tokens[end]
        if token.text == ".":
            before = self._tokens[end - 1]
            return len(before.text) == 1 or before.norm in self._lexicon.titles
        return token.text == "&" or self._line.glued(end + 1)

    def _capital(self, at: int) -> bool:
        if at >= len(self._tokens) or at in self._taken:
            return False
        token = self._tokens[at]
        return token.sort == "word" and token.capital and token.norm not in self._lexicon.stopwords

    def _split(self, start: int, end: int) -> list[Mention]:
        """The names of a run: the country before an office and the office are cut off the person's name."""
        if end - start == 1:
            return [self._mention(start, end, "", 0)]
        land, after, title = _parted(tuple(self._tokens[start:end]), self._lexicon)
        if not title or start + after >= end:
            return [self._mention(start, end, "", 0)]
        before = [self._mention(start, start + land, "", 0)] if land else []
        return [*before, self._mention(start + after, end, title, after - land)]

    def _mention(self, start: int, end: int, title: str, title_tokens: int) -> Mention:
        named = _named(tuple(self._tokens[start:end]), title, title_tokens, self._lexicon)
        sure = named.given or named.whole in self._known or not self._opens(start)
        return Mention("name", start, end, named.sure if sure else named.doubtful, named.label)


class _Named(NamedTuple):
    """What the words of a name say alone: the name where it is sure and where it may be a common word.

    ``given`` tells that it is sure wherever it stands; ``whole`` are its words as written, in lower case.
    """

    sure: Name
    doubtful: Name
    given: bool
    whole: str
    label: str


@lru_cache(maxsize=16384)
def _named(tokens: tuple[Token, ...], title: str, title_tokens: int, lexicon: Lexicon) -> _Named:
    words = name_words(tuple(t.norm for t in tokens if t.sort != "sign"), lexicon)
    raw = [t.low for t in tokens if t.sort != "sign"]
    whole, sort = " ".join(raw), _sort(words, raw, title, lexicon)
    label = " ".join(t.text for t in tokens if t.text != ".")
    sure, doubtful = (Name(words, sort, title, title_tokens, sure) for sure in (True, False))
    return _Named(sure, doubtful, len(words) > 1 or _given(whole, lexicon), whole, label)


def _given(name: str, lexicon: Lexicon) -> bool:
    tables = (lexicon.places, lexicon.aliases, lexicon.given_names, lexicon.words("outlets"))
    return name in lexicon.words("companies") or any(name in t for t in tables)


def _sort(words: tuple[str, ...], raw: Sequence[str], title: str, lexicon: Lexicon) -> str:
    whole = " ".join(raw)
    if title:
        return "person"
    if whole in lexicon.places or " ".join(words) in lexicon.places:
        return "place"
    if whole in lexicon.words("outlets") or whole in lexicon.words("companies"):
        return "org"
    if any(word in lexicon.organisations for word in raw):
        return "org"
    if any(word in lexicon.given_names for word in raw):
        return "person"
    return "person" if len(words) in (2, 3) and lexicon.small["of"].isdisjoint(raw) else "org"


@lru_cache(maxsize=16384)
def _parted(run: tuple[Token, ...], lexicon: Lexicon) -> tuple[int, int, str]:
    """Where the country at the start of a run ends, where the name after the office begins, the office."""
    land = _land(run, lexicon)
    return land, *_title(run, land, lexicon)


def _land(run: Sequence[Token], lexicon: Lexicon) -> int:
    """Where a country or place that a run begins with ends, when an office follows."""
    for length in (2, 1):
        if length < len(run) and " ".join(_lows(run[:length])) in lexicon.aliases:
            return length if _title(run, length, lexicon)[1] else 0
    return 0


def _lows(tokens: Iterable[Token]) -> list[str]:
    return [token.low for token in tokens]


def _title(run: Sequence[Token], start: int, lexicon: Lexicon) -> tuple[int, str]:
    """Where the name after the office at a place of a run begins, and the office."""
    for length in (3, 2, 1):
        at = start + length
        text = " ".join(_lows(run[start:at]))
        if at <= len(run) and text in lexicon.titles:
            at += at < len(run) and run[at].text == "."
            return _office(run, at, text, lexicon.small["of"])
    return start, ""


def _office(run: Sequence[Token], at: int, title: str, of: frozenset[str]) -> tuple[int, str]:
    """As in "Secretary of State Antony Blinken": the office goes on with the word after "of"."""
    if at < len(run) and run[at].norm in of:
        return (
            (at + 2, f"{title} {run[at].norm} {run[at + 1].low}") if at + 2 < len(run) else (len(run), title)
        )
    return at, title


@lru_cache(maxsize=65536)
def _folded(word: str, lexicon: Lexicon) -> str:
    return transliterated(fold(word), lexicon.language.map("transliteration"))


def transliterated(word: str, table: Mapping[str, str]) -> str:
    """The word with the letter groups of different transliterations made one."""
    for group, plain in table.items():
        if group in word:
            word = word.replace(group, plain)
    return re.sub(r"(.)\1", r"\1", word)


@lru_cache(maxsize=65536)
def name_words(norms: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """The words a name is compared by: aliases replaced, connectors dropped, spelling folded."""
    lows = [norm.lower() for norm in norms if norm not in ("'s", "'")]
    made: list[str] = []
    at = 0
    while at < len(lows):
        for length in range(min(lexicon.alias_length, len(lows) - at), 0, -1):
            alias = lexicon.aliases.get(" ".join(lows[at : at + length]))
            if alias:
                made.append(alias)
                at += length
                break
        else:
            if lows[at] not in lexicon.stopwords and lows[at] not in lexicon.words("name_connectors"):
                made.append(_folded(lows[at], lexicon))
            at += 1
    return tuple(made)
