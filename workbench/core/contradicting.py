"""One article that says one thing in two ways: an acronym, an office, a name, the number of one statement.

Strict on purpose: two places count only where everything but the value is the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import Indel

from workbench.core.difference import Stretch
from workbench.core.expansions import compared, difference
from workbench.core.lexicon import Lexicon
from workbench.core.model import Divergence, Relation, Severity, Side, Span, Tier
from workbench.core.pairing import Context, Pairing
from workbench.core.passage import Passage
from workbench.core.values.acronyms import Definition
from workbench.core.values.days import Dates
from workbench.core.values.mention import Mention
from workbench.core.values.names import Name
from workbench.core.values.quantities import Quantity

_MEASURED = frozenset({"quantity", "money"})
_PLAIN = frozenset({"cardinal"})
# A word in more sentences than this tells nothing about which two of them belong together.
_RARE = 4
_LEAST_SHARED = 2
_LEAST_CONTENT = 5
_SAME_NAME = 0.75
_SPELLINGS = 2


def contradictions(side: Side, passages: Sequence[Passage], lexicon: Lexicon) -> Iterator[Divergence]:
    """What the article on ``side`` says in two ways, in the order of its text."""
    yield from _acronyms(side, passages, lexicon)
    yield from _people(side, passages, lexicon)
    yield from _numbers(side, passages, lexicon)


def _found(side: Side, kind: str, spans: tuple[Span, Span], values: tuple[str, str], rule: str) -> Divergence:
    here, there = sorted(zip(spans, values, strict=True))
    left, right = (here[0], None) if side is Side.LEFT else (None, here[0])
    said = here[1], there[1]
    rule = f"{rule}, in this article itself"
    return Divergence(
        kind, Tier.CLAIM, Relation.CONFLICT, Severity.MEDIUM, left, right, *said, rule, again=there[0]
    )


def _acronyms(side: Side, passages: Sequence[Passage], lexicon: Lexicon) -> Iterator[Divergence]:
    """Acronyms expanded twice, both times in words that their letters spell, but not in the same words."""
    small = lexicon.acronym_small
    given: dict[tuple[str, str], tuple[Passage, Definition]] = {}
    for passage in passages:
        for each in passage.definitions if any(d.fits for d in passage.definitions) else ():
            letters = "".join(passage.words(each.start, each.end))
            given.setdefault((each.short, letters), (passage, each))
    for (here, mine), (there, theirs) in combinations(given.values(), 2):
        if mine.short != theirs.short or not (mine.fits and theirs.fits):
            continue
        left, right = compared(here.tokens, mine, there.tokens, theirs, small)
        words = here.words(*left), there.words(*right)
        rule = difference(mine.short, here.tokens[slice(*left)], there.tokens[slice(*right)], small)
        if rule and not set(words[0]).isdisjoint(words[1]):
            spans = here.span(left.start, mine.close), there.span(right.start, theirs.close)
            yield _found(side, "acronym", spans, (" ".join(words[0]), " ".join(words[1])), rule)


def _people(side: Side, passages: Sequence[Passage], lexicon: Lexicon) -> Iterator[Divergence]:
    """People named in full with offices that exclude each other, or with first names nearly the same."""
    people: dict[str, list[tuple[Passage, Mention, Name]]] = {}
    for passage in passages:
        for mention in passage.mentions:
            name = mention.value
            if isinstance(name, Name) and name.sort == "person" and len(name.words) == _SPELLINGS:
                people.setdefault(name.words[-1], []).append((passage, mention, name))
    for named in people.values():
        first: dict[Name, tuple[Passage, Mention, Name]] = {}
        for row in named:
            first.setdefault(row[2], row)
        for one, other in combinations(first.values(), 2):
            yield from _two_people(side, one, other, lexicon)


def _two_people(
    side: Side,
    one: tuple[Passage, Mention, Name],
    other: tuple[Passage, Mention, Name],
    lexicon: Lexicon,
) -> Iterator[Divergence]:
    (here, mine, a), (there, theirs, b) = one, other
    if a.words == b.words:
        if a.title and b.title and lexicon.contrasts.between(a.title, b.title) == "title":
            starts = mine.start - a.title_tokens, theirs.start - b.title_tokens
            spans = here.span(starts[0], mine.end), there.span(starts[1], theirs.end)
            rule = f"{mine.label} is “{a.title}” in one place and “{b.title}” in another"
            yield _found(side, "title", spans, (a.title, b.title), rule)
        return
    if a.title and a.title == b.title and _misspelt(a.words[0], b.words[0]):
        spans = here.span(mine.start, mine.end), there.span(theirs.start, theirs.end)
        rule = f"the {a.title} has two first names"
        yield _found(side, "name_person", spans, (mine.label, theirs.label), rule)


def _misspelt(one: str, other: str) -> bool:
    """Whether two first names are nearly the same, neither a short form of the other."""
    shorter, longer = sorted((one, other), key=len)
    return (
        len(shorter) > 1
        and not longer.startswith(shorter)
        and Indel.normalized_similarity(one, other) >= _SAME_NAME
    )


def _numbers(side: Side, passages: Sequence[Passage], lexicon: Lexicon) -> Iterator[Divergence]:
    """Two sentences that are the same but for one number of one thing."""
    counted = [p for p in passages if any(_plain(m) for m in p.mentions)]
    words = [_content(passage, lexicon) for passage in counted]
    context = Context(lexicon)
    for a, b in _candidates(words):
        couple = _one_change(Pairing(counted[a], counted[b], context), lexicon)
        if couple is not None:
            mine, theirs = couple
            spans = counted[a].span(mine.start, mine.end), counted[b].span(theirs.start, theirs.end)
            values, rule = (mine.label, theirs.label), "two sentences differ in this value alone"
            yield _found(side, mine.slot, spans, values, rule)


def _plain(mention: Mention) -> bool:
    """Whether the value is one number, amount or day of the calendar."""
    value = mention.value
    if isinstance(value, Dates):
        return len(value.days) == 1 and value.days[0].day is not None and value.days[0].month is not None
    single = isinstance(value, Quantity) and value.form in _PLAIN and value.low == value.high
    return single and mention.slot in _MEASURED


def _exclude(mine: Mention, theirs: Mention) -> bool:
    """Whether both values measure one thing and can't both be true of it."""
    a, b = mine.value, theirs.value
    if isinstance(a, Dates) and isinstance(b, Dates):
        return a.relation(b) == "conflict"
    if not (isinstance(a, Quantity) and isinstance(b, Quantity)):
        return False
    return (a.unit, a.noun, a.bound) == (b.unit, b.noun, b.bound) and not a.same_number(b)


