"""The command that counts what reviewers decided: for people, for programs, for spreadsheets."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workbench.cli.program import program
from workbench.core.rulings import Verdict
from workbench.flow import articles, comparing, findings, projects

LEFT = "The ministry ordered 450 missiles on Monday. The harbour was closed for two days by a storm."
RIGHT = "The ministry ordered 540 missiles. The harbour was closed for three days by a storm."


def grade(path: Path, *options: str) -> Result:
    return CliRunner().invoke(program, ["grade", str(path), *options])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with one dismissed difference."""
    project = projects.open_project(tmp_path / "mine.swb", reviewer="M.", create=True)
    drafts = [articles.read_pasted(LEFT), articles.read_pasted(RIGHT)]
    left, right = articles.add_articles(project, drafts).articles
    pair = articles.article(project, left), articles.article(project, right)
    found = comparing.compare_articles(*pair).divergences
    findings.decide(project, left, right, found[0], Verdict.DISMISSED)
    project.close()
    return tmp_path / "mine.swb"


def test_people_read_a_table(path: Path) -> None:
    done = grade(path)
    assert done.exit_code == 0
    assert done.stdout.startswith("1 pair of articles with decisions: ")
    assert "1 decision: too few to tell" in done.stdout
    assert "nothing decided yet" in done.stdout
    assert max(map(len, done.stdout.splitlines())) < 120


def test_programs_read_an_object(path: Path) -> None:
    told = json.loads(grade(path, "--format", "json").stdout)
    assert told["pairs"] == 1
    total = told["kinds"][-1]
    assert (total["kind"], total["decided"], total["dismissed"], total["share"]) == ("all", 1, 1, 0.0)
    assert any(each["share"] is None for each in told["kinds"])


def test_spreadsheets_read_rows(path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(grade(path, "--format", "csv").stdout)))
    assert rows[-1]["kind"] == "all"
    assert sum(int(row["dismissed"]) for row in rows[:-1]) == 1


def test_an_undecided_project_says_so(tmp_path: Path) -> None:
    projects.open_project(tmp_path / "new.swb", reviewer="M.", create=True).close()
    assert grade(tmp_path / "new.swb").stdout.startswith("Nothing has been decided")
    assert json.loads(grade(tmp_path / "new.swb", "--format", "json").stdout)["pairs"] == 0


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    done = grade(tmp_path / "gone.swb")
    assert done.exit_code == 1
    assert done.stderr.startswith("workbench: ")
