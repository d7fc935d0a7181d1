import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.core.model import Article, Tier
from workbench.core.problem import Problem
from workbench.flow import comparing, history, projects, wordlists
from workbench.flow.projects import Project

LEFT = Article("The court heard the plaintiff on Monday.")
RIGHT = Article("The court heard the gribbler on Monday.")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = projects.open_project(tmp_path / "p.swb", reviewer="Anna", create=True)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def no_lists_of_one_s_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "source-workbench" / "lexicons" / "en"


def kinds(project: Project) -> set[str]:
    lists = wordlists.for_comparing(project)
    there = pickle.loads(pickle.dumps((LEFT, RIGHT, (), lists)))  # noqa: S301
    found = comparing.compare_articles(*there)
    return {d.kind for d in found.divergences if d.tier is Tier.CLAIM}


def test_a_list_kept_in_the_project_changes_what_is_found_and_undo_takes_it_back(project: Project) -> None:
    before = kinds(project)
    wordlists.keep(project, "en", "contrasts", "# ours\nsuperlative: plaintiff, gribbler\n")
    assert "superlative" in kinds(project)
    history.undo(project)
    assert wordlists.of_project(project) == ()
    assert kinds(project) == before
    history.redo(project)
    assert [(each.language, each.name) for each in wordlists.of_project(project)] == [("en", "contrasts")]


def test_a_list_can_be_written_anew_and_taken_away(project: Project) -> None:
    wordlists.keep(project, "en_GB", "stop_words", "gribble\n")
    wordlists.keep(project, "en", "stop_words", "-the\n")
    assert [each.text for each in wordlists.of_project(project)] == ["-the\n"]
    wordlists.keep(project, "en", "stop_words", "  \n")
    assert wordlists.of_project(project) == ()
    with pytest.raises(Problem, match="no word list en/stop_words"):
        wordlists.remove(project, "en", "stop_words")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("months", "# ours\nbrumaire = elf\n", "line 2"),
        ("month", "brumaire = 11\n", "Did you mean “months”"),
        ("stop_words", "-gribble\n", "can't be taken away"),
    ],
)
def test_a_list_that_can_t_be_read_is_not_kept(project: Project, name: str, text: str, said: str) -> None:
    with pytest.raises(Problem, match=said):
        wordlists.keep(project, "en", name, text)
    assert wordlists.of_project(project) == ()


def test_lists_of_the_configuration_come_before_the_project_s(
    project: Project, no_lists_of_one_s_own: Path
) -> None:
    no_lists_of_one_s_own.mkdir(parents=True)
    (no_lists_of_one_s_own / "months.txt").write_text("brumaire = 11\n", encoding="utf-8")
    wordlists.keep(project, "en", "months", "brumaire = 10\n")
    assert [each.text for each in wordlists.for_comparing(project)] == ["brumaire = 11\n", "brumaire = 10\n"]


def test_a_table_is_shown_as_shipped() -> None:
    assert "months" in wordlists.table_names()
    assert wordlists.shipped("en", "months").startswith("#")
    assert "en" in wordlists.codes()
