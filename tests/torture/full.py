"""Fill the disk, take the right to write away, open twice: what is said, and what is left of the files.

The disk is a small tmpfs where one may be mounted, else the size of files is limited. Every case prints the
sentence that the reviewer reads; the project and the older file of the same name must be as they were.

    python tests/torture/full.py
"""

import argparse
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from deeds import draft
from flips import filled
from judging import content_complaints

from workbench.core.problem import Problem
from workbench.flow import articles, exporting, facts, projects
from workbench.flow.projects import Project
from workbench.store import lock

FORMATS = ("csv", "jsonl", "html", "xlsx", "docx", "qdpx", "markdown")


@contextmanager
def full_disk(folder: Path) -> Iterator[str]:
    """Let no file grow: by a tmpfs that is filled to its end, or by the limit of the system."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    if os.geteuid() == 0 and subprocess.run(mount, capture_output=True, check=False).returncode == 0:
        try:
            yield "tmpfs"
        finally:
            subprocess.run(["umount", "-l", str(folder)], check=True)
        return
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        yield "limit"
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def fill(folder: Path, how: str, largest: int) -> None:
    if how == "limit":
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY))
        return
    with suppress(OSError), (folder / "filler").open("wb", buffering=0) as stream:
        while stream.write(b"\0" * 4096) == 4096:
            pass


def empty(folder: Path, how: str) -> None:
    if how == "limit":
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    else:
        (folder / "filler").unlink()


def refused(name: str, wanted: str, verb: Callable[[], object]) -> list[str]:
    """Complaints about a verb that should end in a clear sentence."""
    try:
        verb()
    except Problem as problem:
        print(f"{name}: {problem.sentence}")
        return [] if wanted in problem.sentence else [f"{name}: not told in these words: {wanted}"]
    except Exception as error:
        return [f"{name}: {error!r}"]
    return [f"{name}: nothing was said"]


def on_a_full_disk(folder: Path) -> Iterator[str]:
    model = filled(folder / "Model.swb", 1, 40)
    place = folder / "disk"
    place.mkdir()
    with full_disk(place) as how:
        path = Path(shutil.copy(model, place / "Study.swb"))
        olds = {kind: place / f"Old.{kind}" for kind in FORMATS}
        for old in olds.values():
            old.write_text("what was there before")
        project = projects.open_project(path, reviewer="Anna")
        facts.tag_fact(project, "A fact to export", [])
        before = len(facts.facts(project))
        fill(place, how, 512)
        yield from cases(project, place, olds, "disk is full" if how == "tmpfs" else "")
        if [old.name for old in olds.values() if old.read_text() != "what was there before"]:
            yield "an export replaced a good file by half of one"
        yield from content_complaints(project)
        empty(place, how)
        facts.tag_fact(project, "Work goes on", [])
        if len(facts.facts(project)) != before + 1:
            yield "work does not go on"
        yield from content_complaints(project)
        project.close()
        left = {file.name for file in place.iterdir()} - {path.name, *(old.name for old in olds.values())}
        if left:
            yield f"left behind: {sorted(left)}"


def cases(project: Project, place: Path, olds: dict[str, Path], said: str) -> Iterator[str]:
    big = draft("A long text. " * 60_000)
    fact = facts.facts(project)[0]
    yield from refused("import", said, lambda: articles.add_articles(project, [big]))
    yield from refused("tag", said, lambda: facts.tag_fact(project, "word " * 90_000, []))
    yield from refused("backup", said, lambda: projects.save_copy(project, place / "Copy.swb"))
    yield from refused(
        "new project", said, lambda: projects.create_project(place / "New.swb", reviewer="Anna")
    )
    for kind, old in olds.items():
        yield from refused(f"export {kind}", said, partial(exporting.export_facts, project, kind, old))
    with suppress(Problem):
        facts.remove_fact(project, fact.guid)  # deleting needs room as well, for the log


def without_the_right(folder: Path) -> Iterator[str]:
    """Read-only files and folders, a project that is open already, and the lock of the dead."""
    path = filled(folder / "Protected.swb", 2, 20)
    content = path.read_bytes()
    path.chmod(0o444)
    project = projects.open_project(path, reviewer="Anna")
    yield from refused("read-only file", "read-only", lambda: facts.tag_fact(project, "Late", []))
    project.close()
    path.chmod(0o644)
    path.parent.chmod(0o555)
    project = projects.open_project(path, reviewer="Anna")
    yield from refused("read-only folder", "read-only", lambda: facts.tag_fact(project, "Late", []))
    copy = path.with_name("Copy.swb")
    yield from refused("copy into it", "Nothing may be written", lambda: projects.save_copy(project, copy))
    project.close()
    path.parent.chmod(0o755)
    yield from second_window(path)
    if path.read_bytes() != content:
        yield "the protected file was changed"


def second_window(path: Path) -> Iterator[str]:
    first = projects.open_project(path, reviewer="Anna")
    yield from refused(
        "same window", "already open in this window", lambda: projects.open_project(path, reviewer="Anna")
    )
    first.close()
    holder = {"user": "berta", "host": "elsewhere", "pid": 4, "birth": "", "since": "", "nonce": "n"}
    lock.lock_path(path).write_text(json.dumps(holder))
    yield from refused(
        "second window", "berta on elsewhere", lambda: projects.open_project(path, reviewer="Anna")
    )
    lock.lock_path(path).write_text(json.dumps({**holder, "host": os.uname().nodename, "pid": 2**22 + 1}))
    taken = projects.open_project(path, reviewer="Anna")
    if taken.read_only:
        yield "the lock of a dead process was not taken over"
    taken.close()


def main() -> int:
    argparse.ArgumentParser(description=__doc__.split("\n")[0]).parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        complaints = [*on_a_full_disk(folder), *without_the_right(folder)]
    for complaint in complaints:
        print(complaint[:400], file=sys.stderr)
    print(f"full and closed disks: complaints {len(complaints)}")
    return int(bool(complaints))


if __name__ == "__main__":
    sys.exit(main())
