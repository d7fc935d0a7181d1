import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FAULTS = Path(__file__).with_name("faults.py")


def injects() -> bool:
    """Whether this computer lets calls of a process be made to fail; some closed ones do not."""
    if shutil.which("strace") is None:
        return False
    tried = ["strace", "-o", "/dev/null", "-e", "inject=fsync:error=EIO", "true"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


needs_strace = pytest.mark.skipif(not injects(), reason="system calls cannot be made to fail here")


def failing(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(FAULTS), *options], capture_output=True, text=True, check=False
    )


@needs_strace
def test_a_failing_disk_is_told_and_loses_nothing() -> None:
    ended = failing("--points", "1", "--faults", "2")
    assert ended.returncode == 0, ended.stderr
    assert "4 runs, acknowledged " in ended.stdout
    assert "; 0 runs showed an error" not in ended.stdout


@needs_strace
@pytest.mark.torture
def test_a_disk_that_fails_anywhere_is_told_and_loses_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    ended = failing("--points", "15", "--step", "5")
    with capsys.disabled():
        print(f"\n{ended.stdout}", end="")
    assert ended.returncode == 0, ended.stderr
