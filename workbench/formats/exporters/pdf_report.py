"""The report as PDF, printed from its web page."""

from collections.abc import Iterator
from typing import BinaryIO

from workbench.core.dossier import Dossier, LeftOut
from workbench.core.ticket import Ticket
from workbench.formats import losses, printing, webpage
from workbench.formats.exporters.exporter import Exporter, Want


def write(dossier: Dossier, file: BinaryIO, ticket: Ticket) -> None:
    """The whole report, printed on A4."""
    page = webpage.page(dossier, PDF_REPORT.losses(dossier), "paper")
    made = printing.pdf(page, dossier.about.name, ticket)
    file.write(printing.stamped(made, dossier.about.exported_at))


def _left_out(dossier: Dossier) -> Iterator[LeftOut]:
    yield LeftOut(
        0,
        "the structure for screen readers",
        "the PDF is untagged; the web page and the Word document are the accessible forms",
    )
    yield from losses.counted(dossier, losses.lost_places, losses.earlier_verdicts, losses.other_memos)


def _peek(dossier: Dossier, file: BinaryIO, ticket: Ticket) -> None:
    ticket.check()
    file.write(webpage.page(dossier, PDF_REPORT.losses(dossier), "paper").encode("utf-8", "replace"))


PDF_REPORT = Exporter(
    "pdf",
    "Report as PDF",
    "The report on fixed pages, to print or to file. Not accessible to screen readers: send the web page or "
    "the Word document to people who need that.",
    ".pdf",
    write,
    _left_out,
    frozenset({Want.PAIRS}),
    _peek,
)
