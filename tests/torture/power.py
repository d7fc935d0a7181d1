"""Cut the power at many points of recorded work, and see what the project file says.

A child brings a file of an earlier version up to date and works on it under strace, which records every
write. Writes that no fsync followed are dropped, kept in part, or torn at 512 bytes; changes of names that
no fsync of the folder followed are dropped from the newest on. Each disk that results is opened by the
program. With --fragile the child writes without syncing, which must show losses: else this proves nothing.

    python tests/torture/power.py --states 500 --seed 1
"""

import argparse
import copy
import os
import random
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from deeds import Worker, draft
from judging import Tally, digest_at, judge, last_action
from recording import Call, Disk, record

from workbench.flow import articles, projects
from workbench.store import connection

RELEASED = Path(__file__).parent.parent / "store" / "released" / "version-2.swb"
MODES = ("none", "all", "some", "torn", "torn", "some")


def work(path: Path, seed: int, actions: int, *, fragile: bool) -> None:
    if fragile:
        connection._PRAGMAS = (*connection._PRAGMAS, "PRAGMA synchronous = OFF")
    project = projects.open_project(path, reviewer="Anna")
    articles.add_articles(project, [draft(f"A text numbered {n}. " * 40) for n in range(3)])
    worker = Worker(project, random.Random(seed))
    for _ in range(actions):
        worker.act()
        number = last_action(project)
        os.write(1, f"ACK {number} {digest_at(project, number)}\n".encode())
    project.close()


def recorded(folder: Path, seed: int, actions: int, *, fragile: bool) -> tuple[Disk, list[Call]]:
    """The disk before the work, and all that was done to it."""
    home = folder / "home"
    home.mkdir()
    path = Path(shutil.copy(RELEASED, home / "Study.swb"))
    disk = Disk(home)
    command = [sys.executable, __file__, "--child", str(path), "--seed", str(seed), "--actions", str(actions)]
    return disk, record([*command, *(["--fragile"] if fragile else [])], folder / "calls")


def torture(folder: Path, states: int, seed: int, actions: int, *, fragile: bool = False) -> Tally:
    """Cut the power ``states`` times, spread evenly over the calls that changed something."""
    disk, calls = recorded(folder, seed, actions, fragile=fragile)
    dry = copy.deepcopy(disk)
    points = [number for number, call in enumerate(calls) if dry.play(call)]
    tally, chance = Tally(acknowledged=len(dry.acknowledged)), random.Random(seed)
    cuts = sorted(points[n * len(points) // states % len(points)] for n in range(states))
    played = 0
    for run, cut in enumerate(cuts):
        while played <= cut:
            disk.play(calls[played])
            played += 1
        target = folder / f"state-{run}"
        target.mkdir()
        mode = MODES[run % len(MODES)]
        disk.crash(target, chance, mode)
        before = len(tally.complaints)
        judge(target / "Study.swb", acknowledged(disk), tally, raw_first=bool(run % 2), ahead=2)
        tally.complaints[before:] = [f"call {cut}, {mode}: {said}" for said in tally.complaints[before:]]
        tally.runs += 1
        shutil.rmtree(target)
    return tally


def acknowledged(disk: Disk) -> tuple[int, str]:
    """The last action that was acknowledged; before the first, whatever the released file holds."""
    if not disk.acknowledged:
        plain = sqlite3.connect(f"{RELEASED.as_uri()}?mode=ro&immutable=1", uri=True)
        (number,) = plain.execute("SELECT max(id) FROM action").fetchone()
        plain.close()
        return number, ""
    _, number, digest = disk.acknowledged[-1].split()
    return int(number), digest


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--states", type=int, default=200)
    parser.add_argument("--actions", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fragile", action="store_true", help="write without syncing; losses must show")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        work(options.child, options.seed, options.actions, fragile=options.fragile)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        tally = torture(
            Path(folder).resolve(), options.states, options.seed, options.actions, fragile=options.fragile
        )
    for complaint in tally.complaints[:20]:
        print(complaint[:400], file=sys.stderr)
    print(f"power cut, seed {options.seed}: {tally}")
    return int(not tally.clean)


if __name__ == "__main__":
    sys.exit(main())
