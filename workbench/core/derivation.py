"""Which of two articles looks like the derived one: signs that a reader can check, never a verdict."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from workbench.core.language import Language
from workbench.core.model import Article, Divergence, Relation, Role, Sentence, Side, Span
from workbench.core.script import Script
from workbench.core.text import fold

_EXPANDED = re.compile(r"(?P<words>.+?)\s*[(\[](?P<short>[^()\[\]]+)[)\]]", re.DOTALL)
_INITIAL = re.compile(r"(?<![^\W_])[^\W_]")
# Below this share of common words nothing was taken over, and nothing points either way.
_LEAST = 0.1
_WHOLE = 0.8
_PART = 0.6
_SHOWN = 3
# Whoever writes so many words twice means it.
_SLIPS = 40
_LINE = 300
# How much broken expansions, the marks of republishing and a later day speak for a derived article.
_SURE, _LIKELY, _LATER = 3.0, 2.0, 2.5


class Sign(NamedTuple):
    """One observation in words, and the side that it makes look like the derived one, if any.

    ``weight`` tells how much it speaks for that, 1 for what often has another reason.
    """

    words: str
    side: Side | None = None
    weight: float = 1.0


def signs(
    articles: tuple[Article, Article],
    scripts: tuple[Script, Script],
    found: Sequence[Divergence],
    figures: Mapping[str, float],
    language: Language,
) -> tuple[Sign, ...]:
    """Everything that bears on which article was made from the other; nothing when they share little."""
    if max(figures["reused_left"], figures["reused_right"]) < _LEAST:
        return ()
    usual = language.words("doubled_words")
    made = [*containment(figures), *_broken(articles, found, figures), *_stutters(scripts, usual)]
    for side, script in zip(Side, scripts, strict=True):
        made += _marks(side, script, language)
    return (*made, *_dates(articles), *_named(articles, scripts))


def containment(figures: Mapping[str, float]) -> Iterator[Sign]:
    """What the shares ``reused_left`` and ``reused_right`` say, where they say anything."""
    shares = {side: figures[f"reused_{side}"] for side in Side}
    for side, share in shares.items():
        other = shares[side.other]
        if share >= _WHOLE and other < _PART:
            yield Sign(
                f"{_percent(share)} of the {side} article stands in the {side.other} one, "
                f"but only {_percent(other)} of the {side.other} one in the {side} one.",
                side,
            )
    if min(shares.values()) >= _WHOLE:
        yield Sign(
            f"Nearly all of each article stands in the other one ({_percent(shares[Side.LEFT])} of the left, "
            f"{_percent(shares[Side.RIGHT])} of the right)."
        )


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")


def _broken(
    articles: tuple[Article, Article], found: Sequence[Divergence], figures: Mapping[str, float]
) -> Iterator[Sign]:
    """Acronyms that one side expands with words they don't stand for, while the other side's fit."""
    spoilt: dict[Side, list[str]] = {Side.LEFT: [], Side.RIGHT: []}
    for each in found:
        if each.kind == "acronym" and each.relation in (Relation.CONFLICT, Relation.DISTORTED):
            texts = {
                side: _of(article, each.span(side)) for side, article in zip(Side, articles, strict=True)
            }
            fits = {side: spells(text) for side, text in texts.items()}
            for side in Side:
                if fits[side] is False and fits[side.other]:
                    spoilt[side].append(texts[side])
    spun = ", as in a copy whose words were swapped one by one" if figures.get("spun") else ""
    for side, names in spoilt.items():
        if names:
            yield Sign(f"The {side} article expands {_listed(names)}, which doesn't fit{spun}.", side, _SURE)


def _of(article: Article, span: Span | None) -> str:
    return span.of(article.text) if span else ""


def spells(text: str) -> bool | None:
    """Whether the words before the bracket spell the acronym in it, by initials in order; None if neither."""
    found = _EXPANDED.fullmatch(text)
    if found is None:
        return None
    initials = iter(letter.casefold() for letter in _INITIAL.findall(found["words"]))
    return all(letter in initials for letter in found["short"].casefold() if letter.isalnum())


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(f"“{' '.join(name.split())}”" for name in dict.fromkeys(names[:_SHOWN]))
    more = len(names) - _SHOWN
    return shown + (f" and {more} more" if more > 0 else "")


def _stutters(scripts: tuple[Script, Script], usual: frozenset[str]) -> Iterator[Sign]:
    """The same slip in both: rare enough that one has it from the other, or both from a third."""
    here, there = (_doubled(script, usual) for script in scripts)
    shared = sorted((here & there).elements())
    if shared:
        yield Sign(f"Both articles have the slip {_listed(shared)}.")


def _doubled(script: Script, usual: frozenset[str]) -> Counter[str]:
    """Words written twice in a row, with the words around them."""
    words, stems = script.words, script.stems
    twice = [at for at, pair in enumerate(pairwise(stems)) if pair[0] == pair[1]]
    if len(twice) > _SLIPS:
        return Counter()
    return Counter(
        " ".join(map(fold, words[at - 1 : at + 3]))
        for at in twice
        if 0 < at < len(words) - 2
        and words[at].isalpha()
        and fold(words[at]) == fold(words[at + 1]) not in usual
    )


def _marks(side: Side, script: Script, language: Language) -> Iterator[Sign]:
    """Lines that pages put around what they took from elsewhere."""
    pattern = language.pattern("republishing")
    lines = [_line(script, sentence) for sentence in script.sentences]
    marked = [line for line in lines if len(line) <= _LINE and pattern.fullmatch(line)]
    if marked:
        yield Sign(
            f"The {side} article carries {_listed(marked)}, as pages do that republish.", side, _LIKELY
        )


def _line(script: Script, sentence: Sentence) -> str:
    is_long = sentence.span.end - sentence.span.start > _LINE
    return "" if is_long else sentence.span.of(script.text).rstrip(".")


def _dates(articles: tuple[Article, Article]) -> Iterator[Sign]:
    days = {side: article.published[:10] for side, article in zip(Side, articles, strict=True)}
    if all(days.values()) and days[Side.LEFT] != days[Side.RIGHT]:
        later = max(Side, key=lambda side: days[side])
        words = f"The {later} article is dated {days[later]}, the {later.other} one {days[later.other]}."
        yield Sign(words, later, _LATER)


def _named(articles: tuple[Article, Article], scripts: tuple[Script, Script]) -> Iterator[Sign]:
    """An article that names the outlet the other one appeared in."""
    for side, article, script in zip(Side, articles, scripts, strict=True):
        outlet = articles[side is Side.LEFT].outlet.strip()
        if not outlet or fold(outlet) == fold(article.outlet.strip()):
            continue
        prose = (s.span.of(script.text) for s in script.sentences if s.role is Role.PROSE)
        word = re.compile(rf"(?<!\w){re.escape(outlet)}(?!\w)")
        if any(word.search(text) for text in prose):
            yield Sign(f"The {side} article names {outlet}, where the {side.other} one appeared.", side)
