"""Connecting to a project file the safe way, every time."""

import os
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from workbench.core.problem import Problem

if TYPE_CHECKING:
    from sqlite_utils import Database

BUSY_SECONDS = 2.0
OLDEST = (3, 37, 0)  # the first with STRICT tables

# DELETE with EXTRA is the only pair that loses nothing to a power cut and stays one file (fullfsync says the
# same to macOS); the others keep a hostile or damaged file from doing more than failing.
_PRAGMAS = (
    "PRAGMA fullfsync = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA cache_size = -65536",  # 64 MB: a large review is read from memory the second time
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = EXTRA",
)


def connect(path: Path, *, mode: str) -> "Database":
    """Connect to ``path`` with ``mode`` ``ro``, ``rw`` or ``rwc`` (create)."""
    if sqlite3.sqlite_version_info < OLDEST:
        raise Problem(
            "The SQLite library on this computer is too old for project files. Nothing was changed. "
            "Install a Python that brings SQLite 3.37 or newer.",
            sqlite3.sqlite_version,
        )
    plain = sqlite3.connect(f"{_uri(path)}?mode={mode}", uri=True, isolation_level=None, timeout=BUSY_SECONDS)
    try:
        return _prepared(plain, read_only=mode == "ro")
    except BaseException:
        plain.close()
        raise


def in_memory() -> "Database":
    """An empty database that lives only as long as it is used."""
    return _prepared(sqlite3.connect(":memory:", isolation_level=None), read_only=True)


def _prepared(plain: sqlite3.Connection, *, read_only: bool) -> "Database":
    wrapper = _wrapper()
    plain.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    for pragma in _PRAGMAS:
        plain.execute(pragma)
    if not read_only:
        plain.execute("PRAGMA journal_mode = DELETE").fetchone()
    return wrapper(plain, execute_plugins=False)


def _wrapper() -> "type[Database]":
    """What tables are written through; it takes a good part of the start-up time, so nothing loads it sooner.

    It would load numpy as well, only to know its kinds of numbers, which takes as long again.
    """
    is_first = not {"numpy", "sqlite_utils"} & set(sys.modules)
    if is_first:
        sys.modules["numpy"] = None  # type: ignore[assignment]
    try:
        from sqlite_utils import Database
    finally:
        if is_first:
            del sys.modules["numpy"]
    return Database


def _uri(path: Path) -> str:
    posix = path.absolute().as_posix()
    rooted = posix if posix.startswith("/") else f"/{posix}"
    return f"file://{quote(os.fsencode(rooted))}"
