"""A project file to try things on, and ways to look into it from outside."""

import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workbench.core.draft import Draft
from workbench.store import Project, articles, open_project


def draft(text: str, title: str = "A title") -> Draft:
    return Draft(text, text.encode(), hashlib.sha256(text.encode()).hexdigest(), title=title)


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project file with one article, which nobody opens again."""
    file = tmp_path_factory.mktemp("model") / "Study.swb"
    project = open_project(file, reviewer="Anna", create=True)
    with project.action("Add an article") as action:
        articles.add(action, draft("The missile costs 3 million. 🚀 It flies."), "A title")
    project.close()
    return file


@pytest.fixture
def path(model: Path, tmp_path: Path) -> Path:
    """A project file with one article, closed."""
    return Path(shutil.copy(model, tmp_path))


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    """The same project, open."""
    opened = open_project(path, reviewer="Anna")
    yield opened
    opened.close()


@pytest.fixture
def tamper(path: Path) -> Callable[[str], None]:
    """Change the closed file with another tool."""

    def run(script: str) -> None:
        plain = sqlite3.connect(path, isolation_level=None)
        try:
            plain.executescript(script)
        finally:
            plain.close()

    return run
