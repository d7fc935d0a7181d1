"""Slots of names with an acronym: which words each article gives for the same letters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.core.collation.slots import Slot
from workbench.core.collation.told import Claim, Told
from workbench.core.collation.web import Web
from workbench.core.expansions import compared, difference
from workbench.core.passage import Passage
from workbench.core.values.acronyms import Definition
from workbench.core.wording import Token

_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Expansion:
    """The words that stand for an acronym, small words left out; none where it is used unexplained."""

    short: str
    tokens: tuple[Token, ...]

    def differs(self, other: "Expansion") -> str:
        """How the two differ, in words; nothing where they agree."""
        return difference(self.short, self.tokens, other.tokens, frozenset())


@dataclass(frozen=True, slots=True)
class _Found:
    told: Told
    sentence: int
    passage: Passage
    definition: Definition


def acronym_slots(web: Web, small: frozenset[str]) -> Iterator[Slot]:
    """A slot for each acronym that an article explains and another one speaks of."""
    known: dict[str, list[_Found]] = {}
    for told in web.told:
        for sentence, definition in told.definitions():
            found = _Found(told, sentence, told.passage(sentence), definition)
            known.setdefault(definition.short.upper(), []).append(found)
    for found_all in known.values():
        claims = _explained(found_all, small)
        if claims:
            claims += _others(web, claims)
        if len({claim.article for claim in claims}) > 1:
            yield Slot("acronym", tuple(claims), _why(claims))


def expansions_agree(one: Claim, other: Claim) -> bool:
    """Whether two claims about one acronym give the same words for it."""
    mine, theirs = one.meaning, other.meaning
    return isinstance(mine, Expansion) and isinstance(theirs, Expansion) and not mine.differs(theirs)


def is_unexplained(claim: Claim) -> bool:
    """Whether an article only uses the letters."""
    return isinstance(claim.meaning, Expansion) and not claim.meaning.tokens


def _why(claims: Sequence[Claim]) -> str:
    told = [claim.meaning for claim in claims if isinstance(claim.meaning, Expansion)]
    return next((why for one in told for other in told if (why := one.differs(other))), "one acronym")


def _explained(found_all: Sequence[_Found], small: frozenset[str]) -> list[Claim]:
    model = next((found for found in found_all if found.definition.fits), None)
    made = []
    for found in found_all:
        start, end = found.definition.start, found.definition.end
        if model is not None and not found.definition.fits:
            tokens = model.passage.tokens, found.passage.tokens
            _, (start, end) = compared(tokens[0], model.definition, tokens[1], found.definition, small)
        if start < end:
            made.append(_claim(found, start, end, small))
    return made


def _claim(found: _Found, start: int, end: int, small: frozenset[str]) -> Claim:
    passage, short = found.passage, found.definition.short
    words = _words(passage.tokens[start:end], small)
    span = passage.span(start, found.definition.close)
    value = passage.written(start, end).rstrip(" ,")
    return Claim(found.told.number, "acronym", span, found.sentence, value, Expansion(short, words))


def _words(tokens: Sequence[Token], small: frozenset[str]) -> tuple[Token, ...]:
    return tuple(token for token in tokens if token.sort != "sign" and token.norm not in small)


def _others(web: Web, claims: Sequence[Claim]) -> list[Claim]:
    """Articles that give the same words without the letters, or the letters without any words."""
    made = []
    done = {claim.article for claim in claims}
    for told in web.told:
        if told.number not in done:
            found = next(filter(None, (_spelled(told, claim) for claim in _longest(claims))), None)
            found = found or _bare(told, claims[0])
            made += [found] if found else []
    return made


def _longest(claims: Sequence[Claim]) -> list[Claim]:
    """The different expansions with words enough to be known by them."""
    once: dict[tuple[str, ...], Claim] = {}
    for claim in claims:
        if isinstance(claim.meaning, Expansion) and len(claim.meaning.tokens) >= _LEAST_WORDS:
            once.setdefault(tuple(token.norm for token in claim.meaning.tokens), claim)
    return list(once.values())


def _spelled(told: Told, model: Claim) -> Claim | None:
    """The place where an article gives the words of an expansion in their order."""
    assert isinstance(model.meaning, Expansion)  # noqa: S101
    wanted = [token.norm for token in model.meaning.tokens]
    for index in told.prose():
        passage = told.passage(index)
        places = [at for at in passage.places if passage.tokens[at].norm in wanted]
        for first in range(len(places) - len(wanted) + 1):
            run = places[first : first + len(wanted)]
            if [passage.tokens[at].norm for at in run] == wanted and run[-1] - run[0] <= 2 * len(wanted):
                span = passage.span(run[0], run[-1] + 1)
                value = passage.written(run[0], run[-1] + 1)
                return replace(model, article=told.number, span=span, sentence=index, value=value)
    return None


def _bare(told: Told, model: Claim) -> Claim | None:
    """The first place where an article uses the letters."""
    assert isinstance(model.meaning, Expansion)  # noqa: S101
    short = model.meaning.short
    for index in told.prose():
        passage = told.passage(index)
        for at in passage.places:
            if passage.tokens[at].text == short:
                meaning = Expansion(short, ())
                return Claim(told.number, "acronym", passage.span(at, at + 1), index, short, meaning)
    return None
