"""The regular written forms of a word, made from its base form so that tables stay short."""

from collections.abc import Mapping

_VOWELS = "aeiou"


def forms(base: str, irregular: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The base form, its plural or third person, past and ing-form; irregular ones from the table.

    Only the first word of a phrase is inflected.
    """
    first, space, rest = base.partition(" ")
    made = [first, *irregular[first]] if first in irregular else [first, *_regular(first)]
    return tuple(dict.fromkeys(word + space + rest for word in made))


def _regular(word: str) -> list[str]:
    if len(word) < 3 or not word.isalpha():
        return []
    if word.endswith("e"):
        return [word + "s", word + "d", word[:-1] + "ing"]
    if word.endswith("y") and word[-2] not in _VOWELS:
        return [word[:-1] + "ies", word[:-1] + "ied", word + "ing"]
    plural = word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")
    stem = word + word[-1] if _doubles(word) else word
    return [plural, stem + "ed", stem + "ing", *([word + "ed", word + "ing"] if stem != word else [])]


def _doubles(word: str) -> bool:
    last, vowel, before = word[-1], word[-2], word[-3]
    return last not in _VOWELS + "wxyhs" and vowel in _VOWELS and before not in _VOWELS
