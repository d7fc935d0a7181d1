"""The library by pages: listing, facets, bulk edits and rulings."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from workbench.core.draft import Draft
from workbench.core.model import Quote, Span
from workbench.core.problem import Problem
from workbench.flow import articles, facts, history, library, reviewing
from workbench.flow.library import Query
from workbench.flow.projects import Project

Made = Callable[..., Draft]
State = Callable[[Project], dict[str, list[dict[str, Any]]]]


@pytest.fixture
def shelf(project: Project, draft: Made) -> Project:
    """Six articles: three of the model's, three with provenance."""
    told = (
        ("Minister resigns over ferry deal.", "The Daily", "2024-04-10T08:00:00Z"),
        ("Ferry deal under review, minister says.", "The Daily", "2024-04"),
        ("Weather: rain from the west.", "Evening Post", "2024-05-01"),
    )
    drafts = [
        replace(draft(text, text.split(",")[0]), outlet=outlet, published=day, guessed=("title", "outlet"))
        for text, outlet, day in told
    ]
    articles.add_articles(project, drafts)
    return project


def titles(project: Project, query: Query) -> list[str]:
    return [card.title for card in library.cards(project, library.listing(project, query).keys)]


def test_everything_is_listed_in_the_order_of_import(shelf: Project) -> None:
    assert [card.guid for card in library.cards(shelf, library.listing(shelf, Query()).keys)] == [
        card.guid for card in articles.articles(shelf)
    ]
    assert library.count(shelf) == library.listing(shelf, Query()).total == 6


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(outlet="The Daily"), [4, 5]),
        (Query(since="2024-04-10"), [4, 6]),
        (Query(since="2024-04-01"), [4, 5, 6]),
        (Query(until="2024-04-10"), [4, 5]),
        (Query(since="2024-04", until="2024-04"), [4, 5]),
        (Query(words="ferry deal"), [4, 5]),
        (Query(words="daily"), [4, 5]),
        (Query(words="deal", outlet="The Daily", since="2024-04-02"), [4]),
        (Query(words="50% of _"), []),
        (Query(review="guessed"), [4, 5, 6]),
        (Query(order="title", outlet="The Daily", descending=True), [4, 5]),
        (Query(order="published", descending=True, words="e"), [6, 4, 5]),
    ],
)
def test_a_query_narrows_and_orders(shelf: Project, query: Query, found: list[int]) -> None:
    if query.words == "e":
        query = replace(query, words="", since="2024")
    assert list(library.listing(shelf, query).keys) == found


def test_cards_come_in_the_order_asked_without_those_gone(shelf: Project) -> None:
    assert [card.key for card in library.cards(shelf, [5, 99, 1, 4])] == [5, 1, 4]


def test_a_card_tells_its_reading_and_its_facts(shelf: Project) -> None:
    card = library.cards(shelf, [4])[0]
    assert (card.reading, card.fact_count, card.guessed) == ("", 0, ("title", "outlet"))
    reviewing.set_reading(shelf, card.guid, done=True)
    facts.tag_fact(shelf, "It is so.", [Quote(card.guid, Span(0, 8))])
    card = library.cards(shelf, [4])[0]
    assert (card.reading, card.fact_count, card) == ("done", 1, library.card(shelf, card.guid))
    assert titles(shelf, Query(review="done")) == titles(shelf, Query(review="quoted")) == [card.title]
    assert library.listing(shelf, Query(review="unread")).total == 5


def test_facets_count_what_there_is(shelf: Project) -> None:
    found = library.facets(shelf)
    assert (found.articles, dict(found.outlets)) == (6, {"The Daily": 2, "Evening Post": 1})
    assert (found.first, found.last) == ("2024-04", "2024-05-01")
    assert dict(found.reviews) == {"unread": 6, "in_progress": 0, "done": 0, "quoted": 0, "guessed": 3}


def test_many_are_edited_as_one_action_and_only_where_they_differ(shelf: Project, state: State) -> None:
    before = state(shelf)
    guids = [card.guid for card in articles.articles(shelf)]
    assert library.edit_articles(shelf, guids, {"outlet": "The Daily"}) == 4
    assert history.actions(shelf)[0].changes == 4
    cards = articles.articles(shelf)
    assert {card.outlet for card in cards} == {"The Daily"}
    assert [card.guessed for card in cards[3:]] == [("title", "outlet"), ("title", "outlet"), ("title",)]
    assert history.undo(shelf) == "Edit outlet of 4 articles"
    assert state(shelf) == before


def test_editing_a_field_makes_it_certain_and_a_guess_can_be_confirmed(shelf: Project) -> None:
    guid = library.cards(shelf, [4])[0].guid
    articles.edit_article(shelf, guid, {"outlet": "The Daily News"})
    assert library.cards(shelf, [4])[0].guessed == ("title",)
    assert library.confirm(shelf, [guid, library.cards(shelf, [1])[0].guid]) == 1
    assert library.cards(shelf, [4])[0].guessed == ()


def test_many_are_removed_as_one_action_or_none(shelf: Project, state: State) -> None:
    before = state(shelf)
    guids = [card.guid for card in library.cards(shelf, [1, 4, 5])]
    library.rule(shelf, guids, "together")
    ruled = state(shelf)
    assert library.remove_articles(shelf, guids) == 3
    assert library.count(shelf) == 3
    history.undo(shelf)
    assert state(shelf) == ruled
    history.undo(shelf)
    assert state(shelf) == before
    facts.tag_fact(shelf, "It is so.", [Quote(guids[1], Span(0, 8))])
    with pytest.raises(Problem, match="facts quote “Minister"):
        library.remove_articles(shelf, guids)
    assert library.count(shelf) == 6


def test_a_ruling_on_three_is_one_on_each_pair_and_can_be_turned_and_taken_back(shelf: Project) -> None:
    def said() -> list[tuple[int, int, str]]:
        rows = shelf.rows("SELECT low, high, ruling FROM pair_ruling ORDER BY low, high")
        return [(row["low"], row["high"], row["ruling"]) for row in rows]

    guids = [card.guid for card in library.cards(shelf, [5, 1, 4])]
    library.rule(shelf, guids, "apart")
    assert said() == [(1, 4, "apart"), (1, 5, "apart"), (4, 5, "apart")]
    library.rule(shelf, guids[:2], "together")
    assert said() == [(1, 4, "apart"), (1, 5, "together"), (4, 5, "apart")]
    library.rule(shelf, guids, "")
    assert said() == []
    with pytest.raises(Problem, match="too many"):
        library.rule(shelf, ["x"] * 61, "apart")


def test_what_stands_in_the_place_of_a_step_keeps_it_from_being_taken_back(shelf: Project) -> None:
    guids = [card.guid for card in library.cards(shelf, [4, 5])]
    for ruling in ("apart", "", "together"):
        library.rule(shelf, guids, ruling)
    gone = history.actions(shelf)[1]
    with pytest.raises(Problem, match="made later stands in its place"):
        history.take_back(shelf, gone.guid)
    assert shelf.tuples("SELECT ruling FROM pair_ruling") == [("together",)]
