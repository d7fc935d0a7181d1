"""Which language an article is in, and whether the tables at hand are those of its language."""

from collections.abc import Mapping, Sequence

from workbench.core.language import UNKNOWN, Language, main_code

_FEW = 30
_MOST = 2000
_SHARE = 0.15
# A language nobody named must show itself more clearly.
_SURE = 0.25
_LATIN_ENDS = "\u0250"
_COMPARED = "Only numbers, dates in digits, quotes, acronyms, format and wording are compared."


def spoken(code: str, words: Sequence[str], stop_words: Mapping[str, frozenset[str]]) -> str:
    """The code of the language an article is in, as far as its words tell; ``und`` where they don't.

    ``code`` is what the article says of itself, ``stop_words`` the small words of the languages there are
    tables for. It is believed as said, unless hardly any of the words are the small words every text of
    that language is full of: then the language is taken whose words they are.
    """
    said = main_code(code)
    if said not in stop_words or _fits(words, stop_words[said]):
        return said
    shares = {other: _share(words, stop) for other, stop in stop_words.items()}
    best = max(sorted(shares), key=lambda other: shares[other])
    return best if shares[best] >= _SURE else UNKNOWN


def supported(code: str, words: Sequence[str], language: Language) -> bool:
    """Whether an article that says to be in the language ``code`` can be read with these tables.

    A text of a few words is always believed.
    """
    stop = language.words("stop_words")
    return bool(stop) and main_code(code) == language.code and _fits(words, stop)


def unread(
    codes: tuple[str, str], words: tuple[Sequence[str], Sequence[str]], language: Language
) -> tuple[str, ...]:
    """What to tell people when the words of an article can't be looked into, else nothing."""
    if all(supported(code, each, language) for code, each in zip(codes, words, strict=True)):
        return ()
    return (f"{_reason(codes, language)} {_COMPARED}",)


def _reason(codes: tuple[str, str], language: Language) -> str:
    names = language.map("language_names")
    left, right = (names.get(main_code(code), f"“{main_code(code)}”") for code in codes)
    if main_code(codes[0]) != main_code(codes[1]):
        return f"The articles are in two languages (left: {left}, right: {right})."
    if language.words("stop_words"):
        return f"The words of these articles don't look like {left}."
    if main_code(codes[0]) == UNKNOWN:
        return "The language of these articles is not known."
    return f"There are no word lists for {left}."


def _fits(words: Sequence[str], stop: frozenset[str]) -> bool:
    if _other_script(words, stop):
        return False
    small = _small(words)
    return len(small) < _FEW or _share(words, stop) >= _SHARE


def _share(words: Sequence[str], stop: frozenset[str]) -> float:
    small = _small(words)
    return sum(word in stop for word in small) / max(1, len(small))


def _small(words: Sequence[str]) -> list[str]:
    return [word for word in words[:_MOST] if word[0].isalpha() and word == word.lower()]


def _other_script(words: Sequence[str], stop: frozenset[str]) -> bool:
    """Whether most letters of a text are none of the script its language is written in."""
    letters = [char for word in words[:_MOST] for char in word if char.isalpha()]
    latin = sum(char < _LATIN_ENDS for char in letters)
    written = next(iter(stop), "a")[0] < _LATIN_ENDS
    return len(letters) >= _FEW and (2 * latin < len(letters)) == written
