"""Acronyms in brackets with the words that stand before them."""

from collections.abc import Sequence
from typing import NamedTuple

from workbench.core.wording import Token


class Definition(NamedTuple):
    """An acronym in brackets: its letters, and the tokens of its expansion and of itself.

    ``start`` to ``end`` are the expansion's tokens; ``close`` is one after the closing bracket.
    ``fits`` tells whether the expansion's first letters spell the acronym; an expansion that nothing bounds
    is empty.
    """

    short: str
    start: int
    end: int
    close: int
    fits: bool


def definitions(tokens: Sequence[Token], small: frozenset[str]) -> list[Definition]:
    """Every "(ABC)" of a sentence with the stretch its letters or capitals bound; ``small`` words pass."""
    found: list[Definition] = []
    for at in range(1, len(tokens) - 1):
        if tokens[at].text not in "([":
            continue
        close = _closing(tokens, at)
        if not close or not _acronym(tokens[at + 1 : close]):
            continue
        letters = "".join(t.text for t in tokens[at + 1 : close])
        fitting = _fitting(tokens, at, letters, small)
        start = fitting if fitting >= 0 else _capitals(tokens, at, letters, small)
        found.append(Definition(letters, start, at, close + 1, fitting >= 0))
    return found


def _closing(tokens: Sequence[Token], at: int) -> int:
    for close in range(at + 2, min(at + 8, len(tokens))):
        if tokens[close].text in ")]":
            return close
    return 0


def _acronym(inside: Sequence[Token]) -> bool:
    text = "".join(t.text for t in inside)
    capitals = sum(c.isupper() for c in text)
    return 2 <= len(text) <= 12 and capitals >= 2 and text[0].isupper() and capitals * 2 >= len(text)


def _fitting(tokens: Sequence[Token], end: int, letters: str, small: frozenset[str]) -> int:
    """Where the expansion starts when first letters, read backwards, spell the acronym; else -1."""
    wanted = [c.lower() for c in letters if c.isalpha()]
    if len(wanted) > 2 and letters.endswith("s"):
        wanted = wanted[:-1]
    at = end - 1
    lowest = max(0, end - 2 * len(wanted) - 8)
    while at >= lowest and wanted:
        token = tokens[at]
        if token.sort == "word" and not _takes(token, wanted, small) and token.norm not in small:
            return -1
        at -= 1
    return at + 1 if not wanted else -1


def _takes(token: Token, wanted: list[str], small: frozenset[str]) -> bool:
    """Whether a word stands for the last letters wanted ("HQ" for headquarters), which it then takes."""
    word = token.norm.lower()
    if token.norm in small and len(wanted) > 1 and not token.capital:
        return False
    for count in (1, 2):
        letters = wanted[-count:]
        if len(letters) == count and word[:1] == letters[0] and (count == 1 or letters[1] in word[2:]):
            del wanted[-count:]
            return True
    return False


def _capitals(tokens: Sequence[Token], end: int, letters: str, small: frozenset[str]) -> int:
    """The run of capitalised words before the bracket, small words inside it included."""
    at = start = end
    words = 0
    most = len([c for c in letters if c.isalpha()]) + 2
    while at > 0 and words < most:
        token = tokens[at - 1]
        if token.sort == "word" and token.capital:
            start, words = at - 1, words + 1
        elif token.norm not in small and token.text not in ",-&'’":
            break
        at -= 1
    return start
