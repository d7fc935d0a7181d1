"""The desk: projects and pairs change only when they can, and stale results are dropped."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.core.model import Side
from workbench.core.problem import Problem
from workbench.flow import projects
from workbench.gui.session import Session


@pytest.fixture
def problems(session: Session) -> list[Problem]:
    said: list[Problem] = []
    session.desk.failed.connect(said.append)
    session.review.failed.connect(said.append)
    return said


def open_pair(session: Session, sample: Path, left: int = 2, right: int = 4) -> None:
    assert session.desk.open(sample, "M.")
    cards = session.desk.first(999)
    session.desk.choose(cards[left].guid, cards[right].guid)


def test_opening_a_project_lists_its_articles(session: Session, sample: Path) -> None:
    assert session.desk.open(sample, "M.")
    assert len(session.desk.first(999)) == 5
    assert session.desk.project is not None
    assert session.desk.project.reviewer == "M."


def test_a_chosen_pair_is_compared(session: Session, sample: Path) -> None:
    open_pair(session, sample)
    assert session.desk.comparison is not None
    assert session.desk.comparison.divergences
    assert "White House" in session.desk.text(Side.LEFT)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.write_text("no project"), "not a project"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: None, "no file"),
        (lambda path: path.write_bytes(b""), "empty"),
    ],
)
def test_what_cannot_be_opened_leaves_the_present_project(
    session: Session,
    sample: Path,
    problems: list[Problem],
    tmp_path: Path,
    make: Callable[[Path], object],
    says: str,
) -> None:
    open_pair(session, sample)
    bad = tmp_path / "bad.swb"
    make(bad)
    assert not session.desk.open(bad, "M.")
    assert says in problems[0].sentence
    assert session.desk.project is not None
    assert session.desk.project.path == sample
    assert session.desk.comparison is not None


def test_the_project_that_is_open_already_stays(
    session: Session, sample: Path, problems: list[Problem]
) -> None:
    open_pair(session, sample)
    assert not session.desk.open(sample, "M.")
    assert "already open" in problems[0].sentence
    assert session.desk.pair


def test_a_newer_pair_drops_the_older_result(session: Session, sample: Path, jobs) -> None:
    session.desk.open(sample, "M.")
    guids = [card.guid for card in session.desk.first(999)]
    arrived: list[object] = []
    jobs.hold = True
    session.desk.choose(guids[0], guids[1])
    session.desk.choose(guids[2], guids[4])
    session.desk.comparison_changed.connect(lambda: arrived.append(session.desk.comparison))
    jobs.go_on()
    assert len(arrived) == 1
    assert session.desk.comparison is not None
    assert session.desk.comparison.left[-1].span.end <= len(session.desk.text(Side.LEFT))


def test_closing_the_project_drops_what_was_being_compared(session: Session, sample: Path, jobs) -> None:
    jobs.hold = True
    open_pair(session, sample)
    session.desk.close()
    jobs.go_on()
    assert session.desk.comparison is None
    assert session.desk.pair == {}
    assert session.desk.first(999) == ()


def test_provenance_reaches_the_pair_without_laying_it_out_again(session: Session, sample: Path) -> None:
    open_pair(session, sample)
    laid: list[bool] = []
    session.desk.pair_changed.connect(lambda: laid.append(True))
    before = session.desk.comparison
    session.desk.edit_article(session.desk.pair[Side.LEFT].guid, {"outlet": "Zephyr"})
    assert session.desk.pair[Side.LEFT].outlet == "Zephyr"
    session.review.undo()
    assert session.desk.pair[Side.LEFT].outlet == "Zephyrnet"
    assert laid == []
    assert session.desk.comparison is before


def test_removing_an_article_of_the_pair_clears_the_desk_and_undo_brings_it_back(
    session: Session, sample: Path
) -> None:
    open_pair(session, sample)
    guid = session.desk.pair[Side.RIGHT].guid
    session.desk.remove_article(guid)
    assert session.desk.pair == {}
    assert session.desk.comparison is None
    session.review.undo()
    assert guid in {card.guid for card in session.desk.first(999)}


def test_swapping_exchanges_the_sides(session: Session, sample: Path) -> None:
    open_pair(session, sample)
    left = session.desk.pair[Side.LEFT].guid
    session.desk.swap()
    assert session.desk.pair[Side.RIGHT].guid == left
    session.desk.choose_side(Side.RIGHT, session.desk.first(999)[0].guid)
    assert session.desk.pair[Side.RIGHT].guid == session.desk.first(999)[0].guid


def test_a_read_only_project_can_be_looked_at_but_not_changed(
    session: Session, sample: Path, problems: list[Problem]
) -> None:
    sample.chmod(0o444)
    open_pair(session, sample)
    assert session.desk.project is not None
    assert session.desk.project.read_only
    session.focus.step(+1)
    session.review.tag_fact()
    assert "read-only" in problems[-1].sentence
    assert session.review.facts == ()


def test_a_project_locked_by_another_window_says_who(
    session: Session, sample: Path, problems: list[Problem]
) -> None:
    held = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from workbench.flow import projects\n"
            "p = projects.open_project(Path(sys.argv[1]), reviewer='Ada'); print('open', flush=True)\n"
            "sys.stdin.read()",
            str(sample),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert held.stdout is not None
    assert held.stdout.readline() == b"open\n"
    try:
        assert projects.open_elsewhere(sample)
        assert not session.desk.open(sample, "M.")
        assert "another window" in problems[0].sentence
        assert str(held.pid) in problems[0].sentence
        assert session.desk.open(sample, "M.", read_only=True)
    finally:
        held.communicate(timeout=10)
