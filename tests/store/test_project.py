import resource
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from workbench.core.problem import Problem
from workbench.store import Project, facts, history, open_project


def count(project: Project, table: str) -> int:
    return len(project.rows(f"SELECT * FROM {table}"))  # noqa: S608


def make_fact(project: Project, statement: str) -> None:
    with project.action(f"Make {statement}") as action:
        facts.add_fact(action, statement, "claim")


def make_facts(project: Project, statements: Iterable[str]) -> None:
    with project.action("Make several") as action:
        for statement in statements:
            facts.add_fact(action, statement, "claim")


def statements_that_end_badly() -> Iterator[str]:
    yield "Half a fact"
    raise ZeroDivisionError


def test_an_action_is_one_entry_with_every_row_before_and_after(project: Project) -> None:
    make_fact(project, "It is so")
    with project.action("Change it") as action:
        action.update("fact", 1, {"statement": "It is not so"})
    newest = project.rows("SELECT max(id) AS id FROM action")[0]["id"]
    logged = project.rows(
        "SELECT table_name, row_key, op, before, after FROM change WHERE action_id = ?", [newest]
    )
    assert [(row["table_name"], row["row_key"], row["op"]) for row in logged] == [("fact", "1", "update")]
    assert '"statement":"It is so"' in logged[0]["before"]
    assert '"statement":"It is not so"' in logged[0]["after"]


def test_a_failure_inside_an_action_leaves_nothing(project: Project) -> None:
    before = count(project, "change")
    with pytest.raises(ZeroDivisionError):
        make_facts(project, statements_that_end_badly())
    with pytest.raises(Problem, match="refused this"):
        make_facts(project, ["Half a fact", "   "])
    assert (count(project, "fact"), count(project, "change")) == (0, before)
    make_fact(project, "Life goes on")
    assert count(project, "fact") == 1


def test_an_action_that_changes_nothing_is_not_logged(project: Project) -> None:
    before = count(project, "action")
    with project.action("Nothing"):
        pass
    assert count(project, "action") == before


def test_actions_are_not_nested(project: Project) -> None:
    with project.action("Outer"), pytest.raises(RuntimeError), project.action("Inner"):
        pytest.fail("the inner action began")
    make_fact(project, "Afterwards")


def test_a_new_reviewer_becomes_a_row_with_the_first_action(path: Path) -> None:
    for name in ("Bob", "bob", "  "):
        project = open_project(path, reviewer=name)
        assert history.entries(project, limit=1)[0].label != f"{name} joins"
        make_fact(project, f"By {name}")
        names = [row["name"] for row in project.rows("SELECT name FROM reviewer ORDER BY id")]
        project.close()
    assert names == ["Anna", "Bob", "Reviewer"]


def test_undo_never_takes_a_reviewer_away(path: Path) -> None:
    project = open_project(path, reviewer="Bob")
    make_fact(project, "By Bob")
    assert history.undo(project) == "Make By Bob"
    assert count(project, "reviewer") == 2
    project.close()


# ---- what the file itself refuses, whoever asks


@pytest.mark.parametrize(
    "script",
    [
        "UPDATE change SET after = '{}'",
        "DELETE FROM change",
        "UPDATE action SET label = 'x'",
        "DELETE FROM action",
        "UPDATE article SET title = 'x'",
        "INSERT INTO tag (guid, name, created_by, created_at) VALUES ('g', 'n', 1, '')",
        "DELETE FROM article_version",
        "UPDATE article_text SET text = text || '.', code_points = code_points + 1",
        "DELETE FROM article_text",
        "UPDATE original SET bytes = x'00'",
        "DELETE FROM original",
        "REPLACE INTO original SELECT * FROM original",
    ],
)
def test_other_tools_cannot_write_past_the_log(
    path: Path, tamper: Callable[[str], None], script: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"append-only|never|belongs to an action"):
        tamper(f"PRAGMA recursive_triggers = ON; {script}")


