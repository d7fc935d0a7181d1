import json
import os
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from workbench.core.problem import Problem
from workbench.store import lock
from workbench.store.lock import Holder, acquire, holder_of, lock_path


def leave(project: Path, holder: Holder) -> None:
    lock_path(project).write_text(json.dumps(asdict(holder)))


def mine(project: Path) -> Holder:
    held = acquire(project)
    holder = holder_of(project)
    held.release()
    assert holder is not None
    return holder


def test_a_lock_names_its_holder_and_leaves_nothing_behind(tmp_path: Path) -> None:
    holder = mine(tmp_path / "a.swb")
    assert (holder.pid, holder.is_this_process) == (os.getpid(), True)
    assert holder.user
    assert holder.host
    assert list(tmp_path.iterdir()) == []


def test_a_dead_holder_on_this_computer_is_taken_over(tmp_path: Path) -> None:
    project = tmp_path / "a.swb"
    leave(project, replace(mine(project), pid=2**22 + 1, nonce="dead"))
    acquire(project).release()


def test_a_number_given_to_another_process_is_no_holder(tmp_path: Path) -> None:
    project = tmp_path / "a.swb"
    leave(project, replace(mine(project), birth="before the restart", nonce="dead"))
    acquire(project).release()


def test_a_holder_on_another_computer_is_never_taken_over(tmp_path: Path) -> None:
    project = tmp_path / "a.swb"
    leave(project, replace(mine(project), host="newsroom-7", user="Bob", pid=2**22 + 1))
    with pytest.raises(Problem, match=r"by Bob on newsroom-7.* since [-0-9]+ [:0-9]+ UTC") as caught:
        acquire(project)
    assert str(lock_path(project)) in caught.value.details


def test_a_lock_that_says_nothing_is_respected(tmp_path: Path) -> None:
    project = tmp_path / "a.swb"
    lock_path(project).write_text("{")
    with pytest.raises(Problem, match="open in another window"):
        acquire(project)


def test_a_lock_taken_over_by_others_is_not_released(tmp_path: Path) -> None:
    project = tmp_path / "a.swb"
    held = acquire(project)
    leave(project, Holder(nonce="somebody else"))
    held.release()
    assert lock_path(project).exists()


def test_a_lock_that_came_in_the_meantime_is_given_back(tmp_path: Path) -> None:
    project = tmp_path / "a.swb"
    stale, fresh = Holder(nonce="stale"), Holder(nonce="fresh")
    leave(project, fresh)
    lock._put_aside(lock_path(project), stale)
    assert json.loads(lock_path(project).read_text()) == asdict(fresh)
    assert [file.name for file in tmp_path.iterdir()] == [lock_path(project).name]


def test_a_disk_without_hard_links_locks_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    project = tmp_path / "a.swb"
    held = acquire(project)
    with pytest.raises(Problem, match="already open"):
        acquire(project)
    held.release()
    assert list(tmp_path.iterdir()) == []
