from collections.abc import Callable

import pytest

from workbench.core.draft import Draft
from workbench.core.model import Quote, Span
from workbench.core.problem import Problem
from workbench.flow import articles, facts, history, repair
from workbench.flow.projects import Project

State = Callable[[Project], dict[str, list[dict[str, object]]]]
OLD = (
    "The council met on Monday. It approved the budget of 4 million euros for the harbour. 🚀 "
    "The mayor thanked everybody. A second bridge was promised for the spring."
)
NEW = (
    "The council met on Monday. It approved the budget for the harbour, 4 million euros in all. 🚀 "
    "A second bridge was promised for the autumn."
)


@pytest.fixture
def corrected(project: Project, draft: Callable[..., Draft]) -> str:
    """An article with three quotes, of which a correction kept one, lost one and changed one."""
    (guid,) = articles.add_articles(project, [draft(OLD, "Harbour")]).articles
    quotes = ("The council met on Monday.", "The mayor thanked everybody.", "the budget of 4 million euros")
    for words in quotes:
        start = OLD.index(words)
        facts.tag_fact(project, words, [Quote(guid, Span(start, start + len(words)))])
    articles.add_version(project, guid, draft(NEW, "Harbour"))
    return guid


def stray(project: Project, words: str) -> repair.Stray:
    return next(each for each in repair.strays(project, changed=True) if words in each.exact)


def status(project: Project, words: str) -> tuple[str, Span | None]:
    return next(
        (e.anchor_status, e.span) for f in facts.facts(project) for e in f.evidence if words in e.exact
    )


def test_what_the_correction_lost_waits_with_both_texts(project: Project, corrected: str) -> None:
    lost = stray(project, "mayor")
    assert (lost.status, lost.facts, lost.article, lost.version) == ("orphan", "F-0002", corrected, 2)
    both = repair.places(project, lost.guid)
    assert (both.old_version, both.version, both.text) == (1, 2, NEW)
    assert both.old_span is not None
    assert both.old_span.of(both.old_text) == "The mayor thanked everybody."
    assert not any("council" in each.exact for each in repair.strays(project, changed=True))


def test_a_place_said_by_a_person_stands_and_leaves_the_queue(
    project: Project, corrected: str, state: State
) -> None:
    found = stray(project, "budget")
    before = state(project)
    start = NEW.index("the budget for the harbour, 4 million euros")
    repair.settle(project, found.guid, Span(start, start + 43))
    assert status(project, "budget") == ("manual", Span(start, start + 43))
    assert found.guid not in {each.guid for each in repair.strays(project, changed=True)}
    assert "Settle" in history.undo_label(project)
    history.undo(project)
    assert state(project) == before


def test_a_loss_said_by_a_person_leaves_the_queue_and_keeps_the_words(
    project: Project, corrected: str
) -> None:
    repair.settle(project, stray(project, "mayor").guid, None)
    assert status(project, "mayor") == ("orphan", None)
    assert not any("mayor" in each.exact for each in repair.strays(project, changed=True))


def test_the_likely_places_are_offered_best_first(project: Project, corrected: str) -> None:
    both = repair.places(project, stray(project, "budget").guid)
    assert both.places
    scores = [score for _, score in both.places]
    assert scores == sorted(scores, reverse=True)
    assert "budget" in both.places[0][0].of(both.text)


@pytest.mark.parametrize("span", [Span(0, 10_000), Span(26, 27)])
def test_a_place_outside_the_text_or_blank_is_refused(project: Project, corrected: str, span: Span) -> None:
    with pytest.raises(Problem, match="Nothing was changed"):
        repair.settle(project, stray(project, "mayor").guid, span)


def test_the_next_version_is_sought_from_the_settled_place(
    project: Project, corrected: str, draft: Callable[..., Draft]
) -> None:
    start = NEW.index("the budget for the harbour, 4 million euros")
    repair.settle(project, stray(project, "budget").guid, Span(start, start + 43))
    articles.add_version(project, corrected, draft(f"Updated. {NEW}", "Harbour"))
    kept = status(project, "budget")
    assert kept[1] == Span(start + 9, start + 52)
