"""An open project file: reading rows, and writing them one action at a time."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.core.problem import Problem
from workbench.store import likeness, log, search, shelf
from workbench.store.clock import new_guid, now
from workbench.store.failures import KEPT, in_plain_words, problem
from workbench.store.lock import Lock
from workbench.store.migrations import copy_checked

if TYPE_CHECKING:
    from sqlite_utils import Database

Row = dict[str, Any]


class Action:
    """What is being written right now: one transaction, one entry in the log.

    ``label`` may be changed until the action ends, when the name of what was made is known.
    """

    def __init__(self, database: "Database", number: int, reviewer_id: int, label: str) -> None:
        self.database = database
        self.number = number
        self.reviewer_id = reviewer_id
        self.label = label
        self.at = now()

    def insert(self, table: str, row: Mapping[str, Any]) -> int:
        """Add one row and return its id."""
        # Written out, because the library looks the table's shape up again for every row.
        columns, places = ", ".join(f"[{name}]" for name in row), ", ".join("?" for _ in row)
        sql = f"INSERT INTO [{table}] ({columns}) VALUES ({places})"  # noqa: S608 - names from our own schema
        return int(self.database.execute(sql, list(row.values())).lastrowid or 0)

    def insert_all(self, table: str, rows: Sequence[Mapping[str, Any]]) -> Sequence[int]:
        """Add rows that all have the same columns, in one go, and return their ids in order."""
        if not rows:
            return ()
        columns, places = ", ".join(f"[{name}]" for name in rows[0]), ", ".join("?" for _ in rows[0])
        first = self._next_id(table)
        numbered = "" if first is None else "[id], "
        place = "" if first is None else "?, "
        sql = f"INSERT INTO [{table}] ({numbered}{columns}) VALUES ({place}{places})"  # noqa: S608 - as above
        ids = range(first or 0, (first or 0) + len(rows))
        lead: Sequence[tuple[int, ...]] = [()] * len(rows) if first is None else [(each,) for each in ids]
        values = [(*key, *row.values()) for key, row in zip(lead, rows, strict=True)]
        self.database.conn.executemany(sql, values)
        return ids

    def _next_id(self, table: str) -> int | None:
        """The id that the next row of a table gets; None where rows have no number of their own."""
        keyed = any(row["name"] == "id" for row in self.rows(f"PRAGMA table_info([{table}])"))
        if not keyed:
            return None
        found = self.rows("SELECT seq FROM sqlite_sequence WHERE name = ?", [table])
        return 1 + (int(found[0]["seq"]) if found else 0)

    def keep(self, table: str, row: Mapping[str, Any]) -> None:
        """Add one row unless there is one like it."""
        self.database.table(table).insert(dict(row), ignore=True)

    def keep_all(self, table: str, columns: Sequence[str], rows: Sequence[tuple[object, ...]]) -> None:
        """Add rows, but for those that are there already."""
        listed, places = ", ".join(f"[{name}]" for name in columns), ", ".join("?" for _ in columns)
        sql = f"INSERT INTO [{table}] ({listed}) VALUES ({places}) ON CONFLICT DO NOTHING"  # noqa: S608 - our own names
        self.database.conn.executemany(sql, rows)

    def update(self, table: str, key: int, changes: Mapping[str, Any]) -> None:
        """Change columns of the row with this id."""
        self.database.table(table).update(key, dict(changes))

    def delete(self, table: str, key: int | tuple[int, ...]) -> None:
        """Take one row away; the log keeps it."""
        self.database.table(table).delete(key)

    def delete_where(self, table: str, where: str, *parameters: object) -> None:
        """Take the rows away that a condition finds; the log keeps them."""
        self.database.table(table).delete_where(where, parameters)

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Rows as this action sees them."""
        return list(self.database.query(sql, parameters))


