"""The written forms of a word, made from its base form so that tables stay short."""

import functools
import re
from collections.abc import Iterable, Mapping

from workbench.core.language import Language

_SHORTEST = 3


class Inflection:
    """Makes forms by the rules of a language; irregular words have their forms in a table."""

    def __init__(self, rules: Mapping[str, Iterable[str]], irregular: Mapping[str, Iterable[str]]) -> None:
        self._rules = [(re.compile(base), tuple(made)) for base, made in rules.items()]
        self._irregular = {base: tuple(made) for base, made in irregular.items()}

    def forms(self, base: str) -> tuple[str, ...]:
        """The base form and all its other forms; only the first word of a phrase is inflected."""
        first, space, rest = base.partition(" ")
        made = self._irregular.get(first) or self._regular(first)
        return tuple(dict.fromkeys(word + space + rest for word in (first, *made)))

    def _regular(self, word: str) -> tuple[str, ...]:
        if len(word) < _SHORTEST or not word.isalpha():
            return ()
        for pattern, made in self._rules:
            found = pattern.fullmatch(word)
            if found:
                return tuple(found.expand(form) for form in made)
        return ()


@functools.lru_cache(maxsize=8)
def inflection(language: Language) -> Inflection:
    """The rules of ``language``, read once; a language without rules has base forms alone."""
    return Inflection(language.lists("form_rules"), language.lists("irregular_forms"))
