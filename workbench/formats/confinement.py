"""Files of risky formats read in a process of their own, with limited memory and time.

The process is used for one file after the other and made anew when a file kills it. It gets the file's
path and returns plain values; when this process ends, however it ends, that one ends too.
"""

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from queue import Empty, Full, Queue
from types import MappingProxyType, TracebackType
from typing import Any, BinaryIO, cast

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.core.ticket import Ticket
from workbench.formats import frames

FLAG = "--confined-process"
_START = "import sys; sys.path[:] = sys.argv[1:]; from workbench.formats.confined import serve; serve()"
_POLL = 0.1
_AHEAD = 4
_GRACE = 0.3
_START_UP = 60.0
_NOT_STARTED = "The process that reads files could not be started, so nothing was read. Try again."
LIFE_LINE = "WORKBENCH_LIFE_LINE"
_MEMORY, _TIME = "memory", "time"
_WHY: Mapping[int, str] = MappingProxyType({-9: _MEMORY, -24: _TIME})  # SIGKILL and SIGXCPU


@dataclass(frozen=True, slots=True)
class Limits:
    """The most memory in bytes that a file may take, and the seconds for each of its articles."""

    memory: int = 2_000_000_000
    seconds: float = 60.0


@dataclass(frozen=True, slots=True)
class Request:
    """A file to be read: the importer's function as ``module:name``, the file, and what was chosen about it.

    ``shown`` is the file's name as people see it.
    """

    read: str
    path: str
    shown: str
    options: dict[str, Any] = field(default_factory=dict)
    content: bytes | None = None


class Confinement:
    """Reads files in a confined process, which is started by the first of them; ends with its block."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._child: _Child | None = None

    def __enter__(self) -> "Confinement":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        if self._child is not None:
            self._child.kill()
            self._child = None

    def read(self, request: Request, ticket: Ticket | None = None) -> Iterator[Draft | Problem]:
        """The drafts of a file as they come, a Problem in the place of each that cannot be read.

        Raises Problem for a file that cannot be read at all or that broke the limits, and Cancelled within
        a second when the ticket says so.
        """
        ticket = ticket or Ticket()
        child = self._ready(ticket)
        is_done = False
        try:
            child.ask(request, self._limits)
            yield from self._replies(child, ticket, request.shown)
            is_done = True
        except Problem:
            is_done = child.is_free
            raise
        finally:
            if not is_done and not child.finishes(_GRACE):
                self.close()

    def _ready(self, ticket: Ticket) -> "_Child":
        if self._child is not None and self._child.is_alive:
            return self._child
        self.close()
        try:
            child = self._child = _Child()
            first = child.reply(ticket, _START_UP)
        except OSError as error:
            raise Problem(_NOT_STARTED, repr(error)) from error
        except BaseException:
            self.close()
            raise
        if isinstance(first, str) or first.operation != frames.READY:
            self.close()
            raise Problem(_NOT_STARTED, str(first))
        return child

    def _replies(self, child: "_Child", ticket: Ticket, shown: str) -> Iterator[Draft | Problem]:
        count = 0
        while True:
            frame = child.reply(ticket, self._limits.seconds)
            if isinstance(frame, str) or frame.operation == frames.MEMORY:
                raise self._broken(shown, frame if isinstance(frame, str) else _MEMORY, count)
            if frame.operation == frames.END:
                child.is_free = True
                if frame.values:
                    raise _problem(frame.values)
                return
            draft = frames.draft(frame.values, frame.data) if frame.operation == frames.DRAFT else None
            yield draft or _problem(frame.values)
            count += 1

    def _broken(self, shown: str, why: str, count: int) -> Problem:
        reasons = {
            _MEMORY: f"it needs more than {self._limits.memory / 1e9:,.2g} GB of memory",
            _TIME: f"it takes longer than {self._limits.seconds:,.0f} seconds",
        }
        said = reasons.get(why, "it is damaged so badly, or made so, that reading it breaks down")
        done = f"{shown} was not read" if not count else f"Of {shown} only the first {count:,} were read"
        return Problem(f"{done}: {said}. Save what you need of it as plain text.", why)


class _Child:
    """The confined process as seen from outside: what it is asked, and its replies in order."""

    def __init__(self) -> None:
        self.is_free = True
        self._replies: Queue[frames.Frame | None] = Queue(_AHEAD)
        self._gone = threading.Event()
        self._process, self._life_line = _started()
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def is_alive(self) -> bool:
        return self.is_free and self._process.poll() is None

    def ask(self, request: Request, limits: Limits) -> None:
        values = {**asdict(request), **asdict(limits)}
        content = values.pop("content")
        values["has_content"] = content is not None
        self.is_free = False
        with contextlib.suppress(OSError):  # a process that is gone is told by its reply
            frames.send(cast(BinaryIO, self._process.stdin), frames.READ, values, content or b"")

    def reply(self, ticket: Ticket, seconds: float) -> frames.Frame | str:
        """The next message; a word on why there is none when the process died or took too long."""
        end = time.monotonic() + seconds
        while True:
            ticket.check()
            try:
                return self._replies.get(timeout=_POLL) or self._last_word(time.monotonic() > end)
            except Empty:
                if time.monotonic() > end:
                    return _TIME

    def finishes(self, seconds: float) -> bool:
        """Whether the process is done with what it was asked, or gets done at once."""
        end = time.monotonic() + seconds
        while not self.is_free and (left := end - time.monotonic()) > 0:
            try:
                frame = self._replies.get(timeout=left)
            except Empty:
                return False
            if frame is None:
                return False
            self.is_free = frame.operation == frames.END
        return self.is_free

    def kill(self) -> None:
        self._gone.set()
        self._process.kill()
        self._process.wait()
        with contextlib.suppress(OSError):
            cast(BinaryIO, self._process.stdin).close()
        if self._life_line is not None:
            os.close(self._life_line)
            self._life_line = None

    def _listen(self) -> None:
        with cast(BinaryIO, self._process.stdout) as stream:
            while not self._gone.is_set():
                frame = frames.receive(stream)
                self._hand_on(frame)
                if frame is None:
                    return

    def _hand_on(self, frame: frames.Frame | None) -> None:
        while not self._gone.is_set():
            with contextlib.suppress(Full):
                self._replies.put(frame, timeout=_POLL)
                return

    def _last_word(self, is_late: bool) -> str:
        """Why the process ended by itself."""
        if is_late:
            return _TIME
        with contextlib.suppress(subprocess.TimeoutExpired):
            return _WHY.get(code := self._process.wait(_GRACE), f"status {code}")
        return "no reply"


def _started() -> tuple["subprocess.Popen[bytes]", int | None]:
    """The process, and the end of a pipe that nothing is written to: it closes when this process ends."""
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, FLAG] if frozen else [sys.executable, "-c", _START, *sys.path]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    if os.name != "posix":
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL, creationflags=flags, **pipes)  # noqa: S603
        return process, None
    theirs, ours = os.pipe()
    told = {**os.environ, LIFE_LINE: str(theirs)}
    try:
        process = subprocess.Popen(  # noqa: S603
            command, stderr=subprocess.DEVNULL, pass_fds=[theirs], env=told, **pipes
        )
    finally:
        os.close(theirs)
    return process, ours


def _problem(values: dict[str, Any]) -> Problem:
    sentence, details = (str(values.get(name, "")) for name in ("sentence", "details"))
    return Problem(sentence or "An article could not be read.", details)
