"""Finding article files inside what was chosen or dropped, and reading them, away from the window."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from workbench.core.problem import Problem
from workbench.core.ticket import Ticket
from workbench.flow.articles import ReadResult, read_files
from workbench.formats.importers import IMPORTERS


def read_all(chosen: Sequence[Path], ticket: Ticket | None = None) -> ReadResult:
    """Read the files named, and every readable file inside the folders named; a picklable job."""
    ticket = ticket or Ticket()
    found: dict[Path, None] = {}
    for path in chosen:
        for file in _inside(path) if path.is_dir() else [path]:
            ticket.check()
            found[file] = None
    if not found:
        sentence = "There is no article file in that folder. Nothing was added; choose another folder."
        raise Problem(sentence, "\n".join(map(str, chosen)))
    return read_files(list(found), ticket)


def suffixes() -> tuple[str, ...]:
    """The endings of the files that can be read."""
    return tuple(suffix for importer in IMPORTERS for suffix in importer.suffixes)


def kinds_of_file() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a file dialog offers: each kind of file with its endings."""
    return tuple((importer.label, tuple(importer.suffixes)) for importer in IMPORTERS)


def _inside(folder: Path) -> Iterator[Path]:
    known = suffixes()
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(files) if _is_article(name, known))


def _is_article(name: str, known: Iterable[str]) -> bool:
    return not name.startswith(".") and Path(name).suffix.lower() in known
