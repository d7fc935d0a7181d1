"""What a whole article says, for asking whether something is missing or only stands elsewhere."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from workbench.core.passage import Passage
from workbench.core.values.mention import Mention, Value
from workbench.core.values.names import Name
from workbench.core.values.quantities import Quantity


class Known:
    """What a whole article says, each thing found out when it is first asked for."""

    def __init__(self, passages: Callable[[], Sequence[Passage]] = tuple) -> None:
        self._passages = passages

    @cached_property
    def running(self) -> str:
        """All its words in order with a space around each."""
        return f" {' '.join(self._in_order)} "

    @cached_property
    def words(self) -> frozenset[str]:
        """All its words."""
        return frozenset(self._in_order)

    @cached_property
    def values(self) -> Mapping[str, tuple[Value, ...]]:
        """Its values by slot."""
        values: dict[str, dict[Value, None]] = {}
        for passage in self._passages():
            for mention in passage.mentions:
                values.setdefault(mention.slot, {})[mention.value] = None
        return {slot: tuple(found) for slot, found in values.items()}

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The words of its names."""
        names = self.values.get("name", ())
        return frozenset(word for name in names if isinstance(name, Name) for word in name.words)

    @cached_property
    def _in_order(self) -> list[str]:
        return [norm for passage in self._passages() for norm in passage.norms]

    @cached_property
    def _counts(self) -> frozenset[tuple[str, float, float]]:
        return frozenset(
            (value.form, value.low, value.high)
            for value in self.values.get("quantity", ())
            if isinstance(value, Quantity) and value.unit is None
        )

    def says(self, mention: Mention) -> bool:
        """Whether the same value is anywhere in the article."""
        value = mention.value
        if isinstance(value, Quantity) and value.unit is None and value.bound == "":
            return (value.form, value.low, value.high) in self._counts
        return any(value.same(other) for other in self.values.get(mention.slot, ()))

    def runs(self, words: Sequence[str]) -> bool:
        """Whether these words stand somewhere in the article in this order."""
        return f" {' '.join(words)} " in self.running
