"""The program as a process: it starts, it leaves in good order, and it leaves nothing running behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

TELL = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from workbench.gui import application

def watch(show):
    def shown(app, settings, path):
        window = show(app, settings, path)
        timer = QTimer(window, interval=50)
        def tell():
            if window.session.jobs.pids() and all(window.session.jobs.pids()):
                print(*window.session.jobs.pids(), window.session.desk.project.path, sep="|", flush=True)
                timer.stop()
        timer.timeout.connect(tell)
        timer.start()
        return window
    return shown

application.show_window = watch(application.show_window)
sys.exit(application.run(None))
"""


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def is_gone(pid: int) -> bool:
    """Whether the process ended; one that ended but was not yet taken note of counts as gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


@pytest.fixture
def program(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    home = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")}
    (tmp_path / "XDG_RUNTIME_DIR").mkdir(mode=0o700)
    command = [sys.executable, "-c", TELL]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | home
    ) as running:
        yield running
        running.kill()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="asks the system about processes")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_nothing_is_left_behind(program: subprocess.Popen[str], number: signal.Signals) -> None:
    assert program.stdout is not None
    *pids, project = program.stdout.readline().strip().split("|")
    lock = Path(f"{project}.lock")
    assert lock.exists()
    program.send_signal(number)
    _, errors = program.communicate(timeout=30)
    until(lambda: all(is_gone(int(pid)) for pid in pids))
    if number is not signal.SIGKILL:
        assert program.returncode == 0, errors
        assert "Traceback" not in errors
        assert not lock.exists()
