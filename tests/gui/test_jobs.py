"""Work in worker processes: results, progress, cancelling, crashes, and a clean end."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from workbench.core.problem import Problem
from workbench.flow.worker import AHEAD
from workbench.gui.jobs import Job, Jobs

WORK = """
import os, sys, time
from workbench.core.problem import Problem

def add(a, b, ticket): return a + b

def qt_modules(ticket): return [name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))]

def steps(ticket):
    for number in range(5):
        ticket.progress(number / 5, f"step {number}")
        time.sleep(0.06)
    return "done"

def patient(flag, ticket):
    open(flag, "w").close()
    while True:
        ticket.check()
        time.sleep(0.01)

def deaf(flag, ticket):
    open(flag, "w").close()
    time.sleep(600)

def refused(ticket): raise Problem("The file is empty.", "0 bytes")

def broken(ticket): raise ValueError("no such thing")

def dies(ticket):
    print("last words", file=sys.stderr, flush=True)
    os._exit(7)

def chatty(ticket):
    print("to standard output")
    return "kept apart"

def large(ticket): return [f"{n:07}" for n in range(100_000)]

def counted(end, seen, ticket):
    for number in range(end):
        ticket.deliver(number)
        with open(seen, "a") as file: file.write(".")
    return "all"

def piecemeal_then_refused(ticket):
    for number in range(5): ticket.deliver([number] * 50_000)
    raise Problem("The sixth is broken.")

def unpicklable(ticket): return lambda: None
"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    (tmp_path / "slow_work_for_tests.py").write_text(WORK)
    monkeypatch.syspath_prepend(str(tmp_path))
    import slow_work_for_tests

    yield slow_work_for_tests
    del sys.modules["slow_work_for_tests"]


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


