"""The numbered steps that make a project file, or bring an older one up to date.

A step that changes rows has to set aside the triggers that refuse writes outside an action, and put them
back; a released step is never edited, not even in its comments, because files are held against its text.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from workbench import __version__, paths
from workbench.core.problem import Problem
from workbench.store.clock import now
from workbench.store.connection import connect, in_memory

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x53575042  # "SWPB"

# What SQLite itself adds when somebody runs ANALYZE on the file with another tool.
_STATISTICS = frozenset(
    {
        ("table", "sqlite_stat1", "sqlite_stat1", "CREATE TABLE sqlite_stat1(tbl,idx,stat)"),
        (
            "table",
            "sqlite_stat4",
            "sqlite_stat4",
            "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
        ),
    }
)

Shape = frozenset[tuple[str, str, str, str | None]]


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: its number, its name, and its statements."""

    version: int
    name: str
    statements: tuple[str, ...]


@cache
def known(folder: Path | None = None) -> tuple[Migration, ...]:
    """Every migration this program knows, in order."""
    files = sorted((folder or paths.migrations()).glob("[0-9][0-9][0-9][0-9]_*.sql"))
    return tuple(_read(file) for file in files)


def latest() -> int:
    """The version of the files that this program writes."""
    return known()[-1].version


def version_of(database: "Database") -> int:
    """The version of an open file."""
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def migrate(database: "Database", steps: tuple[Migration, ...]) -> None:
    """Apply the steps the file lacks, each in a transaction of its own."""
    present = version_of(database)
    for step in steps:
        if step.version > present:
            _apply(database, step)


def shape_of(database: "Database", limit: int = 10_000) -> Shape:
    """The text of everything in the schema, save SQLite's own statistics."""
    rows = database.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema LIMIT ?", [limit])
    return frozenset(tuple(row) for row in rows) - _STATISTICS


@cache
def expected_shape(version: int) -> Shape:
    """The schema text that an untouched file of this version has."""
    return shape_of(_blank(version))


def schema_text() -> str:
    """The whole current schema as one readable script, for ``db/schema.sql``."""
    head = (
        "-- The whole current schema of the project file, generated from migrations/ by `make schema`.\n"
        f"PRAGMA application_id = {APPLICATION_ID:#x};\nPRAGMA user_version = {latest()};\n"
    )
    rows = _blank(latest()).execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
    )
    return "\n".join([head, *(f"{sql};\n" for (sql,) in rows)])


def back_up(database: "Database", path: Path) -> Path:
    """Copy an open file beside itself before it is migrated; the copy is checked, then named."""
    stamp = now().replace("-", "").replace(":", "")
    target = path.with_name(f"{path.stem} (version {version_of(database)}, {stamp}){path.suffix}")
    copy_checked(database, target)
    return target


def copy_checked(database: "Database", target: Path) -> None:
    """Copy an open file to ``target``, which appears only when the copy is whole and on the disk."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        copy = connect(draft, mode="rwc")
        try:
            database.conn.backup(copy.conn)
            complaints = quick_check(copy)
        finally:
            copy.close()
        if complaints:
            raise Problem(
                f"A backup of “{target.name}” could not be made whole. Nothing was changed.", complaints
            )
        put_in_place(draft, target)
    finally:
        with suppress(OSError):
            draft.unlink()


def put_in_place(draft: Path, target: Path) -> None:
    """Give a finished file its name, so that the name never stands for half a file."""
    handle = os.open(draft, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    draft.replace(target)
    with suppress(OSError):  # Windows cannot open a folder, and needs not
        handle = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def quick_check(database: "Database") -> str:
    """What SQLite finds wrong with the file, empty when nothing."""
    answers = [str(row[0]) for row in database.execute("PRAGMA quick_check(20)")]
    return "" if answers == ["ok"] else "\n".join(answers)


def _blank(version: int) -> "Database":
    database = in_memory()
    for step in known():
        if step.version <= version:
            _apply(database, step)
    return database


def _apply(database: "Database", step: Migration) -> None:
    with database.atomic():
        for statement in step.statements:
            database.execute(statement)
        row = {"version": step.version, "name": step.name, "app_version": __version__, "applied_at": now()}
        database.table("migration").insert(row)
        database.execute(f"PRAGMA user_version = {step.version}")


def _read(file: Path) -> Migration:
    number, _, name = file.stem.partition("_")
    return Migration(int(number), name, tuple(_statements(file.read_text(encoding="utf-8"))))


def _statements(script: str) -> Iterator[str]:
    """The statements one by one: executescript would commit before the first of them."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending.strip()
            pending = ""
    if any(line.strip() and not line.lstrip().startswith("--") for line in pending.splitlines()):
        raise ValueError(f"unfinished statement: {pending.strip()[:80]}")
