"""Is this file a project of ours, whole and untouched? Asked in an order in which no answer can hurt."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.core.problem import Problem
from workbench.core.ticket import Cancelled, Ticket
from workbench.store import audit, log, migrations
from workbench.store.connection import connect
from workbench.store.failures import KEPT
from workbench.store.project import Project

if TYPE_CHECKING:
    from sqlite_utils import Database

_MAGIC = b"SQLite format 3\x00"
_STEPS = 20_000
_REMOVED = "something that was removed, and that undo brings back"


def check_header(path: Path) -> None:
    """Refuse what is no SQLite file at all, before SQLite reads it."""
    with path.open("rb") as stream:
        head = stream.read(100)
    if not head:
        raise Problem(f"“{path.name}” is empty, so there is no project in it. {KEPT}", str(path))
    if not head.startswith(_MAGIC) or len(head) < 100:
        raise not_a_project(path)


def check_identity(database: "Database", path: Path) -> None:
    """Refuse the files of other programs, and those of a newer version of this one."""
    if database.execute("PRAGMA application_id").fetchone()[0] != migrations.APPLICATION_ID:
        raise not_a_project(path)
    version = migrations.version_of(database)
    if version > migrations.latest():
        raise Problem(
            f"“{path.name}” was saved by a newer version of Source Workbench. {KEPT} "
            "Update the program to open it.",
            f"{path}: file version {version}, this program knows up to {migrations.latest()}",
        )
    if version < 1:
        raise not_a_project(path)


def check_shape(database: "Database", path: Path) -> None:
    """Refuse a file whose tables, views or triggers are not exactly ours: they could run anything."""
    expected = migrations.expected_shape(migrations.version_of(database))
    found = migrations.shape_of(database, limit=len(expected) + 100)
    if found != expected:
        strange = sorted(f"{kind} {name}" for kind, name, _, _ in found ^ expected)
        raise Problem(
            f"“{path.name}” holds tables or triggers that Source Workbench did not make, "
            f"so it was not opened. {KEPT} Ask where the file comes from.",
            "\n".join(strange[:20]),
        )


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells that nobody wrote to a file meanwhile; that of a checked file stands for the check."""

    device: int
    inode: int
    size: int
    written: int

    @classmethod
    def of(cls, path: Path) -> "Stamp":
        """That of a file now, without opening it."""
        found = path.stat()
        return cls(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def check_pages_of(path: Path, ticket: Ticket) -> Stamp:
    """Check the pages of a file that need not be open yet, which takes seconds for a large one.

    Raises Problem for damage, and Cancelled. What it returns spares ``open_project`` the same check, unless
    somebody wrote to the file since.
    """
    stamp = Stamp.of(path)
    check_header(path)
    database = connect(path, mode="ro")
    try:
        check_identity(database, path)
        check_shape(database, path)
        with _given_up(database, ticket):
            check_pages(database, path)
    finally:
        database.close()
    return stamp


@contextmanager
def _given_up(database: "Database", ticket: Ticket) -> Iterator[None]:
    """Stop a long statement when nobody wants its answer any more."""

    def look() -> int:
        try:
            ticket.progress(0.0, "Checking the file")
        except Cancelled:
            return 1
        return 0

    database.conn.set_progress_handler(look, _STEPS)
    try:
        yield
    except sqlite3.OperationalError:
        ticket.check()
        raise
    finally:
        database.conn.set_progress_handler(None, 0)


def check_pages(database: "Database", path: Path) -> None:
    """Refuse a damaged file before anything is written on top of the damage."""
    complaints = migrations.quick_check(database)
    if complaints:
        raise Problem(f"“{path.name}” is damaged. {KEPT} Open a backup copy of it.", complaints)


def _damaged_texts(project: Project) -> tuple[str, ...]:
    """The titles of articles whose text or original bytes are not what was imported; reads everything."""
    texts, all_texts = _whole(project, "article_text", "text")
    originals, all_originals = _whole(project, "original", "bytes")
    rows = project.rows(
        "SELECT article.title, version.text_sha256 AS text, version.original_sha256 AS original "
        "FROM article_version AS version JOIN article ON article.id = version.article_id "
        "ORDER BY article.id, version.seq"
    )
    titles = [row["title"] for row in rows if row["text"] not in texts or row["original"] not in originals]
    loose = (all_texts - texts - {row["text"] for row in rows}) | (
        all_originals - originals - {row["original"] for row in rows}
    )
    return (*titles, *(f"{_REMOVED} ({each[:8]})" for each in sorted(loose)))


def _whole(project: Project, table: str, column: str) -> tuple[set[str], set[str]]:
    """The digests of the texts, or originals, that are what their digest says, and those of all."""
    whole, every = set(), set()
    said = f"SELECT sha256, CAST({column} AS BLOB) AS said FROM {table} WHERE id = ?"  # noqa: S608
    for key in project.rows(f"SELECT id FROM {table}"):  # noqa: S608 - one by one, for they may be large
        row = project.rows(said, [key["id"]])[0]
        every.add(row["sha256"])
        if digest(row["said"]) == row["sha256"]:
            whole.add(row["sha256"])
    return whole, every


@dataclass(frozen=True, slots=True)
class Health:
    """What is wrong with an open project, by class: titles of articles, labels of entries, names of rows.

    ``search`` says that the search indices are damaged, which loses nothing: they can be made anew.
    """

    texts: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    search: bool = False

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.texts or self.entries or self.rows or self.search)


def health(project: Project, ticket: Ticket | None = None) -> Health:
    """Hold the texts against their hashes, the log against its chain, and every row against the log."""
    broken = tuple(_entry(project, guid) for guid in audit.broken_entries(project, ticket))
    strayed = audit.strayed_rows(project, _logged_tables(project), ticket)
    rows = tuple(f"{row.table.replace('_', ' ')} {row.key}, {row.how}" for row in strayed)
    return Health(_damaged_texts(project), broken, rows, not project.search_fits())


def _logged_tables(project: Project) -> list[str]:
    rows = project.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return [row["name"] for row in rows if log.is_logged(row["name"])]


def _entry(project: Project, guid: str) -> str:
    rows = project.rows("SELECT label, at FROM action WHERE guid = ?", [guid])
    return (
        f"“{rows[0]['label']}” of {rows[0]['at']}" if rows else guid
    )  # a flipped bit hides it from its index


def digest(text: str | bytes) -> str:
    """The SHA-256 of bytes, or of text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


def not_a_project(path: Path) -> Problem:
    """The Problem for a file that some other program made."""
    return Problem(f"“{path.name}” is not a project of Source Workbench. {KEPT}", str(path))
