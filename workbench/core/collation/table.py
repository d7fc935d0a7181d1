"""The claim table of several articles: a column for each article, a row for each thing claimed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.core.model import Comparison, Span, Stance

STATEMENT = "statement"
"""The kind of a row that holds whole sentences; every other row has the name of a kind of divergence."""


class CellState(StrEnum):
    """How one article stands to what most origins say in a row."""

    AGREES = "agrees"
    OUTLIER = "outlier"
    SILENT = "silent"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article says in a row.

    ``sentences`` are whole sentences, ``places`` the words that carry the value, which ``value`` gives
    normalised for reading. A silent article may have the sentence in which it tells of the same and leaves
    this out.
    """

    state: CellState
    sentences: tuple[Span, ...] = ()
    places: tuple[Span, ...] = ()
    wording: str = ""
    value: str = ""

    @property
    def speaks(self) -> bool:
        """Whether the article says anything of it."""
        return self.state is not CellState.SILENT


@dataclass(frozen=True, slots=True)
class Row:
    """One thing claimed: ``cells`` in the order of the articles.

    ``disagreement`` is 0 where nobody differs and grows with weight and balance of what stands against each
    other, at most 1. ``majority`` is the value that most origins give, or empty where none has more than
    another. ``why`` says in words what joined the cells.
    """

    kind: str
    name: str
    cells: tuple[Cell, ...]
    disagreement: float = 0.0
    majority: str = ""
    why: str = ""

    def having(self, *states: CellState) -> tuple[int, ...]:
        """The numbers of the articles that stand so."""
        return tuple(i for i, cell in enumerate(self.cells) if cell.state in states)

    @property
    def is_quiet(self) -> bool:
        """Whether no article differs from another."""
        return not self.having(CellState.OUTLIER)

    def stances(self) -> dict[int, Stance]:
        """What each article that speaks does to the value of the majority, else to the first value said."""
        speaking = [i for i, cell in enumerate(self.cells) if cell.speaks]
        goal = self.majority or next((self.cells[i].value for i in speaking), "")
        made: dict[int, Stance] = {}
        for index in speaking:
            cell = self.cells[index]
            if cell.state is CellState.UNCLEAR:
                made[index] = Stance.MENTIONS
            else:
                against = cell.state is CellState.OUTLIER and cell.value != goal
                made[index] = Stance.CONTRADICTS if against else Stance.STATES
        return made


@dataclass(frozen=True, slots=True)
class Collation:
    """The claim table; ``origins`` holds for each article the number of the one it was taken from.

    An article that was taken from none stands for itself; only those count as witnesses.
    """

    articles: tuple[str, ...]
    origins: tuple[int, ...]
    rows: tuple[Row, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def witnesses(self) -> tuple[int, ...]:
        """The articles that were taken from no other one of the table."""
        return tuple(i for i, origin in enumerate(self.origins) if i == origin)

    def copies(self, origin: int) -> tuple[int, ...]:
        """The articles taken from one."""
        return tuple(i for i, of in enumerate(self.origins) if of == origin and i != origin)


@dataclass(frozen=True, slots=True)
class Compared:
    """One pair of the articles by their numbers, its comparison, and what reviewers say is no difference.

    ``dismissed`` are indexes of divergences.
    """

    left: int
    right: int
    comparison: Comparison
    dismissed: frozenset[int] = field(default_factory=frozenset)


def siglum(number: int) -> str:
    """The letter of an article on the table: A to Z, then AA."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def sentence(row: Row, label: str) -> str:
    """A row in words: “number: A says 450, B and C say 540, D is silent”."""
    said: dict[str, list[int]] = {}
    for index, cell in enumerate(row.cells):
        if cell.speaks:
            said.setdefault(_letters(cell.value), []).append(index)
    parts = [f"{_listed(who)} {_verb(row.cells[who[0]].value, len(who))}" for who in said.values()]
    if silent := row.having(CellState.SILENT):
        parts.append(f"{_listed(silent)} {'is' if len(silent) == 1 else 'are'} silent")
    return f"{label}: {', '.join(parts)}"


def _letters(value: str) -> str:
    """A value without what only sets it in type."""
    return "".join(value.casefold().split()).replace(",", "")


def _verb(value: str, count: int) -> str:
    ending = "s" * (count == 1)
    return f"say{ending} {value}" if value else f"tell{ending} of it"


def _listed(numbers: Sequence[int]) -> str:
    letters = [siglum(number) for number in numbers]
    return letters[0] if len(letters) == 1 else f"{', '.join(letters[:-1])} and {letters[-1]}"
