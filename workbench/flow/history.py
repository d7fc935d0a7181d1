"""Back and forth through what was done, even in earlier sessions."""

from workbench.store.audit import broken_entries
from workbench.store.history import (
    Alteration,
    Entry,
    alterations,
    redo,
    redo_label,
    take_back,
    undo,
    undo_label,
)
from workbench.store.history import entries as actions
from workbench.store.project import Project

__all__ = [
    "Alteration",
    "Entry",
    "actions",
    "alterations",
    "intact",
    "redo",
    "redo_label",
    "take_back",
    "undo",
    "undo_label",
]


def intact(project: Project) -> bool:
    """Whether the chain of digests holds: no entry was changed from outside the program."""
    return next(broken_entries(project), None) is None