def _content(passage: Passage, lexicon: Lexicon) -> frozenset[str]:
    """The words of content of a sentence outside its values."""
    typed = {at for m in passage.mentions if m.slot != "name" for at in range(m.start, m.end)}
    pairs = zip(passage.places, passage.norms, strict=True)
    return frozenset(norm for at, norm in pairs if at not in typed and norm not in lexicon.stopwords)


def _candidates(words: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
    """The pairs of sentences with the same words of content, of which a few are rare in the article."""
    holding: dict[str, list[int]] = {}
    for index, found in enumerate(words):
        for word in found:
            holding.setdefault(word, []).append(index)
    shared: dict[tuple[int, int], int] = {}
    for places in holding.values():
        for pair in combinations(places, 2) if len(places) <= _RARE else ():
            shared[pair] = shared.get(pair, 0) + 1
    return sorted(
        (a, b)
        for (a, b), count in shared.items()
        if count >= _LEAST_SHARED and words[a] == words[b] and len(words[a]) >= _LEAST_CONTENT
    )


def _one_change(pairing: Pairing, lexicon: Lexicon) -> tuple[Mention, Mention] | None:
    """The one value that differs, when no name, no cue and no other word of content does."""
    left, right = pairing.left, pairing.right
    if left.cues or right.cues or not pairing.close:
        return None
    mine, theirs = _lone(left.mentions.values()), _lone(right.mentions.values())
    if mine is None or theirs is None or mine.slot != theirs.slot or not (_plain(mine) and _plain(theirs)):
        return None
    if not _exclude(mine, theirs):
        return None
    sides = ((Side.LEFT, mine), (Side.RIGHT, theirs))
    return None if any(_elsewhere(pairing, *each, lexicon) for each in sides) else (mine, theirs)


def _lone(groups: Iterable[Sequence[Mention]]) -> Mention | None:
    """The only value there is."""
    found = [mention for group in groups for mention in group]
    return found[0] if len(found) == 1 else None


def _elsewhere(pairing: Pairing, side: Side, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a word of content changed outside a value."""
    half = pairing.half(side)
    outside = (at for at in half.changed if at not in range(*Stretch(mention.start, mention.end)))
    tokens = half.passage.tokens
    return any(tokens[at].sort != "sign" and tokens[at].norm not in lexicon.stopwords for at in outside)
