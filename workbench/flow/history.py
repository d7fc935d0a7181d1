"""Back and forth through what was done, even in earlier sessions."""

from workbench.store.history import Entry, redo, redo_label, undo, undo_label
from workbench.store.history import entries as actions

__all__ = ["Entry", "actions", "redo", "redo_label", "undo", "undo_label"]
