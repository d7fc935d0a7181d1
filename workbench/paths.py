"""The one door to the data files, the same from a checkout, an editable install and a wheel."""

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
