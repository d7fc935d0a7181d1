import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def run(script: str, *options: str) -> str:
    command = [sys.executable, str(HERE / script), *options]
    ended = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def test_a_full_or_closed_disk_is_told_and_leaves_everything_as_it_was() -> None:
    said = run("full.py")
    assert said.count("Nothing was changed.") >= 5
    assert "complaints 0" in said


def test_flipped_bits_are_found_and_healthy_files_are_not_accused() -> None:
    said = run("flips.py", "--flips", "25", "--healthy", "2", "--seed", "3")
    assert "false alarms 0 on 2 healthy projects" in said


def test_hostile_files_do_no_harm() -> None:
    chosen = ["search data overwritten", "search settings foreign", "endless view", "page size of 1", "pipe"]
    assert "5 runs, harmful 0" in run("hostile.py", "--only", *chosen)


@pytest.mark.torture
@pytest.mark.parametrize(
    "script",
    [("full.py",), ("flips.py", "--flips", "2000", "--healthy", "100"), ("hostile.py",)],
    ids=lambda script: script[0],
)
def test_damage_of_every_kind(script: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    said = run(*script)
    with capsys.disabled():
        print(f"\n{said}", end="")
