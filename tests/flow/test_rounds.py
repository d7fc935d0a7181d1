from collections.abc import Callable
from typing import Any

import pytest

from workbench.core.model import Quote, Span, Stance
from workbench.core.problem import Problem
from workbench.core.reviewing import SHIPPED, Method, RoundState, Standing
from workbench.flow import agreeing, articles, facts, history, reviewing, rounds
from workbench.flow.projects import Project

State = Callable[[Project], dict[str, Any]]


class Study:
    """A project with facts and one round, in which several reviewers judge by the labels of the scale."""

    def __init__(self, project: Project, count: int = 4) -> None:
        self.project = project
        self.scale = reviewing.add_scale(project, SHIPPED[0])
        self.facts = [facts.tag_fact(project, f"Claim {i}.", []).guid for i in range(count)]
        self.round = rounds.open_round(project, "first look", self.scale.guid).guid

    def verdict(self, label: str) -> str:
        return next(verdict.guid for verdict in self.scale.verdicts if verdict.label == label)

    def say(self, reviewer: str, *labels: str) -> None:
        self.project.reviewer = reviewer
        for fact, label in zip(self.facts, labels, strict=False):
            if label:
                rounds.assess(self.project, self.round, fact, self.verdict(label))

    def standings(self) -> list[Standing]:
        return [each.standing for each in rounds.standings(self.project, self.round, "Anna")]


@pytest.fixture
def study(project: Project) -> Study:
    return Study(project)


def test_nobody_sees_anothers_word_while_the_round_is_blind(study: Study) -> None:
    study.say("Anna", "True", "False")
    study.say("Bob", "False", "False", "True")
    seen = rounds.assessments(study.project, study.round, "Anna")
    assert {each.reviewer for each in seen} == {"Anna"}
    assert rounds.assessments(study.project, study.round, "Carla") == ()
    assert study.standings() == [Standing.INCOMPLETE] * 4
    assert rounds.progress(study.project, study.round).done == (("Anna", 2), ("Bob", 3))
    hidden = agreeing.agreement_in(study.project, study.round, "Anna")
    assert (hidden.measures, hidden.pairs, hidden.why) == ((), (), agreeing.HIDDEN)
    rounds.reveal_round(study.project, study.round)
    assert len(rounds.assessments(study.project, study.round, "Anna")) == 5
    assert study.standings()[:2] == [Standing.DISAGREE, Standing.AGREE]


def test_the_log_does_not_give_a_verdict_away(study: Study) -> None:
    study.say("Bob", "False")
    assert history.undo_label(study.project) == "Assess F-0001"
    entry = history.actions(study.project)[0].guid
    assert (
        history.alterations(study.project, entry)[0].after["verdict_id"]
        != "hidden until the round is revealed"
    )
    study.project.reviewer = "Anna"
    row = history.alterations(study.project, entry)[0].after
    assert {row[name] for name in ("verdict_id", "confidence", "rationale")} == {
        "hidden until the round is revealed"
    }
    rounds.reveal_round(study.project, study.round)
    assert history.alterations(study.project, entry)[0].after["verdict_id"] == 5


def test_saying_it_again_replaces_ones_own_word_and_undo_brings_it_back(study: Study, state: State) -> None:
    study.say("Anna", "True")
    before = state(study.project)
    study.say("Anna", "True")
    assert history.undo_label(study.project) == "Assess F-0001"
    fact = study.facts[0]
    rounds.assess(study.project, study.round, fact, study.verdict("False"), confidence=4, rationale=" No. ")
    own = rounds.assessments(study.project, study.round, "Anna")
    assert [(each.verdict, each.confidence, each.rationale) for each in own] == [
        (study.verdict("False"), 4, "No.")
    ]
    history.undo(study.project)
    assert state(study.project) == before
    rounds.take_back(study.project, study.round, fact)
    assert rounds.assessments(study.project, study.round, "Anna") == ()


def test_after_the_reveal_nobody_assesses_and_before_it_nobody_decides(study: Study) -> None:
    study.say("Anna", "True")
    with pytest.raises(Problem, match="still blind; reveal it first"):
        rounds.decide(study.project, study.round, study.facts[0], study.verdict("True"))
    rounds.reveal_round(study.project, study.round)
    with pytest.raises(Problem, match="Open another round"):
        study.say("Anna", "False")
    with pytest.raises(Problem, match="is revealed"):
        rounds.reveal_round(study.project, study.round)
    rounds.close_round(study.project, study.round)
    with pytest.raises(Problem, match="closed"):
        rounds.decide(study.project, study.round, study.facts[0], study.verdict("True"))
    history.undo(study.project)
    assert rounds.rounds(study.project)[0].state is RoundState.REVEALED


def test_a_verdict_of_another_scale_is_refused(study: Study) -> None:
    other = reviewing.add_scale(study.project, SHIPPED[2])
    with pytest.raises(Problem, match="not on the scale of Round 1"):
        rounds.assess(study.project, study.round, study.facts[0], other.verdicts[0].guid)


