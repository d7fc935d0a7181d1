import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workbench.cli.program import program
from workbench.flow import articles, facts, projects


def workbench(*arguments: object) -> Result:
    return CliRunner().invoke(program, [str(argument) for argument in arguments])


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Path, Path]:
    """A project and its copy, in which one fact says something else and another is new."""
    mine, theirs = tmp_path / "Mine.swb", tmp_path / "Theirs.swb"
    project = projects.open_project(mine, reviewer="Anna", create=True)
    articles.add_articles(project, [articles.read_pasted("Leaders met on April 10.")])
    guid = facts.tag_fact(project, "They met.", []).guid
    project.close()
    shutil.copy(mine, theirs)
    for path, statement in ((mine, "Mine.\x1b[31m"), (theirs, "Theirs.")):
        project = projects.open_project(path, reviewer="Anna")
        facts.edit_fact(project, guid, statement=statement)
        if path == theirs:
            facts.tag_fact(project, "New.", [])
        project.close()
    return mine, theirs


def statements(path: Path) -> list[str]:
    project = projects.open_project(path, reviewer="Anna", read_only=True)
    found = [fact.statement for fact in facts.facts(project)]
    project.close()
    return found


def test_a_dry_run_tells_everything_and_changes_nothing(copies: tuple[Path, Path]) -> None:
    before = [path.read_bytes() for path in copies]
    result = workbench("merge", *copies, "--dry-run")
    assert (result.exit_code, [path.read_bytes() for path in copies]) == (0, before)
    assert result.stdout.startswith("“Theirs.swb” would bring 1 fact; 1 field says two things.\n")
    assert "fact: 1 new, 0 here already" in result.stdout
    assert "there: Theirs." in result.stdout
    assert "\x1b" not in result.stdout


def test_json_names_each_conflict(copies: tuple[Path, Path]) -> None:
    told = json.loads(workbench("merge", *copies, "--dry-run", "--format", "json").stdout)
    assert [(each["field"], each["theirs"]) for each in told["conflicts"]] == [("statement", "Theirs.")]
    assert {"thing": "fact", "new": 1, "here": 0, "conflicting": 1} in told["counts"]


@pytest.mark.parametrize(("keep", "first"), [("both", "Mine."), ("mine", "Mine."), ("theirs", "Theirs.")])
def test_a_merge_keeps_what_was_asked_for(copies: tuple[Path, Path], keep: str, first: str) -> None:
    result = workbench("merge", *copies, "--keep", keep, "--reviewer", "Anna")
    assert result.exit_code == 0
    found = statements(copies[0])
    assert (found[0].removesuffix("\x1b[31m"), found[1:]) == (first, ["New."])
    assert "merged: 1 fact" in result.stdout


def test_the_same_merge_again_adds_nothing(copies: tuple[Path, Path]) -> None:
    workbench("merge", *copies)
    assert workbench("merge", *copies).stdout.startswith("Everything in “Theirs.swb” is here already.")


def test_a_project_is_not_merged_into_itself(copies: tuple[Path, Path]) -> None:
    result = workbench("merge", copies[0], copies[0])
    assert (result.exit_code, "Choose the other copy" in result.stderr) == (1, True)
