"""Two expansions of one acronym: where each begins, and how many of their words differ."""

from collections.abc import Sequence

from rapidfuzz.distance import Indel

from workbench.core.difference import Stretch
from workbench.core.values.acronyms import Definition
from workbench.core.wording import Token

_SAME_STEM = 5


def compared(
    left_tokens: Sequence[Token],
    left: Definition,
    right_tokens: Sequence[Token],
    right: Definition,
    small: frozenset[str],
) -> tuple[Stretch, Stretch]:
    """The two expansions, a side whose letters don't bound it cut to the length of the other."""
    mine, theirs = Stretch(left.start, left.end), Stretch(right.start, right.end)
    if left.fits and not right.fits:
        theirs = _bounded(left_tokens, mine, right_tokens, theirs, small)
    elif right.fits and not left.fits:
        mine = _bounded(right_tokens, theirs, left_tokens, mine, small)
    return mine, theirs


def _bounded(
    model: Sequence[Token], fitting: Stretch, tokens: Sequence[Token], loose: Stretch, small: frozenset[str]
) -> Stretch:
    """The loose stretch from where it lines up with the fitting one."""
    words = [t.norm for t in model[fitting.start : fitting.end] if t.sort != "sign"]
    places = [at for at in range(*loose) if tokens[at].sort != "sign"]
    if not places:
        return loose
    spare = len(places) - len(words)
    start = places[0] if spare <= 0 else _start(words, [tokens[at].norm for at in places], places, spare)
    return Stretch(_without_article(tokens, start, loose.end, small), loose.end)


def _start(words: list[str], others: list[str], places: list[int], spare: int) -> int:
    """Where the longer stretch must begin so that it is most like the words of the shorter."""
    best = max(
        range(spare + 1), key=lambda cut: (Indel.normalized_similarity(words, others[cut:]), cut == spare)
    )
    return places[best]


def _without_article(tokens: Sequence[Token], start: int, end: int, small: frozenset[str]) -> int:
    while start < end - 1 and tokens[start].norm in small:
        start += 1
    return start


def difference(short: str, left: Sequence[Token], right: Sequence[Token], small: frozenset[str]) -> str:
    """How two expansions of ``short`` differ, in words; nothing where they agree.

    Words of one stem ("industry", "industrial") count as one.
    """
    mine = [t for t in left if t.sort != "sign" and t.norm not in small]
    rest = [t for t in right if t.sort != "sign" and t.norm not in small]
    if not mine or not rest:
        return ""
    count, missing = max(len(mine), len(rest)), []
    for token in mine:
        twin = next((other for other in rest if alike(token.norm, other.norm)), None)
        if twin is None:
            missing.append(token)
        else:
            rest.remove(twin)
    if len(missing) == len(rest) == 1:
        return f"both expand {short}; “{missing[0].text}” stands against “{rest[0].text}”"
    differ = max(len(missing), len(rest))
    return f"both expand {short}; {differ} of {count} words differ" if differ else ""


def alike(word: str, other: str) -> bool:
    """Whether two words are one, or forms of one stem."""
    if word == other:
        return True
    shared = next(
        (i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other))
    )
    return shared >= _SAME_STEM and shared >= min(len(word), len(other)) - 2
