"""Back and forth through what was done, even in earlier sessions."""

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

__all__ = [
    "Alteration",
    "Entry",
    "actions",
    "alterations",
    "redo",
    "redo_label",
    "take_back",
    "undo",
    "undo_label",
]
