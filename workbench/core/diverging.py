"""From linked sentences to divergences: pairs the links, judges whether the copy is spun, asks each kind."""

import contextlib
import gc
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from workbench.core import absence
from workbench.core.apart import only_here
from workbench.core.contradicting import contradictions
from workbench.core.contrasting import set_apart
from workbench.core.expansions import compared, difference
from workbench.core.kinds import KINDS, Kind
from workbench.core.known import Known
from workbench.core.lexicon import Lexicon
from workbench.core.model import (
    Divergence,
    Link,
    Relation,
    Role,
    Sentence,
    Severity,
    Side,
    Span,
    Tier,
    Unmatched,
)
from workbench.core.pairing import Context, Pairing
from workbench.core.passage import Passage, Reader
from workbench.core.swapped import restyled
from workbench.core.ticket import Ticket
from workbench.core.values.acronyms import Definition

_WORDLESS = frozenset({"acronym", "money", "date", "quantity", "quote", "format", "reorder", "wording"})
_COPY_SHARE = 0.5
_SPUN_LINKS = 4
_SPUN_SHARE = 0.6
_SWAPS_EACH = 2
_SKELETON = 0.4


class Reading:
    """One article as the engine sees it: its sentences and, read once, what each says."""

    def __init__(self, sentences: Sequence[Sentence], reader: Reader) -> None:
        self.sentences = sentences
        self.reader = reader

    def prose(self, indexes: Iterable[int]) -> list[Sentence]:
        """Those of the sentences that can carry claims."""
        return [self.sentences[i] for i in indexes if self.sentences[i].role is Role.PROSE]

    def covered(self, linked: set[int]) -> float:
        """The share of the prose that stands in these sentences."""
        sizes = [
            (s.span.end - s.span.start, i in linked)
            for i, s in enumerate(self.sentences)
            if s.role is Role.PROSE
        ]
        return sum(size for size, held in sizes if held) / max(1, sum(size for size, _ in sizes))

    def bracketed(self) -> list[Passage]:
        """The sentences of prose with a bracket, where acronyms are explained."""
        prose = (s for s in self.sentences if s.role is Role.PROSE)
        return [self.reader.sentence(s) for s in prose if self.reader.bracketed(s)]

    def passages(self) -> list[Passage]:
        """Every sentence of prose."""
        return [self.reader.sentence(s) for s in self.sentences if s.role is Role.PROSE]


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Without the search for unreachable cycles, of which comparing makes none but would pay a fifth for."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@uncollected()
def divergences(
    left: Reading,
    right: Reading,
    links: Sequence[Link],
    unmatched: Sequence[Unmatched],
    lexicon: Lexicon,
    ticket: Ticket,
    *,
    supported: bool = True,
) -> tuple[tuple[Divergence, ...], bool]:
    """Every divergence in order of place, and whether the pair is a copy spun word by word.

    In a language that is not ``supported`` only the kinds are asked that need no words of it.
    """
    kinds = [kind for kind in KINDS if supported or kind.name in _WORDLESS]
    context = Context(lexicon, Known(left.passages), Known(right.passages))
    pairings = _pairings(left, right, links, context, ticket)
    spun = is_spun(pairings, len(links))
    context = replace(context, spun=spun, restyled=not spun and restyled(pairings))
    found = _inside(pairings, kinds, context, ticket)
    found.extend(_across(left, right, found, lexicon.acronym_small))
    linked = {side: {i for link in links for i in getattr(link, side)} for side in Side}
    for side, reading in ((Side.LEFT, left), (Side.RIGHT, right)):
        rows = [row for row in unmatched if row.side is side]
        found.extend(contradictions(side, reading.passages(), lexicon) if supported else ())
        found.extend(_absent(side, reading, rows, reading.covered(linked[side]), context.other(side)))
    return tuple(sorted(dict.fromkeys(found), key=_place)), spun


