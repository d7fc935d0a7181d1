import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.core.problem import Problem
from workbench.store import articles, migrations, open_project
from workbench.store.migrations import Migration

NEXT = ("CREATE TABLE memo (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT",)

KILLED = """
import os, signal, sys
from pathlib import Path
from workbench.store import migrations, open_project
step = migrations.Migration(2, "next", (*{statements!r}, "SELECT die()"))
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
    steps = (*migrations.known(), Migration(2, "next", statements))
    monkeypatch.setattr(migrations, "known", lambda: steps)


def backups(path: Path) -> list[Path]:
    return [file for file in path.parent.iterdir() if file.name.startswith(f"{path.stem} (version 1, ")]


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
    assert project.rows("PRAGMA user_version") == [{"user_version": 2}]
    assert [row["name"] for row in project.rows("SELECT name FROM migration")] == ["project_file", "next"]
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
