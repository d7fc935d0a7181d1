"""What a whole article says, for asking whether something is missing or only stands elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.core.passage import Passage
from workbench.core.values.mention import Mention, Value
from workbench.core.values.names import Name
from workbench.core.values.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Known:
    """What a whole article says: its words, its values by slot, and the words of its names.

    ``running`` is all its words in order with a space around each.
    """

    words: frozenset[str] = frozenset()
    values: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    counts: frozenset[tuple[str, float, float]] = frozenset()
    name_words: frozenset[str] = frozenset()
    running: str = " "

    def says(self, mention: Mention) -> bool:
        """Whether the same value is anywhere in the article."""
        value = mention.value
        if isinstance(value, Quantity) and value.unit is None and value.bound == "":
            return (value.form, value.low, value.high) in self.counts
        return any(value.same(other) for other in self.values.get(mention.slot, ()))

    def runs(self, words: Sequence[str]) -> bool:
        """Whether these words stand somewhere in the article in this order."""
        return f" {' '.join(words)} " in self.running


def known(passages: Iterable[Passage]) -> Known:
    """Everything that a whole article says."""
    running: list[str] = []
    names: set[str] = set()
    values: dict[str, dict[Value, None]] = {}
    for passage in passages:
        running.extend(token.norm for token in passage.tokens if token.sort != "sign")
        for mention in passage.mentions:
            values.setdefault(mention.slot, {})[mention.value] = None
            if isinstance(mention.value, Name):
                names.update(mention.value.words)
    counts = frozenset(
        (value.form, value.low, value.high)
        for value in values.get("quantity", ())
        if isinstance(value, Quantity) and value.unit is None
    )
    by_slot = {slot: tuple(found) for slot, found in values.items()}
    return Known(frozenset(running), by_slot, counts, frozenset(names), f" {' '.join(running)} ")
