"""Bringing what is whole in a damaged project file into a new one.

A row is whole when it is what the log says of it, or when the log says it in an entry whose digest holds; a
text is whole when its digest holds. What needs something that is lost is left out with it. The history stays
behind: the new project begins with one entry that says where it comes from.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.core.problem import Problem
from workbench.store import audit, checks, log
from workbench.store.connection import connect
from workbench.store.failures import KEPT, in_plain_words
from workbench.store.opening import create_project
from workbench.store.project import Action, Project

if TYPE_CHECKING:
    from sqlite_utils import Database

Row = dict[str, Any]
Rows = dict[str, Row]

_TEXTS = {"article_text": "text", "original": "bytes"}.items()
# Those that others point at come first.
_ORDER = (
    "article_text",
    "original",
    "article",
    "article_version",
    "anchor",
    "anchor_position",
    "fact",
    "evidence",
    "tag",
    "fact_tag",
    "fact_link",
    "memo",
    "link_decision",
    "link_decision_span",
    "finding_decision",
    "finding_decision_span",
    "pair_ruling",
    "verdict_scale",
    "verdict",
    "round",
    "assessment",
    "adjudication",
    "reading",
    "lexicon",
    "export_log",
)


def salvage(path: Path, target: Path, *, reviewer: str) -> dict[str, tuple[int, int]]:
    """Make a new project at ``target`` of what is whole in the one at ``path``.

    Returns for each table that held anything how many rows came over and how many were left out.
    """
    with in_plain_words(path), closing(_opened(path)) as database:
        found = _Wreck(database)
        counts: dict[str, tuple[int, int]] = {}

        def fill(project: Project) -> None:
            with project.action(f"Salvaged from “{path.name}”", kind=log.SETUP) as action:
                counts.update(_Intake(action, found).take())

        if not create_project(target, reviewer=reviewer, name=path.stem, fill=fill):
            raise Problem(
                f"There is already a file “{target.name}”. {KEPT} Choose another name for the new project."
            )
    return counts


def _opened(path: Path) -> "Database":
    checks.check_header(path)
    database = connect(path, mode="ro")
    try:
        checks.check_identity(database, path)
        checks.check_shape(database, path)
    except BaseException:
        database.close()
        raise
    database.conn.text_factory = lambda data: data.decode("utf-8", "replace")
    return database


class _Wreck:
    """What can still be read of a damaged file."""

    def __init__(self, database: "Database") -> None:
        self._database = database
        self.trusted = {row["id"] for row in self._all("action") if self._holds(row)}
        self.last: dict[str, Rows] = {}
        for change in self._all("change"):
            self.last.setdefault(str(change["table_name"]), {})[str(change["row_key"])] = change

    def rows(self, table: str) -> tuple[Rows, int]:
        """The whole rows of a table by their keys, and how many are not whole."""
        present = {self._key(table, row): row for row in self._all(table)}
        if table in dict(_TEXTS):
            whole = self._texts(table, present)
            return whole, len(present) - len(whole)
        said = self.last.get(table, {})
        whole = {}
        for key in {**present, **said}:
            row = self._row(present.get(key), said.get(key))
            if row is not None:
                whole[key] = row
        gone = sum(change["op"] == "delete" for change in said.values())
        return whole, max(0, len({**present, **said}) - gone - len(whole))

    def _texts(self, table: str, present: Rows) -> Rows:
        """What is what its digest says; a plain text is as good when its original is, and is the same."""
        whole = {key: row for key, row in present.items() if _is_itself(table, row)}
        if table == "article_text":
            originals = {row["sha256"]: row["bytes"] for row in self.rows("original")[0].values()}
            for key in present.keys() - whole.keys():
                said = originals.get(present[key]["sha256"])
                if said is not None:
                    whole[key] = {**present[key], "text": said.decode("utf-8", "replace")}
        return whole

    def _row(self, present: Row | None, change: Row | None) -> Row | None:
        if change is None:
            return None
        if present is not None and change["op"] != "delete" and audit.agrees(present, change["after"]):
            return present
        if change["action_id"] in self.trusted and change["op"] != "delete":
            return dict(json.loads(change["after"]))
        return None

    def _holds(self, entry: Row) -> bool:
        changes = self._some("SELECT * FROM change WHERE action_id = ? ORDER BY id", [entry["id"]])
        before = self._some("SELECT digest FROM action WHERE id = ?", [entry["id"] - 1])
        previous = str(before[0]["digest"]) if before else ""
        return bool(entry.get("digest")) and audit.sealed(entry, previous, changes) == entry["digest"]

    def _key(self, table: str, row: Row) -> str:
        return "/".join(str(row[name]) for name in self._database.table(table).pks)

    def _all(self, table: str) -> Iterator[Row]:
        """Every row that can be read: where a page is damaged, the table is read again from its end."""
        if table not in self._database.table_names():
            return
        order = ", ".join(f"[{name}]" for name in self._database.table(table).pks)
        seen: set[str] = set()
        for direction in ("ASC", "DESC"):
            downward = ", ".join(f"{name} {direction}" for name in order.split(", "))
            sql = f"SELECT * FROM [{table}] ORDER BY {downward}"  # noqa: S608 - names from our own schema
            try:
                for row in self._database.query(sql):
                    key = self._key(table, row)
                    if key not in seen:
                        seen.add(key)
                        yield row
            except sqlite3.DatabaseError:
                continue
            return

    def _some(self, sql: str, parameters: list[Any]) -> list[Row]:
        try:
            return list(self._database.query(sql, parameters))
        except sqlite3.DatabaseError:
            return []


def _is_itself(table: str, row: Mapping[str, Any]) -> bool:
    return bool(checks.digest(row[dict(_TEXTS)[table]]) == row["sha256"])


class _Intake:
    """Puts rows into an empty project, each after all that it points at."""

    def __init__(self, action: Action, found: _Wreck) -> None:
        self._action, self._found = action, found
        self._reviewers: dict[int, int] = {}
        self._kept: dict[tuple[str, str], set[Any]] = {}

    def take(self) -> dict[str, tuple[int, int]]:
        """Everything, table by table; what came and what did not."""
        self._people()
        self._head()
        return {table: counts for table in _ORDER if any(counts := self._table(table))}

    def _people(self) -> None:
        named = {
            row["name"].casefold(): row["id"] for row in self._action.rows("SELECT id, name FROM reviewer")
        }
        for row in self._found.rows("reviewer")[0].values():
            known = named.get(row["name"].casefold())
            fresh = {name: value for name, value in row.items() if name != "id"}
            self._reviewers[row["id"]] = known or self._action.insert("reviewer", fresh)

    def _head(self) -> None:
        for row in self._found.rows("project")[0].values():
            fresh = {name: value for name, value in row.items() if name != "id"}
            self._action.update("project", 1, fresh)

    def _table(self, table: str) -> tuple[int, int]:
        rows, lost = self._found.rows(table)
        links = self._action.rows("SELECT * FROM pragma_foreign_key_list(?)", [table])
        waiting, taken = list(rows.values()), 0
        while waiting:  # a row may point at another of its own table
            later: list[Row] = []
            for row in waiting:
                if self._take(table, row, links):
                    taken += 1
                else:
                    later.append(row)
            if len(later) == len(waiting):
                break
            waiting = later
        return taken, lost + len(rows) - taken

    def _take(self, table: str, row: Row, links: list[Row]) -> bool:
        fresh = dict(row)
        if table == "article_version":
            self._stand_in(fresh)
        for link in links:
            value = fresh.get(link["from"])
            if link["table"] == "reviewer":
                fresh[link["from"]] = self._reviewers.get(
                    value or 0, min(self._reviewers.values(), default=1)
                )
            elif value is not None and value not in self._known(link["table"], link["to"] or "id"):
                return False
        try:
            self._action.insert(table, fresh)
        except sqlite3.IntegrityError:
            return False
        for (name, column), values in self._kept.items():
            if name == table:
                values.add(fresh[column])
        return True

    def _stand_in(self, version: Row) -> None:
        """An original that is lost is stood in for by the text itself, so that the article stays."""
        if version["original_sha256"] in self._known("original", "sha256"):
            return
        text = version["text_sha256"]
        found = self._action.rows("SELECT text FROM article_text WHERE sha256 = ?", [text])
        if found and text not in self._known("original", "sha256"):
            self._action.insert("original", {"sha256": text, "bytes": found[0]["text"].encode()})
            self._known("original", "sha256").add(text)
        version["original_sha256"] = text

    def _known(self, table: str, column: str) -> set[Any]:
        key = (table, column)
        if key not in self._kept:
            found = self._action.rows(f"SELECT [{column}] AS value FROM [{table}]")  # noqa: S608
            self._kept[key] = {row["value"] for row in found}
        return self._kept[key]
