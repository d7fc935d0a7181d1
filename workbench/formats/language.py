"""Reads the word tables of a language, which users may edit, from the resources."""

import functools
from pathlib import Path

from workbench import paths
from workbench.core.language import Language, Table, parse_table
from workbench.core.problem import Problem


@functools.cache
def load(code: str = "en") -> Language:
    """The language ``code`` with its tables; a language nobody made tables for has none."""
    return load_folder(paths.resources("lexicons", code), code)


def load_folder(folder: Path, code: str) -> Language:
    """The language whose tables are the ``.txt`` files of ``folder``, each named by its file name."""
    return Language(code, {path.stem: _read(path) for path in sorted(folder.glob("*.txt"))})


def _read(path: Path) -> Table:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        sentence = f"The word table {path.name} can't be read. Please put back the file as it was shipped."
        raise Problem(sentence, str(error)) from error
    return parse_table(path.stem, text)
