"""Searching a project from the shell, and putting very many articles into one."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workbench.cli.program import program
from workbench.flow import history, intake, library, projects


def workbench(*args: object) -> Result:
    return CliRunner().invoke(program, [str(arg) for arg in args])


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """Twelve articles in a file of JSON lines, one of them twice, and a line that is none."""
    file = tmp_path / "wire.jsonl"
    rows = [
        {
            "id": n,
            "text": f"The ferry number {n} 🚀 left the harbour late.",
            "title": f"Ferry {n}",
            "outlet": ("Post", "Mail")[n % 2],
            "published": f"2024-04-{10 + n}",
        }
        for n in range(12)
    ]
    said = [json.dumps(row) for row in (*rows, rows[0])]
    file.write_text("\n".join([*said[:5], "not an article", *said[5:]]), encoding="utf-8")
    return file


@pytest.fixture
def project(tmp_path: Path, lines: Path) -> Path:
    workbench("import", tmp_path / "mine.swb", lines)
    return tmp_path / "mine.swb"


def test_a_file_of_many_articles_is_stored_in_steps(
    tmp_path: Path, lines: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "MOST_ARTICLES", 5)
    done = workbench("import", tmp_path / "mine.swb", lines)
    assert done.exit_code == 1
    assert done.stdout == "12 articles added. In the project already, with the same text: “Ferry 0”.\n"
    assert done.stderr.count("workbench: ") == 1
    opened = projects.open_project(tmp_path / "mine.swb", reviewer="Anna")
    labels = [entry.label for entry in history.actions(opened) if entry.kind == "do"]
    assert len(labels) == 3
    assert all(" of 1 file: " in label for label in labels)
    assert library.count(opened) == 12
    opened.close()


def test_folders_are_walked_and_other_files_counted(tmp_path: Path) -> None:
    folder = tmp_path / "bundle"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "a.txt").write_text("It is so.", encoding="utf-8")
    (folder / "tool.exe").write_bytes(b"MZ")
    done = workbench("import", tmp_path / "mine.swb", folder)
    assert (done.exit_code, done.stdout) == (0, "1 article added.\n")
    assert "1 file was passed over (1 .exe)" in done.stderr


def test_nothing_to_read_makes_no_project(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert workbench("import", tmp_path / "mine.swb", tmp_path / "empty.txt").exit_code == 1
    assert not (tmp_path / "mine.swb").exists()


def test_what_is_found_is_written_with_the_words_around_it(project: Path) -> None:
    done = workbench("search", project, "ferry", "harb", "--limit", 3)
    assert (done.exit_code, done.stdout.count("\nFerry") + done.stdout.startswith("Ferry")) == (0, 3)
    assert "    The ferry number" in done.stdout
    assert workbench("search", project, "submarine").exit_code == 1


def test_a_search_is_narrowed_and_written_as_json(project: Path) -> None:
    done = workbench(
        "search",
        project,
        "ferry ",
        "--outlet",
        "Mail",
        "--since",
        "2024-04-15",
        "--limit",
        0,
        "--format",
        "json",
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert sorted(each["title"] for each in found) == ["Ferry 11", "Ferry 5", "Ferry 7", "Ferry 9"]
    for each in found:
        for snippet in each["snippets"]:
            start, end = snippet["in_text"]
            assert snippet["text"][start:end] == "ferry"
            assert snippet["span"] == [4, 9]