class Told:
    """What the jobs reported."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.problems: list[Problem] = []


def start(jobs: Jobs, told: Told, work: Callable[..., object], *args: object) -> Job:
    return jobs.start("Work", work, *args, done=told.results.append, failed=told.problems.append)


def finish(qtbot: QtBot, job: Job) -> None:
    qtbot.waitUntil(lambda: job.over, timeout=15_000)


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_result_comes_back(qtbot: QtBot, jobs: Jobs, work: Any) -> None:
    told = Told()
    finish(qtbot, start(jobs, told, work.add, 2, 3))
    assert told.results == [5]
    assert told.problems == []
    assert jobs.running() == ()


def test_the_worker_never_loads_qt(qtbot: QtBot, jobs: Jobs, work: Any) -> None:
    told = Told()
    finish(qtbot, start(jobs, told, work.qt_modules))
    assert told.results == [[]]


def test_progress_arrives_while_the_work_goes_on(qtbot: QtBot, jobs: Jobs, work: Any) -> None:
    told, seen = Told(), []
    job = start(jobs, told, work.steps)
    job.progressed.connect(lambda share, label: seen.append((share, label)))
    finish(qtbot, job)
    assert seen[0] == (0.0, "step 0")
    assert seen == sorted(seen)
    assert told.results == ["done"]


def test_a_cancelled_job_ends_at_once_and_its_worker_is_used_again(
    qtbot: QtBot, jobs: Jobs, work: Any, tmp_path: Path
) -> None:
    told, ended = Told(), []
    job = start(jobs, told, work.patient, str(tmp_path / "begun"))
    job.finished.connect(lambda: ended.append(job))
    qtbot.waitUntil((tmp_path / "begun").exists, timeout=15_000)
    before = jobs.pids()
    job.cancel()
    assert ended == [job]
    finish(qtbot, start(jobs, told, work.add, 1, 1))
    assert told.results == [2]
    assert before[0] in jobs.pids()


def test_a_worker_that_does_not_listen_is_killed(qtbot: QtBot, jobs: Jobs, work: Any, tmp_path: Path) -> None:
    told = Told()
    job = start(jobs, told, work.deaf, str(tmp_path / "begun"))
    qtbot.waitUntil((tmp_path / "begun").exists, timeout=15_000)
    (pid,) = jobs.pids()
    job.cancel()
    qtbot.waitUntil(lambda: jobs.pids() == () and gone(pid), timeout=10_000)
    assert (told.results, told.problems) == ([], [])


def test_a_waiting_job_can_be_cancelled(qtbot: QtBot, work: Any, tmp_path: Path) -> None:
    jobs, told = Jobs(workers=1), Told()
    first = start(jobs, told, work.patient, str(tmp_path / "begun"))
    second = start(jobs, told, work.add, 1, 1)
    assert len(jobs.running()) == 2
    second.cancel()
    assert jobs.running() == (first,)
    jobs.close()
    assert (told.results, told.problems) == ([], [])


def test_an_expected_failure_is_handed_over_whole(qtbot: QtBot, jobs: Jobs, work: Any) -> None:
    told = Told()
    finish(qtbot, start(jobs, told, work.refused))
    assert [(p.sentence, p.details) for p in told.problems] == [("The file is empty.", "0 bytes")]


@pytest.mark.parametrize(
    ("name", "details"), [("broken", "no such thing"), ("unpicklable", "pickle"), ("dies", "last words")]
)
def test_a_crash_is_said_and_the_work_goes_on(
    qtbot: QtBot, jobs: Jobs, work: Any, name: str, details: str
) -> None:
    told = Told()
    finish(qtbot, start(jobs, told, getattr(work, name)))
    assert "“Work” stopped unexpectedly" in told.problems[0].sentence
    assert details in told.problems[0].details
    finish(qtbot, start(jobs, told, work.add, 4, 4))
    assert told.results == [8]


def test_printed_words_do_not_disturb_the_answer(qtbot: QtBot, jobs: Jobs, work: Any) -> None:
    told = Told()
    finish(qtbot, start(jobs, told, work.chatty))
    assert told.results == ["kept apart"]


def test_a_large_result_arrives_on_the_window_thread(qtbot: QtBot, jobs: Jobs, work: Any) -> None:
    told = Told()
    finish(qtbot, start(jobs, told, work.large))
    assert told.results == [[f"{n:07}" for n in range(100_000)]]


def test_pieces_of_a_result_arrive_in_order_before_its_end(
    qtbot: QtBot, jobs: Jobs, work: Any, tmp_path: Path
) -> None:
    told, pieces = Told(), []

    def took(piece: object) -> None:
        pieces.append(piece)
        job.go_on()

    job = jobs.start(
        "Work", work.counted, 20, tmp_path / "seen", done=told.results.append, failed=print, took=took
    )
    assert job.keeps
    finish(qtbot, job)
    assert pieces == list(range(20))
    assert told.results == ["all"]


def test_work_waits_for_those_who_take_its_pieces(
    qtbot: QtBot, jobs: Jobs, work: Any, tmp_path: Path
) -> None:
    told, pieces, seen = Told(), [], tmp_path / "seen"
    job = jobs.start(
        "Work", work.counted, 50, seen, done=told.results.append, failed=print, took=pieces.append
    )
    qtbot.waitUntil(lambda: len(pieces) == AHEAD, timeout=15_000)
    qtbot.wait(100)
    assert len(pieces) == AHEAD
    assert len(seen.read_text()) <= AHEAD
    job.cancel()
    finish(qtbot, start(jobs, told, work.add, 1, 1))
    assert told.results == [2]
    assert len(pieces) == AHEAD


def test_a_failure_comes_after_the_large_pieces_before_it(qtbot: QtBot, jobs: Jobs, work: Any) -> None:
    order: list[object] = []

    def took(piece: list[int]) -> None:
        order.append(piece[0])
        job.go_on()

    job = jobs.start("Work", work.piecemeal_then_refused, done=print, failed=order.append, took=took)
    finish(qtbot, job)
    assert order[:5] == [0, 1, 2, 3, 4]
    assert isinstance(order[5], Problem)


def test_pieces_that_nobody_takes_do_not_stop_the_work(
    qtbot: QtBot, jobs: Jobs, work: Any, tmp_path: Path
) -> None:
    told = Told()
    finish(qtbot, start(jobs, told, work.counted, 10, tmp_path / "seen"))
    assert told.results == ["all"]


def test_two_jobs_run_side_by_side(qtbot: QtBot, jobs: Jobs, work: Any, tmp_path: Path) -> None:
    told = Told()
    start(jobs, told, work.patient, str(tmp_path / "begun"))
    finish(qtbot, start(jobs, told, work.add, 5, 5))
    assert told.results == [10]


def test_closing_leaves_no_process_behind(qtbot: QtBot, work: Any, tmp_path: Path) -> None:
    jobs = Jobs()
    start(jobs, Told(), work.deaf, str(tmp_path / "begun"))
    qtbot.waitUntil((tmp_path / "begun").exists, timeout=15_000)
    pids = jobs.pids()
    jobs.close()
    assert all(gone(pid) for pid in pids)


def test_a_worker_ends_with_its_window_even_in_the_middle_of_work(tmp_path: Path) -> None:
    (tmp_path / "slow_work_for_tests.py").write_text(WORK)
    flag = tmp_path / "begun"
    script = (
        "import os, subprocess, sys, time; from pathlib import Path\n"
        f"sys.path.insert(0, {str(tmp_path)!r})\n"
        "import slow_work_for_tests as work; from workbench.flow import worker\n"
        "child = subprocess.Popen(worker.command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)\n"
        f"child.stdin.write(worker.frame(worker.RUN, 1, (work.deaf, ({str(flag)!r},))))\n"
        "child.stdin.flush()\n"
        f"while not Path({str(flag)!r}).exists(): time.sleep(0.01)\n"
        "print(child.pid, flush=True); os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=30)
    pid = int(done.stdout)
    for _ in range(200):
        if gone(pid) or "Z" in Path(f"/proc/{pid}/stat").read_text().split(")")[1][:3]:
            break
        subprocess.run(["sleep", "0.02"], check=True)
    else:
        pytest.fail("the worker outlived its window")
