"""Opening and making project files."""

import tomllib
from dataclasses import replace
from pathlib import Path

from workbench import paths
from workbench.core.draft import Draft
from workbench.store import (
    Health,
    Project,
    Stamp,
    check_project,
    create_project,
    health,
    lock,
    log,
    open_beside,
    open_project,
    save_copy,
)
from workbench.store import articles as stored_articles
from workbench.store.salvage import salvage

__all__ = [
    "SAMPLE",
    "Health",
    "Project",
    "Stamp",
    "check_project",
    "create_project",
    "health",
    "is_large",
    "open_beside",
    "open_elsewhere",
    "open_project",
    "open_sample",
    "salvage",
    "save_copy",
]

SAMPLE = "Sample.swb"
LARGE = 64_000_000
"""Bytes of a file whose check would stall a window: it is checked by ``check_project`` as a job first."""


def open_sample(folder: Path, reviewer: str) -> Path:
    """The sample project file in ``folder``, made from the bundled articles unless it is there already."""
    path = folder / SAMPLE
    create_project(path, reviewer=reviewer, name="Sample", fill=_add_samples)
    return path


def is_large(path: Path) -> bool:
    """Whether a file should be checked beside the window before it is opened."""
    return path.is_file() and path.stat().st_size > LARGE


def open_elsewhere(path: Path) -> bool:
    """Whether another window has the project at ``path`` open; it can still be opened read-only."""
    holder = lock.holder_of(path.resolve())
    return holder is not None and not holder.is_this_process


def _add_samples(project: Project) -> None:
    listed = tomllib.loads(paths.resources("samples", "samples.toml").read_text(encoding="utf-8"))
    with project.action("Add the sample articles", kind=log.SETUP) as action:
        for entry in listed["article"]:
            draft = _sample(entry)
            stored_articles.add(action, draft, draft.title, note=entry.get("note", ""))


def _sample(entry: dict[str, str]) -> Draft:
    from workbench.formats import importers

    draft = importers.read_article(paths.resources("samples", entry["file"]))
    return replace(
        draft, title=entry["title"], outlet=entry.get("outlet", ""), author=entry.get("author", "")
    )
