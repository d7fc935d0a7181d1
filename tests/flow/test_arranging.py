"""Putting the articles of one group together in a list."""

from array import array

import pytest

from workbench.flow import arranging
from workbench.flow.arranging import excerpts, grouped
from workbench.flow.projects import Project


def test_groups_come_where_their_first_article_comes() -> None:
    found = grouped(array("q", (5, 3, 1, 4, 2)), {1: 1, 4: 1, 3: 3, 2: 3})
    assert [(section.group, list(section.keys)) for section in found.sections] == [(3, [3, 2]), (1, [1, 4])]
    assert list(found.alone) == [5]
    assert found.total == 5


def test_a_group_of_which_one_is_listed_is_a_group_still() -> None:
    found = grouped(array("q", (7,)), {7: 2, 2: 2})
    assert [list(section.keys) for section in found.sections] == [[7]]


@pytest.mark.parametrize(
    ("words", "exact"),
    [
        ("harbour clos", "harbour closed"),
        ("closed harb", "harbour"),
        ("HARB", "harbour"),
        ("our", "our"),
        ("港が", "港が"),
        ("nowhere", None),
        ("…", None),
    ],
)
def test_the_words_are_found_whole_or_singly(
    monkeypatch: pytest.MonkeyPatch, words: str, exact: str | None
) -> None:
    text = "The harbour closed. It was our own doing. 昨日港が閉鎖された。"
    monkeypatch.setattr(arranging.stored, "texts", lambda project, keys: {1: text})
    project: Project = None  # type: ignore[assignment]
    found = excerpts(project, [1], words)
    assert (found[1].exact if found else None) == exact
