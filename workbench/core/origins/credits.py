"""Which news organisations an article names as the source of what it reports."""

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.core.language import Language
from workbench.core.text import fold

_HEAD = 400
_AROUND = 60


@dataclass(frozen=True, slots=True)
class Credit:
    """An organisation, as it is compared, and the words that name it as a source.

    ``is_line`` is true where its name stands in brackets at the beginning or end, as agencies are named.
    """

    outlet: str
    words: str
    is_line: bool = False


class Credits:
    """Finds credits to the outlets that a language's tables know, and to those of the articles at hand."""

    def __init__(self, language: Language, outlets: Iterable[str]) -> None:
        self._articles = frozenset(map(fold, language.lists("grammar").get("article", ())))
        known = {self.name(each) for each in (*language.entries("outlets"), *outlets)}
        names = sorted(filter(None, known), key=lambda name: (-len(name), name))
        self._pattern = _pattern(language, tuple(names))

    def name(self, outlet: str) -> str:
        """The name of an outlet as it is compared: in lower case, without an article before it."""
        words = outlet.casefold().split()
        return " ".join(words[1:] if len(words) > 1 and words[0] in self._articles else words)

    def of(self, text: str, own: str = "") -> Iterator[Credit]:
        """Every organisation that a text credits, once each, except the outlet it appeared in."""
        seen = {self.name(own)}
        for found in self._pattern.finditer(text):
            name = next(each for each in found.group("before", "after", "line") if each)
            outlet = self.name(name)
            far = found.start() > _HEAD and found.end() < len(text) - _HEAD
            if outlet in seen or (found["line"] and far):
                continue
            seen.add(outlet)
            yield Credit(outlet, _short(found[0]), bool(found["line"]))


def _short(words: str) -> str:
    return " ".join(words.split())[:_AROUND]


@functools.lru_cache(maxsize=8)
def _pattern(language: Language, names: tuple[str, ...]) -> re.Pattern[str]:
    lists = language.lists("crediting")
    phrases = {place: _any(lists.get(place, ())) for place in ("before", "after")}
    articles = _any(language.lists("grammar").get("article", ()))
    one = _any(names)
    return re.compile(
        rf"(?<!\w)(?:(?:{phrases['before']})\s*:?\s+(?:(?:{articles})\s+)?(?P<before>{one})(?!\w)"
        rf"|(?P<after>{one})\s+(?:{phrases['after']})(?!\w))"
        rf"|[(\[]\s*(?P<line>{one})\s*[)\]]",
        re.IGNORECASE,
    )


def _any(phrases: Iterable[str]) -> str:
    """An expression for any of the phrases, which never matches when there are none."""
    return "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in phrases) or r"(?!)"
