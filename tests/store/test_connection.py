import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.core.problem import Problem
from workbench.store import open_project


def test_an_old_sqlite_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 0))
    with pytest.raises(Problem, match="too old for project files"):
        open_project(tmp_path / "New.swb", reviewer="Anna", create=True)
    assert list(tmp_path.iterdir()) == []


def test_the_verbs_are_loaded_without_the_database_library() -> None:
    script = "import sys, workbench.flow.articles, workbench.flow.facts; print('sqlite_utils' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_the_database_library_is_loaded_without_numpy_which_can_be_had_later() -> None:
    code = (
        "import sys; from workbench.store import connection; connection.in_memory().close();"
        "print('sqlite_utils' in sys.modules, 'numpy' in sys.modules); "
        "import numpy; print(numpy.arange(3).sum())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False", "3"]
