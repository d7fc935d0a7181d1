"""The tables of other words for the same thing, compiled: synonyms, loaded names, fixed terms, spun words."""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from workbench.core.inflection import Inflection, inflection
from workbench.core.language import Language
from workbench.core.wording import fold

Words = tuple[str, ...]
LONGEST = 4


class Entry(NamedTuple):
    """Where a phrase stands in a table: the number of its line and that of the member it is a form of."""

    line: int
    member: int


class Index:
    """Phrases with all their forms, by their words."""

    def __init__(self, spell: Callable[[str], str], rules: Inflection) -> None:
        self._spell = spell
        self._rules = rules
        self._entries: dict[Words, set[Entry]] = {}
        self.firsts: set[str] = set()

    def add(self, phrase: str, entry: Entry) -> None:
        """Enter a phrase in its base form."""
        words = fold(phrase).replace("-", " ").split()
        if not words or len(words) > LONGEST:
            return
        for made in self._forms(words):
            self._entries.setdefault(made, set()).add(entry)
            self.firsts.add(made[0])

    def _forms(self, words: list[str]) -> Iterator[Words]:
        spell = [self._spell(word) for word in words]
        for first in self._rules.forms(words[0]):
            yield (self._spell(first), *spell[1:])
        for last in self._rules.forms(words[-1]) if len(words) > 1 else ():
            yield (*spell[:-1], self._spell(last))

    def at(self, words: Words) -> set[Entry]:
        """The entries of exactly these words."""
        return self._entries.get(words, set())

    def lines(self, words: Words) -> set[int]:
        """The lines that have these words."""
        return {entry.line for entry in self.at(words)}

    def starting(self, words: Sequence[str], at: int) -> Iterator[tuple[int, set[Entry]]]:
        """The phrases that begin at a place, the longest first: how many words they have, their entries."""
        if words[at] not in self.firsts:
            return
        for size in range(min(LONGEST, len(words) - at), 0, -1):
            found = self._entries.get(tuple(words[at : at + size]))
            if found:
                yield size, found


class Paraphrase:
    """The wording tables of one language by the way they are asked."""

    def __init__(self, language: Language) -> None:
        spelling = language.map("spelling")
        make = functools.partial(Index, lambda w: spelling.get(w, w), inflection(language))
        self.synonyms = make()
        self.framing = make()
        self.terms = make()
        self.spun = make()
        for line, entry in enumerate(language.entries("synonyms")):
            _enter(self.synonyms, line, entry.split(","))
        self._fill_framing(language.lists("framing"))
        for line, entry in enumerate(language.entries("fixed_terms")):
            self.terms.add(entry, Entry(line, 0))
        swaps = ((word, other) for word, all_ in language.lists("spun_words").items() for other in all_)
        for line, pair in enumerate(swaps):
            _enter(self.spun, line, pair)

    def _fill_framing(self, lists: Mapping[str, tuple[str, ...]]) -> None:
        """The plain names of a line are its member 0, each loaded one is a member of its own."""
        for line, (plain, loaded) in enumerate(lists.items()):
            for phrase in plain.split("|"):
                self.framing.add(phrase, Entry(line, 0))
            for member, phrase in enumerate(loaded, 1):
                self.framing.add(phrase, Entry(line, member))

    def mean_the_same(self, left: Words, right: Words) -> bool:
        """Whether a set of synonyms has both phrases, not as forms of one."""
        others = self.synonyms.at(right)
        return any(a.line == b.line and a.member != b.member for a in self.synonyms.at(left) for b in others)

    def swapped(self, left: Words, right: Words) -> bool:
        """Whether a program that swaps words puts one phrase for the other, in whatever sense."""
        spun = self.spun.lines(left)
        return (bool(spun) and not spun.isdisjoint(self.spun.lines(right))) or self.mean_the_same(left, right)

    def word_by_word(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Whether each word of one phrase is the other's at its place, or swapped for it; one is swapped."""
        pairs = list(zip(left, right, strict=False))
        changed = [(a, b) for a, b in pairs if a != b]
        return len(left) == len(right) and bool(changed) and all(self.swapped((a,), (b,)) for a, b in changed)


def _enter(index: Index, line: int, phrases: Iterable[str]) -> None:
    for member, phrase in enumerate(phrases):
        index.add(phrase.strip(), Entry(line, member))


@functools.lru_cache(maxsize=8)
def paraphrase(language: Language) -> Paraphrase:
    """The compiled wording tables of ``language``, made once."""
    return Paraphrase(language)
