"""Which articles belong together: found, kept in pieces, added to, and overruled by people."""

import pickle
import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from workbench.core.draft import Draft
from workbench.core.ticket import Cancelled, Ticket
from workbench.flow import articles, history, kinship, library, neighbours
from workbench.flow.library import Query
from workbench.flow.projects import Project

Made = Callable[..., Draft]
WORDS = [f"{a}{b}" for a in ("har", "min", "fer", "bri", "cou", "vil", "sto", "gar") for b in
         ("bour", "ister", "ry", "dge", "ncil", "lage", "rm", "den", "ton", "sel")]  # fmt: skip


def prose(number: int, count: int = 120) -> str:
    """A text of its own, the same at every call."""
    chance = random.Random(number)
    words = [chance.choice(WORDS) + str(chance.randrange(40)) for _ in range(count)]
    return "\n\n".join(" ".join(words[at : at + 30]).capitalize() + "." for at in range(0, count, 30))


@pytest.fixture
def family(project: Project, draft: Made) -> Project:
    """Beside the three of the model: 4 to 6 of one text, 7 and 8 of another, 9 alone."""
    texts = (
        prose(1),
        prose(1)[:600],
        prose(1) + "\n\nOne more line stands here.",
        prose(2),
        prose(2)[200:],
        prose(3),
    )
    articles.add_articles(project, [draft(text, f"A{n}") for n, text in enumerate(texts)])
    return project


def look(project: Project, *measures: str) -> neighbours.Found:
    found = neighbours.find(project.path, measures or ("near",))
    neighbours.keep_all(project, pickle.loads(pickle.dumps(found)))  # noqa: S301 - as the worker hands it over
    return found


def groups(project: Project, measure: str = "near") -> list[list[int]]:
    """The groups of what was added here; the model's first two articles are near-duplicates as well."""
    return [
        list(library.listing(project, Query(**{measure: card.key})).keys)  # type: ignore[arg-type]
        for card in library.groups(project, measure)
        if card.key > 3
    ]


def guids(project: Project, *keys: int) -> list[str]:
    return [card.guid for card in library.cards(project, keys)]


def test_copies_and_trims_come_into_one_group(family: Project) -> None:
    look(family)
    assert groups(family) == [[4, 5, 6], [7, 8]]
    card = library.cards(family, [6])[0]
    assert (card.near, card.near_size, card.story_size) == (4, 3, 1)
    group = library.groups(family, "near")[0]
    assert (group.key, group.articles, group.title) == (4, 3, "A0")
    assert library.facets(family).groups == {"near": 3, "story": 0}


def test_what_is_new_is_held_against_the_others(family: Project, draft: Made, monkeypatch) -> None:
    look(family)
    assert look(family).fresh == 0
    fresh = [draft(prose(2)[:500], "new"), draft(prose(8), "eight"), draft(prose(8)[100:], "eight again")]
    articles.add_articles(family, fresh)
    monkeypatch.setattr(kinship.Search, "_near", None)  # it is not done anew
    found = look(family)
    assert (found.fresh, found.kin[0].anew) == (3, False)
    assert groups(family) == [[4, 5, 6], [7, 8, 10], [11, 12]]


def test_many_new_ones_are_joined_anew_with_the_same_groups(
    family: Project, draft: Made, monkeypatch
) -> None:
    look(family)
    articles.add_articles(family, [draft(prose(2)[:500], "new"), draft(prose(8), "eight")])
    monkeypatch.setattr(kinship, "FEW", 1)
    assert look(family).kin[0].anew
    assert groups(family) == [[4, 5, 6], [7, 8, 10]]


def test_another_text_is_looked_at_again(family: Project, draft: Made) -> None:
    look(family)
    articles.add_version(family, guids(family, 8)[0], draft(prose(3)[:700]))
    assert library.cards(family, [8])[0].near == 8
    look(family)
    assert groups(family) == [[4, 5, 6], [8, 9]]
    history.undo(family)
    look(family)
    assert groups(family) == [[4, 5, 6], [7, 8]]


def test_shares_are_told_where_they_are_known(family: Project) -> None:
    look(family)
    matrix = neighbours.likenesses(family, guids(family, 4, 5, 9), "near")
    assert [matrix[0][0], matrix[2]] == [1.0, (None, None, 1.0)]
    assert matrix[1][0] == 1.0  # all of the trim stands in the whole text
    assert 0.3 < (matrix[0][1] or 0) < 1.0


