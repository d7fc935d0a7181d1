import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workbench.cli.program import program
from workbench.core.draft import Draft
from workbench.flow import articles, projects

PORT = "The old harbour of Oslo handled {} containers in May, said a spokesman of the port."
LINES = (PORT.format(450), f"{PORT.format(540)} More soon.", f"{PORT.format(540)} It rains.")


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    made = []
    for number, text in enumerate(LINES):
        path = tmp_path / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        made.append(str(path))
    return made


@pytest.fixture
def project(tmp_path: Path) -> tuple[str, list[str]]:
    path = tmp_path / "Study.swb"
    opened = projects.open_project(path, reviewer="Anna", create=True)
    drafts = [
        Draft(t, t.encode(), hashlib.sha256(t.encode()).hexdigest(), title=f"No {i}")
        for i, t in enumerate(LINES)
    ]
    guids = articles.add_articles(opened, drafts).articles
    opened.close()
    return str(path), list(guids)


def run(*args: str) -> Result:
    return CliRunner().invoke(program, ["collate", *args])


def test_a_table_for_people(files: list[str]) -> None:
    told = run(*files)
    assert told.exit_code == 0
    assert "3 articles" in told.output.splitlines()[1]
    assert "Quantity  containers" in told.output
    assert "450 containers" in told.output
    assert "WHERE EACH ROW STANDS" in told.output
    assert all(len(line) <= 120 for line in told.output.splitlines())


def test_only_what_is_disputed(files: list[str]) -> None:
    every, some = run(*files).output, run("--disputed", *files).output
    assert "Date" in every
    assert "Date" not in some
    assert "450 containers" in some


def test_the_ending_of_the_file_chooses_the_format(files: list[str], tmp_path: Path) -> None:
    for name, start in (
        ("t.json", "{"),
        ("t.csv", "\ufeffnumber"),
        ("t.html", "<!DOCTYPE"),
        ("t.txt", "Claims"),
    ):
        assert run(*files, "-o", str(tmp_path / name)).exit_code == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_json_goes_to_standard_output(files: list[str]) -> None:
    told = json.loads(run(*files, "--format", "json").stdout)
    assert told["witnesses"] == ["A", "B", "C"]


def test_articles_of_a_project(project: tuple[str, list[str]]) -> None:
    path, guids = project
    assert "3 articles" in run(path).output
    told = json.loads(run(path, "--article", guids[2], "--article", guids[0], "--format", "json").stdout)
    assert [article["guid"] for article in told["articles"]] == [guids[2], guids[0]]


@pytest.mark.parametrize("extra", [["other.txt"], ["--lexicons", "."]])
def test_a_project_takes_nothing_beside_it(project: tuple[str, list[str]], extra: list[str]) -> None:
    assert run(project[0], *extra).exit_code == 2


def test_what_is_wrong_is_said_in_one_line(files: list[str], project: tuple[str, list[str]]) -> None:
    for args, status in (
        ((files[0],), 1),
        (("missing.txt", files[0]), 1),
        ((project[0], "--article", "nobody", "--article", "else"), 1),
        ((files[0], files[1], "--article", "x"), 2),
        ((), 2),
    ):
        told = run(*args)
        assert told.exit_code == status, told.output
        if status == 1:
            assert len(told.stderr.strip().splitlines()) == 1


def test_folders_are_looked_into(files: list[str]) -> None:
    folder = str(Path(files[0]).parent)
    assert run(folder).output == run(*sorted(files)).output


def test_nothing_of_an_article_steers_the_terminal(tmp_path: Path) -> None:
    paths = []
    for number in (1, 2):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"\x1b[31m\u202eThe harbour of Oslo sold {number}50 ships in May 2024, he said.\n")
        paths.append(str(path))
    assert "\x1b" not in run(*paths).output
    assert "\u202e" not in run(*paths).output
