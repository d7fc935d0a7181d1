"""Decisions on differences in a project: stored, undone, found again, and counted."""

import csv
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.core.draft import Draft
from workbench.core.findings import quoted, settle
from workbench.core.grading import Report
from workbench.core.model import Article, Divergence, Quote, Relation, Severity, Side, Span, Tier
from workbench.core.problem import Problem
from workbench.core.rulings import Docket, Ruling, Status, Verdict
from workbench.flow import articles, comparing, facts, findings, grading, history, projects
from workbench.flow.projects import Project

State = Callable[[Project], dict[str, list[dict[str, object]]]]
LEFT = (
    "The ministry ordered 450 missiles on Monday. The harbour was closed for two days by a storm. "
    "The first ferry to the island will leave at noon."
)
RIGHT = (
    "The ministry ordered 540 missiles. The harbour was closed for three days by a storm. "
    "The first ferry to the island may leave at noon."
)


class Pair:
    """Two articles of an open project, what differs in them, and what was decided about that."""

    def __init__(self, project: Project, guids: tuple[str, str]) -> None:
        self.project, self.guids = project, guids

    def articles(self) -> tuple[Article, Article]:
        left, right = (articles.article(self.project, guid) for guid in self.guids)
        return left, right

    @property
    def found(self) -> tuple[Divergence, ...]:
        return comparing.compare_articles(*self.articles()).divergences

    def number(self, value: str) -> int:
        return next(i for i, each in enumerate(self.found) if value in each.left_value)

    def rulings(self) -> tuple[Ruling, ...]:
        return findings.rulings(self.project, *self.guids)

    def docket(self) -> Docket:
        left, right = self.articles()
        known = quoted(facts.facts(self.project), left, right)
        return settle(self.rulings(), self.found, (left.text, right.text), known)

    def decide(self, index: int, verdict: Verdict, comment: str = "") -> str:
        found, before = self.found[index], self.docket().of(index).rulings
        return findings.decide(self.project, *self.guids, found, verdict, before=before, comment=comment)

    def statuses(self) -> dict[str, str]:
        """What was decided, by what the left article says there."""
        docket = self.docket()
        return {self.found[i].left_value: str(s.status) for i, s in docket.standings.items()}

    def swapped(self) -> "Pair":
        return Pair(self.project, (self.guids[1], self.guids[0]))


@pytest.fixture
def pair(model: Path, tmp_path: Path, draft: Callable[..., Draft]) -> Iterator[Pair]:
    project = projects.open_project(Path(shutil.copy(model, tmp_path)), reviewer="Anna")
    left, right = articles.add_articles(project, [draft(LEFT, "Missiles"), draft(RIGHT, "Arms")]).articles
    yield Pair(project, (left, right))
    project.close()


@pytest.mark.parametrize("verdict", Verdict)
def test_a_decision_is_one_action_with_author_time_and_comment(
    pair: Pair, verdict: Verdict, state: State
) -> None:
    before = state(pair.project)
    label = pair.decide(pair.number("450"), verdict, " because\r\nI looked ")
    (ruling,) = pair.rulings()
    assert (ruling.verdict, ruling.reviewer, ruling.comment) == (verdict, "Anna", "because\nI looked")
    assert ruling.created
    assert label.endswith(": Quantity 450 missiles ↔ 540 missiles")
    assert history.undo_label(pair.project) == label
    history.undo(pair.project)
    assert state(pair.project) == before
    history.redo(pair.project)
    assert pair.rulings() == (ruling,)


def test_the_newest_decision_takes_the_place_of_the_older(pair: Pair) -> None:
    index = pair.number("450")
    pair.decide(index, Verdict.DISMISSED)
    pair.decide(index, Verdict.CONFIRMED)
    assert [each.verdict for each in pair.rulings()] == [Verdict.CONFIRMED]
    assert pair.decide(index, Verdict.CONFIRMED) == ""
    history.undo(pair.project)
    assert [each.verdict for each in pair.rulings()] == [Verdict.DISMISSED]


