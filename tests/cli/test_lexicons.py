"""Word lists of one's own, and what is said of languages without any, at the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workbench.cli.program import program

FRENCH = (
    "Le maire a dit mardi que le pont sur la rivière aura 450 mètres de long et qu'il pourrait être ouvert "
    "au printemps de l'année prochaine, quand les travaux sur la route auront pris fin.\n"
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    left, right, lists = tmp_path / "left.txt", tmp_path / "right.txt", tmp_path / "lists"
    left.write_text("The court heard the plaintiff on Monday.\n", encoding="utf-8")
    right.write_text("The court heard the gribbler on Monday.\n", encoding="utf-8")
    (lists / "en").mkdir(parents=True)
    (lists / "en" / "contrasts.txt").write_text("superlative: plaintiff, gribbler\n", encoding="utf-8")
    return left, right, lists


@pytest.fixture(autouse=True)
def no_lists_of_the_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def compare(*arguments: object) -> Result:
    return CliRunner().invoke(program, ["compare", *map(str, arguments)])


def kinds(answer: str) -> set[str]:
    return {each["kind"] for each in json.loads(answer)["divergences"]}


def test_lists_of_one_s_own_change_what_is_found(files: tuple[Path, Path, Path]) -> None:
    left, right, lists = files
    plain = compare(left, right, "--format", "json")
    assert "superlative" not in kinds(plain.stdout)
    own = compare(left, right, "--format", "json", "--lexicons", lists)
    assert "superlative" in kinds(own.stdout)


def test_lists_of_one_s_own_serve_a_batch_too(files: tuple[Path, Path, Path], tmp_path: Path) -> None:
    left, right, lists = files
    pairs, answers = tmp_path / "pairs.jsonl", tmp_path / "answers.jsonl"
    row = {"id": 1, "left": left.read_text("utf-8"), "right": right.read_text("utf-8")}
    pairs.write_text(json.dumps(row) + "\n", encoding="utf-8")
    result = compare("--batch", pairs, "-o", answers, "--jobs", 1, "--lexicons", lists)
    assert result.exit_code == 0
    assert "superlative" in kinds(answers.read_text("utf-8"))


def test_a_line_that_can_t_be_read_is_named(files: tuple[Path, Path, Path]) -> None:
    left, right, lists = files
    (lists / "en" / "months.txt").write_text("brumaire = elf\n", encoding="utf-8")
    result = compare(left, right, "--lexicons", lists)
    assert result.exit_code != 0
    assert "months.txt can't be read at line 1" in result.stderr


def test_a_folder_that_is_not_there_is_wrong_usage(files: tuple[Path, Path, Path]) -> None:
    assert compare(*files[:2], "--lexicons", files[2] / "nowhere").exit_code == 2


def test_a_language_without_lists_is_said_in_text_and_json(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "b.txt").write_text(FRENCH.replace("450", "540"), encoding="utf-8")
    sides = tmp_path / "a.txt", tmp_path / "b.txt"
    assert "The language of these articles is not known." in compare(*sides).stdout
    answer = compare(*sides, "--format", "json").stdout
    assert json.loads(answer)["notices"]
    assert kinds(answer) == {"quantity"}
