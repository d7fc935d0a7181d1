"""The worker process: runs slow, picklable work beside the window and never imports Qt.

Both directions carry frames: a one-letter operation, a job number, a length, and a pickled payload. Work
may deliver its result in pieces; it then never runs further ahead than a few that the window has not taken.
"""

import contextlib
import os
import pickle
import signal
import struct
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from typing import Any, BinaryIO

from workbench.core.problem import Problem
from workbench.core.ticket import Cancelled, Ticket

HEADER = struct.Struct(">cQQ")
RUN, CANCEL, TAKEN = b"R", b"X", b"T"
PROGRESS, PIECE, DONE, PROBLEM, CANCELLED, CRASHED = b"P", b"S", b"D", b"B", b"C", b"!"
AHEAD = 3
FLAG = "--worker-process"
_REPORT_EVERY = 0.05
_LISTEN_EVERY = 0.05
_START = "import sys; sys.path[:] = sys.argv[1:]; from workbench.flow.worker import serve; serve()"


def command() -> list[str]:
    """The command line that starts a worker with the same import path as this process."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    return [sys.executable, "-c", _START, *sys.path]


def frame(operation: bytes, job: int, payload: object = None) -> bytes:
    """One message, ready to be written."""
    body = pickle.dumps(payload, pickle.HIGHEST_PROTOCOL)
    return HEADER.pack(operation, job, len(body)) + body


def split(buffer: bytearray) -> Iterator[tuple[bytes, int, bytes]]:
    """Take the complete messages off the front of ``buffer``: operation, job, pickled payload."""
    while len(buffer) >= HEADER.size:
        operation, job, length = HEADER.unpack_from(buffer)
        end = HEADER.size + length
        if len(buffer) < end:
            return
        body = bytes(memoryview(buffer)[HEADER.size : end])
        del buffer[:end]
        yield operation, job, body


def load(body: bytes) -> Any:
    """The payload of a message; both ends are our own processes, joined by a private pipe."""
    return pickle.loads(body)  # noqa: S301


class Worker:
    """Runs one piece of work after the other until its pipe closes."""

    def __init__(self, incoming: BinaryIO, outgoing: BinaryIO) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._queue: SimpleQueue[tuple[int, bytes]] = SimpleQueue()
        self._cancelled: set[int] = set()
        self._reported = 0.0
        self._rooms: dict[int, threading.Semaphore] = {}

    def serve(self) -> None:
        """Work for ever."""
        threading.Thread(target=self._listen, daemon=True).start()
        with contextlib.suppress(Exception):  # said properly by the first work that meets it
            _get_ready()
        while True:
            self._run(*self._queue.get())

    def _listen(self) -> None:
        while len(header := self._incoming.read(HEADER.size)) == HEADER.size:
            operation, job, length = HEADER.unpack(header)
            body = self._incoming.read(length)
            if operation == CANCEL:
                self._cancelled.add(job)
            elif operation == TAKEN:
                if (room := self._rooms.get(job)) is not None:
                    room.release()
            else:
                self._queue.put((job, body))
        os._exit(0)  # the window is gone: nobody wants the result

    def _run(self, job: int, body: bytes) -> None:
        try:
            reply = frame(DONE, job, self._work(job, body))
        except Cancelled:
            reply = frame(CANCELLED, job)
        except Problem as problem:
            reply = frame(PROBLEM, job, problem)
        except Exception:
            reply = frame(CRASHED, job, traceback.format_exc())
        self._cancelled.discard(job)
        self._send(reply)

    def _work(self, job: int, body: bytes) -> object:
        work: Callable[..., object]
        work, args = load(body)
        self._reported = 0.0
        ticket = Ticket(
            lambda share, label: self._report(job, share, label),
            lambda: job in self._cancelled,
            lambda piece: self._deliver(job, piece),
        )
        ticket.check()
        self._rooms = {job: threading.Semaphore(AHEAD)}
        try:
            return work(*args, ticket=ticket)
        finally:
            self._settle(job)

    def _deliver(self, job: int, piece: object) -> None:
        self._wait_for_room(job)
        self._send(frame(PIECE, job, piece))

    def _wait_for_room(self, job: int) -> None:
        while not self._rooms[job].acquire(timeout=_LISTEN_EVERY):
            if job in self._cancelled:
                raise Cancelled

    def _settle(self, job: int) -> None:
        """Let the window take every piece before it is told that the work is over."""
        for _ in range(AHEAD):
            self._wait_for_room(job)

    def _report(self, job: int, share: float, label: str) -> None:
        now = time.monotonic()
        if now - self._reported >= _REPORT_EVERY:
            self._reported = now
            self._send(frame(PROGRESS, job, (share, label)))

    def _send(self, message: bytes) -> None:
        self._outgoing.write(message)
        self._outgoing.flush()


def serve() -> None:
    """Serve on standard input and output; anything printed by mistake goes to standard error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    Worker(os.fdopen(os.dup(0), "rb"), outgoing).serve()


def _get_ready() -> None:
    from workbench.flow import comparing, reading  # noqa: F401

    comparing.get_ready()
