import json
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.core.problem import Problem
from workbench.store import Project, articles, create_project, migrations, open_project, save_copy
from workbench.store.lock import lock_path

HOLD = """
import sys
from pathlib import Path
from workbench.store import open_project
project = open_project(Path(sys.argv[1]), reviewer="Bob")
print("open", flush=True)
sys.stdin.read()
project.close()
"""


def refused(path: Path, **options: bool) -> Problem:
    """Why ``path`` is not opened; the folder and the file must be as they were."""
    before = sorted(path.parent.iterdir()) if path.parent.is_dir() else []
    content = path.read_bytes() if path.is_file() else b""
    with pytest.raises(Problem) as caught:
        open_project(path, reviewer="Anna", **options)
    assert (sorted(path.parent.iterdir()) if path.parent.is_dir() else []) == before
    assert (path.read_bytes() if path.is_file() else b"") == content
    assert "Nothing was changed." in caught.value.sentence
    return caught.value


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


# ---- new files


def test_a_new_project_is_complete_and_alone_in_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "Häuser & Höfe #1?.swb"
    project = open_project(path, reviewer=" Anna ", create=True)
    assert (project.name, project.reviewer, project.read_only) == ("Häuser & Höfe #1?", "Anna", False)
    project.close()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_new_project_never_replaces_a_file(path: Path) -> None:
    assert "already" in refused(path, create=True).sentence
    assert not create_project(path, reviewer="Anna")


def test_a_new_project_that_fails_halfway_leaves_nothing(tmp_path: Path) -> None:
    def fail(_: Project) -> None:
        raise Problem("The sample is missing.")

    with pytest.raises(Problem, match="sample is missing"):
        create_project(tmp_path / "New.swb", reviewer="Anna", fill=fail)
    assert list(tmp_path.iterdir()) == []


def test_a_new_project_needs_a_folder_that_can_be_written(tmp_path: Path) -> None:
    assert "not there any more" in refused(tmp_path / "gone" / "New.swb", create=True).sentence
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    assert "Nothing may be written" in refused(closed / "New.swb", create=True).sentence


# ---- what is no project


@pytest.mark.parametrize("content", [b"%PDF-1.7 nothing of ours", b"SQLite format 3\0 cut off", b"\0" * 5000])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    assert "not a project" in refused(written(tmp_path / "Other.swb", content)).sentence


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert "is empty" in refused(written(tmp_path / "Empty.swb", b"")).sentence


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "Photos.swb"
    plain = sqlite3.connect(path)
    plain.executescript("CREATE TABLE photo (name TEXT); INSERT INTO photo VALUES ('x');")
    plain.close()
    assert "not a project" in refused(path).sentence


def test_a_missing_file_a_missing_folder_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "There is no file" in refused(tmp_path / "No.swb").sentence
    assert "folder of" in refused(tmp_path / "gone" / "No.swb").sentence
    (tmp_path / "Dir.swb").mkdir()
    assert "is a folder" in refused(tmp_path / "Dir.swb").sentence
    os.mkfifo(tmp_path / "Pipe.swb")
    with pytest.raises(Problem, match="not a project"):
        open_project(tmp_path / "Pipe.swb", reviewer="Anna")


def test_a_name_no_disk_knows_is_refused() -> None:
    with pytest.raises(Problem, match="Nothing was changed"):
        open_project(Path("a\0b.swb"), reviewer="Anna")


def test_a_file_of_a_newer_program_is_refused(path: Path, tamper: Callable[[str], None]) -> None:
    tamper("PRAGMA user_version = 999")
    assert "newer version" in refused(path).sentence


def test_a_file_without_a_version_is_refused(path: Path, tamper: Callable[[str], None]) -> None:
    tamper("PRAGMA user_version = 0")
    assert "not a project" in refused(path).sentence


# ---- hostile files

HOSTILE = {
    "trigger": "CREATE TRIGGER bad AFTER INSERT ON fact BEGIN DELETE FROM evidence; END",
    "view": "CREATE VIEW bad AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x FROM c) SELECT x FROM c",
    "table": "CREATE TABLE bad (a, b AS (printf('%.*c', 900000000, 'x')))",
    "index": "CREATE INDEX bad ON fact (printf('%.*c', 900000000, statement))",
    "virtual table": "CREATE VIRTUAL TABLE bad USING fts5(x)",
    "view replaced": "DROP VIEW fact_evidence; CREATE VIEW fact_evidence AS SELECT 1 AS fact_no",
    "guard removed": "DROP TRIGGER change_never_deleted",
    "guard changed": "DROP TRIGGER change_never_deleted; "
    "CREATE TRIGGER change_never_deleted BEFORE DELETE ON change BEGIN SELECT 1; END",
    "column added": "ALTER TABLE fact ADD COLUMN bad TEXT",
    "table removed": "PRAGMA foreign_keys = OFF; DROP TABLE fact_tag",
}


