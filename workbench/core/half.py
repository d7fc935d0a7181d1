"""One side of two passages laid against each other: what changed on it and what explains that."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from workbench.core.difference import Stretch
from workbench.core.lexicon import Cue
from workbench.core.passage import Passage
from workbench.core.values.mention import Mention

_NONE: Mapping[str, int] = MappingProxyType({})


class Half:
    """A passage, the tokens of it that changed (``news``: as words), and those already explained."""

    __slots__ = (
        "_groups",
        "_typed",
        "_words",
        "changed",
        "cues",
        "mentions",
        "news",
        "passage",
        "places",
        "taken",
    )

    def __init__(self, passage: Passage, stretches: Sequence[Stretch], same: Iterable[int]) -> None:
        """``stretches`` are the changed places in order, ``same`` the values that the other side has too."""
        self.passage = passage
        self.places = {at: n for n, stretch in enumerate(stretches) for at in range(*stretch)}
        self.changed = self.places.keys()
        self.taken: set[int] = set()
        tokens = passage.tokens
        self.news = {tokens[at].norm for at in self.changed}
        self.cues = self._changed_cues()
        self.mentions = self._alone(frozenset(same))
        self._typed: frozenset[int] | None = None
        self._groups: dict[str, dict[str, int]] | None = None
        self._words: dict[Stretch, list[int]] = {}

    def explain(self, stretch: Stretch) -> None:
        """Take a stretch off what is unexplained."""
        self.taken.update(range(*stretch))
        self._words.clear()

    def words(self, stretch: Stretch) -> list[int]:
        """The changed words and numbers of a stretch that nothing explains yet; not to be changed."""
        found = self._words.get(stretch)
        if found is None:
            changed, taken, tokens = self.changed, self.taken, self.passage.tokens
            found = self._words[stretch] = [
                at
                for at in range(*stretch)
                if at in changed and at not in taken and tokens[at].sort != "sign"
            ]
        return found

    def open(self, stretch: Iterable[int]) -> list[int]:
        """The changed tokens of a stretch that nothing explains yet."""
        changed, taken = self.changed, self.taken
        return [at for at in stretch if at in changed and at not in taken]

    def typed(self) -> frozenset[int]:
        """The tokens of numbers, amounts and dates."""
        if self._typed is None:
            found = (m for m in self.passage.mentions if m.slot != "name")
            self._typed = frozenset(at for m in found for at in range(m.start, m.end))
        return self._typed

    def free_cues(self, table: str) -> list[Cue]:
        """The cues of a table in changed places that nothing explains yet."""
        taken = self.taken
        return [cue for cue in self.cues.get(table, ()) if cue.start not in taken]

    def free_mentions(self, slot: str) -> list[Mention]:
        """The values of a slot without an equal on the other side that nothing explains yet."""
        taken = self.taken
        return [mention for mention in self.mentions.get(slot, ()) if mention.start not in taken]

    def groups(self, table: str) -> Mapping[str, int]:
        """How many cues of each class of a table stand on this side, changed or not."""
        if self._groups is None:
            self._groups = {}
            for name, group, _, _ in self.passage.cues:
                counted = self._groups.setdefault(name, {})
                counted[group] = counted.get(group, 0) + 1
        return self._groups.get(table, _NONE)

    def marks(self) -> int:
        """The bits that any changed token has."""
        bits, tokens = 0, self.passage.tokens
        for at in self.changed:
            bits |= tokens[at].marks
        return bits

    def _changed_cues(self) -> Mapping[str, Sequence[Cue]]:
        found: dict[str, list[Cue]] = {}
        changed = self.changed
        for cue in self.passage.cues:
            table, _, start, end = cue
            if start in changed or (end > start + 1 and not changed.isdisjoint(range(start, end))):
                found.setdefault(table, []).append(cue)
        return found

    def _alone(self, same: frozenset[int]) -> Mapping[str, Sequence[Mention]]:
        found: dict[str, list[Mention]] = {}
        for index, mention in enumerate(self.passage.mentions):
            if index not in same:
                found.setdefault(mention.slot, []).append(mention)
        return found
