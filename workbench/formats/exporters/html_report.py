"""The report as one accessible HTML file that needs nothing else."""

from collections.abc import Iterator
from typing import BinaryIO

from workbench.core.dossier import Dossier, LeftOut
from workbench.core.ticket import Ticket
from workbench.formats import losses, webpage
from workbench.formats.exporters.exporter import Exporter, Want


def write(dossier: Dossier, file: BinaryIO, ticket: Ticket) -> None:
    """The whole page."""
    ticket.check()
    file.write(webpage.page(dossier, HTML_REPORT.losses(dossier)).encode("utf-8", "replace"))


def _peek(dossier: Dossier, file: BinaryIO, ticket: Ticket) -> None:
    ticket.check()
    file.write(webpage.page(dossier, HTML_REPORT.losses(dossier), "paper").encode("utf-8", "replace"))


def _left_out(dossier: Dossier) -> Iterator[LeftOut]:
    return losses.counted(dossier, losses.lost_places, losses.earlier_verdicts, losses.other_memos)


HTML_REPORT = Exporter(
    "html",
    "Report as a web page",
    "One file for people: each fact with its verdict and the quotes for and against, the articles side by "
    "side with their marks, the sources. Accessible, prints well, holds no script and loads nothing.",
    ".html",
    write,
    _left_out,
    frozenset({Want.PAIRS}),
    _peek,
)
