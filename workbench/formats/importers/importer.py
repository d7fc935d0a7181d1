"""What every importer is: a name, the suffixes it reads, and one function."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats.decoding import Decoded, NotText, decode
from workbench.formats.files import shown


@dataclass(frozen=True, slots=True)
class Importer:
    """One file format: ``read`` turns a file's bytes into a draft and raises Problem for bad input."""

    name: str
    label: str
    suffixes: tuple[str, ...]
    read: Callable[[Path, bytes], Draft]


def decoded(path: Path, data: bytes) -> Decoded:
    """The text of a file, refused with a clear sentence when it is binary or empty."""
    try:
        found = decode(data)
    except NotText as error:
        raise Problem(f"{shown(path)} was not read: it is {error}, not plain text.") from error
    if not found.text.strip("\ufeff\ufffd \t\n\v\f\u200b\u00a0\u3000"):
        raise Problem(f"{shown(path)} was not read: it is empty.")
    return found


def digest(data: bytes) -> str:
    """The hexadecimal SHA-256 that identifies the original bytes."""
    return hashlib.sha256(data).hexdigest()