@pytest.mark.parametrize("script", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_schema_that_is_not_ours_is_refused(path: Path, tamper: Callable[[str], None], script: str) -> None:
    tamper(script)
    problem = refused(path)
    assert "did not make" in problem.sentence
    assert problem.details


def test_statistics_made_by_another_tool_do_no_harm(path: Path, tamper: Callable[[str], None]) -> None:
    tamper("ANALYZE")
    open_project(path, reviewer="Anna").close()


def test_a_schema_that_cannot_be_read_is_refused(path: Path, tamper: Callable[[str], None]) -> None:
    tamper(
        "PRAGMA writable_schema = ON; "
        "UPDATE sqlite_schema SET sql = 'CREATE TABLE fact (' WHERE name = 'fact'"
    )
    assert "damaged" in refused(path).sentence


# ---- damage


def test_a_cut_file_is_refused(path: Path) -> None:
    whole = path.read_bytes()
    for share in (0.1, 0.5, 0.9):
        path.write_bytes(whole[: int(len(whole) * share)])
        assert "damaged" in refused(path).sentence


def test_pages_overwritten_by_noise_are_refused(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[-8192:] = b"\xff" * 8192
    path.write_bytes(whole)
    assert "damaged" in refused(path).sentence


def test_every_flipped_byte_ends_in_a_problem_or_in_the_same_text(path: Path) -> None:
    whole = path.read_bytes()
    text = "The missile costs 3 million. 🚀 It flies."
    for at in range(0, len(whole), 2003):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :])
        try:
            project = open_project(path, reviewer="Anna")
        except Problem:
            continue
        try:
            texts = [articles.article(project, card.guid).text for card in articles.cards(project)]
            assert texts == [text]
        except Problem:
            pass
        finally:
            project.close()
            path.write_bytes(whole)


def test_altered_text_is_never_shown(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"The missile costs 3", b"The missile costs 9"))
    project = open_project(path, reviewer="Anna")
    guid = articles.cards(project)[0].guid
    with pytest.raises(Problem, match="is damaged, so it is not shown"):
        articles.article(project, guid)
    project.close()


# ---- read-only


def test_a_read_only_file_opens_and_refuses_every_write(path: Path) -> None:
    path.chmod(0o444)
    project = open_project(path, reviewer="Anna")
    assert project.read_only
    assert len(articles.cards(project)) == 1
    with pytest.raises(Problem, match="open read-only"), project.action("Nothing"):
        pytest.fail("the action began")
    project.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_read_only_folder_opens_read_only(path: Path) -> None:
    path.parent.chmod(0o555)
    try:
        project = open_project(path, reviewer="Anna")
        assert project.read_only
        project.close()
    finally:
        path.parent.chmod(0o755)


def test_opening_read_only_changes_no_byte_and_no_date(path: Path) -> None:
    before = path.read_bytes(), path.stat().st_mtime_ns
    project = open_project(path, reviewer="Somebody else", read_only=True)
    assert project.name == "Study"
    project.close()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_opening_and_closing_changes_no_byte(path: Path) -> None:
    before = path.read_bytes()
    open_project(path, reviewer="Somebody else").close()
    assert path.read_bytes() == before


# ---- two windows


def test_a_project_open_elsewhere_says_who_and_where(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        problem = refused(path)
        holder = json.loads(lock_path(path).read_text())
        assert str(other.pid) in problem.sentence
        assert f"by {holder['user']} on {holder['host']}" in problem.sentence
        reading = open_project(path, reviewer="Anna", read_only=True)
        assert reading.read_only
        reading.close()
        other.communicate()
    open_project(path, reviewer="Anna").close()


def test_the_lock_of_a_killed_process_is_taken_over(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        other.kill()
    assert lock_path(path).exists()
    project = open_project(path, reviewer="Anna")
    assert not project.read_only
    project.close()
    assert not lock_path(path).exists()


def test_a_project_opens_once_in_a_window(project: Project) -> None:
    with pytest.raises(Problem, match="already open in this window"):
        open_project(project.path, reviewer="Anna")
    link = project.path.with_name("Link.swb")
    link.symlink_to(project.path)
    with pytest.raises(Problem, match="already open in this window"):
        open_project(link, reviewer="Anna")


# ---- copies, and files that go away


def test_a_file_that_goes_away_while_open_is_told_and_can_be_saved(project: Project, tmp_path: Path) -> None:
    project.path.unlink()
    with (
        pytest.raises(Problem, match=r"moved or deleted while it was open.* Move it back"),
        project.action("Late") as action,
    ):
        action.update("article", 1, {"title": "Late"})
    copy = save_copy(project, tmp_path / "Rescued.swb")
    again = open_project(copy, reviewer="Anna")
    assert [card.title for card in articles.cards(again)] == ["A title"]
    again.close()


def test_a_read_only_project_can_be_copied_and_the_copy_written(path: Path, tmp_path: Path) -> None:
    path.chmod(0o444)
    project = open_project(path, reviewer="Anna")
    copy = save_copy(project, tmp_path / "Copy.swb")
    with pytest.raises(Problem, match="the project itself"):
        save_copy(project, path)
    with pytest.raises(Problem, match="not there any more"):
        save_copy(project, tmp_path / "gone" / "Copy.swb")
    project.close()
    again = open_project(copy, reviewer="Anna")
    assert not again.read_only
    again.close()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["Copy.swb", path.name]


def test_a_copy_never_replaces_a_project_in_use(project: Project, tmp_path: Path) -> None:
    other = open_project(tmp_path / "Other.swb", reviewer="Anna", create=True)
    before = other.path.read_bytes()
    with pytest.raises(Problem, match="already open"):
        save_copy(project, other.path)
    other.close()
    assert other.path.read_bytes() == before


# ---- every opening


def test_every_opening_is_safe(project: Project) -> None:
    wanted = {
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "synchronous": 3,
        "journal_mode": "delete",
        "application_id": migrations.APPLICATION_ID,
        "user_version": migrations.latest(),
    }
    assert {name: next(iter(project.rows(f"PRAGMA {name}")[0].values())) for name in wanted} == wanted


def test_a_closed_project_says_so(project: Project) -> None:
    project.close()
    project.close()
    with pytest.raises(Problem, match="is closed"):
        articles.cards(project)


def test_new_files_keep_the_usual_rights(path: Path) -> None:
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644 & ~mask
