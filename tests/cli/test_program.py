"""The commands as a shell runs them: output, exit statuses, one line for every failure."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from workbench import __version__
from workbench.cli.program import COMMANDS, program
from workbench.paths import resources

LEFT = resources("samples", "002_eeee1714ac9da3bd.txt")
RIGHT = resources("samples", "004_a837b510254e07d9.txt")
EXAMPLES = {
    "open": ["open", "gone.swb"],
    "compare": ["compare", "gone.txt", "gone.txt"],
    "cluster": ["cluster", "gone.jsonl", "-o", "out.jsonl"],
    "collate": ["collate", "gone.txt", "gone.txt"],
    "import": ["import", "new.swb", "gone.txt"],
    "search": ["search", "gone.swb", "words"],
    "extract": ["extract", "gone.txt", "-o", "out.jsonl"],
    "export": ["export", "gone.swb", "--format", "csv", "-o", "out.csv"],
    "import-facts": ["import-facts", "gone.swb", "gone.jsonl"],
    "grade": ["grade", "gone.swb"],
    "merge": ["merge", "gone.swb", "gone too.swb"],
    "doctor": ["doctor", "gone.swb"],
}


def no_window(project: Path | None) -> int:
    raise AssertionError("the window was opened")


def workbench(*arguments: object) -> Result:
    return CliRunner().invoke(program, [str(argument) for argument in arguments], obj=no_window)


def pairs(path: Path, rows: Iterable[object]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def test_every_command_has_its_example_here() -> None:
    assert set(EXAMPLES) == {command.name for command in COMMANDS}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name or "")
def test_every_command_explains_itself(command: click.Command) -> None:
    assert command.short_help
    assert command.help
    said = workbench(command.name, "--help")
    assert said.exit_code == 0
    assert command.help.split("\n")[0] in said.output.replace("\n  ", " ")
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.name not in ("style", "help"):
            assert parameter.help


@pytest.mark.usefixtures("no_display")
@pytest.mark.parametrize("arguments", EXAMPLES.values(), ids=EXAMPLES)
def test_a_problem_is_one_line_and_status_one(arguments: list[str], tmp_path: Path) -> None:
    known = [str(tmp_path / part) if "." in part else part for part in arguments]
    done = workbench(*known)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.startswith("workbench: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["compare"],
        ["compare", "one.txt"],
        ["compare", "a", "b", "c"],
        ["compare", "a", "b", "--jobs", "2"],
        ["compare", "--batch", "pairs.jsonl"],
        ["compare", "--batch", "pairs.jsonl", "a.txt", "-o", "out"],
        ["compare", "--jobs", "0", "a", "b"],
        ["compare", "a", "b", "--kind", "no-such-kind"],
        ["compare", "a", "b", "--format", "xml"],
        ["export", "a.swb", "-o", "out.xyz"],
        ["export", "a.swb", "-o", "out.csv", "--status", "guessed"],
        ["export", "a.swb", "--format", "xml", "-o", "out.csv"],
    ],
)
def test_wrong_usage_is_status_two(arguments: list[str]) -> None:
    assert workbench(*arguments).exit_code == 2


def test_an_output_without_a_batch_is_explained() -> None:
    assert "go with --batch" in workbench("compare", "a", "b", "-o", "out.jsonl").stderr


def test_it_says_its_version() -> None:
    assert __version__ in workbench("--version").output


@pytest.mark.usefixtures("no_display")
def test_without_a_display_the_sample_is_shown_as_text() -> None:
    done = workbench()
    assert done.exit_code == 0
    assert done.stderr.startswith("There is no display to open the window on")
    assert "[White Home]" in done.stdout


@pytest.mark.parametrize("arguments", [[], ["open"], ["mine.swb"], ["open", "mine.swb"]])
def test_with_a_display_the_window_opens(arguments: list[str]) -> None:
    opened: list[Path | None] = []

    def window(project: Path | None) -> int:
        opened.append(project)
        return 7

    done = CliRunner().invoke(program, arguments, obj=window)
    assert done.exit_code == 7
    assert opened == [Path("mine.swb") if "mine.swb" in arguments else None]


def test_the_report_names_the_broken_names() -> None:
    done = workbench("compare", LEFT, RIGHT)
    assert done.exit_code == 0
    assert "[White House]" in done.stdout
    assert "Security of Supply Arrangement ↔ Safety of Provide Association" in done.stdout
    assert "\x1b" not in done.stdout


def test_json_gives_spans_of_the_text() -> None:
    done = workbench("compare", LEFT, RIGHT, "--format", "json")
    found = json.loads(done.stdout)
    left, right = LEFT.read_text(encoding="utf-8"), RIGHT.read_text(encoding="utf-8")
    quoted = {
        (left[slice(*d["left"])], right[slice(*d["right"])])
        for d in found["divergences"]
        if d["left"] and d["right"]
    }
    assert ("White House", "White Home") in quoted
    assert found["left"]["file"] == LEFT.name
    assert {"links", "reuse", "divergences", "figures"} <= set(found)


def test_only_the_kind_that_was_asked_for() -> None:
    done = workbench("compare", LEFT, RIGHT, "--format", "json", "--kind", "acronym")
    assert {d["kind"] for d in json.loads(done.stdout)["divergences"]} == {"acronym"}


def test_a_batch_keeps_order_and_counts_code_points_of_the_given_text(tmp_path: Path) -> None:
    given = [
        {
            "id": number,
            "left": f"😀\r\nThey built {number} missiles.",
            "right": f"They built {number + 1} missiles.",
        }
        for number in range(40, 70)
    ]
    out = tmp_path / "out.jsonl"
    done = workbench("compare", "--batch", pairs(tmp_path / "in.jsonl", given), "-o", out, "--jobs", 2)
    assert done.exit_code == 0, done.stderr
    assert "30 comparisons written to “out.jsonl”" in done.stderr
    results = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [r["id"] for r in results] == [g["id"] for g in given]
    for pair, result in zip(given, results, strict=True):
        (claim,) = [d for d in result["divergences"] if d["tier"] == "claim"]
        assert str(pair["left"])[slice(*claim["left"])].startswith(str(pair["id"]))


@pytest.mark.parametrize(
    "texts",
    [("", ""), ("", "One sentence."), ("\x00\ud800", "\u202e"), ("\r\n\r\n", "a"), ("a" * 9000, "b" * 9000)],
)
def test_strange_texts_are_compared_all_the_same(texts: tuple[str, str], tmp_path: Path) -> None:
    given = pairs(tmp_path / "in.jsonl", [{"id": None, "left": texts[0], "right": texts[1]}])
    done = workbench("compare", "--batch", given, "-o", tmp_path / "out.jsonl", "--jobs", 1)
    assert done.exit_code == 0, done.stderr
    assert json.loads((tmp_path / "out.jsonl").read_bytes())["id"] is None


@pytest.mark.parametrize(
    "bad", ["{broken", "[1, 2]", '{"id": 1, "left": "a"}', '{"id": 1, "left": 2, "right": "b"}']
)
def test_a_bad_line_is_named_and_nothing_is_written(bad: str, tmp_path: Path) -> None:
    good = json.dumps({"id": 1, "left": "a", "right": "b"})
    (tmp_path / "in.jsonl").write_text(f"{good}\n\n{bad}\n{good}\n", encoding="utf-8")
    done = workbench("compare", "--batch", tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl")
    assert done.exit_code == 1
    assert "“in.jsonl”, line 3: " in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "out.jsonl").exists()


def test_articles_go_into_a_project_and_facts_come_out(tmp_path: Path) -> None:
    project = tmp_path / "mine.swb"
    bad = tmp_path / "empty.txt"
    bad.touch()
    done = workbench("import", project, LEFT, RIGHT, bad, "--reviewer", "Ada")
    assert done.exit_code == 1
    assert done.stdout == "2 articles added.\n"
    assert done.stderr == "workbench: “empty.txt” was not read: it is empty.\n"
    assert "In the project already" in workbench("import", project, LEFT).stdout
    assert workbench("doctor", project).stdout == "“mine.swb” is whole.\n"
    done = workbench("export", project, "--format", "csv-exact", "-o", tmp_path / "facts.csv")
    assert (done.exit_code, done.stdout) == (
        0,
        "0 facts with 0 quotes written to “facts.csv”. 1 thing left out.\n",
    )
    assert (tmp_path / "facts.csv").read_bytes().startswith(b"fact_no,")


def test_the_doctor_names_a_row_that_was_changed_from_outside(tmp_path: Path) -> None:
    project = tmp_path / "mine.swb"
    (tmp_path / "a.txt").write_text("It is so.", encoding="utf-8")
    workbench("import", project, tmp_path / "a.txt")
    data = project.read_bytes()
    at = data.rindex(b"It is so.", 0, data.rindex(b"a.txt"))
    project.write_bytes(data[:at] + b"It is no." + data[at + 9 :])
    done = workbench("doctor", project)
    assert (done.exit_code, done.stderr.count("damaged")) == (1, 1)
    assert "--salvage" in done.stderr
    done = workbench("doctor", project, "--salvage", tmp_path / "new.swb")
    assert (done.exit_code, done.stdout.count("left out:")) == (0, 0)
    assert "rows brought into “new.swb”." in done.stdout
    assert workbench("doctor", tmp_path / "new.swb").stdout == "“new.swb” is whole.\n"


def test_what_cannot_be_salvaged_is_named(tmp_path: Path) -> None:
    project = tmp_path / "mine.swb"
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_bytes(f"It is so in {name}.\r\nTruly.".encode())
    workbench("import", project, tmp_path / "a.txt", tmp_path / "b.txt")
    data = project.read_bytes()
    assert data.count(b"in b.\nTruly") == 1  # the text; the original keeps its line ends
    project.write_bytes(data.replace(b"in b.\nTruly", b"in c.\nTruly"))
    done = workbench("doctor", project, "--salvage", tmp_path / "new.swb")
    assert "left out: 1 of 2 rows of “article version”" in done.stdout


def test_what_reading_changed_is_said_once(tmp_path: Path) -> None:
    article = tmp_path / "nul.txt"
    article.write_bytes(b"It cost 5\0 euros.")
    done = workbench("import", tmp_path / "mine.swb", article)
    assert done.stdout == "1 article added.\n"
    assert done.stderr.count("NUL") == 1


def test_a_project_is_never_overwritten_by_an_export(tmp_path: Path) -> None:
    project = tmp_path / "mine.swb"
    workbench("import", project, LEFT)
    before = project.read_bytes()
    assert workbench("export", project, "--format", "jsonl", "-o", project).exit_code == 1
    assert project.read_bytes() == before


def test_nothing_of_qt_is_loaded_by_a_comparison(tmp_path: Path) -> None:
    code = """
import sys
sys.argv = ["workbench", "compare", *sys.argv[1:]]
from workbench.__main__ import main
try:
    main()
except SystemExit as stop:
    assert not stop.code
print([name for name in sys.modules if "PySide6" in name or "shiboken" in name])
"""
    done = subprocess.run(
        [sys.executable, "-c", code, LEFT, RIGHT],
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"
