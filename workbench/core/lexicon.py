"""The word tables of a language, compiled once into the lookups that finding differences needs."""

import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from workbench.core.inflection import Inflection, inflection
from workbench.core.language import Language
from workbench.core.wording import Token, Vocabulary, fold

CUE_TABLES = (
    "bounds",
    "negation_idioms",
    "negators",
    "modals",
    "reporting_verbs",
    "attribution",
    "superlatives",
    "scope",
    "causal",
    "intensity",
    "time_order",
    "pronouns",
)
_INFLECTED = frozenset({"reporting_verbs", "causal"})

# Which readers look at a token, as bits of its marks.
DATE, NUMBER, CUE, NAME, QUOTE, BRACKET = 1, 2, 4, 8, 16, 32
READ = 63
CONTRAST = 64
PREFIXED = 128
CONTENT = 256
_QUOTES = frozenset("“”„«»‘’\"`'")
_BRACKETS = frozenset("([")


class Cue(NamedTuple):
    """A word or phrase of a table at tokens ``start`` to ``end``, with the class the table gives it."""

    table: str
    group: str
    start: int
    end: int


class _Phrase(NamedTuple):
    words: tuple[str, ...]
    table: str
    group: str


class _Phrases(NamedTuple):
    """The phrases that begin with one word: those of this word alone, longer ones by their second word."""

    alone: tuple[_Phrase, ...]
    longer: Mapping[str, tuple[_Phrase, ...]]


class Lexicon:
    """Every table of one language by the way it is asked: cues, contrasts, numbers, units, names."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._words: dict[str, frozenset[str]] = {}
        self.always_capital = frozenset(language.lists("grammar").get("always capital", ()))
        self.vocabulary = Vocabulary(language, self._marks)
        self.small = _Small(language)
        self._phrases = _phrases(language)
        self.contrasts = _contrasts(language, "antonyms", "contrasts")
        self.near_words = _contrasts(language, "near_words")
        modal_pairs = (entry.split(",") for entry in language.entries("modal_pairs"))
        self.modal_pairs = frozenset(frozenset(part.strip() for part in pair) for pair in modal_pairs)
        self.stopwords = self.words("function_words")
        self._read_numbers(language)
        self._read_dates(language)
        self._read_names(language)

    def _read_numbers(self, language: Language) -> None:
        self.numbers = _floats(language, "number_words")
        self.ordinals = _floats(language, "ordinal_words")
        self.magnitudes = _floats(language, "magnitudes")
        self.fractions = _floats(language, "fractions")
        self.vague = _floats(language, "vague_numbers")
        self.multiples = _floats(language, "multiples")
        self.units = _units(language)
        self.share = next((unit for unit in self.units.values() if unit.dimension == "share"), None)
        self.currencies = _inverted(language.lists("currencies"))
        self.measure_starts = frozenset(name.split()[0] for name in (*self.units, *self.currencies))
        self.number_starts = frozenset(
            {*self.numbers, *self.ordinals, *self.vague, *self.multiples, *self._lone_numbers()}
        )

    def _read_dates(self, language: Language) -> None:
        self.months = _wholes(language, "months")
        self.weekdays = _wholes(language, "weekdays")
        self.date_steps = _wholes(language, "date_steps")
        self.year_signs = self.words("year_signs")
        self.calendar_units = self.words("calendar_units")
        self.negative_prefixes = self.words("negative_prefixes")
        self.decades = _wholes(language, "decade_words")
        self.relative_dates = {fold(k): v for k, v in language.lists("relative_dates").items()}
        self.ago = self.small["ago"]
        starts = (
            *self.ago,
            *self.months,
            *self.weekdays,
            *self.date_steps,
            *self.decades,
            *self.relative_dates,
        )
        self.date_starts = self.small["century"].union(starts)

    def _read_names(self, language: Language) -> None:
        self.aliases = _inverted(language.lists("aliases"))
        self.alias_length = max((key.count(" ") + 1 for key in self.aliases), default=1)
        self.titles = self.words("titles")
        self.organisations = self.words("organisation_words")
        self.places = frozenset(self.aliases.values()) | self.words("places")
        self.given_names = self.words("given_names")
        tables = ("outlets", "companies")
        known = self.places.union(self.aliases, self.given_names, self.titles, *map(self.words, tables))
        # Where every noun has a capital, only words known from names begin one.
        self._firsts = known if self.small["capital nouns"] else frozenset()
        self.common_endings = tuple(self.words("common_endings"))
        self.acronym_small = self.words("acronym_small_words")

    def words(self, table: str) -> frozenset[str]:
        """The entries of a plain table, folded as words are."""
        found = self._words.get(table)
        if found is None:
            found = self._words[table] = frozenset(map(fold, self.language.words(table)))
        return found

    def _lone_numbers(self) -> frozenset[str]:
        """Small words that a number can begin with."""
        return self.small["indefinite"] | self.small["half"] | self.small["lone magnitude"]

    def cues(self, tokens: Sequence[Token], spots: Iterable[int]) -> list[Cue]:
        """Every cue that begins at one of the ``spots``; one that a longer cue covers doesn't count."""
        found: list[Cue] = []
        covered: dict[int, int] = {}
        phrases, last = self._phrases, len(tokens) - 1
        for index in spots:
            token = tokens[index]
            if not token.marks & CUE:
                continue
            alone, longer = phrases[token.norm]
            following = tokens[index + 1] if longer and index < last else None
            if following and (following.norm in longer or following.text == "-"):
                for words, table, group in _following(longer, tokens, index):
                    end = _match(words, tokens, index)
                    if end:
                        found.append(Cue(table, group, index, end))
                        _cover(covered, index, end)
            for _, table, group in alone:
                found.append(Cue(table, group, index, index + 1))
        if not covered:
            return found
        return [cue for cue in found if _longest(covered, cue) <= cue.end - cue.start]

    def _marks(self, token: Token) -> int:
        """The bits of the readers that look at a token."""
        norm, low, sort = token.norm, token.low, token.sort
        number = sort == "number"
        marks = DATE if number or low in self.date_starts else 0
        if number or norm in (self.currencies if sort == "sign" else self.number_starts):
            marks |= NUMBER
        contrasted = self.contrasts.knows(norm) or self.near_words.knows(norm)
        marks |= (CUE if norm in self._phrases else 0) | (CONTRAST if contrasted else 0)
        marks |= PREFIXED if len(norm) > 5 and norm.startswith(tuple(self.negative_prefixes)) else 0
        if sort == "word" and len(norm) > 1 and norm not in self.stopwords:
            marks |= CONTENT
        if sort == "word" and token.capital and norm not in self.stopwords:
            named = not self._firsts or norm.isupper() or token.low in self._firsts
            marks |= NAME if named and token.text not in self.always_capital else 0
        if sort == "sign":
            marks |= (QUOTE if token.text in _QUOTES else 0) | (BRACKET if token.text in _BRACKETS else 0)
        return marks


