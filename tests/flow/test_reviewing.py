from collections.abc import Callable
from dataclasses import replace

import pytest

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.core.reviewing import SHIPPED, Scale, Verdict
from workbench.flow import articles, history, reviewing, rounds
from workbench.flow.projects import Project

Made = Callable[..., Draft]


def test_reviewers_describe_themselves_and_keep_working_under_a_new_name(project: Project) -> None:
    me = reviewing.edit_reviewer(
        project,
        "",
        {"name": "Anna Bauer", "orcid": "https://orcid.org/0000-0002-1825-0097", "initials": "AB"},
    )
    assert (me.name, me.orcid, me.initials, me.active) == ("Anna Bauer", "0000-0002-1825-0097", "AB", True)
    assert project.reviewer == "Anna Bauer"
    assert [each.name for each in reviewing.reviewers(project)] == ["Anna Bauer"]
    assert reviewing.edit_reviewer(project, me.guid, {"active": False}).active is False
    assert history.undo(project) == "Edit reviewer “Anna Bauer”"
    assert reviewing.me(project).active is True


def test_who_is_new_gets_a_row_with_the_first_change(project: Project) -> None:
    project.reviewer = "Bob"
    assert reviewing.me(project).guid == ""
    assert reviewing.edit_reviewer(project, "", {"color": "#123456"}).name == "Bob"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"orcid": "0000-0002-1825-0098"}, "not an ORCID"),
        ({"name": "  "}, "needs a name"),
        ({"name": "ANNA"}, "called “Anna” already"),
    ],
)
def test_details_that_cannot_be_kept_are_refused(
    project: Project, changes: dict[str, object], said: str
) -> None:
    project.reviewer = "Bob"
    reviewing.edit_reviewer(project, "", {"initials": "B"})
    with pytest.raises(Problem, match=said):
        reviewing.edit_reviewer(project, "", changes)
    assert reviewing.me(project).initials == "B"


def test_reading_is_said_of_one_version(project: Project, draft: Made) -> None:
    guid = articles.articles(project)[0].guid
    reviewing.set_reading(project, guid, True)
    reviewing.set_reading(project, guid, True)
    project.reviewer = "Bob"
    reviewing.set_reading(project, guid, True)
    assert reviewing.readings(project) == {guid: ("Anna", "Bob")}
    reviewing.set_reading(project, guid, False)
    assert reviewing.readings(project) == {guid: ("Anna",)}
    articles.add_version(project, guid, draft("Leaders met on April 12."))
    assert reviewing.readings(project) == {}
    history.undo(project)
    assert reviewing.readings(project) == {guid: ("Anna",)}


def test_the_programs_scales_are_the_same_in_every_project(project: Project) -> None:
    assert reviewing.offered_scales(project) == SHIPPED
    made = reviewing.add_scale(project, SHIPPED[0])
    assert [verdict.label for verdict in made.verdicts][:2] == ["True", "Mostly true"]
    assert reviewing.offered_scales(project) == (made, *SHIPPED[1:])
    reviewing.remove_scale(project, made.guid)
    assert reviewing.add_scale(project, SHIPPED[0]) == made


def test_a_verdict_that_was_given_stays_on_its_scale(project: Project) -> None:
    from workbench.flow import facts

    made = reviewing.add_scale(project, Scale("Mine", (Verdict("Yes"), Verdict("No"), Verdict("Perhaps"))))
    fact = facts.tag_fact(project, "Leaders met.", [])
    opened = rounds.open_round(project, "", made.guid)
    rounds.assess(project, opened.guid, fact.guid, made.verdicts[1].guid)
    with pytest.raises(Problem, match="“No” stays on the scale"):
        reviewing.edit_scale(project, replace(made, verdicts=(made.verdicts[0], made.verdicts[2])))
    with pytest.raises(Problem, match="Round 1 uses it"):
        reviewing.remove_scale(project, made.guid)
    yes, no, _ = made.verdicts
    turned = (replace(no, label="Yes"), replace(yes, label="No"), Verdict("Never"))
    changed = reviewing.edit_scale(project, replace(made, name="Other", verdicts=turned))
    assert [verdict.label for verdict in changed.verdicts] == ["Yes", "No", "Never"]
    assert [verdict.guid for verdict in changed.verdicts][:2] == [no.guid, yes.guid]
    assert reviewing.verdicts_in_use(project, made.guid) == {no.guid}
    history.undo(project)
    assert reviewing.scale(project, made.guid) == made


@pytest.mark.parametrize(
    ("scale", "said"),
    [
        (Scale("", (Verdict("a"), Verdict("b"))), "need a name"),
        (Scale("One", (Verdict("a"),)), "at least two"),
        (Scale("Twice", (Verdict("a"), Verdict(" A "))), "different names"),
        (Scale("Order", (Verdict("a", 1), Verdict("b", 1)), ordered=True), "different number"),
    ],
)
def test_a_scale_that_cannot_be_judged_on_is_refused(project: Project, scale: Scale, said: str) -> None:
    with pytest.raises(Problem, match=said):
        reviewing.add_scale(project, scale)
    assert reviewing.scales(project) == ()


def test_two_scales_cannot_share_a_name(project: Project) -> None:
    reviewing.add_scale(project, Scale("Mine", (Verdict("a"), Verdict("b"))))
    with pytest.raises(Problem, match="already"):
        reviewing.add_scale(project, Scale("mine", (Verdict("a"), Verdict("b"))))
