"""A typed value at its place in a sentence."""

from typing import NamedTuple, Protocol


class Value(Protocol):
    """What a mention stands for, comparable with another of its slot."""

    def same(self, other: object) -> bool:
        """Whether both can stand for one thing."""
        ...


class Mention(NamedTuple):
    """A value found at tokens ``start`` to ``end`` of a passage; ``label`` is the value for reading.

    ``slot`` is one of quantity, money, date, name.
    """

    slot: str
    start: int
    end: int
    value: Value
    label: str

    def moved(self, by: int) -> "Mention":
        """The same mention, ``by`` tokens further on."""
        return self._replace(start=self.start + by, end=self.end + by)
