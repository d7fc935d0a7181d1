import hashlib
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.core.decisions import DecisionKind
from workbench.core.draft import Draft
from workbench.core.model import Quote, Side, Span
from workbench.core.problem import Problem
from workbench.store import Project, articles, decisions, facts, history, migrations, open_project
from workbench.store.migrations import Migration

LATEST = migrations.latest()
NEXT = ("CREATE TABLE memo (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT",)

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


def draft(text: str) -> Draft:
    return Draft(text, text.encode(), hashlib.sha256(text.encode()).hexdigest(), title="A title")


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


@pytest.fixture
def first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with an article and a fact, made by the first version of the file alone."""
    path = tmp_path / "Old.swb"
    steps = migrations.known()[:1]
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "known", lambda: steps)
        project = open_project(path, reviewer="Anna", create=True)
        with project.action("Add an article") as action:
            articles.add(action, draft("It is so. 🚀 It is late."), "A title")
        with project.action("Tag a fact") as action:
            fact = facts.add_fact(action, "It is so", "claim")
            article = articles.stored(action, articles.cards(project)[0].guid)
            quote = Quote(article["guid"], Span(0, 9))
            place = facts.Place(article["id"], article["version_id"], article["text"], quote)
            facts.add_evidence(action, fact["id"], place)
        assert project.rows("PRAGMA user_version") == [{"user_version": 1}]
        project.close()
    return path


def everything(project: Project) -> dict[str, list[dict[str, object]]]:
    rows = project.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    names = {row["name"] for row in rows} - {"migration"}
    return {name: project.rows(f"SELECT * FROM {name} ORDER BY 1, 2") for name in names}  # noqa: S608


def test_a_file_of_the_first_version_keeps_every_row_and_is_backed_up(first: Path) -> None:
    before = first.read_bytes()
    project = open_project(first, reviewer="Anna")
    upgraded = everything(project)
    assert project.rows("PRAGMA user_version") == [{"user_version": LATEST}]
    project.close()
    (copy,) = backups(first, version=1)
    plain = sqlite3.connect(copy)
    plain.row_factory = sqlite3.Row
    assert plain.execute("PRAGMA user_version").fetchone()[0] == 1
    for name, rows in upgraded.items():
        if name.startswith("link_decision"):
            assert rows == []
        else:
            kept = plain.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()  # noqa: S608
            assert [dict(row) for row in kept] == rows
    plain.close()
    assert len(copy.read_bytes()) == len(before)


def test_what_was_done_in_the_first_version_can_be_undone_and_links_decided(first: Path) -> None:
    project = open_project(first, reviewer="Anna")
    assert history.undo_label(project) == "Tag a fact"
    history.undo(project)
    assert facts.facts(project) == ()
    history.redo(project)
    assert facts.facts(project)[0].evidence[0].exact == "It is so."
    with project.action("Link") as action:
        row = articles.stored(action, articles.cards(project)[0].guid)
        here = dict.fromkeys(Side, row)
        decisions.add(action, DecisionKind.LINK, here, dict.fromkeys(Side, (Span(0, 9),)))
    assert len(decisions.decisions(project, row["id"], row["id"])) == 1
    project.close()


def test_a_new_file_and_an_upgraded_one_have_the_same_shape(first: Path, path: Path) -> None:
    shapes = []
    for file in (first, path):
        project = open_project(file, reviewer="Anna")
        shapes.append(project.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"))
        project.close()
    assert shapes[0] == shapes[1]
