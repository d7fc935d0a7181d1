import subprocess
import sys
from pathlib import Path

import pytest

TRAVEL = Path(__file__).with_name("travel.py")


def travelled(actions: int, seed: int) -> str:
    command = [sys.executable, str(TRAVEL), "--actions", str(actions), "--seed", str(seed)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def test_all_that_was_done_is_undone_and_done_again() -> None:
    assert "differences 0" in travelled(60, seed=2)


@pytest.mark.torture
def test_a_thousand_actions_are_undone_and_done_again(capsys: pytest.CaptureFixture[str]) -> None:
    said = travelled(1000, seed=1)
    with capsys.disabled():
        print(f"\n{said}", end="")
