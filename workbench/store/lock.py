"""One writer at a time: a small file beside the project names who has it open, and where.

SQLite guards the bytes; this guards the people, who would otherwise work in two windows on one project
without knowing. The lock of a process that died on this computer is taken over.
"""

import getpass
import json
import os
import secrets
import socket
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from workbench.core.problem import Problem
from workbench.store.clock import now

_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock; ``birth`` tells apart two processes that were given the same number."""

    user: str = ""
    host: str = ""
    pid: int = 0
    birth: str = ""
    since: str = ""
    nonce: str = ""

    @property
    def is_this_process(self) -> bool:
        """Whether this very process holds the lock."""
        return (
            self.host == socket.gethostname() and self.pid == os.getpid() and self.birth == _birth(self.pid)
        )

    @property
    def is_gone(self) -> bool:
        """Whether the holder is known to have died; a holder on another computer never is."""
        if self.host != socket.gethostname():
            return False
        return not _is_alive(self.pid) or self.birth != _birth(self.pid)


class Lock:
    """A lock that this process holds until it releases it."""

    def __init__(self, path: Path, nonce: str) -> None:
        self._path = path
        self._nonce = nonce

    def release(self) -> None:
        """Let others open the project; a lock that somebody else took over is left alone."""
        holder = _read(self._path)
        if holder is not None and holder.nonce == self._nonce:
            with suppress(OSError):
                self._path.unlink()


def lock_path(project: Path) -> Path:
    """Where the lock of ``project`` lies."""
    return project.with_name(f"{project.name}.lock")


def holder_of(project: Path) -> Holder | None:
    """Who has ``project`` open, if anybody alive."""
    holder = _read(lock_path(project))
    return None if holder is None or holder.is_gone else holder


def acquire(project: Path) -> Lock:
    """Lock ``project`` or raise a Problem that says who has it; OSError where no lock can be written."""
    path = lock_path(project)
    mine = _self()
    for _ in range(_ATTEMPTS):
        if _write(path, mine):
            return Lock(path, mine.nonce)
        holder = _read(path)
        if holder is None:
            continue
        if not holder.is_gone:
            raise _held(project, holder)
        _put_aside(path, holder)
    raise Problem(
        f"“{project.name}” is being opened by another window at this moment. Nothing was changed. Try again.",
        str(path),
    )


def _self() -> Holder:
    pid = os.getpid()
    return Holder(_user(), socket.gethostname(), pid, _birth(pid), now(), secrets.token_hex(8))


def _held(project: Path, holder: Holder) -> Problem:
    if holder.is_this_process:
        return Problem(f"“{project.name}” is already open in this window. Nothing was changed.", str(project))
    who, where = holder.user or "somebody", holder.host or "an unknown computer"
    since = holder.since.replace("T", " ").replace("Z", " UTC") or "an unknown time"
    return Problem(
        f"“{project.name}” is open in another window, by {who} on {where} (process {holder.pid}), "
        f"since {since}. Nothing was changed. Close it there, or open it read-only.",
        f"If that window is gone, delete {lock_path(project)} and open the project again.",
    )


def _write(path: Path, holder: Holder) -> bool:
    """Create the lock with its content in one step; False when there is one already."""
    draft = path.with_name(f".{path.name}.{holder.nonce}")
    try:
        with draft.open("wb") as stream:
            stream.write(json.dumps(asdict(holder)).encode())
            stream.flush()
            os.fsync(stream.fileno())  # else a power cut may leave a lock that names nobody, for ever
        return _put(draft, path)
    finally:
        with suppress(OSError):
            draft.unlink()


def _put(draft: Path, path: Path) -> bool:
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    except OSError:  # a disk without hard links
        return _put_by_copy(draft, path)
    return True


def _put_by_copy(draft: Path, path: Path) -> bool:
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    except FileExistsError:
        return False
    with os.fdopen(handle, "wb") as stream:
        stream.write(draft.read_bytes())
    return True


def _read(path: Path) -> Holder | None:
    """The holder named in the file; one without a name when the file says nothing readable."""
    try:
        said = json.loads(path.read_bytes())
        kept = {f.name: f.type(said[f.name]) for f in fields(Holder) if callable(f.type)}
        return Holder(**kept)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        return Holder(host="unreadable lock file")


def _put_aside(path: Path, stale: Holder) -> None:
    """Remove a dead process's lock, but give back a lock that somebody else took in the meantime."""
    aside = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        path.rename(aside)
    except FileNotFoundError:
        return
    if _read(aside) != stale:
        _put(aside, path)
    with suppress(OSError):
        aside.unlink()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody"


def _is_alive(pid: int) -> bool:
    if pid <= 0:
        return False
    if sys.platform == "win32":
        return _is_alive_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _is_alive_on_windows(pid: int) -> bool:
    import ctypes

    query_limited_information, still_active = 0x1000, 259
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - absent elsewhere
    handle = kernel.OpenProcess(query_limited_information, False, pid)
    if not handle:
        return False
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return code.value == still_active


def _birth(pid: int) -> str:
    """When the process began, where the system tells: a number comes back after a restart."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        began = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2]
        return f"{boot}/{began.split()[19]}"
    except (OSError, IndexError):
        return ""
