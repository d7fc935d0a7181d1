import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.flow import articles, facts, history, projects, searching
from workbench.flow.projects import Project


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
