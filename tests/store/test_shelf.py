"""The newest versions by number, kept inside each action."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from workbench.core.draft import Draft
from workbench.store import Project, articles, health, history, open_project, shelf

_ROWS = "SELECT article_id, version_id, text_id, words FROM shelf ORDER BY article_id"


def draft(text: str) -> Draft:
    return Draft(text, text.encode(), hashlib.sha256(text.encode()).hexdigest())


def test_it_follows_versions_removals_and_undo(project: Project) -> None:
    first = project.tuples(_ROWS)
    with project.action("Correct") as action:
        articles.add_version(action, 1, 2, draft("It costs four million."))
    second = project.tuples(_ROWS)
    assert (first, second) == ([(1, 1, 1, 8)], [(1, 2, 2, 4)])
    with project.action("Remove") as action:
        articles.remove(action, 1)
    assert project.tuples(_ROWS) == []
    history.undo(project)
    assert project.tuples(_ROWS) == second
    history.undo(project)
    assert project.tuples(_ROWS) == first
    assert project.search_fits()


def test_what_was_altered_from_outside_is_made_anew(path: Path, tamper: Callable[[str], None]) -> None:
    tamper("DELETE FROM shelf")
    opened = open_project(path, reviewer="Anna")
    assert (opened.tuples(_ROWS), health(opened).whole) == ([(1, 1, 1, 8)], True)
    opened.close()


def test_what_a_glance_does_not_see_is_found_by_looking_at_all(project: Project) -> None:
    with project.action("Add") as action:
        articles.add(action, draft("Another article altogether."), "Another")
        action.database.execute("UPDATE shelf SET text_id = 2")
    assert not shelf.fits(project._database)
    assert health(project).search
