"""The search behind ``neighbours``: what it reads of a project in short steps, and what it makes of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from workbench.core.problem import Problem
from workbench.core.ticket import Ticket
from workbench.flow.projects import Project
from workbench.store import likeness as stored
from workbench.store.likeness import Likely

if TYPE_CHECKING:
    from workbench.core.near import Pairs, Sketches
    from workbench.core.story import Traits

T = TypeVar("T")
Shelved = tuple[int, int, int | None]
"""An article, its newest text, and its group, None where it was not looked at."""

TRAITS = "lead-300/1"
"""Names how traits are made; those of another name are made anew."""
FEW = 2000
"""So many new articles at most are held against the others; with more, all are joined anew."""

_READ = 4000
_TEXTS = 100
_PAIRS = 100


@dataclass(frozen=True, slots=True)
class Kin:
    """What was found by one measure: pairs alike, and the group of each article with the text looked at.

    ``anew`` says that all articles were joined, and what was found before is void.
    """

    measure: str
    pairs: tuple[Likely, ...] = ()
    groups: tuple[tuple[int, int, int], ...] = ()
    anew: bool = False


class Search:
    """One search: what it reads in short steps, and what it makes on the way."""

    def __init__(self, reader: Project, ticket: Ticket) -> None:
        self._reader = reader
        self._ticket = ticket
        self.sketches: list[tuple[int, int, bytes]] = []
        self.traits: list[tuple[int, bytes, bytes, int]] = []

    def by(self, measure: str, ticket: Ticket) -> Kin:
        """What belongs together by one measure."""
        shelved = self._read(stored.shelved, measure)
        fresh = [row for row in shelved if row[2] is None]
        if measure == "story":
            # What was given another title or day is to be described anew, though its text was looked at.
            is_known = not fresh and not self._read(stored.untold, TRAITS)
            return Kin(measure) if is_known else self._by_story(shelved, ticket)
        if not fresh:
            return Kin(measure)
        texts = self._sketches(ticket.part(0.0, 0.5))
        shelved = [row for row in shelved if row[1] in texts]  # a text may be replaced at any time
        if len(fresh) < len(shelved) and len(fresh) <= FEW:
            return self._newcomers(shelved, texts)
        return self._near(shelved, texts, ticket.part(0.5, 1.0))

    # ---- by wording

    def _sketches(self, ticket: Ticket) -> dict[int, tuple[int, bytes]]:
        """The sketch of every text by its number: made for those that have none, read for the others."""
        from workbench.core.near import METHOD, sketch
        from workbench.core.near.furniture import bare
        from workbench.flow.clustering import furniture

        missing = self._read(stored.unsketched, METHOD)
        patterns = furniture() if missing else ()
        for start in range(0, len(missing), _TEXTS):
            ticket.progress(start / len(missing), f"Reading articles: {start:,} of {len(missing):,}")
            lot = missing[start : start + _TEXTS]
            texts = self._read(stored.texts, lot)
            made = sketch(bare(texts[key], patterns) for key in lot)
            self.sketches += [(key, *each) for key, each in zip(lot, made, strict=True)]
        found = {key: (shingles, hashes) for key, shingles, hashes in self.sketches}
        after = 0
        while rows := self._read(stored.sketches, METHOD, after, _READ):
            ticket.check()
            found.update((key, (shingles, hashes)) for key, shingles, hashes in rows)
            after = rows[-1][0]
        return found

    def _near(
        self,
        shelved: Sequence[Shelved],
        texts: "dict[int, tuple[int, bytes]]",
        ticket: Ticket,
    ) -> Kin:
        """Join all articles."""
        from workbench.core.near import collection, group, spread_out, unpacked
        from workbench.engines import engine
        from workbench.flow.clustering import cores

        found = collection(unpacked(texts[row[1]] for row in shelved))
        pairs = engine("duckdb").pairs(found, cores(), ticket.part(0.0, 0.4))
        first = found.first.tolist()
        measure = self._measure([shelved[place][1] for place in first])
        labels = spread_out(group(found.sketches, pairs, measure, ticket.part(0.4, 1.0)), found)
        places = [
            (first[left], first[right])
            for left, right in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
        ]
        likely = _alike(shelved, found.sketches, pairs, places, labels)
        likely += _copies(shelved, found.place.tolist(), first)
        groups = tuple(
            (key, text, shelved[label][0]) for (key, text, _), label in zip(shelved, labels, strict=True)
        )
        return Kin("near", tuple(likely), groups, anew=True)

    def _newcomers(self, shelved: Sequence[Shelved], texts: "dict[int, tuple[int, bytes]]") -> Kin:
        """Hold the articles that were not looked at yet against the others."""
        import numpy as np

        from workbench.core.near import Pairs, group, newcomers, unpacked

        old = [row for row in shelved if row[2] is not None]
        new = [row for row in shelved if row[2] is None]
        pairs = newcomers(unpacked(texts[row[1]] for row in old), unpacked(texts[row[1]] for row in new))
        every = [*old, *new]
        wanted = sorted({*pairs.left.tolist(), *range(len(old), len(every))})
        rows = [every[place] for place in wanted]
        number = np.searchsorted(np.array(wanted), np.stack((pairs.left, pairs.right)))
        few = Pairs(number[0], number[1], pairs.shared)
        sketches = unpacked(texts[row[1]] for row in rows)
        labels = group(sketches, few, self._measure([row[1] for row in rows]), self._ticket)
        places = list(zip(few.left.tolist(), few.right.tolist(), strict=True))
        likely = _alike(rows, sketches, few, places, labels)
        return Kin("near", tuple(likely), _joined_to(rows, shelved, labels))

    def _measure(self, texts: Sequence[int]) -> "Callable[[Sequence[tuple[int, int]]], list[bool]]":
        """A measure of pairs of numbers that reads the texts, by their numbers in the project."""
        from workbench.core.near import are_near
        from workbench.flow.clustering import tables

        def measure(pairs: Sequence[tuple[int, int]]) -> list[bool]:
            said: list[bool] = []
            for start in range(0, len(pairs), _PAIRS):
                self._ticket.check()
                lot = pairs[start : start + _PAIRS]
                place = {number: at for at, number in enumerate(sorted({n for pair in lot for n in pair}))}
                keys = [texts[number] for number in place]
                read = self._read(stored.texts, keys)
                numbered = [(place[left], place[right]) for left, right in lot]
                said += are_near([read[key] for key in keys], numbered, tables, self._ticket)
            return said

        return measure

    # ---- by what is reported

    def _by_story(self, shelved: Sequence[Shelved], ticket: Ticket) -> Kin:
        """Group all reports of one event; only what is new is read again."""
        from workbench.core.story import group

        traits = self._traits(ticket.part(0.0, 0.5))
        rows = [row for row in shelved if row[0] in traits]
        found = group([traits[row[0]] for row in rows], ticket.part(0.5, 1.0))
        pairs = [(rows[pair.left][0], rows[pair.right][0], min(1.0, pair.score)) for pair in found.pairs]
        likely = tuple((low, high, score, 0.0, 0.0) for low, high, score in pairs)
        groups = [
            (rows[place][0], rows[place][1], min(rows[each][0] for each in cluster))
            for cluster in found.clusters
            for place in cluster
        ]
        return Kin("story", likely, tuple(groups), anew=True)

    def _traits(self, ticket: Ticket) -> "dict[int, Traits]":
        """The traits of every article by its number."""
        from workbench.core.model import Article
        from workbench.core.story import Traits, describe
        from workbench.flow.clustering import tables

        missing = self._read(stored.untold, TRAITS)
        for start in range(0, len(missing), _TEXTS):
            ticket.progress(start / len(missing), f"Reading articles: {start:,} of {len(missing):,}")
            lot = missing[start : start + _TEXTS]
            for key, title, published, text in self._read(stored.told, lot):
                made = describe(Article(text, title=title, published=published), tables(text))
                self.traits.append((key, made.keys, made.counts, made.day))
        found = {row[0]: Traits(*row[1:]) for row in self.traits}
        after = 0
        while rows := self._read(stored.traits, TRAITS, after, _READ):
            ticket.check()
            found.update((row[0], Traits(*row[1:])) for row in rows)
            after = rows[-1][0]
        return found

    def _read(self, read: Callable[..., T], *asked: object) -> T:
        """What a short read gives, as soon as nobody writes."""
        while True:
            self._ticket.check()
            try:
                return read(self._reader, *asked)
            except Problem as problem:
                if "SQLITE_BUSY" not in problem.details:
                    raise


def _alike(
    rows: Sequence[Shelved],
    sketches: "Sketches",
    pairs: "Pairs",
    places: Sequence[tuple[int, int]],
    labels: Sequence[int],
) -> list[Likely]:
    """The pairs that came into one group, with the shares that their sketches tell."""
    from workbench.core.near import shares

    first, second = shares(sketches, pairs)
    found: list[Likely] = []
    for (left, right), one, other in zip(places, first.tolist(), second.tolist(), strict=True):
        if labels[left] == labels[right]:
            low, high = (rows[left][0], one), (rows[right][0], other)
            if low > high:
                low, high = high, low
            found.append((low[0], high[0], max(one, other), low[1], high[1]))
    return found


def _copies(rows: Sequence[Shelved], places: Sequence[int], first: Sequence[int]) -> list[Likely]:
    """Articles with the same sketch as an earlier one, each paired with the first."""
    return [
        (rows[first[place]][0], row[0], 1.0, 1.0, 1.0)
        for number, (row, place) in enumerate(zip(rows, places, strict=True))
        if place >= 0 and first[place] != number
    ]


def _joined_to(
    rows: Sequence[Shelved],
    shelved: Sequence[Shelved],
    labels: Sequence[int],
) -> tuple[tuple[int, int, int], ...]:
    """The groups of new articles and of the groups they join or bridge, out of the clusters of a few rows."""
    from workbench.core.belonging import groups

    home = [row[2] if row[2] is not None else row[0] for row in rows]
    made = groups(
        (min(pair), max(pair), 1.0)
        for label, one in zip(labels, home, strict=True)
        if (pair := (home[label], one))
    )
    changed = {key for key, group in made.items() if group != key} | {
        row[0] for row in rows if row[2] is None
    }
    return tuple(
        (key, text, made.get(group if group is not None else key, group or key))
        for key, text, group in shelved
        if group is None or group in changed
    )
