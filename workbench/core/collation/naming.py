"""What a slot is called: what its number counts, its acronym, or the rare words its sentences share."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from workbench.core.collation.acronyms import Expansion
from workbench.core.collation.told import Claim
from workbench.core.collation.web import Web
from workbench.core.passage import Passage
from workbench.core.values.names import Name
from workbench.core.values.quantities import Quantity

_WORDS = 3
_QUOTED = 6
_LONGEST = 60


class Namer:
    """Names slots by words; how rare a word is counts over all articles of the table.

    What a copy took over from its origin is not shared by two.
    """

    def __init__(self, web: Web, origins: Sequence[int]) -> None:
        self._told, self._origins = web.told, origins
        self._counts = Counter(word for told in web.told for words in told.words.values() for word in words)
        self._total = 1 + sum(len(told.words) for told in web.told)

    def name(self, kind: str, claims: Sequence[Claim], places: Mapping[int, Sequence[int]]) -> str:
        """The name of a slot with these claims in these sentences of each article."""
        meaning = claims[0].meaning if claims else None
        if isinstance(meaning, Expansion):
            return meaning.short
        if kind == "quote" and claims:
            words = claims[0].value.split()
            return " ".join(words[:_QUOTED]) + ("…" if len(words) > _QUOTED else "")
        spoken = {word for claim in claims for word in claim.value.casefold().split()}
        words = self._shared(places, spoken)
        counted = _counted(claims)
        words = [counted, *(word for word in words if word.casefold() not in counted.casefold().split())]
        return ", ".join(filter(None, words))[:_LONGEST]

    def _shared(self, places: Mapping[int, Sequence[int]], spoken: set[str]) -> list[str]:
        """The telling words of the sentences, those that most articles share and that are rare elsewhere."""
        told: dict[int, set[str]] = {}
        alone = len({self._origins[article] for article in places}) == 1
        for article, sentences in places.items():
            words = self._told[article].words
            found = {word for index in sentences for word in words.get(index, ())}
            told.setdefault(article if alone else self._origins[article], set()).update(found)
        votes = Counter(word for found in told.values() for word in found - spoken)
        least = 2 if len(told) > 1 else 1
        ranked = sorted(
            (word for word in votes if votes[word] >= least and len(word) > 2 and word.isalpha()),
            key=lambda word: (-votes[word] * math.log(self._total / self._counts[word]), word),
        )
        written: dict[str, None] = {}
        for word in ranked:
            if len(written) < _WORDS:
                written[self._written(places, word)] = None
        return list(written)

    def _written(self, places: Mapping[int, Sequence[int]], word: str) -> str:
        """A word as the first article writes it, the whole name where it is part of one."""
        for article, sentences in places.items():
            for passage in (self._told[article].passage(index) for index in sentences):
                at = next((at for at in passage.places if passage.tokens[at].norm.casefold() == word), -1)
                if at >= 0:
                    return _around(passage, at)
        return word


def _counted(claims: Sequence[Claim]) -> str:
    """What a number counts."""
    for claim in claims:
        if isinstance(claim.meaning, Quantity):
            unit = claim.meaning.unit
            return unit.plural if unit else claim.value.split()[-1] if claim.meaning.noun else ""
    return ""


def _around(passage: Passage, at: int) -> str:
    """The name that a word is part of, its title standing for it, else the word."""
    for mention in passage.mentions:
        value = mention.value
        if isinstance(value, Name) and mention.start - value.title_tokens <= at < mention.end:
            return passage.written(mention.start, mention.end)
    return passage.tokens[at].text
