"""What a project file must be like after anything that was done to it: whole, explained, nothing lost."""

import hashlib
import json
import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from workbench.core.problem import Problem
from workbench.flow import articles, facts, projects
from workbench.flow.projects import Project
from workbench.store import log


@dataclass
class Tally:
    """What the runs came to."""

    runs: int = 0
    acknowledged: int = 0
    lost: int = 0
    corrupt: int = 0
    unseen: int = 0
    complaints: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        said = f"{self.runs:,} runs, acknowledged {self.acknowledged:,}"
        said = f"{said}, lost {self.lost}, corrupt {self.corrupt}"
        return f"{said} ({self.unseen:,} committed without an acknowledgement)"

    @property
    def clean(self) -> bool:
        return not (self.lost or self.corrupt)


def logged(project: Project) -> list[str]:
    """The tables whose every row the log explains."""
    names = project.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return [row["name"] for row in names if log.is_logged(row["name"])]


def rows_of(project: Project) -> dict[str, list[dict[str, object]]]:
    return {name: project.rows(f"SELECT * FROM {name} ORDER BY 1, 2") for name in logged(project)}  # noqa: S608


def digest(project: Project) -> str:
    """One word for everything that is stored."""
    return hashlib.sha256(json.dumps(rows_of(project)).encode()).hexdigest()


def last_action(project: Project) -> int:
    return int(project.rows("SELECT max(id) AS id FROM action")[0]["id"])


def digest_at(project: Project, number: int) -> str:
    """The digest that the entry of the log with this number carries; empty where there is none."""
    found = project.rows("SELECT digest FROM action WHERE id = ?", [number])
    return str(found[0]["digest"]) if found else ""


def judge(path: Path, last: tuple[int, str], tally: Tally, *, raw_first: bool, ahead: int = 1) -> None:
    """Look into the file with SQLite alone and with our own code, each the first to meet what was left.

    ``last`` is the last acknowledged action and the digest of its entry, which stands for all before it.
    """
    found = raw_complaints(path) if raw_first else []
    try:
        project = projects.open_project(path, reviewer="Anna")
    except Problem as problem:
        tally.corrupt += 1
        tally.complaints += [*found, f"not opened: {problem.sentence} {problem.details}"]
        return
    try:
        found += content_complaints(project)
        number = last_action(project)
        if digest_at(project, last[0]) != last[1] or number - last[0] > ahead:
            tally.lost += 1
            found.append(f"acknowledged action {last[0]}, found {number}")
        tally.unseen += number > last[0]
    finally:
        project.close()
    found += [] if raw_first else raw_complaints(path)
    tally.corrupt += bool(found)
    tally.complaints += found


def raw_complaints(path: Path) -> list[str]:
    """What SQLite itself finds wrong, asked without our code; a hot journal is rolled back by this."""
    plain = sqlite3.connect(path)
    try:
        answers = [str(row) for row in plain.execute("PRAGMA integrity_check") if row != ("ok",)]
        return answers + [str(row) for row in plain.execute("PRAGMA foreign_key_check")]
    except sqlite3.DatabaseError as error:
        return [f"SQLite says: {error}"]
    finally:
        plain.close()


def content_complaints(project: Project) -> list[str]:
    """Half actions, rows the log does not explain, and quotes the text does not say."""
    health = projects.health(project)
    found = [] if health.whole else [str(health)]
    texts = {card.guid: articles.article(project, card.guid).text for card in articles.articles(project)}
    for fact in facts.facts(project):
        for item in fact.evidence:
            said = item.span.of(texts[item.article]) if item.span else ""
            if said != item.exact and item.anchor_status in ("exact", "moved"):
                found.append(f"quote of {fact.name}")
    if project.rows("SELECT action_id FROM current_action") != [{"action_id": None}]:
        found.append("an action is still open")
    if project.rows("SELECT 1 FROM change LEFT JOIN action ON action.id = action_id WHERE action.id IS NULL"):
        found.append("changes without their action")
    return found + log_complaints(project)


def log_complaints(project: Project) -> list[str]:
    """Replay the log from the first entry on: it must give exactly the rows that are there."""
    replayed: dict[tuple[str, str], str] = {}
    for change in project.rows("SELECT table_name, row_key, before, after FROM change ORDER BY id"):
        key = (change["table_name"], change["row_key"])
        if not _same(replayed.pop(key, None), change["before"]):
            return [f"the log jumps at {key}"]
        if change["after"] is not None:
            replayed[key] = change["after"]
    wanted = Counter((table, _canonical(json.loads(row))) for (table, _), row in replayed.items())
    present = Counter((table, _canonical(row)) for table, rows in rows_of(project).items() for row in rows)
    # A file of an older version logged its rows without the columns that came later.
    missing = {(table, row) for table, row in wanted - present if not _is_part(table, row, present)}
    return [f"the log differs from the rows: {sorted(missing)[:3]}"] if missing else []


def _same(one: str | None, other: str | None) -> bool:
    if one == other or one is None or other is None:
        return one == other
    left, right = json.loads(one), json.loads(other)
    return all(left[name] == right[name] for name in left.keys() & right.keys())


def _is_part(table: str, row: str, present: Counter[tuple[str, str]]) -> bool:
    said = json.loads(row)
    return any(
        other == table and said.items() <= json.loads(text).items() and said != json.loads(text)
        for other, text in present
    )


def _canonical(row: dict[str, object]) -> str:
    return json.dumps(row, sort_keys=True)
