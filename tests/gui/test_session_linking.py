"""Links corrected in the session: stored at once, compared again, and nothing lost from sight."""

from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.core.model import Side
from workbench.core.problem import Problem
from workbench.gui.session import Session

Links = dict[tuple[tuple[int, ...], tuple[int, ...]], str]


@pytest.fixture
def said(session: Session) -> list[str]:
    told: list[str] = []
    session.review.told.connect(told.append)
    session.review.failed.connect(lambda problem: told.append(problem.sentence))
    return told


@pytest.fixture
def laid(session: Session, guids: list[str], jobs) -> Session:
    """Two articles of three sentences each, compared."""
    session.desk.choose(guids[0], guids[1])
    jobs.go_on()
    jobs.hold = False
    assert links(session) == AUTOMATIC
    return session


def links(session: Session) -> Links:
    comparison = session.desk.comparison
    assert comparison is not None
    return {(link.left, link.right): str(link.origin) for link in comparison.links}


AUTOMATIC = {((i,), (i,)): "automatic" for i in range(3)}
TWO, THREE = ((1,), (1,)), ((2,), (2,))
NAMES = "The Diplomat and Zephyrnet"


VERBS: dict[str, tuple[Callable[[Session], None], str, Links]] = {
    "link": (
        lambda s: s.linking.link((0, 1), (0,)),
        "Link 2 sentences of The Diplomat with 1 of Zephyrnet",
        {((0, 1), (0,)): "manual", THREE: "automatic"},
    ),
    "unlink": (
        lambda s: s.linking.unlink((0,), (0,)),
        "Unlink 1 sentence of The Diplomat from 1 of Zephyrnet",
        {TWO: "automatic", THREE: "automatic"},
    ),
    "split": (
        lambda s: s.linking.split([((0,), (0,)), ((1,), ())]),
        f"Split a link of {NAMES} in 2",
        {((0,), (0,)): "manual", TWO: "automatic", THREE: "automatic"},
    ),
    "move": (
        lambda s: s.linking.move([((0,), (1,)), ((1,), (0,))]),
        f"Move sentences between links of {NAMES}",
        {((0,), (1,)): "manual", ((1,), (0,)): "manual", THREE: "automatic"},
    ),
    "merge": (
        lambda s: s.linking.merge([((0,), (0,)), ((1,), ())]),
        f"Merge 2 links of {NAMES}",
        {((0, 1), (0,)): "manual", THREE: "automatic"},
    ),
    "confirm": (
        lambda s: s.linking.confirm((0,), (0,)),
        f"Confirm 1 link of {NAMES}",
        {((0,), (0,)): "confirmed", TWO: "automatic", THREE: "automatic"},
    ),
    "confirm all above": (
        lambda s: s.linking.confirm_all_above(1),
        f"Confirm 2 links of {NAMES}",
        {((0,), (0,)): "confirmed", TWO: "confirmed", THREE: "automatic"},
    ),
}


@pytest.mark.parametrize(("verb", "label", "expected"), VERBS.values(), ids=VERBS)
def test_each_verb_is_stored_told_and_taken_back(
    laid: Session, said: list[str], verb: Callable[[Session], None], label: str, expected: Links
) -> None:
    changed: list[bool] = []
    laid.linking.links_changed.connect(lambda: changed.append(True))
    verb(laid)
    assert links(laid) == expected
    assert said == [f"{label}. Undo takes it back."]
    assert laid.review.undo_label() == label
    assert laid.linking.decisions
    laid.review.undo()
    assert links(laid) == AUTOMATIC
    assert laid.linking.decisions == ()
    laid.review.redo()
    assert links(laid) == expected
    assert changed == [True] * 3


def test_forgetting_leaves_the_links_to_the_program(laid: Session, said: list[str]) -> None:
    laid.linking.link((0, 1), (0,))
    laid.linking.forget((1,), ())
    assert links(laid) == AUTOMATIC
    laid.linking.forget((1,), ())
    assert said[-1] == "Nothing to change: it was decided so already."


def test_confirming_compares_nothing_again(laid: Session, jobs) -> None:
    started: list[object] = []
    jobs.started.connect(started.append)
    before = laid.desk.comparison
    laid.linking.confirm_all_above(2)
    assert started == []
    assert before is not None
    assert laid.desk.comparison is not None
    assert laid.desk.comparison.divergences == before.divergences
    assert set(links(laid).values()) == {"confirmed"}
    laid.review.undo()
    assert len(started) == 1
    assert laid.desk.comparison == before


def test_the_older_comparison_stays_until_the_corrected_one_is_there(laid: Session, jobs) -> None:
    before = laid.desk.comparison
    shown: list[object] = []
    laid.desk.comparison_changed.connect(lambda: shown.append(laid.desk.comparison))
    jobs.hold = True
    laid.linking.link((0, 1), (0,))
    laid.linking.confirm((2,), (2,))
    assert laid.desk.comparison is before
    jobs.go_on()
    assert len(shown) == 1
    assert links(laid) == {((0, 1), (0,)): "manual", THREE: "confirmed"}


