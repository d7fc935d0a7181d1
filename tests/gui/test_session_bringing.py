"""Files on their way in: stored while they are read, told of once, taken back as one."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.core.problem import Problem
from workbench.core.ticket import Ticket
from workbench.flow import bringing, history
from workbench.flow.bringing import Brought, Piece
from workbench.gui.jobs import Jobs
from workbench.gui.session import Session


@pytest.fixture
def told(session: Session) -> list[str]:
    told: list[str] = []
    session.desk.told.connect(told.append)
    session.review.told.connect(told.append)
    return told


@pytest.fixture
def ends(session: Session) -> list[Brought]:
    ends: list[Brought] = []
    session.bringing.ended.connect(ends.append)
    return ends


def folder_of(path: Path, count: int) -> Path:
    path.mkdir()
    for number in range(count):
        (path / f"{number:03}.txt").write_text(
            f"Report {number} of the harbour office.\n\nIt rained on {number} days.\n"
        )
    return path


def take(qtbot: QtBot, session: Session, *paths: Path) -> None:
    session.bringing.take(paths)
    qtbot.waitUntil(lambda: not session.bringing.is_busy, timeout=10_000)


def test_importing_says_what_was_added_and_what_was_wrong(
    qtbot: QtBot, session: Session, tmp_path: Path, told: list[str], ends: list[Brought]
) -> None:
    folder = folder_of(tmp_path / "articles", 3)
    (folder / "empty.txt").write_text("")
    (folder / "void.txt").write_text(" ")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "again.txt").write_bytes((folder / "001.txt").read_bytes())
    session.desk.open(tmp_path / "project.swb", "M.", create=True)
    take(qtbot, session, folder)
    assert ends[0].summary == (
        "3 articles added. 1 in the project already. 2 not read. 1 other file passed over."
    )
    assert told == []  # the summary above the pages says it
    assert [(reason, [each.name for each in group]) for reason, group in ends[0].reasons()] == [
        ("It is empty.", ["empty.txt", "void.txt"])
    ]
    assert ends[0].passed == {".png": 1}
    assert not ends[0].is_plain
    assert session.desk.count == 3


def test_a_small_import_is_a_step_of_its_own_name(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    session.desk.open(tmp_path / "project.swb", "M.", create=True)
    take(qtbot, session, folder_of(tmp_path / "few", 3))
    assert session.review.undo_label() == "Add 3 articles"


def test_an_import_of_many_steps_is_undone_and_redone_as_one(
    qtbot: QtBot, session: Session, tmp_path: Path, told: list[str], ends: list[Brought]
) -> None:
    count = 3 * bringing.MOST_ARTICLES + 1
    session.desk.open(tmp_path / "project.swb", "M.", create=True)
    take(qtbot, session, folder_of(tmp_path / "one", 2))
    take(qtbot, session, folder_of(tmp_path / "many", count))
    assert ends[1].added == count - 2
    assert ends[1].steps == 4
    assert "One undo takes it all back." in ends[1].summary
    assert session.review.undo_label().endswith(f"of {count} files")
    session.review.undo()
    session.review.redo()
    assert told[-1] == "One moment: an import is on its way."
    qtbot.waitUntil(lambda: session.desk.count == 2)
    assert told[-1].endswith(f"of {count} files, 4 steps")
    session.review.redo()
    qtbot.waitUntil(lambda: session.desk.count == count)
    session.review.undo()
    qtbot.waitUntil(lambda: session.desk.count == 2)
    session.review.undo()
    assert session.desk.count == 0


def test_what_was_stored_before_a_cancelled_rest_is_kept_and_said(
    qtbot: QtBot, session: Session, tmp_path: Path, told: list[str], ends: list[Brought], jobs: Jobs
) -> None:
    session.desk.open(tmp_path / "project.swb", "M.", create=True)
    seen = session.desk.articles_changed
    seen.connect(lambda: [job.cancel() for job in [session.bringing._job] if job and session.desk.count])
    jobs.hold = True  # type: ignore[attr-defined]
    session.bringing.take([folder_of(tmp_path / "many", 60)])
    job = session.bringing._job
    assert job is not None
    piece = next(bringing._pieces(sorted((tmp_path / "many").iterdir()), None, Ticket()))  # type: ignore[arg-type]
    job.take(piece)
    qtbot.waitUntil(lambda: bool(ends))
    assert ends[0].is_cancelled
    assert ends[0].summary == "Cancelled after 20 of 60 files: 20 articles added, and kept."
    assert session.desk.count == 20


def test_an_import_waits_for_the_one_before_it(
    qtbot: QtBot, session: Session, tmp_path: Path, jobs: Jobs, ends: list[Brought], told: list[str]
) -> None:
    session.desk.open(tmp_path / "project.swb", "M.", create=True)
    jobs.hold = True  # type: ignore[attr-defined]
    session.bringing.take([folder_of(tmp_path / "a", 2)])
    session.bringing.take([folder_of(tmp_path / "b", 3)])
    assert "when the import before them is done" in told[0]
    session.review.undo()
    assert "still being read" in told[1]
    jobs.hold = False  # type: ignore[attr-defined]
    jobs.go_on()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: len(ends) == 2)
    assert [each.added for each in ends] == [2, 1]


def test_files_read_for_one_project_never_land_in_another(
    qtbot: QtBot, session: Session, sample: Path, tmp_path: Path, jobs: Jobs
) -> None:
    session.desk.open(sample, "M.")
    jobs.hold = True  # type: ignore[attr-defined]
    session.bringing.take([folder_of(tmp_path / "late", 2)])
    assert session.desk.open(tmp_path / "other.swb", "M.", create=True)
    jobs.go_on()  # type: ignore[attr-defined]
    qtbot.wait(20)
    assert not session.bringing.is_busy
    assert session.desk.count == 0


def test_a_project_that_cannot_be_written_stops_the_import_with_a_sentence(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ends: list[Brought]
) -> None:
    session.desk.open(tmp_path / "project.swb", "M.", create=True)
    real, calls = bringing.Brought.label, []

    def label(self: Brought, piece: Piece) -> str:
        calls.append(piece)
        if len(calls) > 1:
            raise Problem("The disk is full.")
        return real(self, piece)

    monkeypatch.setattr(Brought, "label", label)
    take(qtbot, session, folder_of(tmp_path / "many", 60))
    assert [each.summary for each in ends] == [
        "Stopped after 20 of 60 files: 20 articles added, and kept. The disk is full."
    ]
    assert session.desk.count == 20
    assert ends[0].stopped is not None


def test_importing_without_a_project_says_what_to_do(
    session: Session, tmp_path: Path, told: list[str]
) -> None:
    session.bringing.take([tmp_path])
    assert "Open or make a project first" in told[0]


def test_a_folder_without_articles_is_one_sentence(
    qtbot: QtBot, session: Session, tmp_path: Path, ends: list[Brought]
) -> None:
    (tmp_path / "empty").mkdir()
    session.desk.open(tmp_path / "project.swb", "M.", create=True)
    take(qtbot, session, tmp_path / "empty")
    assert [each.summary[:32] for each in ends] == ["There is no article file in that"]


def test_real_workers_store_while_they_read(qtbot: QtBot, tmp_path: Path) -> None:
    jobs = Jobs()
    session = Session(jobs)
    counts: list[int] = []
    session.desk.articles_changed.connect(lambda: counts.append(session.desk.count))
    session.desk.open(tmp_path / "project.swb", "M.", create=True)
    take(qtbot, session, folder_of(tmp_path / "many", 130))
    assert session.desk.count == 130
    assert min(count for count in counts if count) < 130
    project = session.desk.project
    assert project is not None
    assert (
        len({bringing.import_of(each.label) for each in history.actions(project) if each.kind == "do"}) == 1
    )
    session.desk.close()
    jobs.close()
