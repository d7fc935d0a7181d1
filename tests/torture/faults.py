"""Let the disk fail at one call after the other, and see what is said and what the file holds.

A child works under strace, which makes the n-th write (or sync) of it fail: once, or from then on for ever.
The child must show the error as a Problem and go on; the parent opens the file afterwards. An action that
was reported as failed may be there whole, and then the program, which reads again, must have said so.

    python tests/torture/faults.py --seed 1
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from deeds import Worker
from judging import Tally, content_complaints, digest_at, judge, last_action
from kill import prepare

from workbench.core.problem import Problem
from workbench.flow import projects

FAULTS = (
    ("pwrite64", "ENOSPC"),
    ("fdatasync", "EIO"),
    ("pwrite64", "EIO"),
    ("fsync", "EIO"),
    ("ftruncate", "EIO"),
    ("unlink", "EIO"),
)
ACTIONS = 6


def work(path: Path, seed: int) -> None:
    """Do a few actions; say what the open project then reads as its last, or what the Problem says."""
    project = projects.open_project(path, reviewer="Anna")
    say(f"ACK {last_action(project)} {digest_at(project, last_action(project))}")
    worker = Worker(project, random.Random(seed))
    for _ in range(ACTIONS):
        with told():
            worker.act()
            number = last_action(project)
            say(f"ACK {number} {digest_at(project, number)}")
    with told():  # what is open must be whole too, not only the file that is opened again
        for complaint in content_complaints(project):
            say(f"COMPLAINT {complaint}")
    project.close()


@contextmanager
def told() -> Iterator[None]:
    try:
        yield
    except Problem as problem:
        say(f"PROBLEM {problem.sentence}")


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def faulty(path: Path, seed: int, call: str, error: str, when: str) -> tuple[list[str], int]:
    """What a child says whose calls fail; only those on files of its folder are touched."""
    places = [option for name in ("", "-journal") for option in ("-P", f"{path}{name}")]
    strace = ["strace", "-f", "-o", "/dev/null", *places, "-e", f"trace={call}"]
    inject = ["-e", f"inject={call}:error={error}:when={when}"]
    command = [*strace, *inject, sys.executable, __file__, "--child", str(path), "--seed", str(seed)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    return [*ended.stdout.splitlines(), *ended.stderr.splitlines()[-1:]], ended.returncode


def torture(folder: Path, seed: int, points: int, step: int, faults: int) -> tuple[Tally, int]:
    """Every fault at ``points`` places, once and for ever; the tally, and how many runs told an error."""
    model, tally, told = prepare(folder), Tally(), 0
    for number, (call, error, when) in enumerate(plan(points, step, faults)):
        path = Path(shutil.copy(model, folder / f"Run {number}.swb"))
        lines, ended = faulty(path, seed, call, error, when)
        problems = [line for line in lines if line.startswith("PROBLEM")]
        acks = [line.split()[1:] for line in lines if line.startswith("ACK")]
        tally.runs += 1
        tally.acknowledged += len(acks)
        told += bool(problems)
        if ended or not acks or any(line.startswith("COMPLAINT") for line in lines):
            tally.corrupt += 1
            tally.complaints.append(f"{call} {error} {when}: ended with {ended}: {lines[-1:]}")
        tally.complaints += [f"{call} {error} {when}: {line}" for line in problems if not is_clear(line)]
        if acks:
            before = len(tally.complaints)
            judge(path, (int(acks[-1][0]), acks[-1][1]), tally, raw_first=bool(number % 2))
            tally.complaints[before:] = [f"{call} {error} {when}: {c}" for c in tally.complaints[before:]]
        path.unlink()
    return tally, told


def plan(points: int, step: int, faults: int) -> Iterator[tuple[str, str, str]]:
    for call, error in FAULTS[:faults]:
        for n in range(points):
            yield call, error, str(1 + n * step)
            yield call, error, f"{1 + n * step}+"


def is_clear(line: str) -> bool:
    return any(said in line for said in ("disk", "could not be opened", "moved or deleted", "damaged"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--points", type=int, default=12)
    parser.add_argument("--step", type=int, default=3)
    parser.add_argument("--faults", type=int, default=len(FAULTS), help="how many kinds of faults")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        work(options.child, options.seed)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        tally, told = torture(
            Path(folder).resolve(), options.seed, options.points, options.step, options.faults
        )
    for complaint in tally.complaints[:20]:
        print(complaint[:400], file=sys.stderr)
    print(f"failing disk, seed {options.seed}: {tally}; {told:,} runs showed an error")
    return int(not tally.clean or bool(tally.complaints))


if __name__ == "__main__":
    sys.exit(main())
