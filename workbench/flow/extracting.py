"""The articles of many files on all cores, in the order of the files, only a few of them held at a time."""

import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Full, Queue

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.core.ticket import Cancelled, Ticket
from workbench.formats.importers import Confinement, Options, Source, read_articles

_AHEAD, _HELD = 4, 8
_POLL = 0.1


@dataclass(frozen=True, slots=True)
class _Job:
    """A file that is being read, and where its articles wait to be taken; None is the last of them."""

    file: Path
    found: "Queue[Draft | Problem | Exception | None]"


def extract(
    files: Sequence[Path], options: Options | None = None, jobs: int = 1, ticket: Ticket | None = None
) -> Iterator[tuple[Path, Draft | Problem]]:
    """Each article with its file, a Problem in the place of one that cannot be read; as they are read.

    Every one of ``jobs`` threads reads one file after the other in a confined process of its own. Raises
    Cancelled when the ticket says so.
    """
    ticket, stop = ticket or Ticket(), threading.Event()
    idle: Queue[Confinement] = Queue()
    with ExitStack() as stack:
        for _ in range(jobs):
            idle.put(stack.enter_context(Confinement()))
        pool = stack.enter_context(ThreadPoolExecutor(jobs))
        stack.callback(stop.set)
        started: deque[_Job] = deque()
        for number, file in enumerate((*files, *[None] * jobs * _AHEAD)):
            if file is not None:
                started.append(_Job(file, Queue(_HELD)))
                pool.submit(_read, started[-1], options or Options(), idle, stop)
            if number >= jobs * _AHEAD and started:
                ticket.progress((number - jobs * _AHEAD) / len(files), started[0].file.name)
                yield from _taken(started.popleft(), ticket)
        while started:
            yield from _taken(started.popleft(), ticket)


def _taken(job: _Job, ticket: Ticket) -> Iterator[tuple[Path, Draft | Problem]]:
    while True:
        ticket.check()
        try:
            each = job.found.get(timeout=_POLL)
        except Empty:
            continue
        if each is None:
            return
        if not isinstance(each, Draft | Problem):
            raise each
        yield job.file, each


def _read(job: _Job, options: Options, idle: "Queue[Confinement]", stop: threading.Event) -> None:
    """Read one file into its queue; whatever goes wrong is handed over."""
    confinement = idle.get()
    try:
        for each in read_articles(Source(job.file, options), confinement, Ticket(is_cancelled=stop.is_set)):
            _hand_over(job, each, stop)
    except Problem as problem:
        _hand_over(job, problem, stop)
    except Cancelled:
        return
    except Exception as error:  # said in the thread that waits for it
        _hand_over(job, error, stop)
    finally:
        idle.put(confinement)
    _hand_over(job, None, stop)


def _hand_over(job: _Job, each: Draft | Problem | Exception | None, stop: threading.Event) -> None:
    while not stop.is_set():
        with suppress(Full):
            job.found.put(each, timeout=_POLL)
            return