def _inside(
    pairings: Sequence[Pairing], kinds: Sequence[Kind], context: Context, ticket: Ticket
) -> list[Divergence]:
    """What the kinds find in linked sentences; a kind is asked only where what it looks at differs."""
    found: list[Divergence] = []
    asked: dict[frozenset[str], list[Kind]] = {}
    for number, pairing in enumerate(pairings):
        pairing.context = context
        if number % 50 == 0:
            ticket.progress(0.5 + 0.5 * number / len(pairings), "Looking for divergences")
        changes = pairing.changes
        if "contrasts" in changes:
            changes = changes.union(set_apart(pairing))
        if changes not in asked:
            asked[changes] = [k for k in kinds if not (k.looks and k.looks.isdisjoint(changes))]
        for kind in asked[changes]:
            if not kind.rest or pairing.rest >= kind.rest:
                found.extend(kind.find(pairing))
    return found


def _pairings(
    left: Reading, right: Reading, links: Sequence[Link], context: Context, ticket: Ticket
) -> list[Pairing]:
    made: list[Pairing] = []
    for number, link in enumerate(links):
        if number % 50 == 0:
            ticket.check()
        mine, theirs = left.prose(link.left), right.prose(link.right)
        if mine and theirs and left.reader.written(mine) != right.reader.written(theirs):
            made.append(Pairing(left.reader.joined(mine), right.reader.joined(theirs), context, number))
    return made


def is_spun(pairings: Sequence[Pairing], links: int) -> bool:
    """Whether nearly every sentence keeps its skeleton while single words are swapped all over it."""
    swapped = sum(_swaps(p) >= _SWAPS_EACH and p.kept >= _SKELETON for p in pairings)
    return links >= _SPUN_LINKS and swapped >= _SPUN_SHARE * links


def _swaps(pairing: Pairing) -> int:
    """How many changed places put a word or two for a word or two."""
    sizes = [(b.left.end - b.left.start, b.right.end - b.right.start) for b in pairing.blocks]
    return sum(1 <= mine <= 3 and 1 <= theirs <= 3 for mine, theirs in sizes)


def _place(found: Divergence) -> tuple[int, int, str]:
    span = found.left or found.right
    return (span.start, span.end, found.kind) if span else (0, 0, found.kind)


def _across(
    left: Reading, right: Reading, found: Sequence[Divergence], small: frozenset[str]
) -> Iterator[Divergence]:
    """Acronyms that the articles expand differently in sentences that are not linked."""
    done = {span for d in found if d.kind == "acronym" for span in (d.left, d.right)}
    rights = [(passage, d) for passage in right.bracketed() for d in passage.definitions]
    made: list[Divergence] = []
    agreed: set[Span | None] = set()
    for passage in left.bracketed() if rights else ():
        for mine in passage.definitions:
            for other, theirs in rights:
                if mine.short.lower() == theirs.short.lower() and (mine.fits or theirs.fits):
                    divergence, differs = _expansion(passage, mine, other, theirs, small)
                    made.extend([divergence] if differs else [])
                    agreed.update(() if differs else (divergence.left, divergence.right))
    for divergence in made:
        if not (done | agreed) & {divergence.left, divergence.right}:
            yield divergence


def _expansion(
    left: Passage, mine: Definition, right: Passage, theirs: Definition, small: frozenset[str]
) -> tuple[Divergence, bool]:
    """The two expansions as a finding, and whether they differ at all."""
    here, there = compared(left.tokens, mine, right.tokens, theirs, small)
    rule = difference(mine.short, left.tokens[slice(*here)], right.tokens[slice(*there)], small)
    spans = left.span(here.start, mine.close), right.span(there.start, theirs.close)
    values = left.written(*here), right.written(*there)
    found = Divergence("acronym", Tier.CLAIM, Relation.CONFLICT, Severity.HIGH, *spans, *values, rule)
    return found, bool(rule)


def _absent(
    side: Side, reading: Reading, unmatched: Sequence[Unmatched], covered: float, other: Known
) -> Iterator[Divergence]:
    """Sentences of prose without a partner: whole in a copy, by their values in an independent report."""
    kind = "omission" if side is Side.LEFT else "addition"
    for row in unmatched:
        passages = [reading.reader.sentence(s) for s in reading.prose([row.sentence])]
        for passage in passages:
            if covered < _COPY_SHARE:
                yield from only_here(side, passage, other)
            elif row.absent and passage.tokens:
                yield absence.sentence(kind, side, passage)
