"""Inside the confined process: reads one file after the other within its limits, and never reaches out."""

import contextlib
import faulthandler
import os
import signal
import sys
import threading
import traceback
from importlib import import_module
from pathlib import Path
from queue import SimpleQueue
from typing import Any, BinaryIO

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats import frames
from workbench.formats.confinement import LIFE_LINE

_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.startfile")
_SPARE = 1.5  # the process outside counts first; this is for when it cannot


def serve() -> None:
    """Serve on standard input and output until the other end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    outgoing, incoming = os.fdopen(os.dup(1), "wb"), os.fdopen(os.dup(0), "rb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(2, 1)
    _end_with_parent()
    waiting: SimpleQueue[frames.Frame] = SimpleQueue()
    threading.Thread(target=_listen, args=(incoming, waiting), daemon=True).start()
    sys.addaudithook(_stay_inside)
    frames.send(outgoing, frames.READY, {})
    while True:
        _answer(outgoing, waiting.get())


def _listen(incoming: BinaryIO, waiting: "SimpleQueue[frames.Frame]") -> None:
    while frame := frames.receive(incoming):
        waiting.put(frame)
    os._exit(0)  # nobody wants the result


def _answer(outgoing: BinaryIO, asked: frames.Frame) -> None:
    """Read one file and send its drafts; whatever goes wrong is sent as the last message."""
    values = asked.values
    try:
        _limit_memory(int(values["memory"]))
        end = _send_articles(outgoing, values, asked.data if values["has_content"] else None)
    except MemoryError:
        frames.send(outgoing, frames.MEMORY, {})
        os._exit(0)  # what is left of the memory is in pieces
    except Problem as problem:
        end = _told(problem)
    except Exception as error:
        end = _told(_fault(str(values["shown"]), error))
    faulthandler.cancel_dump_traceback_later()
    frames.send(outgoing, frames.END, end)


def _send_articles(outgoing: BinaryIO, values: dict[str, Any], content: bytes | None) -> dict[str, Any]:
    from workbench.formats.importers.importer import Options, Source

    module, _, name = str(values["read"]).partition(":")
    source = Source(Path(values["path"]), Options(**values["options"]), content)
    _limit_time(float(values["seconds"]))
    for each in getattr(import_module(module), name)(source):
        faulthandler.cancel_dump_traceback_later()
        if isinstance(each, Draft):
            frames.send(outgoing, frames.DRAFT, *frames.draft_values(each))
        else:
            frames.send(outgoing, frames.PROBLEM, _told(each))
        _limit_time(float(values["seconds"]))
    return {}


def _told(problem: Problem) -> dict[str, Any]:
    return {"sentence": problem.sentence, "details": problem.details or ""}


def _fault(shown: str, error: Exception) -> Problem:
    details = "".join(traceback.format_exception(error, limit=-20))
    return Problem(
        f"{shown} was not read: it is damaged in a way that nobody foresaw ({type(error).__name__}). "
        "Save what you need of it as plain text.",
        details,
    )


def _limit_memory(most: int) -> None:
    if sys.platform != "win32":
        import resource

        for limit, value in ((resource.RLIMIT_AS, most), (resource.RLIMIT_CORE, 0)):
            with contextlib.suppress(OSError, ValueError):  # not every system has every limit
                resource.setrlimit(limit, (value, resource.getrlimit(limit)[1]))


def _limit_time(seconds: float) -> None:
    """The seconds of processor and of the clock that the next article may take."""
    faulthandler.dump_traceback_later(seconds * _SPARE + 1, exit=True)
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime + seconds * _SPARE) + 2
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _end_with_parent() -> None:
    """Have the system end this process when the other end of its life line closes, whatever it is doing."""
    line = os.environ.pop(LIFE_LINE, "")
    if sys.platform == "win32" or not line:
        return
    import fcntl

    signal.signal(signal.SIGIO, signal.SIG_DFL)
    handle = int(line)
    with contextlib.suppress(OSError):
        fcntl.fcntl(handle, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(handle, fcntl.F_SETFL, fcntl.fcntl(handle, fcntl.F_GETFL) | os.O_ASYNC)


def _stay_inside(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse whatever would reach the network or start a program."""
    if event.startswith(_FORBIDDEN) and event != "socket.__new__":
        raise PermissionError(f"a file that is read must not use {event}")
