"""Bytes from and to the disk: reading within a limit, writing all or nothing."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from types import MappingProxyType
from typing import BinaryIO

from workbench.core.problem import Problem

_NO_PERMISSION = "you have no permission"
_FULL = "the disk is full; free some space and try again"
_MISSING = "it does not exist, or its folder does not"
_REASONS = MappingProxyType(
    {
        "ENOENT": _MISSING,
        "ENOTDIR": _MISSING,
        "EACCES": _NO_PERMISSION,
        "EPERM": _NO_PERMISSION,
        "ENOSPC": _FULL,
        "EDQUOT": _FULL,
        "EROFS": "the disk is read-only",
        "EISDIR": "there is a folder of that name",
        "ENAMETOOLONG": "its name is too long",
    }
)


def shown(path: Path) -> str:
    """The file's name in quotation marks, safe to print on one line."""
    name = path.name or str(path)
    return "“" + "".join(c if c.isprintable() else "\ufffd" for c in name) + "”"


def read_bytes(path: Path, limit: int) -> bytes:
    """The whole content of a file of at most ``limit`` bytes; anything larger is refused unread."""
    try:
        info = path.stat()
        if stat.S_ISDIR(info.st_mode):
            raise Problem(f"{shown(path)} is a folder; choose the files inside it.")
        if info.st_size > limit:
            raise _too_large(path, info.st_size, limit)
        with open(path, "rb", opener=_open_at_once) as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise Problem(f"{shown(path)} could not be read: {reason(error)}.", repr(error)) from error
    if len(data) > limit:
        raise _too_large(path, len(data), limit)
    return data


def opened(path: Path) -> BinaryIO:
    """A file opened for reading its bytes; Problem where it cannot be."""
    try:
        if path.is_dir():
            raise Problem(f"{shown(path)} is a folder; choose the files inside it.")
        return open(path, "rb", opener=_open_at_once)
    except (OSError, ValueError) as error:
        raise Problem(f"{shown(path)} could not be read: {reason(error)}.", repr(error)) from error


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A binary file that takes ``path``'s place when the block ends well, and else leaves no trace.

    A pipe or a device, such as ``/dev/stdout``, is written to as it is.
    """
    try:
        target = path.resolve()
        with _in_place(target) if _is_special(target) else _beside(target) as file:
            yield file
    except OSError as error:
        kept = "the earlier file is untouched" if path.exists() else "nothing was written"
        raise Problem(f"{shown(path)} could not be written: {reason(error)}; {kept}.", repr(error)) from error


@contextmanager
def _beside(target: Path) -> Iterator[BinaryIO]:
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    part = target.with_name(f".{target.name[:40]}.{token_hex(4)}.part")
    try:
        with part.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            part.chmod(stat.S_IMODE(target.stat().st_mode))
        part.replace(target)
        _sync_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _in_place(target: Path) -> Iterator[BinaryIO]:
    with target.open("wb") as file:
        yield file


def _is_special(target: Path) -> bool:
    return target.exists() and not target.is_file() and not target.is_dir()


def _open_at_once(name: str, flags: int) -> int:
    # A pipe nobody writes to would block for ever; opened this way it is merely empty.
    handle = os.open(name, flags | getattr(os, "O_NONBLOCK", 0))
    if hasattr(os, "set_blocking"):
        with suppress(OSError):
            os.set_blocking(handle, True)
    return handle


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _too_large(path: Path, size: int, limit: int) -> Problem:
    sizes = f"{size / 1e6:,.0f} MB; the limit is {limit / 1e6:,.0f} MB"
    return Problem(f"{shown(path)} is too large for one article ({sizes}): split it into its articles.")


def reason(error: Exception) -> str:
    """Why the system refused a file, in words that fit after a colon."""
    code = errno.errorcode.get(error.errno or 0, "") if isinstance(error, OSError) else ""
    return _REASONS.get(code) or (getattr(error, "strerror", None) or str(error)).lower()