@functools.lru_cache(maxsize=8)
def lexicon(language: Language) -> Lexicon:
    """The compiled tables of ``language``, made once."""
    return Lexicon(language)


def _following(
    longer: Mapping[str, tuple[_Phrase, ...]], tokens: Sequence[Token], index: int
) -> tuple[_Phrase, ...]:
    """The longer phrases whose second word follows."""
    at = index + 1
    if tokens[at].text != "-":
        return longer.get(tokens[at].norm, ())
    while at < len(tokens) and tokens[at].text == "-":
        at += 1
    return longer.get(tokens[at].norm, ()) if at < len(tokens) else ()


def _cover(covered: dict[int, int], start: int, end: int) -> None:
    """Tell of each token the most tokens of a cue that covers it."""
    for at in range(start, end):
        if covered.get(at, 0) < end - start:
            covered[at] = end - start


def _longest(covered: Mapping[int, int], cue: Cue) -> int:
    """The most tokens of any cue that covers one of this cue's."""
    if cue.end - cue.start == 1:
        return covered.get(cue.start, 0)
    return max([covered.get(at, 0) for at in range(cue.start, cue.end)])


def _match(words: tuple[str, ...], tokens: Sequence[Token], index: int) -> int:
    """Where the phrase that begins at ``index`` ends (signs between its words are passed over), or 0."""
    at = index + 1
    if len(words) == 2 and tokens[at].norm == words[1]:
        return at + 1
    for word in words[1:]:
        while at < len(tokens) and tokens[at].sort == "sign" and tokens[at].text == "-":
            at += 1
        if at >= len(tokens) or tokens[at].norm != word:
            return 0
        at += 1
    return at


