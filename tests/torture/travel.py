"""Do many things of every kind, undo them all and do them all again, across two restarts, row for row equal.

The state is taken after every action. It is compared at every step of the way back and forth where there are
few actions, and at every hundredth, at both ends and at each restart where there are many.

    python tests/torture/travel.py --actions 1000 --seed 1
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from deeds import WEIGHTS, Worker, back_and_forth
from judging import content_complaints, digest
from kill import prepare

from workbench.flow import history, projects
from workbench.flow.projects import Project

FEW = 200


def done(project: Project, other: Path, seed: int, actions: int) -> list[str]:
    """Do this many undoable actions; what the project is before the first and after each of them.

    Undo and redo would end the way back early, so they are left out here.
    """
    worker = Worker(project, random.Random(seed), other)
    states, top = [digest(project)], _top(project)
    while len(states) <= actions:
        if worker.act(without=back_and_forth) and _top(project) != top:
            top = _top(project)
            states.append(digest(project))
    return states


def _top(project: Project) -> int:
    return int(project.rows("SELECT max(id) AS top FROM action WHERE kind = 'do'")[0]["top"] or 0)


def travel(folder: Path, seed: int, actions: int) -> list[str]:
    """What was not as it had been."""
    path = prepare(folder)
    project = projects.open_project(path, reviewer="Anna")
    states = done(project, path.with_name("Other.swb"), seed, actions)
    project = _reopened(project)
    complaints = content_complaints(project)
    step = 1 if actions <= FEW else 100
    for left in range(actions, 0, -1):
        if not history.undo(project):
            return [*complaints, f"nothing to undo with {left} actions left"]
        if (left - 1) % step == 0 and digest(project) != states[left - 1]:
            complaints.append(f"undone to action {left - 1}: not as it was")
    if history.undo_label(project):
        complaints.append("there is more to undo than was done")
    project = _reopened(project)
    for number in range(1, actions + 1):
        if not history.redo(project):
            return [*complaints, f"nothing to redo after {number - 1} actions"]
        if number % step == 0 and digest(project) != states[number]:
            complaints.append(f"redone to action {number}: not as it was")
    complaints += content_complaints(project)
    project.close()
    return complaints


def _reopened(project: Project) -> Project:
    project.close()
    return projects.open_project(project.path, reviewer="Anna")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--actions", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        complaints = travel(Path(folder).resolve(), options.seed, options.actions)
    for complaint in complaints[:20]:
        print(complaint[:400], file=sys.stderr)
    verbs = len(WEIGHTS) - 1
    said = f"{options.actions:,} actions of {verbs} kinds undone and redone over 2 restarts"
    print(f"there and back, seed {options.seed}: {said}, differences {len(complaints)}")
    return int(bool(complaints))


if __name__ == "__main__":
    sys.exit(main())
