"""Documents to be clustered: JSON lines of {"id", "text"}, read by stretches so that memory stays small."""

import json
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from workbench.core.problem import Problem
from workbench.core.ticket import Ticket
from workbench.formats.files import opened, shown
from workbench.formats.jsonlines import line

LINES = (".jsonl", ".ndjson")
PROJECT = ".swb"
_STRETCH = 4_000_000
_COPIED = 1 << 20


class Document(NamedTuple):
    """One document: where its line lies in the file, in bytes, its id as JSON, its text, and its details."""

    start: int
    size: int
    ident: bytes
    text: str
    title: str
    published: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole lines of a file: the bytes ``start`` to ``end``."""

    path: Path
    start: int
    end: int

    def documents(self) -> Iterator[Document]:
        """What its lines hold; Problem for one that is no document."""
        with opened(self.path) as file:
            file.seek(self.start)
            place = self.start
            while place < self.end:
                raw = file.readline()
                if raw.strip():
                    yield document(self.path, place, raw)
                place += len(raw)

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self.end - self.start


def stretches(path: Path) -> Iterator[Stretch]:
    """The file in stretches of some megabytes of whole lines."""
    with opened(path) as file:
        start = 0
        while True:
            file.seek(_STRETCH, 1)
            file.readline()
            end = min(file.tell(), path.stat().st_size)
            if end <= start:
                return
            yield Stretch(path, start, end)
            file.seek(end)
            start = end


def document(path: Path, start: int, raw: bytes) -> Document:
    """The document of one line."""
    try:
        row = json.loads(raw.decode("utf-8-sig" if not start else "utf-8"))
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict) or "id" not in row or not isinstance(row.get("text"), str):
        raise _unlike(path, start)
    told = [row.get(name) for name in ("title", "published")]
    title, published = (each if isinstance(each, str) else "" for each in told)
    return Document(start, len(raw), line(row["id"]).rstrip(), row["text"], title, published)


def _unlike(path: Path, start: int) -> Problem:
    """What is wrong with the line at a place, its number counted only now."""
    with opened(path) as file:
        number = sum(1 for _ in iter(lambda: _before(file, start), b"")) + 1
    return Problem(
        f"{shown(path)}, line {number}: a document is a JSON object with an “id” and a “text”; "
        "nothing was written."
    )


def _before(file: BinaryIO, start: int) -> bytes:
    """The next line that begins before a place."""
    return file.readline() if file.tell() < start else b""


def texts(path: Path, places: Sequence[tuple[int, int]]) -> list[str]:
    """The texts of some lines, by where they lie and how long they are."""
    found = []
    with opened(path) as file:
        for start, size in places:
            file.seek(start)
            found.append(document(path, start, file.read(size)).text)
    return found


def gathered(chosen: Sequence[Path], target: Path, ticket: Ticket) -> tuple[Path, list[Problem]]:
    """One file of JSON lines with all documents chosen, and what could not be read.

    A single file of JSON lines is taken as it is. Anything else is written to ``target``: pipes, projects,
    and files and folders of articles, whose ids are their names.
    """
    if len(chosen) == 1 and chosen[0].suffix.lower() in LINES and chosen[0].is_file():
        return chosen[0], []
    problems: list[Problem] = []
    with target.open("wb") as file:
        for path in chosen:
            if path.suffix.lower() in LINES or _is_pipe(path):
                _add_lines(path, file)
            elif path.suffix.lower() == PROJECT:
                _add_project(path, file, ticket)
            else:
                problems += _add_files(path, file, ticket)
    return target, problems


def _add_lines(path: Path, file: BinaryIO) -> None:
    """Whole lines without a mark before them, so that those of the next file stand for themselves."""
    with opened(path) as source:
        part, is_whole = source.read(len(BOM_UTF8)).removeprefix(BOM_UTF8), True
        while part := part or source.read(_COPIED):
            file.write(part)
            part, is_whole = b"", part.endswith(b"\n")
        if not is_whole:
            file.write(b"\n")


def _is_pipe(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()


def _add_project(path: Path, file: BinaryIO, ticket: Ticket) -> None:
    from workbench.flow import articles, projects

    with closing(projects.open_project(path, reviewer="Reader", read_only=True)) as project:
        for card in ticket.over(articles.articles(project)):
            article = articles.article(project, card.guid)
            told = {"title": article.title, "published": article.published}
            file.write(line({"id": card.guid, **told, "text": article.text}))


def _add_files(path: Path, file: BinaryIO, ticket: Ticket) -> Iterator[Problem]:
    from workbench.flow import reading

    for each in reading.stream(reading.find([path], ticket).files, ticket):
        if isinstance(each, Problem):
            yield each
        else:
            ident = f"{each.file_name}#{each.place}" if each.place else each.file_name
            file.write(
                line({"id": ident, "title": each.title, "published": each.published, "text": each.text})
            )