def test_the_pair_is_not_laid_again_and_what_is_looked_at_stays(laid: Session) -> None:
    laid_again: list[bool] = []
    laid.desk.pair_changed.connect(lambda: laid_again.append(True))
    comparison = laid.desk.comparison
    assert comparison is not None
    kept = next(i for i, each in enumerate(comparison.divergences) if each.link == 2)
    laid.focus.select_divergence(kept)
    looked_at = laid.focus.current
    laid.linking.link((0, 1), (0, 1))
    assert looked_at is not None
    assert laid.focus.current is not None
    assert (laid.focus.current.kind, laid.focus.current.left) == (looked_at.kind, looked_at.left)
    laid.linking.unlink((2,), (2,))
    assert laid.focus.divergence == -1
    assert laid_again == []


def test_a_selected_text_stays_selected(laid: Session) -> None:
    comparison = laid.desk.comparison
    assert comparison is not None
    laid.focus.select_text(Side.RIGHT, comparison.right[1].span)
    laid.linking.unlink((1,), (1,))
    assert laid.focus.selection is not None
    assert laid.focus.selection.span == comparison.right[1].span


def test_swapped_articles_keep_their_corrected_links(laid: Session) -> None:
    laid.linking.link((0, 1), (0,))
    laid.desk.swap()
    assert links(laid) == {((0,), (0, 1)): "manual", THREE: "automatic"}
    laid.desk.swap()
    assert links(laid) == {((0, 1), (0,)): "manual", THREE: "automatic"}


def test_links_come_back_with_the_project(laid: Session, guids: list[str]) -> None:
    laid.linking.link((0, 1), (0,))
    assert laid.desk.project is not None
    path = laid.desk.project.path
    laid.desk.close()
    assert laid.linking.decisions == ()
    assert laid.desk.open(path, "N.")
    laid.desk.choose(guids[0], guids[1])
    assert links(laid) == {((0, 1), (0,)): "manual", THREE: "automatic"}


# ---- picking


def test_text_selected_on_one_page_after_the_other_is_linked(laid: Session, said: list[str]) -> None:
    comparison = laid.desk.comparison
    assert comparison is not None
    laid.linking.link_selected()
    assert "Select sentences of both" in said[-1]
    laid.focus.select_text(Side.LEFT, comparison.left[0].span)
    laid.focus.select_text(Side.RIGHT, None)
    laid.focus.select_text(Side.RIGHT, comparison.right[2].span)
    assert laid.linking.picked == {Side.LEFT: (0,), Side.RIGHT: (2,)}
    laid.linking.link_selected()
    assert links(laid) == {((0,), (2,)): "manual", TWO: "automatic"}
    assert laid.linking.picked == {}


def test_what_is_picked_goes_with_another_place_or_pair(laid: Session) -> None:
    changed: list[bool] = []
    laid.linking.picked_changed.connect(lambda: changed.append(True))
    laid.linking.pick(Side.LEFT, [1, 0, 1])
    laid.linking.pick(Side.LEFT, [0, 1])
    assert laid.linking.picked == {Side.LEFT: (0, 1)}
    laid.focus.select_divergence(0)
    assert laid.linking.picked == {}
    laid.linking.pick(Side.RIGHT, [1])
    laid.desk.swap()
    assert laid.linking.picked == {}
    assert len(changed) == 4


# ---- what cannot be


def test_without_a_pair_nothing_is_linked(session: Session, said: list[str]) -> None:
    session.linking.link((0,), (0,))
    session.linking.confirm_all_above(0)
    session.linking.merge([])
    assert said == ["Lay two articles side by side first."] * 3


def test_a_read_only_project_keeps_its_links(session: Session, sample: Path, said: list[str]) -> None:
    sample.chmod(0o444)
    assert session.desk.open(sample, "M.")
    session.desk.choose(session.desk.first(999)[2].guid, session.desk.first(999)[4].guid)
    before = links(session)
    session.linking.confirm((0,), (0,))
    assert "read-only" in said[-1]
    assert links(session) == before


def test_a_lost_decision_is_shown_and_can_be_dropped(laid: Session, said: list[str]) -> None:
    laid.linking.link((0, 1), (0,))
    assert laid.desk.project is not None
    with laid.desk.project.action("A version without the sentence") as action:
        key = action.rows("SELECT anchor_id, version_id FROM anchor_position LIMIT 1")[0]
        action.delete("anchor_position", tuple(key.values()))
    laid.review.history_changed.emit()
    comparison = laid.desk.comparison
    assert comparison is not None
    assert links(laid) == AUTOMATIC
    assert "no longer stands" in comparison.conflicts[0].why
    laid.linking.drop(comparison.conflicts[0])
    assert said[-1] == "Take back 1 decision about links. Undo takes it back."
    assert laid.desk.comparison is not None
    assert laid.desk.comparison.conflicts == ()


def test_a_file_that_goes_away_is_told_once_and_the_comparison_stays(
    laid: Session, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = laid.desk.comparison
    failed: list[Problem] = []
    laid.desk.failed.connect(failed.append)

    def gone(*_: object) -> None:
        raise Problem("The file went away.")

    monkeypatch.setattr("workbench.flow.linking.decisions", gone)
    laid.linking.link((0, 1), (0,))
    assert [problem.sentence for problem in failed] == ["The file went away."]
    assert laid.desk.comparison is before
