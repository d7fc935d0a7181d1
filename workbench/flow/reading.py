"""Finding article files inside what was chosen or dropped, and reading them, away from the window."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.core.ticket import Ticket

_NAMED = 5
_SAVED = ("_files", "_file", "-Dateien", "_fichiers", "_archivos", ".files")
_PAGES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What could be read from some files, and what was wrong with the others.

    ``passed_over`` says how many files of a folder are of no format that can be read; empty when none are.
    """

    drafts: tuple[Draft, ...] = ()
    problems: tuple[Problem, ...] = ()
    passed_over: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The files to read among those that were chosen, and those in folders that no importer knows."""

    files: tuple[Path, ...]
    unknown: tuple[Path, ...] = ()

    @property
    def passed_over(self) -> str:
        """A sentence on the files that no importer knows, or nothing."""
        if not self.unknown:
            return ""
        count = len(self.unknown)
        endings = Counter(path.suffix.lower() or "without an ending" for path in self.unknown)
        named = ", ".join(f"{number:,} {ending}" for ending, number in endings.most_common(_NAMED))
        more = ", …" if len(endings) > _NAMED else ""
        return f"{count:,} {'file was' if count == 1 else 'files were'} passed over ({named}{more})."


def read_all(chosen: Sequence[Path], ticket: Ticket | None = None) -> ReadResult:
    """Read the files named, and every readable file inside the folders named; a picklable job."""
    ticket = ticket or Ticket()
    found = find(chosen, ticket)
    if not found.files:
        sentence = "There is no article file in that folder. Nothing was added; choose another folder."
        raise Problem(" ".join(filter(None, (sentence, found.passed_over))), "\n".join(map(str, chosen)))
    return _gathered(found, ticket)


def read_files(files: Sequence[Path], ticket: Ticket | None = None) -> ReadResult:
    """Read articles from files; one that cannot be read never keeps the others out."""
    return _gathered(Found(tuple(files)), ticket or Ticket())


def find(chosen: Iterable[Path], ticket: Ticket | None = None) -> Found:
    """The files named, each once, and those inside the folders named that an importer knows."""
    from workbench.formats import importers

    ticket = ticket or Ticket()
    files: dict[Path, None] = {}
    unknown: dict[Path, None] = {}
    for path in chosen:
        if not path.is_dir():
            files[path] = None
            continue
        for file in _inside(path):
            ticket.check()
            (files if importers.knows(file) else unknown)[file] = None
    return Found(tuple(files), tuple(unknown))


def stream(files: Sequence[Path], ticket: Ticket | None = None) -> Iterator[Draft | Problem]:
    """The articles of some files as they are read; a Problem for each file or article that cannot be.

    Only one article is held at a time, however many a file has. Files of risky formats are read in one
    confined process, which ends with the iteration.
    """
    from workbench.formats import importers

    ticket = ticket or Ticket()
    with importers.Confinement() as confinement:
        for i, file in enumerate(files):
            ticket.progress(i / len(files), file.name)
            try:
                source = importers.Source(file)
                for number, each in enumerate(importers.read_articles(source, confinement, ticket)):
                    yield each
                    ticket.progress(i / len(files), f"{file.name}: {number + 1:,}" if number else file.name)
            except Problem as problem:
                yield problem


def suffixes() -> tuple[str, ...]:
    """The endings of the files that can be read."""
    from workbench.formats import importers

    return tuple(suffix for importer in importers.IMPORTERS for suffix in importer.suffixes)


def kinds_of_file() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a file dialog offers: each kind of file with its endings."""
    from workbench.formats import importers

    return tuple((importer.label, tuple(importer.suffixes)) for importer in importers.IMPORTERS)


def _gathered(found: Found, ticket: Ticket) -> ReadResult:
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for each in stream(found.files, ticket):
        if isinstance(each, Problem):
            problems.append(each)
        else:
            drafts.append(each)
    return ReadResult(tuple(drafts), tuple(problems), found.passed_over)


def _inside(folder: Path) -> Iterator[Path]:
    """The files of a folder and those below it, but for hidden ones and what saved pages are made of."""
    for place, folders, files in os.walk(folder):
        pages = {Path(name).stem for name in files if Path(name).suffix.lower() in _PAGES}
        folders[:] = sorted(name for name in folders if not _is_hidden(name, pages))
        yield from (Path(place, name) for name in sorted(files) if not name.startswith("."))


def _is_hidden(folder: str, pages: set[str]) -> bool:
    return folder.startswith(".") or any(
        folder.endswith(end) and folder.removesuffix(end) in pages for end in _SAVED
    )
