"""The one door to the data files, the same from a checkout, an editable install and a wheel."""

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _home(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def resources(*parts: str) -> Path:
    """A file or folder under ``resources/``."""
    return _home("resources").joinpath(*parts)


def migrations() -> Path:
    """The folder of the project file's numbered migrations."""
    return _home("db") / "migrations"


def schema() -> Path:
    """The whole current schema of the project file."""
    return _home("db") / "schema.sql"


def own_lexicons() -> Path:
    """The folder of a user's own word lists, ``<language>/<table>.txt``; it need not exist."""
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return base / "source-workbench" / "lexicons"
