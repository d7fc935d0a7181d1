"""What every exporter is: a name, what it is good for, what it leaves out, and one function that writes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from workbench.core.dossier import Dossier, LeftOut
from workbench.core.records import FactRecord
from workbench.core.ticket import Ticket

Writer = Callable[[Dossier, BinaryIO, Ticket], None]


class Want(StrEnum):
    """What an exporter needs beyond the facts, because it is costly to bring."""

    TEXTS = "texts"
    PAIRS = "pairs"


@dataclass(frozen=True, slots=True)
class Exporter:
    """One file format: ``write`` puts a dossier into an open file, the same bytes for the same dossier.

    ``left_out`` says what of a dossier the format does not carry, and ``takes`` which facts it does where
    that is not all of them. ``peek`` writes text to look at beforehand where the file itself is none.
    """

    name: str
    label: str
    purpose: str
    suffix: str
    write: Writer
    left_out: Callable[[Dossier], Iterable[LeftOut]]
    wants: frozenset[Want] = frozenset()
    peek: Writer | None = None
    takes: Callable[[Dossier], Iterable[FactRecord]] | None = None

    def losses(self, dossier: Dossier) -> tuple[LeftOut, ...]:
        """Everything that is not in the file, and why."""
        return (*dossier.withheld, *self.left_out(dossier))

    def carried(self, dossier: Dossier) -> tuple[FactRecord, ...]:
        """The facts that are in the file."""
        return tuple(self.takes(dossier)) if self.takes else tuple(dossier.facts)
