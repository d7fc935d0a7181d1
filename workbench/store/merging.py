"""Reading a project file as a merge sees it, and writing what a merge comes to in one action."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from workbench.core.merging import JOINTS, SHAPES, Insert, Plan, Row, Step, Tables, Update, references
from workbench.core.problem import Problem
from workbench.core.ticket import Ticket
from workbench.store import lock, migrations
from workbench.store.checks import digest
from workbench.store.failures import KEPT, in_plain_words
from workbench.store.opening import open_project
from workbench.store.project import Action, Project

_TEXTS = ("article_text", "original")
_SIDES = ("first", "second")
_VERSION_AT = 60  # where the header of an SQLite file has the version of its tables
_EVERY = 50

_ORPHANS = """
SELECT anchor.id FROM anchor WHERE anchor.article_id = ?1 AND NOT EXISTS (
  SELECT 1 FROM anchor_position AS place WHERE place.anchor_id = anchor.id AND place.version_id = ?2)
"""

_REMOVED = """
SELECT DISTINCT json_extract(before, '$.guid') AS guid FROM change WHERE op = 'delete'
"""


@contextmanager
def other_project(path: Path, project: Project) -> Iterator[Project]:
    """Another project file, open for reading only; one that any window has open is refused.

    A file of an older version is read from a copy that is brought up to date; the file itself stays.
    """
    path = path.expanduser().resolve()
    if path == project.path:
        raise Problem(f"“{path.name}” is the project that is open. {KEPT} Choose the other copy.")
    holder = lock.holder_of(path) if path.exists() else None
    if holder is not None:
        who = "this window" if holder.is_this_process else f"another window, by {holder.user or 'somebody'}"
        raise Problem(f"“{path.name}” is open in {who}. {KEPT} Close it there first, then merge.")
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder, in_plain_words(path):
        readable = _brought_up(path, Path(folder)) if _is_older(path) else path
        with closing(open_project(readable, reviewer=project.reviewer, read_only=readable == path)) as opened:
            yield opened


def _is_older(path: Path) -> bool:
    if not path.is_file():
        return False  # opening says what is wrong
    with path.open("rb") as stream:
        head = stream.read(100)
    version = int.from_bytes(head[_VERSION_AT : _VERSION_AT + 4], "big")
    return len(head) == 100 and 0 < version < migrations.latest()


def _brought_up(path: Path, folder: Path) -> Path:
    copy = folder / path.name
    shutil.copyfile(path, copy)
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        shutil.copyfile(journal, copy.with_name(journal.name))
    return copy


def tables(project: Project, ticket: Ticket) -> Tables:
    """Every row a merge looks at, by table; of texts and original bytes only their hashes."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table in ("project", *SHAPES, *JOINTS):
        ticket.check()
        found[table] = project.rows(f"SELECT * FROM [{table}] ORDER BY 1, 2")  # noqa: S608 - our own names
    for table in _TEXTS:
        found[table] = project.rows(f"SELECT sha256 FROM [{table}]")  # noqa: S608 - our own names
    return found


def removed(project: Project) -> frozenset[str]:
    """The GUIDs of every row that was ever taken away."""
    return frozenset(row["guid"] for row in project.rows(_REMOVED) if row["guid"])


def guids(project: Project, table: str) -> set[str]:
    """The GUIDs of all rows of a table."""
    return {row["guid"] for row in project.rows(f"SELECT guid FROM [{table}]")}  # noqa: S608 - our own names


def write(action: Action, other: Project, plan: Plan, steps: Sequence[Step], ticket: Ticket) -> None:
    """Do what a plan says, and what its conflicts came to (``steps``), inside one action."""
    _bring_texts(action, other, plan, ticket)
    writer = _Writer(action)
    every = [*plan.steps, *steps]
    for number, step in enumerate(every):
        if not number % _EVERY:
            ticket.progress(0.1 + 0.8 * number / len(every), "writing")
        if isinstance(step, Insert):
            writer.insert(step)
        else:
            writer.update(step)


