"""What every importer is: a name, the suffixes it reads, and one function."""

import contextlib
import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats.decoding import Decoded, NotText, decode
from workbench.formats.files import opened, read_bytes, shown

LARGEST = 16_000_000
"""The most bytes of a file that is one article, and the most characters of one pasted text."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a person chose about the reading: an encoding (empty: told by the bytes), and the whole page."""

    encoding: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read, or the original bytes that a project kept of one: then ``content`` holds them."""

    path: Path
    options: Options = Options()
    content: bytes | None = None

    def data(self, limit: int = LARGEST) -> bytes:
        """All of its bytes; Problem when there are more than ``limit``."""
        return read_bytes(self.path, limit) if self.content is None else self.content

    def open(self) -> BinaryIO:
        """Its bytes as a stream, for files of any length that hold many articles."""
        return opened(self.path) if self.content is None else io.BytesIO(self.content)


@dataclass(frozen=True, slots=True)
class Importer:
    """One file format: ``read`` turns a file into drafts, and raises Problem for one it cannot read.

    A file of many articles yields a Problem in the place of each that cannot be read. ``confined`` formats
    are read in a process with limited time and memory, for which ``read`` is found by its name in its module.
    ``version`` is the importer's own, ``library`` the distribution it rests on, whose version is kept beside
    it. ``signatures`` are first bytes that tell the format whatever the file is called.
    """

    name: str
    label: str
    suffixes: tuple[str, ...]
    read: Callable[[Source], Iterator[Draft | Problem]]
    confined: bool = False
    version: str = "1"
    signatures: tuple[bytes, ...] = ()
    library: str = ""

    def stamp(self) -> str:
        """The version of the importer with that of its library, as kept with every article it read."""
        if not self.library:
            return self.version
        from importlib.metadata import PackageNotFoundError, version

        with contextlib.suppress(PackageNotFoundError):
            return f"{self.version}, {self.library} {version(self.library)}"
        return f"{self.version}, {self.library}"


def decoded(source: Source, data: bytes) -> Decoded:
    """The text of a file, refused with a clear sentence when it is binary or empty."""
    try:
        found = decode(data, source.options.encoding)
    except NotText as error:
        raise Problem(f"{shown(source.path)} was not read: it is {error}, not plain text.") from error
    if not found.text.strip("\ufeff\ufffd \t\n\v\f\u200b\u00a0\u3000"):
        raise Problem(f"{shown(source.path)} was not read: it is empty.")
    return found


def digest(data: bytes) -> str:
    """The hexadecimal SHA-256 that identifies the original bytes."""
    return hashlib.sha256(data).hexdigest()
