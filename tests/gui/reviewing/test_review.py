"""Several reviewers in the window: blind assessing by keyboard, figures, deciding."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from workbench.core.model import Comparison
from workbench.core.reviewing import SHIPPED, Method, RoundState, Standing
from workbench.flow import facts, rounds
from workbench.gui import theme as themes
from workbench.gui.reviewing.view import BLIND, NO_FACTS, NO_ROUND, ReviewView
from workbench.gui.session import Session
from workbench.gui.theme import Theme


@pytest.fixture
def view(qtbot: QtBot, session: Session, guids: list[str], theme: Theme) -> ReviewView:
    made = ReviewView(session, theme)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


@pytest.fixture
def tagged(session: Session, view: ReviewView) -> list[str]:
    """Three facts and an open round."""
    assert session.desk.project is not None
    made = [facts.tag_fact(session.desk.project, f"Claim {i}.", []).guid for i in range(3)]
    session.review.history_changed.emit()
    session.judging.open_round("first look", SHIPPED[0])
    return made


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def labels(session: Session, reviewer: str) -> list[str]:
    """What a reviewer said, as labels in the order of the facts."""
    judging, project = session.judging, session.desk.project
    scale, found = judging.scale, judging.round
    assert project is not None
    assert scale is not None
    assert found is not None
    said = rounds.assessments(project, found.guid, reviewer)
    verdicts = (scale.verdict(each.verdict) for each in said if each.reviewer == reviewer)
    return [verdict.label for verdict in verdicts if verdict]


def say(qtbot: QtBot, session: Session, view: ReviewView, reviewer: str, digits: str) -> None:
    """Assess fact after fact by keyboard alone."""
    session.desk.sign_as(reviewer)
    view.turn_to("Assess")
    for digit in digits:
        qtbot.keyClicks(view.assess.list, digit)
        qtbot.keyClick(view.assess.list, Qt.Key.Key_Return)


def test_each_empty_state_says_what_would_fill_it(session: Session, view: ReviewView) -> None:
    assert view.empty.accessibleName().startswith(NO_FACTS[0])
    assert session.desk.project is not None
    facts.tag_fact(session.desk.project, "Claim.", [])
    session.review.history_changed.emit()
    assert view.empty.accessibleName().startswith(NO_ROUND[0])
    session.judging.open_round("", SHIPPED[0])
    assert view.stack.currentWidget() is view.assess
    view.turn_to("Decide")
    assert view.empty.accessibleName().startswith(BLIND[0])
    view.turn_to("Agreement")
    assert "Reveal it first" in view.figures.widget().findChildren(QLabel)[1].text()
    session.desk.close()
    assert view.stack.currentWidget() is view.empty


def test_two_keys_assess_a_fact_and_the_next_open_one_follows(
    qtbot: QtBot, session: Session, view: ReviewView, tagged: list[str]
) -> None:
    assert view.assess.current == tagged[0]
    say(qtbot, session, view, "M.", "15")
    assert (labels(session, "M."), view.assess.current) == (["True", "False"], tagged[2])
    assert view.assess.count.text() == "2 of 3 facts assessed by you"
    assert view.assess.model.entries[0].spoken == "F-0001, assessed by you, True: Claim 0."
    session.review.undo()
    assert labels(session, "M.") == ["True"]


def test_enter_without_a_verdict_says_what_is_missing(
    qtbot: QtBot, session: Session, view: ReviewView, tagged: list[str]
) -> None:
    with qtbot.waitSignal(session.review.told) as told:
        qtbot.keyClick(view.assess.list, Qt.Key.Key_Return)
    assert told.args == ["Choose a verdict first, by its digit."]


def test_confidence_and_reason_are_kept_and_shown_again(
    qtbot: QtBot, session: Session, view: ReviewView, tagged: list[str]
) -> None:
    view.assess.choices.choose(view.assess.choices.buttons[1].verdict.guid)
    view.assess.confidence._clicked(4)
    view.assess.why.setPlainText("Because <b>so</b>.")
    qtbot.keyClick(view.assess.why, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert view.assess.current == tagged[1]
    assert (view.assess.why.toPlainText(), view.assess.confidence.value) == ("", None)
    view.assess.list.setCurrentIndex(view.assess.model.index(0))
    assert (view.assess.why.toPlainText(), view.assess.confidence.value) == ("Because <b>so</b>.", 4)


def test_nobody_sees_anothers_verdict_before_the_reveal(
    qtbot: QtBot, session: Session, view: ReviewView, tagged: list[str]
) -> None:
    say(qtbot, session, view, "Bob", "555")
    session.desk.sign_as("M.")
    assert [entry.tells for entry in view.assess.model.entries] == ["", "", ""]
    assert view.assess.choices.chosen is None
    assert all(not item.assessments for item in session.judging.items())
    assert "Bob 3" in view.state.text()
    assert "False" not in words(view.assess)


def test_differences_are_decided_and_unanimous_verdicts_accepted_at_once(
    qtbot: QtBot, session: Session, view: ReviewView, tagged: list[str]
) -> None:
    say(qtbot, session, view, "Bob", "155")
    say(qtbot, session, view, "M.", "115")
    view.turn.click()
    view.turn_to("Decide")
    decide = view.decide
    assert [entry.sign for entry in decide.model.entries] == [
        Standing.AGREE,
        Standing.DISAGREE,
        Standing.AGREE,
    ]
    assert decide.choices.chosen is not None
    assert decide.choices.chosen.label == "True"  # unanimous, so it is filled in
    decide.list.setCurrentIndex(decide.model.index(1))
    assert decide.choices.chosen is None  # a disagreement never is
    decide.list.setCurrentIndex(decide.model.index(0))
    decide.accept.click()
    assert [entry.fact for entry in decide.model.entries] == [tagged[1]]
    qtbot.keyClicks(decide.list, "7")
    qtbot.keyClick(decide.list, Qt.Key.Key_Return)
    assert [entry.fact for entry in decide.model.entries] == [tagged[1]]  # none of these wants a reason
    decide.why.setPlainText("It is a question.")
    qtbot.keyClick(decide.why, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert decide.model.entries == ()
    decisions = [session.judging.decisions_about(fact)[0] for fact in tagged]
    assert [each.method for each in decisions] == [Method.UNANIMOUS, Method.DISCUSSION, Method.UNANIMOUS]
    assert decisions[1].verdict == ""
    view.turn.click()
    found = session.judging.round
    assert found is not None
    assert found.state is RoundState.CLOSED


def test_reviewers_can_be_letters_while_one_decides(
    qtbot: QtBot, session: Session, view: ReviewView, tagged: list[str]
) -> None:
    say(qtbot, session, view, "Bob", "155")
    say(qtbot, session, view, "M.", "115")
    view.turn.click()
    view.turn_to("Decide")
    assert "Bob: True" in words(view.decide.words)
    view.decide.anonymous.setChecked(True)
    said = words(view.decide.words)
    assert "A: True" in said
    assert "Bob" not in said


def test_the_figures_name_their_items_and_draw_the_pair(
    qtbot: QtBot, session: Session, view: ReviewView, tagged: list[str]
) -> None:
    say(qtbot, session, view, "Bob", "15")
    say(qtbot, session, view, "M.", "11")
    view.turn.click()
    view.turn_to("Agreement")
    said = words(view.figures.widget())
    assert "Krippendorff’s alpha, ordinal" in said
    assert "n = 2, 1 left out" in said
    assert "F-0003: nobody has assessed it" in said
    assert "M. said True, Bob said False" in view.figures.map.accessibleName()
    assert not view.figures.map.grab().isNull()


def test_both_palettes_can_be_worn(session: Session, view: ReviewView, tagged: list[str]) -> None:
    for name in ("dark", "light"):
        view.set_theme(themes.load(name))
        assert not view.grab().isNull()


def test_read_marks_follow_the_reviewer(
    session: Session, guids: list[str], compare: Callable[..., Comparison]
) -> None:
    compare()
    session.reviewing.toggle_read(guids[0])
    assert session.reviewing.readings == {guids[0]: ("M.",)}
    session.desk.sign_as("Bob")
    assert not session.reviewing.has_read(guids[0])
    session.reviewing.toggle_read(guids[0])
    session.review.undo()
    assert session.reviewing.readings == {guids[0]: ("M.",)}


def test_an_undone_new_name_gives_the_old_one_back(session: Session, guids: list[str]) -> None:
    assert session.desk.project is not None
    assert session.reviewing.edit_reviewer("", {"name": "Maria"})
    assert session.desk.project.reviewer == "Maria"
    session.review.undo()
    assert session.desk.project.reviewer == "M."
