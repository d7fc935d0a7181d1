"""The project file: one SQLite file that loses nothing, opened, read and written here only."""

from workbench.store.articles import ArticleCard
from workbench.store.checks import damaged_texts
from workbench.store.history import Entry
from workbench.store.opening import create_project, open_project, save_copy
from workbench.store.project import Action, Project
from workbench.store.rows import export_rows

__all__ = [
    "Action",
    "ArticleCard",
    "Entry",
    "Project",
    "create_project",
    "damaged_texts",
    "export_rows",
    "open_project",
    "save_copy",
]
