"""Two linked passages laid against each other: what is equal, what changed, what is still unexplained.

Typed values are atoms of the difference; each kind takes what it explains off the rest.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import fuzz

from workbench.core.difference import Block, Items, Stretch, blocks
from workbench.core.half import Half
from workbench.core.known import Known
from workbench.core.lexicon import CONTRAST, PREFIXED, Cue, Lexicon
from workbench.core.model import Divergence, Relation, Severity, Side, Span, Tier
from workbench.core.passage import Passage
from workbench.core.values.mention import Mention
from workbench.core.values.names import Name
from workbench.core.wording import Token

ALIKE = 0.45
CLOSE = 0.60
CONTAINED = 0.8
_MOST_TRIES = 100_000


class Rest(IntEnum):
    """Whether words are unexplained on neither side, on either, or on both sides of one changed place."""

    NONE = 0
    EITHER = 1
    BOTH = 2


class Couple(NamedTuple):
    """Two values that stand in one place, or one value with nothing against it."""

    left: Mention | None
    right: Mention | None


@dataclass(frozen=True, slots=True)
class Context:
    """What a link can't know by itself: the tables, the whole articles, and how the pair was reworded."""

    lexicon: Lexicon
    left: Known = field(default_factory=Known)
    right: Known = field(default_factory=Known)
    spun: bool = False
    restyled: bool = False

    def other(self, side: Side) -> Known:
        """What the article opposite ``side`` says."""
        return self.right if side is Side.LEFT else self.left


