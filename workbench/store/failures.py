"""What SQLite and the disk say, told in the user's words."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from workbench.core.problem import Problem

KEPT = "Nothing was changed."

_SENTENCES = MappingProxyType(
    {
        sqlite3.SQLITE_FULL: "The disk is full, so this could not be saved. {kept} "
        "Free some space on the disk of {name} and try again.",
        sqlite3.SQLITE_BUSY: "{name} is being used by another program, so this could not be done now. {kept} "
        "Try again in a moment.",
        sqlite3.SQLITE_LOCKED: "{name} is being used by another program, so this could not be done now. "
        "{kept} Try again in a moment.",
        sqlite3.SQLITE_READONLY: "{name} is read-only, so this could not be saved. {kept} "
        "Copy the file to a folder you can write to and open the copy.",
        sqlite3.SQLITE_IOERR: "The disk reported an error while {name} was in use. {kept} "
        "Check the disk, then open the project again.",
        sqlite3.SQLITE_CANTOPEN: "{name} could not be opened: the file or its folder is not there any more, "
        "or may not be read. {kept}",
        sqlite3.SQLITE_CORRUPT: "{name} is damaged. {kept} Open a backup copy of it.",
        sqlite3.SQLITE_NOTADB: "{name} is not a project of Source Workbench. {kept}",
        sqlite3.SQLITE_NOMEM: "There is not enough memory for this. {kept}",
    }
)
_MOVED = (
    "{name} was moved or deleted while it was open, so this could not be saved. {kept} "
    "Move it back and go on, or open it where it is now."
)
_OTHERWISE = "{name} refused this. {kept}"


def problem(error: sqlite3.Error, path: Path) -> Problem:
    """The Problem that ``error`` means to a reviewer working on ``path``."""
    name = getattr(error, "sqlite_errorname", type(error).__name__)
    sentence = _sentence(error).format(name=f"“{path.name}”", kept=KEPT)
    return Problem(sentence, f"{path}: {name}: {error}")


def _sentence(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", 0)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return _MOVED
    if "decode" in str(error):  # text that is no UTF-8 any more
        return _SENTENCES[sqlite3.SQLITE_CORRUPT]
    return _SENTENCES.get(code & 0xFF, _OTHERWISE)


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Turn an error of SQLite or of the file system into a Problem about ``path``."""
    try:
        yield
    except sqlite3.Error as error:
        raise problem(error, path) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            said = _SENTENCES[sqlite3.SQLITE_FULL].format(name=f"“{path.name}”", kept=KEPT)
            raise Problem(said, f"{path}: {error!r}") from error
        raise Problem(
            f"“{path.name}” could not be used: {error.strerror or error}. {KEPT}", f"{path}: {error!r}"
        ) from error
