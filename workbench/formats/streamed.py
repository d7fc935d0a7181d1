"""Files of any length read as text line by line, within a memory that does not grow with them."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

from workbench.formats.importers.importer import LARGEST, Source, decoded

_HEAD = 1 << 16


@dataclass(slots=True)
class Lines:
    """The lines of a text with their ends; ``number`` is that of the line handed out last.

    Bytes that are not of the encoding are kept as halves of characters, so that the bytes of a line can be
    had back.
    """

    stream: TextIO
    encoding: str
    number: int = 0

    def read(self) -> str | None:
        """The next line, empty at the end; None for one that is too long to be an article."""
        line = self.stream.readline(LARGEST + 1)
        self.number += bool(line)
        if self.number == 1:
            line = line.removeprefix("\ufeff")
        if len(line) <= LARGEST:
            return line
        while line and not line.endswith(("\n", "\r")):
            line = self.stream.readline(1 << 20)
        return None

    def original(self, text: str) -> bytes:
        """The bytes that a text was read from."""
        return text.encode(self.encoding, errors(self.encoding))


@contextmanager
def lines(source: Source) -> Iterator[Lines]:
    """The lines of a file; a Problem for one that is empty or no text."""
    with source.open() as file:
        head = file.read(_HEAD)
        encoding = decoded(source, _whole(head)).encoding
        file.seek(0)
        with io.TextIOWrapper(file, encoding, errors(encoding), newline="") as stream:
            yield Lines(stream, encoding)


def errors(encoding: str) -> str:
    """What is done with bytes that are not of an encoding: kept where it can be, else replaced."""
    return "replace" if encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"


def _whole(head: bytes) -> bytes:
    """The start of a file without a character that was cut in two at its end."""
    if len(head) < _HEAD:
        return head
    for length in range(len(head), len(head) - 4, -1):
        if head[length - 1] < 0x80:
            return head[:length]
        if head[length - 1] >= 0xC0:
            return head[: length - 1]
    return head
