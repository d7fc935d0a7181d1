"""Which articles of a project belong together: found beside the window, kept in pieces that do not stall it.

A first search joins the sketches of all articles. Later only those that are new are looked at, against the
sketches of the others. Reading is done in short steps, because nobody can write to the file meanwhile.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from workbench.core.ticket import Ticket
from workbench.flow.kinship import TRAITS, Kin, Search
from workbench.flow.projects import Project, open_beside
from workbench.store import library
from workbench.store import likeness as stored

T = TypeVar("T")

MEASURES = library.MEASURES
PIECE = 250
"""Rows that are kept in one step."""

_RANGE = 4000


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, to be kept; it makes sense in the project it was made in only."""

    kin: tuple[Kin, ...] = ()
    sketches: tuple[tuple[int, int, bytes], ...] = ()
    traits: tuple[tuple[int, bytes, bytes, int], ...] = ()
    method: str = ""

    @property
    def fresh(self) -> int:
        """How many articles were looked at."""
        return max((len(kin.groups) for kin in self.kin), default=0)


def find(path: Path, measures: Sequence[str] = ("near",), ticket: Ticket | None = None) -> Found:
    """Look for the neighbours of all articles that were not looked at yet; a picklable job.

    ``path`` is that of a project that the window has open. Raises Cancelled when the ticket is.
    """
    ticket = ticket or Ticket()
    reader = open_beside(path)
    try:
        search = Search(reader, ticket)
        parts = [ticket.part(i / len(measures), (i + 1) / len(measures)) for i in range(len(measures))]
        kin = [search.by(measure, part) for measure, part in zip(measures, parts, strict=True)]
        from workbench.core.near import METHOD

        return Found(tuple(kin), tuple(search.sketches), tuple(search.traits), METHOD)
    finally:
        reader.close()


def keep(project: Project, found: Found) -> Iterator[float]:
    """Keep what was found, step by step: each step is a short write, and yields the share done (0 to 1)."""
    steps = list(_steps(project, found))
    for number, step in enumerate(steps):
        with project.computing() as database:
            step(database)
        yield (number + 1) / len(steps)


def keep_all(project: Project, found: Found) -> None:
    """Keep what was found, at once."""
    for _ in keep(project, found):
        pass


def likenesses(project: Project, guids: Sequence[str], measure: str) -> tuple[tuple[float | None, ...], ...]:
    """For each article (row) the share of it that stands in each other one (column), where that is known.

    By ``story`` it is how alike two reports are. The diagonal is 1.
    """
    keys = library.keys_of(project, guids)
    known: dict[tuple[int, int], float] = {(key, key): 1.0 for key in keys.values()}
    for low, high, score, low_share, high_share in stored.between(project, list(keys.values()), measure):
        near = measure == "near"
        known[low, high] = low_share if near else score
        known[high, low] = high_share if near else score
    order = [keys.get(guid, 0) for guid in guids]
    return tuple(tuple(known.get((one, other)) for other in order) for one in order)


# ---- keeping


def _steps(project: Project, found: Found) -> "Iterator[Callable[..., None]]":
    for sketches in _lots(found.sketches):
        yield lambda db, rows=sketches: stored.keep_sketches(db, found.method, rows)
    for traits in _lots(found.traits):
        yield lambda db, rows=traits: stored.keep_traits(db, TRAITS, rows)
    for kin in found.kin:
        if kin.anew:
            last = max((row[0] for row in kin.groups), default=0)
            for low in range(0, last + 1, _RANGE):
                yield lambda db, low=low, kin=kin: stored.forget_pairs(db, kin.measure, low, low + _RANGE - 1)
        for pairs in _lots(kin.pairs):
            yield lambda db, rows=pairs, kin=kin: stored.keep_pairs(db, kin.measure, rows)
        for groups in _lots(kin.groups):
            yield lambda db, rows=groups, kin=kin: stored.keep_groups(db, kin.measure, rows)
        if kin.groups:
            for key in stored.ruled(project, kin.measure):
                yield lambda db, key=key, kin=kin: stored.settle(db, kin.measure, [key])


def _lots(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    return (rows[start : start + PIECE] for start in range(0, len(rows), PIECE))