class Project:
    """One open project file. Only the thread that opened it may use it."""

    def __init__(self, path: Path, database: "Database", reviewer: str, lock: Lock | None) -> None:
        self.path = path
        self.reviewer = reviewer.encode("utf-8", "replace").decode().strip() or "Reviewer"
        self.read_only = lock is None
        self.session = new_guid()
        self._database = database
        self._lock = lock
        self._closed = False
        self._writing = False

    @property
    def name(self) -> str:
        """The name people gave the project."""
        found = self.rows("SELECT name FROM project")
        return str(found[0]["name"]) if found else self.path.stem

    def close(self) -> None:
        """Release the file for other windows; closing twice does no harm."""
        if not self._closed:
            self._closed = True
            self._database.close()
            if self._lock is not None:
                self._lock.release()

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """The rows that a query finds, as dictionaries."""
        self._check_open()
        with in_plain_words(self.path):
            return list(self._database.query(sql, parameters))

    def tuples(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that a query finds, as tuples: where there are many, half the time of dictionaries."""
        self._check_open()
        with in_plain_words(self.path):
            return self._database.execute(sql, list(parameters)).fetchall()

    def search_fits(self) -> bool:
        """Whether the search indices say what the tables say; reads everything."""
        self._check_open()
        with in_plain_words(self.path):
            return search.fits(self._database) and shelf.fits(self._database)

    def copy_to(self, target: Path) -> None:
        """Write a checked copy of the file, which appears only when it is whole."""
        self._check_open()
        with in_plain_words(target):
            copy_checked(self._database, target)

    @contextmanager
    def computing(self) -> Iterator["Database"]:
        """Write what was computed inside one transaction; it is not logged, and undo does not know it."""
        self._check_open()
        if self.read_only:
            raise Problem(
                f"“{self.path.name}” is open read-only, so nothing that is computed can be kept in it."
            )
        if self._writing:
            raise RuntimeError("an action is already being written")
        with in_plain_words(self.path):
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
                self._database.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    @contextmanager
    def action(self, label: str, *, kind: str = log.DO) -> Iterator[Action]:
        """Write inside one transaction that becomes one entry of the log, or leaves no trace at all.

        An action that changes nothing is not logged. A ``setup`` action is logged but cannot be undone.
        """
        self._check_open()
        if self.read_only:
            raise Problem(
                f"“{self.path.name}” is open read-only, so nothing can be changed in it. "
                "Save a copy where you can write, and open that."
            )
        if self._writing:
            raise RuntimeError("an action is already being written")
        self._writing = True
        try:
            with in_plain_words(self.path):
                yield from self._write(label, kind)
        finally:
            self._writing = False

    def _write(self, label: str, kind: str) -> Iterator[Action]:
        database = self._database
        database.execute("BEGIN IMMEDIATE")
        try:
            before = log.tops(database)
            reviewer_id, first = self._reviewer(before)
            action = Action(database, first, reviewer_id, label)
            log.begin(database, action.number)
            yield action
            changed = database.table("change").count_where("action_id = ?", [action.number]) > 0
            if changed:
                shelf.catch_up(database, action.number)
                likeness.catch_up(database, action.number)
                search.catch_up(database, action.number)
                log.finish(database, self._entry(action.number, reviewer_id, action.label, kind), before)
        except BaseException:
            self._roll_back()
            raise
        if changed:
            self._commit(action.number)
        else:
            self._roll_back()

    def _reviewer(self, before: log.Tops) -> tuple[int, int]:
        """The id of this reviewer's row, made when new, and the number of the action to write."""
        database = self._database
        own = before.last + 1
        found = database.execute("SELECT id FROM reviewer WHERE name = ?", [self.reviewer]).fetchone()
        if found:
            return int(found[0]), own
        log.begin(database, own)
        row = {"guid": new_guid(), "name": self.reviewer, "created_at": now()}
        reviewer_id = int(database.table("reviewer").insert(row).last_rowid or 0)
        log.finish(database, self._entry(own, reviewer_id, f"{self.reviewer} joins", log.SETUP), before)
        return reviewer_id, own + 1

    def _entry(self, number: int, reviewer_id: int, label: str, kind: str) -> Row:
        return {
            "id": number,
            "label": label,
            "kind": kind,
            "reviewer_id": reviewer_id,
            "session": self.session,
            "at": now(),
        }

    def _commit(self, number: int) -> None:
        try:
            self._database.execute("COMMIT")
        except sqlite3.Error as error:
            self._roll_back()
            if not self._is_stored(number):
                raise problem(error, self.path) from error

    def _is_stored(self, number: int) -> bool:
        """Whether a commit that was reported as failed reached the file all the same."""
        with suppress(sqlite3.Error):
            found = self._database.execute(
                "SELECT 1 FROM action WHERE id = ? AND session = ?", [number, self.session]
            )
            return found.fetchone() is not None
        return False

    def _roll_back(self) -> None:
        # A full disk makes SQLite roll back by itself; a dying one may refuse even this, and the next
        # opening of the file then rolls back.
        with suppress(sqlite3.Error):
            self._database.rollback()

    def _check_open(self) -> None:
        if self._closed:
            raise Problem(f"“{self.path.name}” is closed. Open it again first. {KEPT}")