def _phrases(language: Language) -> dict[str, _Phrases]:
    by_first: dict[str, list[_Phrase]] = {}
    for table in CUE_TABLES:
        for group, entries in language.lists(table).items():
            for entry in entries:
                for words in _variants(entry, table in _INFLECTED, language):
                    by_first.setdefault(words[0], []).append(_Phrase(words, table, group))
    return {first: _by_second(phrases) for first, phrases in by_first.items()}


def _by_second(phrases: Sequence[_Phrase]) -> _Phrases:
    longer: dict[str, list[_Phrase]] = {}
    for phrase in sorted(phrases, key=lambda x: -len(x.words)):
        if len(phrase.words) > 1:
            longer.setdefault(phrase.words[1], []).append(phrase)
    alone = tuple(phrase for phrase in phrases if len(phrase.words) == 1)
    return _Phrases(alone, {second: tuple(found) for second, found in longer.items()})


def _variants(entry: str, inflect: bool, language: Language) -> Iterable[tuple[str, ...]]:
    words = tuple(fold(entry).replace("-", " ").split())
    if not inflect:
        return [words]
    return [(first, *words[1:]) for first in inflection(language).forms(words[0])]


def _floats(language: Language, table: str) -> dict[str, float]:
    return {fold(key): float(value) for key, value in language.map(table).items()}


def _wholes(language: Language, table: str) -> dict[str, int]:
    return {fold(key): int(value) for key, value in language.map(table).items()}


class _Small(dict[str, frozenset[str]]):
    """The words of the table of grammar by what they do, folded; none where a language has none."""

    def __init__(self, language: Language) -> None:
        lists = language.lists("grammar").items()
        super().__init__({role: frozenset(map(fold, words)) for role, words in lists})

    def __missing__(self, role: str) -> frozenset[str]:
        return frozenset()


class Contrasts:
    """Pairs of words that don't mean the same: form by form, with the kind of difference each makes."""

    def __init__(self) -> None:
        self._sets: dict[str, list[tuple[int, str]]] = {}
        self.kinds: list[str] = []
        self.phrases: dict[str, tuple[tuple[str, ...], ...]] = {}

    def add(self, kind: str, members: Iterable[Iterable[str]]) -> None:
        """One set whose members (each a tuple of its forms) exclude one another."""
        number = len(self.kinds)
        self.kinds.append(kind)
        for member in members:
            listed = list(member)
            for form in listed:
                self._sets.setdefault(form, []).append((number, listed[0]))

    def between(self, left: str, right: str) -> str:
        """The kind of difference two words make, or nothing."""
        mine, theirs = self._sets.get(left), self._sets.get(right)
        if not mine or not theirs:
            return ""
        for number, base in mine:
            for other, other_base in theirs:
                if number == other and base != other_base:
                    return self.kinds[number]
        return ""

    def knows(self, word: str) -> bool:
        """Whether any set has the word."""
        return word in self._sets


def _contrasts(language: Language, *tables: str) -> Contrasts:
    made, rules = Contrasts(), inflection(language)
    for table in tables:
        for entry in language.entries(table):
            kind, _, rest = entry.partition(":")
            members = [word.strip() for word in rest.split(",") if word.strip()]
            made.add(kind.strip(), [_member(fold(m), rules) for m in members])
    return made


def _member(entry: str, rules: Inflection) -> tuple[str, ...]:
    """The forms of a set's member; "|" joins words that are the same member."""
    found: list[str] = []
    for word in entry.split("|"):
        found.extend(rules.forms(word.strip()))
    return tuple(dict.fromkeys(found))


class Unit(NamedTuple):
    """What a unit measures, how many of the base unit one is, and its name of one and of many."""

    dimension: str
    factor: float
    name: str
    plural: str


def _units(language: Language) -> dict[str, Unit]:
    made: dict[str, Unit] = {}
    for name, (dimension, factor, *others) in language.lists("units").items():
        longer = (other for other in others if other[0] == name[0] and len(other) >= len(name))
        plural = name if dimension == "share" else next(longer, name)
        unit = Unit(dimension, float(factor), name, plural)
        for form in (name, *others):
            made[fold(form)] = unit
    return made


def _inverted(lists: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {fold(form): key for key, entries in lists.items() for form in (key, *entries)}