def placeless(action: Action, article_id: int) -> tuple[Row, tuple[int, ...]]:
    """The newest version of an article (id, text), and the anchors that have no place in it yet."""
    newest = action.rows(
        "SELECT version.id, article_text.text FROM article_version AS version JOIN article_text "
        "ON article_text.sha256 = version.text_sha256 WHERE version.article_id = ? "
        "ORDER BY version.seq DESC LIMIT 1",
        [article_id],
    )[0]
    found = action.rows(_ORPHANS, [article_id, newest["id"]])
    return newest, tuple(row["id"] for row in found)


def _bring_texts(action: Action, other: Project, plan: Plan, ticket: Ticket) -> None:
    wanted = [("article_text", sha) for sha in plan.texts] + [("original", sha) for sha in plan.originals]
    for number, (table, sha) in enumerate(sorted(wanted)):
        ticket.progress(0.1 * number / len(wanted), "texts")
        rows = other.rows(f"SELECT * FROM [{table}] WHERE sha256 = ?", [sha])  # noqa: S608 - our own names
        content = rows[0]["text" if table == "article_text" else "bytes"] if rows else b""
        if digest(content) != sha:
            raise Problem(
                f"A text in “{other.path.name}” is damaged, so nothing was merged. {KEPT} "
                "Use a backup copy of that file."
            )
        action.keep(table, {name: value for name, value in rows[0].items() if name != "id"})


class _Writer:
    """Turns the references of planned rows into ids of this file, as the rows get theirs."""

    def __init__(self, action: Action) -> None:
        self._action = action
        self._ids: dict[tuple[str, int], int] = {}
        self._turned: set[tuple[str, int]] = set()

    def insert(self, step: Insert) -> None:
        """Add one row."""
        row = self._settled(step.table, step.row)
        if step.table == "memo" and "created_at" not in row:
            stamps = dict.fromkeys(("created_at", "updated_at"), self._action.at)
            row = {**row, "created_by": self._action.reviewer_id, **stamps}
        if step.table == "pair_ruling":
            row["low"], row["high"] = sorted((row["low"], row["high"]))
        if turned := _turned(row):
            row = turned
            self._turned.add((step.table, step.id))
        if step.table.endswith("_span"):
            decision = step.table.removesuffix("_span"), -step.row["decision_id"]
            if decision in self._turned:
                row["side"] = _SIDES[row["side"] == _SIDES[0]]
        if step.table == "fact":  # numbers follow the ids, so that none is given twice, even after undo
            row["id"] = max(self._next_fact(), row["number"])
        made = self._action.insert(step.table, row)
        self._ids[step.table, -step.id] = made

    def _next_fact(self) -> int:
        rows = self._action.rows("SELECT seq FROM sqlite_sequence WHERE name = 'fact'")
        return int(rows[0]["seq"]) + 1 if rows else 1

    def update(self, step: Update) -> None:
        """Change one row."""
        columns = [name for name in references(step.table) if name != "created_by"]
        if step.table in JOINTS:
            joined = dict(zip(columns, step.key, strict=True))
            key: Any = tuple(self._settled(step.table, joined).values())
        else:
            key = self._id(step.table, step.key[0])
        self._action.database.table(step.table).update(key, self._settled(step.table, step.changes))

    def _settled(self, table: str, row: Row) -> dict[str, Any]:
        pointing: Mapping[str, str] = references(table)
        return {
            name: self._id(pointing[name], value) if name in pointing and value is not None else value
            for name, value in row.items()
        }

    def _id(self, table: str, planned: int) -> int:
        return planned if planned > 0 else self._ids[table, planned]


def _turned(row: Row) -> dict[str, Any]:
    """A decision on a pair the other way round, where its articles lie so in this file; else nothing."""
    if row.get("first_article_id", 0) <= row.get("second_article_id", 0):
        return {}
    swap = {name: f"second{name.removeprefix('first')}" for name in row if name.startswith("first_")}
    both = {**swap, **{other: name for name, other in swap.items()}}
    return {both.get(name, name): value for name, value in row.items()}
