"""What was judged and read goes with its fact and its article, and comes back with them."""

from collections.abc import Callable
from typing import Any

from workbench.core.reviewing import SHIPPED
from workbench.flow import articles, facts, history, reviewing, rounds
from workbench.flow.projects import Project

State = Callable[[Project], dict[str, Any]]


def test_an_article_that_was_read_can_be_removed(project: Project) -> None:
    guid = articles.articles(project)[0].guid
    reviewing.set_reading(project, guid, True)
    articles.remove_article(project, guid)
    history.undo(project)
    assert reviewing.readings(project) == {guid: ("Anna",)}


def test_a_fact_that_was_judged_can_be_removed_and_comes_back_whole(project: Project, state: State) -> None:
    scale = reviewing.add_scale(project, SHIPPED[0])
    fact = facts.tag_fact(project, "Leaders met.", []).guid
    opened = rounds.open_round(project, "", scale.guid).guid
    for name in ("Anna", "Bob"):
        project.reviewer = name
        rounds.assess(project, opened, fact, scale.verdicts[0].guid)
    rounds.reveal_round(project, opened)
    rounds.accept_unanimous(project, opened)
    before = state(project)
    facts.remove_fact(project, fact)
    assert rounds.assessments(project, opened, "Anna") == ()
    history.undo(project)
    assert state(project) == before
