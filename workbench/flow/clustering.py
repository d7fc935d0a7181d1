"""Which documents belong together: near-duplicates by sketches, or reports of one event by their traits.

Everything that looks at texts is done in stretches by worker processes; in this one only sketches (some 300
bytes an article) and the answer are held.
"""

import functools
import os
import re
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from workbench.core.language import Language
from workbench.core.model import Article
from workbench.core.problem import Problem
from workbench.core.ticket import Ticket
from workbench.flow.documents import Stretch, stretches, texts

if TYPE_CHECKING:
    from workbench.core.near import Collection, Sketches
    from workbench.core.story import Traits
    from workbench.engines.parquet import Written

A = TypeVar("A")
B = TypeVar("B")

_AHEAD = 3
_PAIRS = 100
# So much of a text tells its language.
_LOOKED_AT = 5_000
_ENDED = "A process that read the documents ended, perhaps for want of memory; nothing was written."


@dataclass(frozen=True, slots=True)
class Clusters:
    """The ids of all documents as JSON, in their order, and for each the number of its cluster, from 1 on."""

    idents: Sequence[bytes]
    labels: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Read:
    """What a worker made of one stretch."""

    idents: list[bytes]
    places: list[tuple[int, int]]
    made: "Sketches | list[Traits]"


def near(path: Path, engine: str, jobs: int, ticket: Ticket) -> Clusters:
    """Cluster the copies and rewrites among the documents of a file of JSON lines.

    Raises Problem for a line that is no document and for an engine that can't be had.
    """
    from workbench.core.near import collection, group, joined, spread_out
    from workbench.engines import engine as named

    chosen = named(engine)
    with _workers(jobs) as run:
        read = _read(path, sketched, run, ticket.part(0.0, 0.5))
        found = collection(joined([part.made for part in read]))  # type: ignore[misc]
        places = [place for part in read for place in part.places]
        idents = [ident for part in read for ident in part.idents]
        read.clear()
        pairs = chosen.pairs(found, jobs, ticket.part(0.5, 0.8))
        measure = _measure(path, places, found, run)
        labels = group(found.sketches, pairs, measure, ticket.part(0.8, 1.0))
    return Clusters(idents, _numbered(spread_out(labels, found)))


def is_parquet(place: str) -> bool:
    """Whether articles at a place are clustered from Parquet to Parquet."""
    from workbench.engines import parquet

    return parquet.is_parquet(place)


def near_in_parquet(source: str, target: str, engine: str, jobs: int, ticket: Ticket) -> "Written":
    """Cluster copies and rewrites that outgrow one machine, from Parquet to Parquet."""
    from workbench.engines import parquet

    return parquet.cluster(source, target, engine, jobs, ticket)


def story(path: Path, jobs: int, ticket: Ticket) -> Clusters:
    """Group the independent reports of one event among the documents of a file of JSON lines."""
    from workbench.core.story import group

    with _workers(jobs) as run:
        read = _read(path, described, run, ticket.part(0.0, 0.5))
    traits: list[Traits] = [each for part in read for each in part.made]  # type: ignore[misc]
    labels = group(traits, ticket.part(0.5, 1.0)).labels()
    return Clusters([ident for part in read for ident in part.idents], _numbered(labels))


def sketched(stretch: Stretch) -> _Read:
    """The sketches of the documents of one stretch, page furniture left out."""
    from workbench.core.near import sketch
    from workbench.core.near.furniture import bare

    patterns = furniture()
    idents: list[bytes] = []
    places: list[tuple[int, int]] = []

    def bodies() -> Iterator[str]:
        for each in stretch.documents():
            idents.append(each.ident)
            places.append((each.start, each.size))
            yield bare(each.text, patterns)

    made = sketch(bodies())
    return _Read(idents, places, made)


def described(stretch: Stretch) -> _Read:
    """The traits of the documents of one stretch, each read in the language its words show."""
    from workbench.core.story import describe

    idents, traits = [], []
    for each in stretch.documents():
        article = Article(each.text, title=each.title, published=each.published)
        idents.append(each.ident)
        traits.append(describe(article, tables(each.text)))
    return _Read(idents, [], traits)