class Pairing:
    """One link at token level: its blocks, and what the kinds have found so far.

    ``alike``: similar enough for its words to be compared; ``close``: so similar that a missing word tells
    something; ``contained``: nearly all words of the shorter side stand on the longer one.
    """

    def __init__(self, left: Passage, right: Passage, context: Context, link: int = -1) -> None:
        self.context = context
        self.link = link
        self.contrasts: list[tuple[str, int, int]] | None = None
        self.unlike: dict[object, tuple[list[int], list[int]]] = {}
        self.swap: tuple[tuple[int, int], object] | None = None
        self.turned = left.tokens != right.tokens and _first(right.tokens, left.tokens)
        self._pairs = self._equal_values(left.mentions, right.mentions)
        keys = {a: f"={number}" for number, (a, _) in enumerate(self._pairs)}
        other = {b: keys[a] for a, b in self._pairs}
        mine, theirs = Items(left, keys), Items(right, other)
        self.items = mine, theirs
        self.blocks, self.runs = blocks(mine, theirs, self.turned)
        self.left = Half(left, [block.left for block in self.blocks], keys)
        self.right = Half(right, [block.right for block in self.blocks], other)
        equal, sizes = sum([run.size for run in self.runs]), (len(mine.keys), len(theirs.keys))
        self.held = equal / max(1, min(sizes))
        self.kept = 2 * equal / max(1, sum(sizes))
        self.likeness = fuzz.ratio(left.running, right.running) / 100
        self.alike = self.likeness >= ALIKE
        self.close = self.likeness >= CLOSE
        self.contained = self.held >= CONTAINED
        self._rest: Rest | None = None
        self._matched: dict[str, list[tuple[Mention, Mention]]] | None = None

    @property
    def rest(self) -> Rest:
        """In how far words of the changed places are unexplained yet."""
        if self._rest is None:
            left, right, found = self.left.words, self.right.words, Rest.NONE
            for block in self.blocks:
                here, there = left(block.left), right(block.right)
                if here and there:
                    found = Rest.BOTH
                    break
                found = Rest.EITHER if here or there else found
            self._rest = found
        return self._rest

    @cached_property
    def changes(self) -> frozenset[str]:
        """What can be found here at all: tables and slots that differ, and what :data:`LOOKS` names."""
        left, right = self.left, self.right
        found = {*left.cues, *right.cues, *left.mentions, *right.mentions}
        found.update(["quotes"] if left.passage.quotes or right.passage.quotes else [])
        found.update(["acronyms"] if left.passage.definitions and right.passage.definitions else [])
        mine, theirs = left.marks(), right.marks()
        found.update(["contrasts"] if mine & theirs & CONTRAST else [])
        found.update(["prefixes"] if (mine | theirs) & PREFIXED else [])
        found.update(["offices"] if any(map(_titled, self.matched("name"))) else [])
        return frozenset(found)

    def half(self, side: Side) -> Half:
        """The given side."""
        return self.left if side is Side.LEFT else self.right

    def couples(self, slot: str) -> list[Couple]:
        """The values of a slot that have no equal on the other side, those in one place together."""
        left, right = self.left.free_mentions(slot), self.right.free_mentions(slot)
        if not (left or right):
            return []
        return self._coupled(left, right) if self.alike else alone(left, right)

    def _coupled(self, left: Sequence[Mention], right: Sequence[Mention]) -> list[Couple]:
        """Values against each other by changed place, in order; what remains stands alone."""
        waiting: dict[int, list[Mention]] = {}
        for mention in right:
            waiting.setdefault(_place(self, Side.RIGHT, mention), []).append(mention)
        found: list[Couple] = []
        rest: list[Mention] = []
        for mention in left:
            there = waiting.get(_place(self, Side.LEFT, mention)) if right else None
            if there:
                found.append(Couple(mention, there.pop(0)))
            else:
                rest.append(mention)
        met = {couple.right for couple in found}
        return found + alone(rest, [mention for mention in right if mention not in met])

    def _equal_values(self, mine: Sequence[Mention], theirs: Sequence[Mention]) -> list[tuple[int, int]]:
        if self.turned:
            return sorted((b, a) for a, b in equal_values(theirs, mine))
        return sorted(equal_values(mine, theirs))

    def shared(self, side: Side) -> list[Mention]:
        """The values of one side that the other says too."""
        mentions, number = self.half(side).passage.mentions, 0 if side is Side.LEFT else 1
        return [mentions[pair[number]] for pair in self._pairs]

    def matched(self, slot: str) -> list[tuple[Mention, Mention]]:
        """The values of a slot that both sides say, in the order of the left."""
        if self._matched is None:
            mine, theirs = self.left.passage.mentions, self.right.passage.mentions
            self._matched = {}
            for a, b in self._pairs:
                self._matched.setdefault(mine[a].slot, []).append((mine[a], theirs[b]))
        return self._matched.get(slot, [])

    def cue_changes(self, table: str) -> tuple[list[Cue], list[Cue]]:
        """The cues of a table that the other side doesn't have, of those not explained yet."""
        if table not in self.left.cues and table not in self.right.cues:
            return [], []
        left, right = self.left.free_cues(table), self.right.free_cues(table)
        if not (left or right):
            return [], []
        mine, theirs = self.left.groups(table), self.right.groups(table)
        return _surplus(left, mine, theirs), _surplus(right, theirs, mine)

    def block_at(self, side: Side, token: int) -> Block | None:
        """The changed place that holds a token."""
        number = self.half(side).places.get(token)
        return self.blocks[number] if number is not None else None

    def places_at(self, side: Side, start: int, end: int) -> set[int]:
        """The numbers of the changed places that a stretch of tokens touches."""
        places = self.half(side).places
        return {places[at] for at in range(start, end) if at in places}

    def across(self, side: Side, token: int) -> Stretch | None:
        """What stands against a changed token on the other side; where nothing does, the next word."""
        block = self.block_at(side, token)
        if block is None:
            return None
        stretch = block.right if side is Side.LEFT else block.left
        if stretch.end > stretch.start:
            return stretch
        passage = self.half(side.other).passage
        at = stretch.start
        while at < len(passage.tokens) and passage.tokens[at].sort == "sign":
            at += 1
        return Stretch(at, at + 1) if at < len(passage.tokens) else None

    def aligned(self, side: Side, token: int) -> int | None:
        """Where an unchanged token stands on the other side."""
        for left, right in self.equal_items():
            mine, theirs = (left, right) if side is Side.LEFT else (right, left)
            if mine.start <= token < mine.end:
                return min(theirs.start + token - mine.start, theirs.end - 1)
        return None

    def equal_items(self) -> Iterator[tuple[Stretch, Stretch]]:
        """The units that both sides have: their tokens on each."""
        left, right = self.items
        for mine, theirs, size in self.runs:
            for a, b in zip(range(mine, mine + size), range(theirs, theirs + size), strict=True):
                yield Stretch(left.starts[a], left.ends[a]), Stretch(right.starts[b], right.ends[b])

    def written_apart(self) -> Iterator[tuple[Stretch, Stretch]]:
        """The units that both sides have without being the same tokens."""
        left, right = self.items
        mine, theirs = self.left.passage.tokens, self.right.passage.tokens
        for at, other, size in self.runs:
            if not size:
                continue
            here = mine[left.starts[at] : left.ends[at + size - 1]]
            if here == theirs[right.starts[other] : right.ends[other + size - 1]]:
                continue
            for a, b in zip(range(at, at + size), range(other, other + size), strict=True):
                near, far = left.stretch(a, a + 1), right.stretch(b, b + 1)
                if mine[near.start : near.end] != theirs[far.start : far.end]:
                    yield near, far

    def claim(
        self,
        kind: str,
        relation: Relation,
        severity: Severity,
        left: Stretch | None,
        right: Stretch | None,
        rule: str,
        *,
        values: tuple[str, str] | None = None,
        tier: Tier = Tier.CLAIM,
    ) -> Divergence:
        """A divergence of these stretches, which are thereby explained."""
        self._rest = None
        shown = values or (_text(self.left, left), _text(self.right, right))
        for half, stretch in ((self.left, left), (self.right, right)):
            if stretch is not None:
                half.explain(stretch)
        spans = _span(self.left, left), _span(self.right, right)
        return Divergence(kind, tier, relation, severity, *spans, *shown, rule, self.link)