def test_the_groups_follow_what_people_say_and_undo_takes_it_back(family: Project) -> None:
    look(family)
    library.rule(family, guids(family, 4, 9), "together")
    assert groups(family) == [[4, 5, 6, 9], [7, 8]]
    library.rule(family, guids(family, 4, 5), "apart")
    assert sorted(groups(family)) == [[4, 9], [5, 6], [7, 8]]  # the trim is more like the other copy
    history.undo(family)
    history.undo(family)
    assert groups(family) == [[4, 5, 6], [7, 8]]
    history.redo(family)
    assert groups(family) == [[4, 5, 6, 9], [7, 8]]
    library.rule(family, guids(family, 4, 9), "")
    assert groups(family) == [[4, 5, 6], [7, 8]]


def test_a_ruling_outlives_a_new_search(family: Project, draft: Made, monkeypatch) -> None:
    library.rule(family, guids(family, 7, 8), "apart")
    library.rule(family, guids(family, 8, 9), "together")
    look(family)
    assert groups(family) == [[4, 5, 6], [8, 9]]
    articles.add_articles(family, [draft(prose(9), "nine")])
    monkeypatch.setattr(kinship, "FEW", 0)
    assert look(family).kin[0].anew
    assert groups(family) == [[4, 5, 6], [8, 9]]


def test_what_people_said_before_keeps_no_article_from_being_looked_at(family: Project) -> None:
    library.rule(family, guids(family, 7, 8), "apart")
    look(family)
    assert groups(family) == [[4, 5, 6]]
    library.rule(family, guids(family, 7, 8), "")
    assert groups(family) == [[4, 5, 6], [7, 8]]


def test_an_article_that_comes_back_with_its_ruling_is_looked_at_again(family: Project) -> None:
    look(family)
    library.rule(family, guids(family, 8, 9), "together")
    library.remove_articles(family, guids(family, 8))
    history.undo(family)
    assert groups(family) == [[4, 5, 6], [8, 9]]
    assert look(family).fresh
    assert groups(family) == [[4, 5, 6], [7, 8, 9]]


def test_what_was_changed_during_the_search_is_looked_at_next_time(family: Project, draft: Made) -> None:
    found = neighbours.find(family.path)
    articles.add_version(family, guids(family, 8)[0], draft(prose(3)[:700]))
    library.remove_articles(family, guids(family, 6))
    neighbours.keep_all(family, found)
    assert groups(family) == [[4, 5]]
    look(family)
    assert groups(family) == [[4, 5], [8, 9]]


def test_keeping_is_done_in_short_steps_that_leave_a_sound_project(family: Project, monkeypatch) -> None:
    monkeypatch.setattr(neighbours, "PIECE", 2)
    found = neighbours.find(family.path)
    shares = []
    for share in neighbours.keep(family, found):
        shares.append(share)
        assert library.listing(family, Query()).total == 9
    assert shares == sorted(shares)
    assert (len(shares) > 8, shares[-1], groups(family)) == (True, 1.0, [[4, 5, 6], [7, 8]])
    assert history.undo_label(family) == "Add 6 articles"


def test_reports_of_one_event_are_grouped(project: Project, draft: Made) -> None:
    told = (
        "Minister Anna Halvorsen resigned in Larvik on Monday over the Color Line ferry contract of 2024.",
        "Over the ferry contract with Color Line, Anna Halvorsen stepped down as minister, Larvik heard.",
        "Rain and 12 degrees are expected along the western coast by Thursday evening.",
    )
    drafts = [replace(draft(text, text[:30]), published="2024-04-10") for text in told]
    articles.add_articles(project, drafts)
    look(project, "near", "story")
    assert library.cards(project, [4])[0].story_size == 2
    assert [4, 5] in groups(project, "story")
    assert len(project.rows("SELECT 1 FROM trait")) == 6
    articles.edit_article(project, guids(project, 4)[0], {"published": "2023-01-01"})
    assert len(project.rows("SELECT 1 FROM trait")) == 5
    matrix = neighbours.likenesses(project, guids(project, 4, 5), "story")
    assert matrix[0][1] == matrix[1][0]
    assert 0.1 < (matrix[0][1] or 0) <= 1.0
    assert look(project, "near", "story").kin[1].anew  # a day says something of the event
    assert len(project.rows("SELECT 1 FROM trait")) == 6
    assert look(project, "near", "story").fresh == 0


def test_a_search_can_be_given_up(family: Project) -> None:
    with pytest.raises(Cancelled):
        neighbours.find(family.path, ("near",), Ticket(is_cancelled=lambda: True))


def test_a_search_reports_its_progress(family: Project) -> None:
    said: list[tuple[float, str]] = []
    neighbours.find(family.path, ("near",), Ticket(lambda share, label: said.append((share, label))))
    assert any("of 9" in label for _, label in said)
    assert said[-1][0] <= 1.0