def test_taking_back_and_commenting_are_actions_too(pair: Pair) -> None:
    pair.decide(pair.number("450"), Verdict.DISMISSED)
    assert findings.annotate(pair.project, pair.rulings()[0], "a typing error")
    assert pair.rulings()[0].comment == "a typing error"
    assert findings.annotate(pair.project, pair.rulings()[0], "a typing error ") == ""
    gone = pair.rulings()
    assert findings.take_back(pair.project, gone)
    assert pair.rulings() == ()
    assert findings.take_back(pair.project, gone) == ""
    with pytest.raises(Problem, match="taken back already"):
        findings.annotate(pair.project, gone[0], "too late")
    history.undo(pair.project)
    assert pair.rulings() == gone


def test_a_one_sided_difference_is_decided_like_any_other(pair: Pair) -> None:
    alone = next(i for i, each in enumerate(pair.found) if each.relation is Relation.LEFT_ONLY)
    pair.decide(alone, Verdict.DISMISSED)
    assert pair.docket().of(alone).status is Status.DISMISSED
    assert pair.rulings()[0].right == ()


@pytest.mark.parametrize("side", Side)
def test_an_article_that_contradicts_itself_is_decided_like_any_other(pair: Pair, side: Side) -> None:
    text = (LEFT, RIGHT)[list(Side).index(side)]
    first, second = (Span(text.index(word), text.index(word) + len(word)) for word in ("ministry", "island"))
    places = (first, None) if side is Side.LEFT else (None, first)
    made = Divergence(
        "quantity", Tier.CLAIM, Relation.CONFLICT, Severity.LOW, *places, "12", "13", "", again=second
    )
    assert made.within is side
    findings.decide(pair.project, *pair.guids, made, Verdict.DISMISSED)
    other = Pair(pair.project, (pair.guids[1], pair.guids[0]))
    for one, seen in ((pair, made), (other, replace(made, left=made.right, right=made.left))):
        left, right = one.articles()
        docket = settle(one.rulings(), [seen], (left.text, right.text))
        assert docket.of(0).status is Status.DISMISSED


def test_a_difference_without_a_passage_cannot_be_decided(pair: Pair) -> None:
    bare = Divergence("date", Tier.CLAIM, Relation.CONFLICT, Severity.LOW, None, None, "a", "b", "")
    with pytest.raises(Problem, match="no passage"):
        findings.decide(pair.project, *pair.guids, bare, Verdict.DISMISSED)
    outside = Divergence(
        "date", Tier.CLAIM, Relation.CONFLICT, Severity.LOW, Span(9999, 10_000), None, "", "", ""
    )
    with pytest.raises(Problem, match="lies outside"):
        findings.decide(pair.project, *pair.guids, outside, Verdict.DISMISSED)
    assert pair.rulings() == ()


def test_the_swapped_pair_shows_the_same_decisions(pair: Pair) -> None:
    pair.decide(pair.number("450"), Verdict.DISMISSED)
    pair.swapped().decide(pair.swapped().number("may"), Verdict.CONFIRMED)
    statuses = {standing.status for standing in pair.docket().standings.values()}
    assert statuses == {Status.DISMISSED, Status.CONFIRMED}
    here, there = pair.docket(), pair.swapped().docket()
    assert len(here.standings) == len(there.standings) == 2
    assert (here.astray, there.astray) == ((), ())
    values = {
        tuple(sorted((one.found[i].left_value, one.found[i].right_value))): standing.status
        for one in (pair, pair.swapped())
        for i, standing in one.docket().standings.items()
    }
    assert len(values) == 2


