import subprocess
import sys
from pathlib import Path

import pytest

FUZZ = Path(__file__).with_name("fuzz.py")


def fuzzed(runs: int, seed: int) -> str:
    command = [sys.executable, str(FUZZ), "--runs", str(runs), "--seed", str(seed)]
    ended = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def test_damaged_files_are_read_or_refused() -> None:
    assert fuzzed(150, seed=2).count("150 runs, read ") == 2


@pytest.mark.torture
def test_thousands_of_damaged_files_are_read_or_refused(capsys: pytest.CaptureFixture[str]) -> None:
    said = fuzzed(5000, seed=1)
    with capsys.disabled():
        print(f"\n{said}", end="")
    assert said.count(" died 0,") == 2
