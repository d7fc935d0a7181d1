"""Which exports left the project: written down, and never undone."""

from collections.abc import Mapping

from workbench.store import log
from workbench.store.clock import new_guid
from workbench.store.project import Project


def add(project: Project, label: str, row: Mapping[str, object]) -> None:
    """Write one export down; undo and redo pass over it."""
    with project.action(label, kind=log.SETUP) as action:
        signed = {"guid": new_guid(), "created_by": action.reviewer_id, "created_at": action.at}
        action.insert("export_log", {**row, **signed})
