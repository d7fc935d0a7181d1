"""Whether the tables at hand are those of an article's language."""

from collections.abc import Sequence

from workbench.core.language import Language

_FEW = 30
_MOST = 2000
_SHARE = 0.15


def supported(code: str, words: Sequence[str], language: Language) -> bool:
    """Whether an article that says to be in the language ``code`` can be read with these tables.

    Believed as said, unless hardly any of its words are the small words every text of the language is
    full of. A text of a few words is always believed.
    """
    stop = language.words("stop_words")
    if not stop or code.replace("_", "-").split("-")[0].lower() != language.code:
        return False
    small = [word for word in words[:_MOST] if word[0].isalpha() and word == word.lower()]
    return len(small) < _FEW or sum(word in stop for word in small) >= _SHARE * len(small)
