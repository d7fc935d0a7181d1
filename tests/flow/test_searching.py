import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.flow import articles, facts, history, library, projects, searching
from workbench.flow.library import Query
from workbench.flow.projects import Project
from workbench.store import ranking


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory, model) -> Iterator[Project]:
    copied = Path(shutil.copy(model, tmp_path_factory.mktemp("shelf")))
    opened = projects.open_project(copied, reviewer="Anna")
    facts.tag_fact(opened, "The deal is worth 3 billion", [])
    yield opened
    opened.close()


@settings(max_examples=300, deadline=None)
@given(words=st.text(max_size=40) | st.text('"*()^:+-{}AND OR NOT NEAR deal _', max_size=30))
def test_any_characters_can_be_asked_for(shelf: Project, words: str) -> None:
    found = searching.search(shelf, words)
    for hit, snippets in found.articles:
        assert all(0 <= place.start < place.end <= len(hit.text) for place in hit.places)
        assert [each.span.of(hit.text) for each in snippets] == [each.exact for each in snippets]
    assert searching.quoting(shelf, words) is not None


def test_words_are_found_whole_but_the_last_as_a_beginning(project: Project) -> None:
    assert searching.query_of('deal OR "bill') == '"deal" "OR" "bill"*'
    found = searching.search(project, "billion dol")
    ((hit, snippets),) = found.articles
    assert hit.title == "Article 1"
    assert [each.exact for each in snippets] == ["billion"]  # the next stands in sight of it
    assert snippets[0].before.endswith("worth 3 ")
    assert snippets[0].after == " dollars."
    assert searching.search(project, "bil dollars").articles == ()


def test_accents_and_other_scripts_are_found(project: Project, draft) -> None:
    assert [hit.title for hit, _ in searching.search(project, "etait").articles] == ["Article 0"]
    assert [hit.title for hit, _ in searching.search(project, "עולם").articles] == ["Article 2"]
    articles.add_articles(project, [draft("首相は合意を発表した。", "Tokyo")])
    ((hit, (snippet,)),) = searching.search(project, "合意").articles
    assert (hit.title, snippet.exact, snippet.before) == ("Tokyo", "合意", "首相は")


def test_facts_are_found_by_their_own_words_and_by_number(project: Project) -> None:
    facts.tag_fact(project, "Twelve people died", [])
    other = facts.tag_fact(project, "Nobody died", [])
    facts.edit_fact(project, other.guid, claimant="The ministry", context="Said on 合意 the radio")

    def numbers(words: str) -> list[int]:
        return [line.number for line in searching.search(project, words).facts]

    assert sorted(numbers("died")) == [1, 2]
    assert numbers("minis") == [2]
    assert numbers("合意") == [2]
    assert (numbers("F-0002"), numbers(" 2 ")) == ([2], [2])
    history.undo(project)
    assert numbers("minis") == []


def test_only_the_newest_version_is_searched(project: Project, draft) -> None:
    guid = articles.articles(project)[0].guid
    articles.add_version(project, guid, draft("Leaders met on April 12, at noon."))
    assert [hit.version for hit, _ in searching.search(project, "noon").articles] == [2]
    assert searching.search(project, "tard").articles == ()


def test_words_in_quotation_marks_stand_together(project: Project) -> None:
    assert searching.query_of("“the deal” worth") == '"the deal" "worth"*'
    assert searching.query_of('worth "the deal"') == '"worth" "the deal"'
    assert len(searching.search(project, '"deal is worth"').articles) == 2
    assert searching.search(project, '"worth is deal"').articles == ()


def test_a_beginning_has_three_letters_and_nothing_after_it() -> None:
    assert [searching.query_of(typed) for typed in ("de", "dea", "dea ", "dea.")] == [
        '"de"',
        '"dea"*',
        '"dea"',
        '"dea"',
    ]


def test_a_search_is_narrowed_like_a_list_and_read_by_pages(project: Project, draft) -> None:
    made = [draft(f"The ferry {n} left.", f"Ferry {n}", outlet=("Post", "Mail")[n % 2]) for n in range(7)]
    articles.add_articles(project, made)
    narrowed = searching.Query(outlet="Mail")
    assert {hit.title for hit, _ in searching.search(project, "ferry", narrowed).articles} == {
        "Ferry 1",
        "Ferry 3",
        "Ferry 5",
    }
    whole = [hit.title for hit, _ in searching.search(project, "ferry").articles]
    assert [hit.title for hit, _ in searching.search(project, "ferry", limit=3, offset=3).articles] == whole[
        3:6
    ]
    assert [hit.title for hit, _ in searching.pages(project, "ferry", limit=5)] == whole[:5]
    assert [hit.title for hit, _ in searching.pages(project, "ferry")] == whole


@pytest.mark.parametrize(("ranked", "counted"), [(4, 60_000), (4000, 3), (4, 3)])
def test_of_many_the_newest_are_ranked_and_none_is_lost(
    project: Project, draft, monkeypatch: pytest.MonkeyPatch, ranked: int, counted: int
) -> None:
    made = [draft(f"{'ferry ' * (n % 3 + 1)} number {n} left the harbour.", f"F{n}") for n in range(11)]
    articles.add_articles(project, made)
    exact = {hit.title for hit, _ in searching.search(project, "ferry ").articles}
    monkeypatch.setattr(ranking, "RANKED", ranked)
    monkeypatch.setattr(ranking, "COUNTED", counted)
    found = [hit.title for hit, _ in searching.search(project, "ferry ").articles]
    assert (set(found), len(found)) == (exact, 11)
    paged = [
        hit.title
        for at in range(0, 12, 3)
        for hit, _ in searching.search(project, "ferry ", limit=3, offset=at).articles
    ]
    assert paged == found
    if ranked == 4 and counted > 3:
        assert found[:2] == ["F8", "F10"] or set(found[:2]) == {"F9", "F10"}


def test_a_list_by_relevance_has_the_named_first(project: Project, draft) -> None:
    drafts = [draft("A ferry, a ferry and a ferry.", "Ships"), draft("Nothing of it here.", "The ferry")]
    articles.add_articles(project, drafts)
    found = library.listing(project, Query(words="ferry ", order="relevance"))
    assert [card.title for card in library.cards(project, found.keys)] == ["The ferry", "Ships"]
    by_title = library.listing(project, Query(words="ferry ", order="title"))
    assert [card.title for card in library.cards(project, by_title.keys)] == ["Ships", "The ferry"]
