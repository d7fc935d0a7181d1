"""A project with three articles, and everything that undo must bring back."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workbench.core.draft import Draft
from workbench.flow import articles, projects
from workbench.flow.projects import Project

LOG = ("action", "article_text", "change", "current_action", "migration", "original")
KEPT = frozenset(LOG) | {"grouping", "likeness", "shelf", "sketch", "trait"}
TEXTS = (
    "Leaders met on April 10. 🚀 The deal is worth $3 billion. It e\u0301tait tard.",
    "Leaders met on April 11. The deal is worth 3 billion dollars.",
    "שלום עולם: the deal is off.\n\nThe deal is off.",
)


def made(text: str, title: str = "", **provenance: str) -> Draft:
    data = text.encode()
    return Draft(text, data, hashlib.sha256(data).hexdigest(), title=title, **provenance)  # type: ignore[arg-type]


@pytest.fixture
def draft() -> Callable[..., Draft]:
    return made


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project file with three articles, which nobody opens again."""
    path = tmp_path_factory.mktemp("model") / "Study.swb"
    opened = projects.open_project(path, reviewer="Anna", create=True)
    articles.add_articles(opened, [made(text, f"Article {i}") for i, text in enumerate(TEXTS)])
    opened.close()
    return path


@pytest.fixture
def project(model: Path, tmp_path: Path) -> Iterator[Project]:
    opened = projects.open_project(Path(shutil.copy(model, tmp_path)), reviewer="Anna")
    yield opened
    opened.close()


@pytest.fixture
def state() -> Callable[[Project], dict[str, list[dict[str, object]]]]:
    """Every row of every table that undo must bring back."""

    def rows(project: Project) -> dict[str, list[dict[str, object]]]:
        named = project.rows(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        )
        names = sorted(
            row["name"] for row in named if row["name"] not in KEPT and "_search" not in row["name"]
        )
        return {name: project.rows(f"SELECT * FROM {name} ORDER BY 1, 2") for name in names}  # noqa: S608

    return rows
