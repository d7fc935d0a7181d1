"""A check before the opening of large files, and reading beside a window that has a file open."""

import dataclasses
import hashlib
from pathlib import Path

import pytest

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.core.ticket import Cancelled, Ticket
from workbench.store import (
    Project,
    articles,
    check_project,
    checks,
    migrations,
    open_beside,
    open_project,
)
from workbench.store.lock import lock_path


def draft(text: str) -> Draft:
    return Draft(text, text.encode(), hashlib.sha256(text.encode()).hexdigest())


def test_a_file_that_was_checked_is_not_checked_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = check_project(path)
    monkeypatch.setattr(migrations, "quick_check", lambda database: "asked again")
    open_project(path, reviewer="Anna", checked=stamp).close()
    with pytest.raises(Problem, match="is damaged"):
        open_project(path, reviewer="Anna", checked=dataclasses.replace(stamp, written=1))


def test_damage_after_the_check_is_found_at_opening(path: Path) -> None:
    stamp = check_project(path)
    data = bytearray(path.read_bytes())
    for page in range(4096, len(data), 4096):
        if data[page] == 13:  # a leaf of a table
            data[page + 3 : page + 5] = b"\xff\xff"
    path.write_bytes(data)
    before = path.read_bytes()
    with pytest.raises(Problem, match="is damaged"):
        open_project(path, reviewer="Anna", checked=stamp)
    with pytest.raises(Problem, match="is damaged"):
        check_project(path)
    assert path.read_bytes() == before


def test_a_check_can_be_given_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_STEPS", 10)
    asked: list[int] = []

    def is_cancelled() -> bool:
        asked.append(1)
        return len(asked) > 2

    with pytest.raises(Cancelled):
        check_project(path, Ticket(is_cancelled=is_cancelled))
    open_project(path, reviewer="Anna").close()


def test_what_cannot_be_opened_cannot_be_checked(tmp_path: Path) -> None:
    (tmp_path / "no.swb").write_text("no project", encoding="utf-8")
    with pytest.raises(Problem, match="is not a project"):
        check_project(tmp_path / "no.swb")
    with pytest.raises(Problem, match="There is no file"):
        check_project(tmp_path / "gone.swb")


def test_what_another_connection_has_open_can_be_read_beside_it(project: Project) -> None:
    beside = open_beside(project.path)
    assert beside.rows("SELECT count(*) AS n FROM article") == [{"n": 1}]
    with pytest.raises(Problem, match="read-only"), beside.computing():
        pass
    with project.action("Add") as action:
        articles.add(action, draft("Written while somebody reads."), "More")
    assert beside.rows("SELECT count(*) AS n FROM article") == [{"n": 2}]
    beside.close()
    assert lock_path(project.path).exists()