def test_a_corrected_text_keeps_the_decisions_or_shows_the_conflict(
    pair: Pair, draft: Callable[..., Draft]
) -> None:
    pair.decide(pair.number("450"), Verdict.DISMISSED)
    pair.decide(pair.number("will"), Verdict.CONFIRMED)
    told = articles.add_version(pair.project, pair.guids[0], draft(f"Corrected on Friday.\n\n{LEFT}"))
    assert "Decisions: 2 passages kept" in told.summary
    assert {pair.docket().of(pair.number("450")).status} == {Status.DISMISSED}
    articles.add_version(pair.project, pair.guids[0], draft(LEFT.replace("ordered 450", "ordered 455")))
    standing = pair.docket().of(pair.number("455"))
    assert standing.status is Status.CHECK
    assert "“450” ↔ “540”" in standing.why or "no longer stands" in standing.why
    assert pair.docket().of(pair.number("will")).status is Status.CONFIRMED
    history.undo(pair.project)
    assert pair.docket().of(pair.number("450")).status is Status.DISMISSED


def test_an_article_leaves_with_its_decisions_and_comes_back_with_them(pair: Pair) -> None:
    pair.decide(pair.number("450"), Verdict.DISMISSED)
    before = pair.rulings()
    articles.remove_article(pair.project, pair.guids[1])
    assert pair.project.rows("SELECT 1 FROM finding_decision") == []
    history.undo(pair.project)
    assert pair.rulings() == before


def test_random_decisions_undone_and_done_again_end_in_the_same_state(pair: Pair, state: State) -> None:
    chance = random.Random(7)
    found, states = pair.found, [state(pair.project)]
    for _ in range(25):
        index = chance.randrange(len(found))
        standing = pair.docket().of(index)
        if standing.rulings and chance.random() < 0.3:
            findings.take_back(pair.project, standing.rulings)
        elif not pair.decide(index, chance.choice(list(Verdict))):
            continue
        states.append(state(pair.project))
        assert len(pair.rulings()) == len(pair.docket().standings)
    last = pair.docket()
    for expected in reversed(states[:-1]):
        history.undo(pair.project)
        assert state(pair.project) == expected
    assert pair.rulings() == ()
    for expected in states[1:]:
        history.redo(pair.project)
        assert state(pair.project) == expected
    assert pair.docket() == last
    path = pair.project.path
    pair.project.close()
    pair.project = projects.open_project(path, reviewer="Anna")
    assert pair.docket() == last


# ---- the grades of a project


def tag(pair: Pair, index: int) -> None:
    found = pair.found[index]
    spans = zip(pair.guids, (found.left, found.right), strict=True)
    facts.tag_fact(pair.project, "A fact", [Quote(guid, span) for guid, span in spans if span])


def test_the_engine_is_graded_over_every_decided_pair(pair: Pair, tmp_path: Path) -> None:
    assert grading.graded(grading.cases(pair.project)) == Report()
    pair.decide(pair.number("450"), Verdict.DISMISSED)
    tag(pair, pair.number("will"))
    report = grading.graded(grading.cases(pair.project))
    assert report.pairs == 1
    assert (report.total.dismissed, report.total.tagged, report.total.decided) == (1, 1, 2)
    assert report.total.found == len(pair.found)
    grading.write(report, tmp_path / "grades.csv")
    with (tmp_path / "grades.csv").open(newline="", encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    assert lines[-1]["kind"] == "all"
    assert (lines[-1]["found"], lines[-1]["decided"]) == (str(len(pair.found)), "2")
    assert sum(int(line["found"]) for line in lines[:-1]) == len(pair.found)


def test_a_fact_that_tags_no_difference_makes_no_decided_pair(pair: Pair) -> None:
    facts.tag_fact(
        pair.project, "A fact", [Quote(pair.guids[0], Span(0, 3)), Quote(pair.guids[1], Span(0, 3))]
    )
    assert len(grading.cases(pair.project)) == 1
    assert grading.graded(grading.cases(pair.project)) == Report()


def test_what_is_found_no_more_is_counted_apart(pair: Pair, draft: Callable[..., Draft]) -> None:
    pair.decide(pair.number("450"), Verdict.DISMISSED)
    articles.add_version(pair.project, pair.guids[1], draft(RIGHT.replace("540", "450")))
    report = grading.graded(grading.cases(pair.project))
    assert (report.astray + report.to_check, report.total.decided) == (1, 0)
