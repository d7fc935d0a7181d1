import shutil
import subprocess
import sys
from pathlib import Path

import pytest

POWER = Path(__file__).with_name("power.py")


def traces() -> bool:
    """Whether this computer lets a process be watched; some closed ones do not."""
    if shutil.which("strace") is None:
        return False
    return (
        subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode
        == 0
    )


needs_strace = pytest.mark.skipif(not traces(), reason="system calls cannot be recorded here")


def cut(states: int, actions: int, seed: int, *options: str) -> subprocess.CompletedProcess[str]:
    numbers = ["--states", str(states), "--actions", str(actions), "--seed", str(seed)]
    return subprocess.run(
        [sys.executable, str(POWER), *numbers, *options], capture_output=True, text=True, check=False
    )


@needs_strace
def test_a_power_cut_loses_nothing_that_was_acknowledged() -> None:
    ended = cut(24, 4, 2)
    assert ended.returncode == 0, ended.stderr
    assert "24 runs, acknowledged 4, lost 0, corrupt 0" in ended.stdout


@needs_strace
@pytest.mark.torture
def test_many_power_cuts_lose_nothing_that_was_acknowledged(capsys: pytest.CaptureFixture[str]) -> None:
    ended = cut(1000, 40, 1)
    with capsys.disabled():
        print(f"\n{ended.stdout}", end="")
    assert ended.returncode == 0, ended.stderr


@needs_strace
@pytest.mark.torture
def test_a_file_written_without_syncing_is_seen_to_lose(capsys: pytest.CaptureFixture[str]) -> None:
    ended = cut(60, 8, 1, "--fragile")
    with capsys.disabled():
        print(f"\nwithout syncing: {ended.stdout}", end="")
    assert ended.returncode == 1
    assert "corrupt 0" not in ended.stdout
