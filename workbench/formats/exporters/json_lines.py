"""JSON lines: one object for each fact, its evidence inside, and one for each thing facts refer to."""

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from workbench.core.dossier import Dossier, LeftOut
from workbench.core.ticket import Ticket
from workbench.formats import losses, records
from workbench.formats.exporters.exporter import Exporter


def write(dossier: Dossier, file: BinaryIO, ticket: Ticket) -> None:
    """First where it comes from with the digest of the rest, then line after line."""
    digest = hashlib.sha256()
    lines: list[bytes] = []
    for each in ticket.over(records.content(dossier)):
        digest.update(each)
        lines.append(each)
    file.write(records.head(dossier, JSON_LINES.losses(dossier), digest.hexdigest()))
    file.writelines(lines)


def _left_out(dossier: Dossier) -> Iterator[LeftOut]:
    return losses.counted(dossier, losses.texts)


JSON_LINES = Exporter(
    "jsonl",
    "JSON lines",
    "One object for each fact with its evidence inside, and everything it refers to. Complete: it can be "
    "read back into a project that holds the same articles. For programs and archives.",
    ".jsonl",
    write,
    _left_out,
)
