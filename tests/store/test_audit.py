import re
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.core.model import Quote, Span
from workbench.store import articles, checks, facts, history, open_project
from workbench.store.project import Project


def work(project: Project) -> None:
    with project.action("Tag a fact") as action:
        fact = facts.add_fact(action, "It flies", "claim")
        row = articles.stored(action, articles.cards(project)[0].guid)
        quote = Quote(row["guid"], Span(0, 3))
        facts.add_evidence(action, fact["id"], facts.Place(row["id"], row["version_id"], row["text"], quote))
    with project.action("Edit the fact") as action:
        action.update("fact", fact["id"], {"statement": "It is said to fly"})
    history.undo(project)
    history.redo(project)


def found(path: Path) -> tuple[list[str], list[str]]:
    project = open_project(path, reviewer="Berta")
    try:
        health = checks.health(project)
        return [entry.split("”")[0][1:] for entry in health.entries], list(health.rows)
    finally:
        project.close()


@pytest.fixture
def worked(project: Project, path: Path) -> Path:
    work(project)
    project.close()
    return path


def test_an_untouched_file_is_what_its_log_says(worked: Path) -> None:
    assert found(worked) == ([], [])


def test_a_released_file_has_no_chain_before_its_first_new_entry(tmp_path: Path) -> None:
    for file in Path(__file__).with_name("released").iterdir():
        copy = tmp_path / file.name
        copy.write_bytes(file.read_bytes())
        project = open_project(copy, reviewer="Anna")
        work(project)
        project.close()
        assert found(copy) == ([], [])


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ("UPDATE action SET label = 'Nothing' WHERE label = 'Tag a fact'", ["Nothing"]),
        ("UPDATE change SET after = replace(after, 'flies', 'drives') WHERE op = 'insert'", ["Tag a fact"]),
        ("DELETE FROM change WHERE table_name = 'evidence'", ["Tag a fact"]),
        ("UPDATE action SET digest = '' WHERE label = 'Tag a fact'", ["Tag a fact", "Edit the fact"]),
    ],
)
def test_an_entry_changed_from_outside_is_named(
    worked: Path, outside: Callable[[str], None], change: str, broken: list[str]
) -> None:
    outside(change)
    assert found(worked)[0] == broken


@pytest.mark.parametrize(
    ("change", "strayed"),
    [
        ("UPDATE fact SET statement = 'It never flies'", ["fact 1, altered"]),
        ("DELETE FROM evidence", ["evidence 1, missing"]),
        (
            "INSERT INTO memo SELECT 1, 'x', 'fact', guid, 'b', 1, 'now', 'now' FROM fact",
            ["memo 1, added"],
        ),
    ],
)
def test_a_row_changed_from_outside_is_named(
    worked: Path, outside: Callable[[str], None], change: str, strayed: list[str]
) -> None:
    outside(change)
    assert found(worked) == ([], strayed)


@pytest.fixture
def outside(tamper: Callable[[str], None], path: Path) -> Callable[[str], None]:
    """Change a row with the guards away, and put them back so that the file opens."""

    def run(script: str) -> None:
        project = open_project(path, reviewer="Anna")
        guards = project.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        project.close()
        dropped = "".join(f"DROP TRIGGER {row['name']};" for row in guards)
        tamper(f"{dropped} {script}; {''.join(row['sql'] + ';' for row in guards)}")

    return run


def test_a_flipped_bit_in_a_statement_is_found(worked: Path) -> None:
    data = bytearray(worked.read_bytes())
    places = [found.start() for found in re.finditer(b"It is said to fly", data)]
    flipped = 0
    for place in places:
        data[place + 9] ^= 1
        worked.write_bytes(data)
        data[place + 9] ^= 1
        flipped += found(worked) != ([], [])
    assert flipped == len(places) >= 3