def test_the_text_of_a_version_never_changes(project: Project) -> None:
    with pytest.raises(Problem), project.action("Swap") as action:
        action.update("article_version", 1, {"text_sha256": "0" * 64})


def put_anchor(project: Project, start: int, end: int) -> None:
    stamps = {"created_by": 1, "created_at": ""}
    place = {"anchor_id": 1, "version_id": 1, "status": "exact", "score": 1.0}
    with project.action("Anchor") as action:
        action.insert(
            "anchor", {"guid": "g", "article_id": 1, "origin_version_id": 1, "exact": "🚀 It", **stamps}
        )
        action.insert("anchor_position", {**place, "start": start, "end": end})


def test_an_exact_position_must_hold_the_quote(project: Project) -> None:
    with pytest.raises(Problem) as caught:
        put_anchor(project, 28, 32)
    assert "not what the text says" in caught.value.details
    put_anchor(project, 29, 33)


# ---- a disk that fails


def limit_pages(project: Project, more: int) -> None:
    pages = project.rows("PRAGMA page_count")[0]["page_count"]
    project.rows(f"PRAGMA max_page_count = {pages + more}")


def test_a_full_disk_keeps_everything_and_work_goes_on(project: Project) -> None:
    make_fact(project, "Before")
    limit_pages(project, 2)
    with pytest.raises(Problem, match="disk is full") as caught:
        make_fact(project, "x" * 100_000)
    assert "Free some space" in caught.value.sentence
    assert [fact.statement for fact in facts.facts(project)] == ["Before"]
    make_fact(project, "After")
    limit_pages(project, 1000)
    make_fact(project, "y" * 100_000)
    assert len(facts.facts(project)) == 3
    assert project.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]


@contextmanager
def writes_fail_beyond(size: int) -> Iterator[None]:
    """The system refuses to let any file of this process grow past ``size`` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("room", [-8192, 0, 4096, 40_000, 90_000])
def test_a_write_that_the_system_refuses_keeps_everything(project: Project, room: int) -> None:
    make_fact(project, "Before")
    with writes_fail_beyond(project.path.stat().st_size + room), pytest.raises(Problem, match="disk"):
        make_fact(project, "x" * 200_000)
    assert [fact.statement for fact in facts.facts(project)] == ["Before"]
    make_fact(project, "After")
    path = project.path
    project.close()
    again = open_project(path, reviewer="Anna")
    assert [fact.statement for fact in facts.facts(again)] == ["Before", "After"]
    assert again.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    again.close()


def test_a_file_used_by_another_tool_is_said_to_be_busy(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.rows("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(project.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Problem, match="used by another program"):
        make_fact(project, "Now")
    other.execute("ROLLBACK")
    other.close()
    make_fact(project, "Now")


class Failing:
    """A database whose commit reports an error, before or after it reached the disk."""

    def __init__(self, real: object, *, reached: bool) -> None:
        self._real = real
        self._reached = reached

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)

    def execute(self, sql: str, *parameters: object) -> object:
        if sql != "COMMIT":
            return self._real.execute(sql, *parameters)  # type: ignore[attr-defined]
        if self._reached:
            self._real.execute(sql)  # type: ignore[attr-defined]
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
        raise error


@pytest.mark.parametrize("reached", [True, False])
def test_a_failed_commit_is_told_by_what_the_file_says(
    project: Project, monkeypatch: pytest.MonkeyPatch, reached: bool
) -> None:
    real = project._database
    monkeypatch.setattr(project, "_database", Failing(real, reached=reached))
    if reached:
        make_fact(project, "There")
    else:
        with pytest.raises(Problem, match="disk reported an error"):
            make_fact(project, "There")
    monkeypatch.setattr(project, "_database", real)
    assert len(facts.facts(project)) == int(reached)
    make_fact(project, "Afterwards")
