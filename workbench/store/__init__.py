"""The project file: one SQLite file that loses nothing, opened, read and written here only."""

from workbench.store.articles import ArticleCard
from workbench.store.checks import Health, Stamp, health
from workbench.store.history import Entry
from workbench.store.opening import check_project, create_project, open_beside, open_project, save_copy
from workbench.store.project import Action, Project

__all__ = [
    "Action",
    "ArticleCard",
    "Entry",
    "Health",
    "Project",
    "Stamp",
    "check_project",
    "create_project",
    "health",
    "open_beside",
    "open_project",
    "save_copy",
]
