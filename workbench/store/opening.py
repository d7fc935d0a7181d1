"""Opening a project file, or making a new one, so that no failure leaves half of anything."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from workbench import __version__
from workbench.core.problem import Problem
from workbench.core.ticket import Ticket
from workbench.store import checks, log, migrations, search, shelf
from workbench.store.checks import Stamp
from workbench.store.clock import new_guid, now
from workbench.store.connection import connect
from workbench.store.failures import KEPT, in_plain_words
from workbench.store.lock import Lock, acquire, holder_of
from workbench.store.project import Project

if TYPE_CHECKING:
    from sqlite_utils import Database

SUFFIX = ".swb"


def open_project(
    path: Path,
    *,
    reviewer: str,
    create: bool = False,
    read_only: bool = False,
    checked: Stamp | None = None,
) -> Project:
    """Open the project at ``path``, with ``create`` a new one; raises a Problem and changes nothing.

    A file or folder that cannot be written opens read-only by itself. With ``checked`` from ``check_project``
    the pages are not checked again, unless somebody wrote to the file since.
    """
    path = _settled(path)
    if create and not create_project(path, reviewer=reviewer):
        raise Problem(
            f"There is already a file “{path.name}” in this folder. {KEPT} "
            "Open it, or choose another name for the new project.",
            str(path),
        )
    _check_place(path)
    with in_plain_words(path):
        lock = None if read_only or _is_protected(path) else _lock(path)
        try:
            return _open(path, reviewer, lock, checked)
        except BaseException:
            if lock is not None:
                lock.release()
            raise


def open_beside(path: Path, *, reviewer: str = "Reviewer") -> Project:
    """Open for reading what another process has open and has checked; its pages are not checked again."""
    path = _settled(path)
    with in_plain_words(path):
        database = connect(path, mode="ro")
        try:
            checks.check_identity(database, path)
            checks.check_shape(database, path)
        except BaseException:
            database.close()
            raise
    return Project(path, database, reviewer, None)


def create_project(
    path: Path, *, reviewer: str, name: str = "", fill: Callable[[Project], None] | None = None
) -> bool:
    """Make a project file with what ``fill`` puts in; False when a file of this name is there already.

    It is built under another name and appears only when it is complete.
    """
    path = _settled(path)
    if path.exists():
        return False
    _check_folder(path)
    with in_plain_words(path):
        lock = acquire(path)
        try:
            if path.exists():
                return False
            _build(path, reviewer, name or path.stem, fill)
        finally:
            lock.release()
    return True


def save_copy(project: Project, target: Path) -> Path:
    """Write a whole copy of an open project to ``target``, even when its own file is read-only or gone."""
    target = _settled(target)
    if target == project.path:
        raise Problem(f"“{target.name}” is the project itself. {KEPT} Choose another name for the copy.")
    _check_folder(target)
    with in_plain_words(target):
        lock = acquire(target)
        try:
            project.copy_to(target)
        finally:
            lock.release()
    return target


def _build(path: Path, reviewer: str, name: str, fill: Callable[[Project], None] | None) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    _discard(draft)
    try:
        draft.write_bytes(migrations.blank(migrations.known()))
        database = connect(draft, mode="rw")
        try:
            migrations.begin(database)
        finally:
            database.close()
        _furnish(draft, reviewer, name, fill)
        migrations.put_in_place(draft, path)
    finally:
        _discard(draft)


def _furnish(draft: Path, reviewer: str, name: str, fill: Callable[[Project], None] | None) -> None:
    project = open_project(draft, reviewer=reviewer)
    try:
        with project.action(f"New project {name}", kind=log.SETUP) as action:
            row = {"id": 1, "guid": new_guid(), "name": name, "app_version": __version__, "created_at": now()}
            action.insert("project", row)
        if fill is not None:
            fill(project)
    finally:
        project.close()


def check_project(path: Path, ticket: Ticket | None = None) -> Stamp:
    """Check a file before it is opened, beside the window; a picklable job. Raises Problem for damage."""
    path = _settled(path)
    _check_place(path)
    with in_plain_words(path):
        return checks.check_pages_of(path, ticket or Ticket())


def _open(path: Path, reviewer: str, lock: Lock | None, checked: Stamp | None) -> Project:
    # A plain read and close would drop the locks of a connection that this process has already.
    holder = holder_of(path)
    if lock is not None or holder is None or not holder.is_this_process:
        checks.check_header(path)
    database = connect(path, mode="ro" if lock is None else "rw")
    try:
        _check(database, path, may_write=lock is not None, checked=checked)
        if lock is not None:
            log.record(database)
            search.mend(database)
            shelf.mend(database)
    except BaseException:
        database.close()
        raise
    return Project(path, database, reviewer, lock)


def _check(database: "Database", path: Path, *, may_write: bool, checked: Stamp | None) -> None:
    checks.check_identity(database, path)
    checks.check_shape(database, path)
    if checked is None or checked != Stamp.of(path):
        checks.check_pages(database, path)
    if migrations.version_of(database) < migrations.latest():
        _upgrade(database, path, may_write=may_write)


def _upgrade(database: "Database", path: Path, *, may_write: bool) -> None:
    if not may_write:
        raise Problem(
            f"“{path.name}” was saved by an older version of Source Workbench and must be brought "
            f"up to date, but it is read-only. {KEPT} Copy it to a folder you can write to and open the copy."
        )
    migrations.back_up(database, path)
    migrations.migrate(database, migrations.known())


def _lock(path: Path) -> Lock | None:
    try:
        return acquire(path)
    except OSError:  # the folder cannot be written
        return None


def _settled(path: Path) -> Path:
    """The one name of a file that may be reached by several, so that all meet the same lock."""
    try:
        return path.expanduser().resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise Problem(f"“{path.name}” is not a usable file name. {KEPT}", repr(error)) from error


def _check_folder(path: Path) -> None:
    if not path.parent.is_dir():
        raise Problem(
            f"The folder “{path.parent.name}” is not there any more. {KEPT} Choose another folder.", str(path)
        )
    if _is_marked(path.parent) or not os.access(path.parent, os.W_OK):
        raise Problem(
            f"Nothing may be written in the folder “{path.parent.name}”. {KEPT} Choose another folder.",
            str(path),
        )


def _check_place(path: Path) -> None:
    if not path.parent.is_dir():
        raise Problem(f"The folder of “{path.name}” is not there any more. {KEPT}", str(path))
    if path.is_dir():
        raise Problem(f"“{path.name}” is a folder, not a project file. {KEPT}", str(path))
    if not path.exists():
        raise Problem(
            f"There is no file “{path.name}”: it was moved or renamed, or never made. {KEPT}", str(path)
        )
    if not path.is_file():
        raise checks.not_a_project(path)
    if not os.access(path, os.R_OK):
        raise Problem(f"You may not read “{path.name}”. {KEPT} Ask its owner.", str(path))


def _is_protected(path: Path) -> bool:
    return any(_is_marked(place) or not os.access(place, os.W_OK) for place in (path, path.parent))


def _is_marked(path: Path) -> bool:
    """Whether the owner marked it read-only; an administrator could write, and should not."""
    if os.name == "nt" and path.is_dir():  # there the mark of a folder says something else
        return False
    return not path.stat().st_mode & 0o222


def _discard(draft: Path) -> None:
    for leftover in (draft, draft.with_name(f"{draft.name}-journal")):
        with suppress(OSError):
            leftover.unlink()
