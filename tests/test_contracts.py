"""The import contracts of the house, and a core and a shell that know no Qt."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_import_contract_is_kept() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("drawer", ["core", "engines", "formats", "store", "flow", "cli"])
def test_no_module_below_the_window_loads_qt(drawer: str) -> None:
    code = f"""
import importlib, pkgutil, sys
import workbench.{drawer} as drawer
for module in pkgutil.walk_packages(drawer.__path__, drawer.__name__ + "."):
    importlib.import_module(module.name)
print(sorted(name for name in sys.modules if name.split(".")[0] in ("PySide6", "shiboken6")))
"""
    assert python(code).strip() == "[]"


def test_the_core_loads_no_database() -> None:
    code = """
import importlib, pkgutil, sys
import workbench.core as core
for module in pkgutil.walk_packages(core.__path__, core.__name__ + "."):
    importlib.import_module(module.name)
print("sqlite3" in sys.modules)
"""
    assert python(code).strip() == "False"
