"""What every way to write a claim table down is: a name, what it is good for, and one function."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from workbench.core.collation.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Writer:
    """One file format; ``write`` puts the same bytes into the file for the same sheet."""

    name: str
    label: str
    purpose: str
    suffix: str
    write: Callable[[Sheet, BinaryIO], None]
