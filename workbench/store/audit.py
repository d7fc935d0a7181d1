"""Whether the log, and the rows it speaks of, are what the program wrote.

Every entry carries a SHA-256 over itself, its changes and the digest of the entry before, so that an entry
that is altered, added or taken out from outside breaks the chain. Every row must be what the last change of
it in the log says, so that an altered row is found too, also where only one bit of it was flipped.
"""

import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.core.ticket import Ticket

if TYPE_CHECKING:
    from sqlite_utils import Database

    from workbench.store.project import Project

_ENTRY = (
    "id",
    "guid",
    "label",
    "kind",
    "reverts",
    "undo_top",
    "redo_top",
    "below",
    "session",
    "app_version",
    "at",
)
_CHANGE = ("table_name", "row_key", "op", "before", "after")
_CHANGES = "SELECT table_name, row_key, op, before, after FROM change WHERE action_id = ? ORDER BY id"
_LAST = """
SELECT change.row_key, change.op, change.after FROM change
JOIN (SELECT max(id) AS id FROM change WHERE table_name = ? GROUP BY row_key) AS last ON last.id = change.id
"""


@dataclass(frozen=True, slots=True)
class Strayed:
    """A row that is not what the log says: ``altered``, ``missing`` or ``added`` from outside."""

    table: str
    key: str
    how: str


def seal(database: "Database", entry: Mapping[str, Any], previous: str) -> str:
    """The digest of an entry that is about to be written, with the changes it has made.

    ``previous`` is the digest of the entry before, empty in a file that had none yet.
    """
    changes = database.execute(_CHANGES, [entry["id"]]).fetchall()
    return _digest(previous, (entry.get(name) or None for name in _ENTRY), entry["reviewer_id"], changes)


def broken_entries(project: "Project", ticket: Ticket | None = None) -> Iterator[str]:
    """The GUIDs of the entries at which the chain does not hold, oldest first.

    Entries from before there was a chain carry no digest; after the first that does, every one must.
    """
    ticket = ticket or Ticket()
    entries = project.rows(f"SELECT {', '.join(_ENTRY)}, reviewer_id, digest FROM action ORDER BY id")  # noqa: S608
    previous, begun = "", False
    for number, entry in enumerate(entries):
        ticket.progress(number / len(entries), "the log")
        begun = begun or bool(entry["digest"])
        if begun and entry["digest"] != _sealed(project, entry, previous):
            yield str(entry["guid"])
        previous = entry["digest"]


def sealed(entry: Mapping[str, Any], previous: str, changes: Iterable[Mapping[str, Any]]) -> str:
    """The digest that an entry ought to carry, with these changes after an entry of this digest."""
    said = [tuple(row[name] for name in _CHANGE) for row in changes]
    return _digest(previous, (entry[name] for name in _ENTRY), entry["reviewer_id"], said)


def strayed_rows(
    project: "Project", tables: Iterable[str], ticket: Ticket | None = None
) -> Iterator[Strayed]:
    """The rows of the logged ``tables`` that differ from what the log says of them."""
    ticket = ticket or Ticket()
    for table in tables:
        ticket.progress(0.0, table)
        yield from _strayed_in(project, table)


def _sealed(project: "Project", entry: Mapping[str, Any], previous: str) -> str:
    return sealed(entry, previous, project.rows(_CHANGES, [entry["id"]]))


def _digest(
    previous: str, entry: Iterable[object], reviewer: int, changes: Iterable[tuple[object, ...]]
) -> str:
    said = [previous, *entry, reviewer, [list(change) for change in changes]]
    return hashlib.sha256(json.dumps(said, separators=(",", ":")).encode()).hexdigest()


def _strayed_in(project: "Project", table: str) -> Iterator[Strayed]:
    said = {row["row_key"]: row for row in project.rows(_LAST, [table])}
    keys = [
        row["name"]
        for row in project.rows("SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk", [table])
    ]
    for row in project.rows(f"SELECT * FROM [{table}]"):  # noqa: S608 - names from our own schema
        key = "/".join(str(row[name]) for name in keys)
        last = said.pop(key, None)
        if last is None or last["op"] == "delete":
            yield Strayed(table, key, "added")
        elif not agrees(row, last["after"]):
            yield Strayed(table, key, "altered")
    for key, last in said.items():
        if last["op"] != "delete":
            yield Strayed(table, key, "missing")


def agrees(row: Mapping[str, Any], logged: str) -> bool:
    """Whether a row is what an entry of the log wrote; columns that came later are not looked at."""
    try:
        said = json.loads(logged)
        return not any(_differs(row[name], value) for name, value in said.items())
    except (ValueError, KeyError, AttributeError):  # the log itself says nonsense
        return False


def _differs(here: object, said: object) -> bool:
    """SQLite writes a number with a point into JSON with fifteen digits only."""
    if isinstance(here, float) and isinstance(said, float):
        return not math.isclose(here, said, rel_tol=1e-14)
    return here != said
