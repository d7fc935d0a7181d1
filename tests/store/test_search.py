from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.store import checks, facts, history, open_project, searching
from workbench.store.project import Project


def _found(project: Project, index: str, query: str) -> int:
    return len(project.rows(f"SELECT rowid FROM {index} WHERE {index} MATCH ?", [f'"{query}"']))  # noqa: S608


def test_the_indices_follow_undo_and_redo(project: Project) -> None:
    with project.action("Tag") as action:
        facts.add_fact(action, "Zwölf Menschen starben", "claim")
    assert _found(project, "fact_search", "zwolf") == 1
    with project.action("Edit") as action:
        action.update("fact", 1, {"statement": "Dreizehn Menschen starben"})
    assert (_found(project, "fact_search", "zwolf"), _found(project, "fact_search", "dreizehn")) == (0, 1)
    history.undo(project)
    assert (_found(project, "fact_search", "zwolf"), _found(project, "fact_search", "dreizehn")) == (1, 0)
    history.undo(project)
    assert _found(project, "fact_search", "menschen") == 0
    history.redo(project)
    assert _found(project, "fact_search", "menschen") == 1


DAMAGE = {
    "data overwritten": "UPDATE article_search_data SET block = x'00'; "
    "UPDATE fact_search_data SET block = x'ff'",
    "data gone": "DELETE FROM article_search_data; DELETE FROM fact_search_idx",
    "sizes gone": "DELETE FROM article_search_docsize",
    "settings altered": "UPDATE article_search_config SET v = 9",
    "settings added": "INSERT INTO article_search_config VALUES ('rank', 'bm25(1)')",
}


@pytest.mark.parametrize("script", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_index_is_made_anew_at_the_next_opening(
    path: Path, tamper: Callable[[str], None], script: str
) -> None:
    tamper(script)
    project = open_project(path, reviewer="Anna")
    assert [hit.title for hit in searching.articles_with(project, "missile", 9)] == ["A title"]
    assert checks.health(project).whole
    project.close()


def test_an_index_that_breaks_while_it_is_used_stops_neither_search_nor_work(
    path: Path, tamper: Callable[[str], None]
) -> None:
    tamper(DAMAGE["data gone"])
    reading = open_project(path, reviewer="Anna", read_only=True)
    assert [hit.title for hit in searching.articles_with(reading, "missile", 9)] == ["A title"]
    assert searching.facts_with(reading, "missile", 9) == ()
    assert checks.health(reading).search
    reading.close()


def test_a_writer_goes_on_and_the_index_is_mended(
    project: Project, path: Path, tamper: Callable[[str], None]
) -> None:
    tamper(DAMAGE["data overwritten"])
    with project.action("Tag a fact") as action:
        facts.add_fact(action, "It flies", "claim")
    project.close()
    again = open_project(path, reviewer="Anna")
    assert len(searching.facts_with(again, "flies", 9)) == 1
    assert checks.health(again).whole
    again.close()
