import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.core.decisions import Decision, DecisionKind
from workbench.core.model import Side, Span
from workbench.core.problem import Problem
from workbench.store import articles, decisions, facts, history, migrations, open_project, search
from workbench.store.migrations import Migration

LATEST = migrations.latest()
RELEASED = Path(__file__).with_name("released")
NEXT = ("CREATE TABLE extra (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT",)

KILLED = """
import os, signal, sys
from pathlib import Path
from workbench.store import migrations, open_project
step = migrations.Migration(migrations.latest() + 1, "next", (*{statements!r}, "SELECT die()"))
known, migrate = migrations.known(), migrations.migrate
migrations.known = lambda: (*known, step)
def deadly(database, steps):
    database.conn.create_function("die", 0, lambda: os.kill(os.getpid(), signal.SIGKILL))
    migrate(database, steps)
migrations.migrate = deadly
open_project(Path(sys.argv[1]), reviewer="Anna")
"""


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A program that knows one version more."""
    teach(monkeypatch, NEXT)
    yield monkeypatch
    migrations.expected_shape.cache_clear()


def teach(monkeypatch: pytest.MonkeyPatch, statements: tuple[str, ...]) -> None:
    steps = (*migrations.known(), Migration(LATEST + 1, "next", statements))
    monkeypatch.setattr(migrations, "known", lambda: steps)


def backups(path: Path, version: int = LATEST) -> list[Path]:
    return [f for f in path.parent.iterdir() if f.name.startswith(f"{path.stem} (version {version}, ")]


def titles(path: Path) -> list[str]:
    project = open_project(path, reviewer="Anna")
    try:
        return [card.title for card in articles.cards(project)]
    finally:
        project.close()


def test_an_older_file_is_backed_up_and_brought_up_to_date(path: Path, newer: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    assert titles(path) == ["A title"]
    project = open_project(path, reviewer="Anna")
    assert project.rows("PRAGMA user_version") == [{"user_version": LATEST + 1}]
    names = [row["name"] for row in project.rows("SELECT name FROM migration")]
    assert names == [*(step.name for step in migrations.known()[:LATEST]), "next"]
    project.close()
    (copy,) = backups(path)
    newer.undo()
    assert len(copy.read_bytes()) == len(before)
    assert titles(copy) == ["A title"]
    with pytest.raises(Problem, match="newer version"):
        titles(path)


def test_a_step_that_fails_leaves_the_older_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        teach(patch, (*NEXT, "CREATE TABLE fact (again TEXT)"))
        with pytest.raises(Problem, match="Nothing was changed"):
            titles(path)
    assert titles(path) == ["A title"]
    assert len(path.read_bytes()) == len(before)


def test_a_process_killed_in_a_step_leaves_the_older_file(path: Path) -> None:
    script = KILLED.format(statements=NEXT)
    ended = subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert titles(path) == ["A title"]
    assert titles(backups(path)[0]) == ["A title"]


def test_an_older_file_that_is_read_only_is_left_alone(path: Path, newer: pytest.MonkeyPatch) -> None:
    path.chmod(0o444)
    with pytest.raises(Problem, match="brought up to date, but it is read-only"):
        titles(path)
    assert backups(path) == []


def test_an_unfinished_script_is_no_migration(tmp_path: Path) -> None:
    (tmp_path / "0001_bad.sql").write_text("CREATE TABLE a (b);\nCREATE TABLE c (")
    with pytest.raises(ValueError, match="unfinished statement"):
        migrations.known(tmp_path)
    migrations.known.cache_clear()


# ---- files of released versions


@pytest.fixture(params=sorted(RELEASED.iterdir()), ids=lambda file: file.stem)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A file that an earlier version of the program wrote; these are never made again."""
    return Path(shutil.copy(request.param, tmp_path))


def version_of(path: Path) -> int:
    return int(path.stem.removeprefix("version-"))


def names_of(plain: sqlite3.Connection) -> list[str]:
    rows = plain.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    found = {row["name"] for row in rows if not search.is_index(row["name"])}
    return sorted(found - {"migration", "current_action"})


def test_there_is_a_file_of_every_released_version() -> None:
    assert [version_of(file) for file in sorted(RELEASED.iterdir())] == list(range(1, LATEST))


def test_a_released_file_keeps_every_row_and_is_backed_up(released: Path) -> None:
    before = released.read_bytes()
    project = open_project(released, reviewer="Anna")
    assert project.rows("PRAGMA user_version") == [{"user_version": LATEST}]
    (copy,) = backups(released, version=version_of(released))
    plain = sqlite3.connect(copy)
    plain.row_factory = sqlite3.Row
    for name in names_of(plain):
        kept = [dict(row) for row in plain.execute(f"SELECT * FROM {name} ORDER BY 1")]  # noqa: S608
        now = project.rows(f"SELECT * FROM {name} ORDER BY 1")  # noqa: S608
        assert [{column: row[column] for column in kept[0]} for row in now] == kept
    plain.close()
    assert project.search_fits()
    project.close()
    assert len(copy.read_bytes()) == len(before)


def test_a_released_file_can_be_searched(released: Path) -> None:
    project = open_project(released, reviewer="Anna")
    for index in ("article_search", "fact_search"):
        assert project.rows(f"SELECT rowid FROM {index} WHERE {index} MATCH 'so'")  # noqa: S608
    project.close()


def test_what_was_done_in_a_released_file_can_be_undone(released: Path) -> None:
    project = open_project(released, reviewer="Anna")
    before = facts.facts(project)
    while history.undo(project):
        pass
    assert facts.facts(project) == ()
    while history.redo(project):
        pass
    assert facts.facts(project) == before
    assert before[0].tags == ("place", "time")
    assert before[0].evidence[0].exact == "It is so."
    project.close()


def test_links_can_be_decided_in_a_released_file(released: Path) -> None:
    project = open_project(released, reviewer="Anna")
    with project.action("Link") as action:
        row = articles.stored(action, articles.cards(project)[0].guid)
        here = dict.fromkeys(Side, row)
        decisions.add(action, [Decision(DecisionKind.LINK, (Span(0, 9),), (Span(0, 9),))], here)
    assert len(decisions.decisions(project, row["id"], row["id"])) == 1
    project.close()


def test_a_new_file_and_an_upgraded_one_have_the_same_shape(released: Path, path: Path) -> None:
    shapes = []
    for file in (released, path):
        project = open_project(file, reviewer="Anna")
        shapes.append(project.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"))
        project.close()
    assert shapes[0] == shapes[1]