@functools.lru_cache(maxsize=1)
def furniture() -> tuple[re.Pattern[str], ...]:
    """What page furniture looks like in the languages that there are tables for."""
    from workbench.formats import language

    return tuple(language.load(code).pattern("boilerplate") for code in language.supported())


def tables(*read: str) -> Language:
    """The tables to read some texts with, by the language of their words; none's of several."""
    from workbench.core.foreign import spoken
    from workbench.core.language import UNKNOWN
    from workbench.core.text import WORD
    from workbench.formats import language

    stops = language.stop_words()
    codes = {spoken("en", WORD.findall(text[:_LOOKED_AT]), stops) for text in read}
    return language.load(codes.pop() if len(codes) == 1 else UNKNOWN)


@dataclass(frozen=True, slots=True)
class _Lot:
    """Pairs to measure, by their numbers among some places of a file, and how many there are in all."""

    path: Path
    places: list[tuple[int, int]]
    pairs: list[tuple[int, int]]
    all_pairs: int


def measured(lot: _Lot) -> list[bool]:
    """Whether the documents of each pair are near-duplicates."""
    from workbench.core.near import are_near

    return are_near(texts(lot.path, lot.places), lot.pairs, tables, expected=lot.all_pairs)


def _measure(
    path: Path, places: Sequence[tuple[int, int]], found: "Collection", run: "Run"
) -> Callable[[Sequence[tuple[int, int]]], list[bool]]:
    """A measure that asks the workers, who read the texts from the file again."""

    def lot(pairs: Sequence[tuple[int, int]], all_pairs: int) -> _Lot:
        wanted = {number: place for place, number in enumerate(sorted({n for pair in pairs for n in pair}))}
        needed = [places[int(found.first[number])] for number in wanted]
        return _Lot(path, needed, [(wanted[left], wanted[right]) for left, right in pairs], all_pairs)

    def measure(pairs: Sequence[tuple[int, int]]) -> list[bool]:
        lots = (lot(pairs[i : i + _PAIRS], len(pairs)) for i in range(0, len(pairs), _PAIRS))
        return [each for answers in run(measured, lots) for each in answers]

    return measure


def _read(path: Path, make: Callable[[Stretch], _Read], run: "Run", ticket: Ticket) -> list[_Read]:
    whole = max(1, path.stat().st_size)
    sizes: list[int] = []

    def noted() -> Iterator[Stretch]:
        for stretch in stretches(path):
            sizes.append(stretch.size)
            yield stretch

    found: list[_Read] = []
    for each in run(make, noted()):
        found.append(each)
        ticket.progress(sum(sizes[: len(found)]) / whole, "Reading documents")
    return found


def _numbered(labels: Iterable[int]) -> list[int]:
    """The labels as numbers from 1 on, in order of appearance."""
    seen: dict[int, int] = {}
    return [seen.setdefault(label, len(seen) + 1) for label in labels]


class Run:
    """Runs a function over jobs, in order, in this process or in a pool of others."""

    def __init__(self, pool: ProcessPoolExecutor | None, jobs: int) -> None:
        self._pool = pool
        self._ahead = jobs * _AHEAD

    def __call__(self, work: Callable[[A], B], jobs: Iterable[A]) -> Iterator[B]:
        """What the function makes of each job, a few of them under way at a time."""
        if self._pool is None:
            yield from map(work, jobs)
            return
        waiting: deque[Future[B]] = deque()
        try:
            for job in jobs:
                waiting.append(self._pool.submit(work, job))
                if len(waiting) >= self._ahead:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise Problem(_ENDED) from error


@contextmanager
def _workers(jobs: int) -> Iterator[Run]:
    if jobs == 1:
        yield Run(None, 1)
        return
    method = "fork" if sys.platform == "linux" and "fork" in get_all_start_methods() else "spawn"
    with ProcessPoolExecutor(jobs, get_context(method), initializer=_ignore_interrupts) as pool:
        try:
            yield Run(pool, jobs)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def cores() -> int:
    """How many cores this process may use."""
    available = getattr(os, "sched_getaffinity", None)
    return len(available(0)) if available else os.cpu_count() or 1
