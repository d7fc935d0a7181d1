"""What every exporter is: a name, what it is good for, a suffix, and one function."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from workbench.core.export import ExportRow


@dataclass(frozen=True, slots=True)
class Exporter:
    """One file format: ``write`` puts the rows, which come in order, into an open file."""

    name: str
    label: str
    purpose: str
    suffix: str
    write: Callable[[Iterable[ExportRow], BinaryIO], None]
