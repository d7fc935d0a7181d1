"""Two linked passages laid against each other: what is equal, what changed, what is still unexplained.

Typed values are atoms of the difference; each kind takes what it explains off the rest.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz import fuzz

from workbench.core.difference import Block, Items, Stretch, blocks
from workbench.core.known import Known
from workbench.core.lexicon import Cue, Lexicon
from workbench.core.model import Divergence, Relation, Severity, Side, Span, Tier
from workbench.core.passage import Passage
from workbench.core.values.mention import Mention

ALIKE = 0.45
CLOSE = 0.60
CONTAINED = 0.8
_MOST_TRIES = 100_000


class Couple(NamedTuple):
    """Two values that stand in one place, or one value with nothing against it."""

    left: Mention | None
    right: Mention | None


@dataclass(frozen=True, slots=True)
class Context:
    """What a link can't know by itself: the tables, the whole articles, and whether the pair is spun."""

    lexicon: Lexicon
    left: Known = field(default_factory=Known)
    right: Known = field(default_factory=Known)
    spun: bool = False

    def other(self, side: Side) -> Known:
        """What the article opposite ``side`` says."""
        return self.right if side is Side.LEFT else self.left


@dataclass(slots=True)
class Half:
    """One side of a pairing: its passage, the tokens that changed (``news``: as words), those explained."""

    passage: Passage
    changed: set[int] = field(default_factory=set)
    taken: set[int] = field(default_factory=set)
    news: set[str] = field(default_factory=set)
    cues: list[Cue] | None = None
    places: dict[int, int] | None = None
    numbers: frozenset[int] | None = None

    def open(self, stretch: Iterable[int]) -> list[int]:
        """The changed tokens of a stretch that nothing explains yet."""
        return [at for at in stretch if at in self.changed and at not in self.taken]

    def typed(self) -> frozenset[int]:
        """The tokens of numbers, amounts and dates."""
        if self.numbers is None:
            found = (m for m in self.passage.mentions if m.slot != "name")
            self.numbers = frozenset(at for m in found for at in range(m.start, m.end))
        return self.numbers

    def free_cues(self, table: str) -> list[Cue]:
        """The cues of a table in changed places that nothing explains yet."""
        if self.cues is None:
            changed = self.changed
            self.cues = [c for c in self.passage.cues if not changed.isdisjoint(range(c.start, c.end))]
        return [c for c in self.cues if c.table == table and c.start not in self.taken]


