import subprocess
import sys
from pathlib import Path

import pytest

KILL = Path(__file__).with_name("kill.py")


def killed(times: int, seed: int) -> str:
    command = [sys.executable, str(KILL), "--kills", str(times), "--seed", str(seed)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_a_killed_process_loses_nothing_it_acknowledged() -> None:
    said = killed(5, seed=2)
    assert "5 runs, acknowledged " in said
    assert "acknowledged 0," not in said
    assert "lost 0, corrupt 0" in said


@pytest.mark.torture
def test_a_process_killed_many_times_loses_nothing_it_acknowledged(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = killed(100, seed=1)
    with capsys.disabled():
        print(f"\n{said}", end="")
    assert "lost 0, corrupt 0" in said