def _titled(pair: tuple[Mention, Mention]) -> bool:
    """Whether both sides give an office with a name."""
    left, right = pair[0].value, pair[1].value
    return isinstance(left, Name) and isinstance(right, Name) and bool(left.title and right.title)


def _first(mine: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Whether the words of one side come first in the order of the alphabet."""
    for a, b in zip(mine, theirs, strict=False):
        if a is not b and a.norm != b.norm:
            return a.norm < b.norm
    return len(mine) < len(theirs)


def _place(pairing: Pairing, side: Side, mention: Mention) -> int:
    """The first changed place that a value touches; a place of its own for one that touches none."""
    numbers = pairing.places_at(side, mention.start, mention.end)
    return min(numbers) if numbers else -1 - 2 * mention.start - (side is Side.RIGHT)


def _text(half: Half, stretch: Stretch | None) -> str:
    return half.passage.written(*stretch) if stretch else ""


def _span(half: Half, stretch: Stretch | None) -> Span | None:
    return half.passage.span(*stretch) if stretch and stretch.end > stretch.start else None


def equal_values(mine: Sequence[Mention], theirs: Sequence[Mention]) -> list[tuple[int, int]]:
    """Which values are equal, each once: those written alike first, then those that mean the same.

    Beyond some hundred values on both sides only those written alike are looked for.
    """
    written: dict[tuple[str, str], list[int]] = {}
    for other in range(len(theirs) - 1, -1, -1):
        written.setdefault((theirs[other].slot, theirs[other].label), []).append(other)
    found: list[tuple[int, int]] = []
    rest: list[int] = []
    for index, mention in enumerate(mine):
        places = written.get((mention.slot, mention.label))
        if places and mention.value.same(theirs[places[-1]].value):
            found.append((index, places.pop()))
        else:
            rest.append(index)
    if not rest:
        return found
    free = sorted(other for places in written.values() for other in places)
    if len(rest) * len(free) > _MOST_TRIES:
        return found
    for index in rest:
        same = (
            o for o in free if mine[index].slot == theirs[o].slot and mine[index].value.same(theirs[o].value)
        )
        other = next(same, -1)
        if other >= 0:
            free.remove(other)
            found.append((index, other))
    return found


def _surplus(cues: Sequence[Cue], own: Mapping[str, int], other: Mapping[str, int]) -> list[Cue]:
    """Of each group as many cues as one side has more than the other."""
    found: list[Cue] = []
    told: dict[str, int] = {}
    for cue in cues:
        told[cue.group] = told.get(cue.group, 0) + 1
        if told[cue.group] <= own[cue.group] - other.get(cue.group, 0):
            found.append(cue)
    return found


def alone(left: Iterable[Mention], right: Iterable[Mention]) -> list[Couple]:
    """Each value with nothing against it."""
    return [*(Couple(a, None) for a in left), *(Couple(None, b) for b in right)]