def test_a_newer_decision_supersedes_the_older_one_and_never_overwrites_it(
    study: Study, state: State
) -> None:
    study.say("Anna", "True", "True")
    study.say("Bob", "True", "False")
    rounds.reveal_round(study.project, study.round)
    fact = study.facts[1]
    before = state(study.project)
    rounds.decide(study.project, study.round, fact, study.verdict("Half true"), method=Method.DISCUSSION)
    with pytest.raises(Problem, match="why none of the verdicts fits"):
        rounds.decide(study.project, study.round, fact, "")
    rounds.decide(study.project, study.round, fact, "", rationale="It is a question.")
    newest, older = rounds.decisions_about(study.project, fact)
    assert (newest.verdict, newest.superseded, newest.rationale) == ("", False, "It is a question.")
    assert (older.superseded, older.method) == (True, Method.DISCUSSION)
    assert study.standings()[:2] == [Standing.AGREE, Standing.DECIDED]
    assert len(rounds.assessments(study.project, study.round, "Anna")) == 4
    history.undo(study.project)
    history.undo(study.project)
    assert state(study.project) == before
    history.redo(study.project)
    history.redo(study.project)
    assert [each.superseded for each in rounds.decisions_about(study.project, fact)] == [False, True]


def test_all_unanimous_facts_are_accepted_in_one_action_and_no_other(study: Study, state: State) -> None:
    study.say("Anna", "True", "True", "False")
    study.say("Bob", "True", "False", "False")
    rounds.reveal_round(study.project, study.round)
    before = state(study.project)
    assert rounds.accept_unanimous(study.project, study.round) == 2
    assert study.standings() == [
        Standing.DECIDED,
        Standing.DISAGREE,
        Standing.DECIDED,
        Standing.INCOMPLETE,
    ]
    assert rounds.accept_unanimous(study.project, study.round) == 0
    assert history.undo(study.project) == "Accept 2 unanimous verdicts"
    assert state(study.project) == before


# ---- agreement


def test_figures_say_what_they_count_and_what_they_leave_out(study: Study) -> None:
    study.say("Anna", "True", "False", "True", "Not enough evidence")
    study.say("Bob", "True", "Mostly false", "", "False")
    rounds.reveal_round(study.project, study.round)
    found = agreeing.agreement_in(study.project, study.round, "Anna")
    named = {measure.name: measure for measure in found.measures}
    ordinal, nominal = named["Krippendorff’s alpha, ordinal"], named["Krippendorff’s alpha, nominal"]
    assert (ordinal.figure.n, nominal.figure.n, named["Percent agreement"].figure.value) == (2, 3, 1 / 3)
    assert ordinal.figure.value is not None
    assert nominal.figure.value is not None
    assert ordinal.figure.value > nominal.figure.value
    assert [each.why for each in nominal.left_out] == ["only Anna has assessed it"]
    assert [each.why for each in ordinal.left_out] == [
        "only Anna has assessed it",
        "Anna said “Not enough evidence”, which has no place in the order",
    ]
    pair = found.pairs[0]
    assert (pair.first, pair.second, pair.kappa.n, pair.percent.value) == ("Anna", "Bob", 3, 1 / 3)
    assert pair.table[study.verdict("False"), study.verdict("Mostly false")] == 1


def test_one_verdict_for_everything_says_why_it_has_no_alpha(study: Study) -> None:
    study.say("Anna", *["True"] * 4)
    study.say("Bob", *["True"] * 4)
    rounds.reveal_round(study.project, study.round)
    found = agreeing.agreement_in(study.project, study.round, "Anna")
    assert [measure.figure.value for measure in found.measures] == [None, None, None, 1.0]
    assert "one and the same verdict" in found.measures[0].figure.why
    assert found.pairs[0].kappa.value is None


def test_stances_and_quotes_count_only_where_both_have_read(project: Project) -> None:
    guid = articles.articles(project)[0].guid
    fact = facts.tag_fact(project, "They met.", [Quote(guid, Span(0, 11)), Quote(guid, Span(20, 24))])
    project.reviewer = "Bob"
    facts.add_evidence(project, fact.guid, [Quote(guid, Span(0, 7), Stance.SUPPORTS)])
    stances, spans = agreeing.evidence_agreement(project)
    assert [each.why for each in stances[0].left_out] == [
        "Anna has not marked the article as read",
        "only Anna quoted this place",
    ]
    assert spans == ()
    for name in ("Anna", "Bob"):
        project.reviewer = name
        reviewing.set_reading(project, guid, True)
    stances, spans = agreeing.evidence_agreement(project)
    assert [(each.figure.value, each.figure.n) for each in stances] == [(-0.0, 1), (0.0, 1)]
    assert (spans[0].articles, spans[0].found.precision, spans[0].found.recall) == (1, 1.0, 7 / 15)