class Pairing:
    """One link at token level: its blocks, and what the kinds have found so far."""

    def __init__(self, left: Passage, right: Passage, context: Context, link: int = -1) -> None:
        self.left = Half(left)
        self.right = Half(right)
        self.context = context
        self.link = link
        self.contrasts: list[tuple[str, int, int]] | None = None
        self._same: dict[Side, set[int]] = {Side.LEFT: set(), Side.RIGHT: set()}
        self._turned = [t.norm for t in right.tokens] < [t.norm for t in left.tokens]
        matches = self._match_values()
        self.items = Items(left, matches[0]), Items(right, matches[1])
        self.blocks, self.runs = blocks(*self.items, self._turned)
        equal, sizes = sum(run.size for run in self.runs), [len(items) for items in self.items]
        self.held = equal / max(1, min(sizes))
        self.kept = 2 * equal / max(1, sum(sizes))
        self.likeness = fuzz.ratio(left.running, right.running) / 100
        for block in self.blocks:
            self.left.changed.update(range(*block.left))
            self.right.changed.update(range(*block.right))
        for half in (self.left, self.right):
            half.news.update(half.passage.tokens[at].norm for at in half.changed)

    def half(self, side: Side) -> Half:
        """The given side."""
        return self.left if side is Side.LEFT else self.right

    @property
    def alike(self) -> bool:
        """Whether the passages are similar enough for their words to be compared."""
        return self.likeness >= ALIKE

    @property
    def close(self) -> bool:
        """Whether the passages are so similar that a missing word tells something."""
        return self.likeness >= CLOSE

    @property
    def contained(self) -> bool:
        """Whether nearly all words of the shorter side stand on the longer one."""
        return self.held >= CONTAINED

    def couples(self, slot: str) -> list[Couple]:
        """The values of a slot that have no equal on the other side, those in one place together."""
        left = self._unmatched(slot, Side.LEFT)
        right = self._unmatched(slot, Side.RIGHT)
        if not left and not right:
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

    @property
    def swaps(self) -> int:
        """How many changed places put a word or two for a word or two."""
        sizes = [(b.left.end - b.left.start, b.right.end - b.right.start) for b in self.blocks]
        return sum(1 <= mine <= 3 and 1 <= theirs <= 3 for mine, theirs in sizes)

    def _unmatched(self, slot: str, side: Side) -> list[Mention]:
        half = self.half(side)
        return [
            mention
            for index, mention in enumerate(half.passage.mentions)
            if mention.slot == slot and index not in self._same[side] and mention.start not in half.taken
        ]

    def _match_values(self) -> tuple[dict[int, str], dict[int, str]]:
        """A common key for each pair of equal values, by index of the mention on each side."""
        first, second = (Side.RIGHT, Side.LEFT) if self._turned else (Side.LEFT, Side.RIGHT)
        keys: dict[Side, dict[int, str]] = {Side.LEFT: {}, Side.RIGHT: {}}
        mine, theirs = self.half(first).passage.mentions, self.half(second).passage.mentions
        pairs = equal_values(mine, theirs)
        for index, other in pairs:
            keys[first][index] = keys[second][other] = f"={index}"
        self._pairs = sorted((b, a) if self._turned else (a, b) for a, b in pairs)
        for side in Side:
            self._same[side].update(keys[side])
        return keys[Side.LEFT], keys[Side.RIGHT]

    def shared(self, side: Side) -> list[Mention]:
        """The values of one side that the other says too."""
        mentions = self.half(side).passage.mentions
        return [mentions[index] for index in self._same[side]]

    def matched(self, slot: str) -> list[tuple[Mention, Mention]]:
        """The values of a slot that both sides say, in the order of the left."""
        mine, theirs = self.left.passage.mentions, self.right.passage.mentions
        return [(mine[a], theirs[b]) for a, b in self._pairs if mine[a].slot == slot]

    def cue_changes(self, table: str) -> tuple[list[Cue], list[Cue]]:
        """The cues of a table that the other side doesn't have, of those not explained yet."""
        left, right = self.left.free_cues(table), self.right.free_cues(table)
        if not left and not right:
            return [], []
        groups = [
            Counter(c.group for c in half.passage.cues if c.table == table)
            for half in (self.left, self.right)
        ]
        return _surplus(left, groups[0] - groups[1]), _surplus(right, groups[1] - groups[0])

    def block_at(self, side: Side, token: int) -> Block | None:
        """The changed place that holds a token."""
        numbers = self.places_at(side, token, token + 1)
        return self.blocks[min(numbers)] if numbers else None

    def places_at(self, side: Side, start: int, end: int) -> set[int]:
        """The numbers of the changed places that a stretch of tokens touches."""
        half = self.half(side)
        if half.places is None:
            stretches = [(n, b.left if side is Side.LEFT else b.right) for n, b in enumerate(self.blocks)]
            half.places = {at: number for number, stretch in stretches for at in range(*stretch)}
        return {half.places[at] for at in range(start, end) if at in half.places}

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

    def fresh(self, side: Side, stretch: Stretch) -> list[int]:
        """The unexplained words of a stretch, without those that only moved to another place."""
        half, other = self.half(side), self.half(side.other)
        tokens = half.passage.tokens
        return [at for at in half.open(range(*stretch)) if tokens[at].norm not in other.news]

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
        shown = values or (_text(self.left, left), _text(self.right, right))
        for half, stretch in ((self.left, left), (self.right, right)):
            if stretch is not None:
                half.taken.update(range(*stretch))
        spans = _span(self.left, left), _span(self.right, right)
        return Divergence(kind, tier, relation, severity, *spans, *shown, rule, self.link)


def _place(pairing: Pairing, side: Side, mention: Mention) -> int:
    """The first changed place that a value touches; a place of its own for one that touches none."""
    numbers = pairing.places_at(side, mention.start, mention.end)
    return min(numbers) if numbers else -1 - 2 * mention.start - (side is Side.RIGHT)


def _text(half: Half, stretch: Stretch | None) -> str:
    return " ".join(half.passage.words(*stretch)) if stretch else ""


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


def _surplus(cues: Sequence[Cue], groups: Counter[str]) -> list[Cue]:
    """Of each group as many cues as one side has more than the other."""
    found: list[Cue] = []
    for cue in cues:
        if groups[cue.group] > 0:
            groups[cue.group] -= 1
            found.append(cue)
    return found


def alone(left: Iterable[Mention], right: Iterable[Mention]) -> list[Couple]:
    """Each value with nothing against it."""
    return [*(Couple(a, None) for a in left), *(Couple(None, b) for b in right)]
