"""Kill the program in the middle of its work, again and again, and see what the project file says.

A child does everything a reviewer can do to a project file, and prints ACK with the number of the newest
action and the digest of its entry in the log (which stands for all before it) only after it was committed.
The parent kills it at a random moment, opens the file and checks that what was acknowledged is there, and at
most one whole further action.

    python tests/torture/kill.py --kills 25 --seed 1
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from deeds import Worker
from judging import Tally, digest_at, judge, last_action

from workbench.flow import projects
from workbench.flow.projects import Project


def work(path: Path, seed: int) -> None:
    """Work on the project until killed."""
    project = projects.open_project(path, reviewer="Anna")
    worker = Worker(project, random.Random(seed), path.with_name("Other.swb"))
    acknowledge(project)
    while True:
        worker.act()
        acknowledge(project)


def acknowledge(project: Project) -> None:
    number = last_action(project)
    os.write(1, f"ACK {number} {digest_at(project, number)}\n".encode())


def torture(folder: Path, kills: int, seed: int) -> Tally:
    """Kill the child ``kills`` times on one and the same file."""
    chance, tally = random.Random(seed), Tally()
    path = prepare(folder)
    for run in range(kills):
        acks = kill_one(path, seed * 1_000_003 + run, chance.uniform(0.0, 0.6))
        tally.runs += 1
        tally.acknowledged += acks[-1][0] - acks[0][0]
        judge(path, acks[-1], tally, raw_first=bool(run % 2))
    return tally


def prepare(folder: Path) -> Path:
    """The sample project, and a copy of it that another reviewer works on and that is merged."""
    path = projects.open_sample(folder, "Anna")
    project = projects.open_project(path, reviewer="Anna", read_only=True)
    projects.save_copy(project, path.with_name("Other.swb"))
    project.close()
    return path


def kill_one(path: Path, seed: int, after: float) -> list[tuple[int, str]]:
    """Let a child work for ``after`` seconds from its first word on; what it acknowledged."""
    command = [sys.executable, __file__, "--child", str(path), "--seed", str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(after)
        child.kill()
        said = (first + child.stdout.read()).split(b"\n")[:-1]
    if child.returncode != -signal.SIGKILL or not first:
        raise RuntimeError(f"the child ended by itself with {child.returncode}")
    split = [line.decode().split() for line in said]
    return [(int(number), state) for _, number, state in split]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--kills", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        work(options.child, options.seed)
    with tempfile.TemporaryDirectory() as folder:
        tally = torture(Path(folder), options.kills, options.seed)
    for complaint in tally.complaints:
        print(complaint, file=sys.stderr)
    print(f"kill -9, seed {options.seed}: {tally}")
    return int(not tally.clean)


if __name__ == "__main__":
    sys.exit(main())
