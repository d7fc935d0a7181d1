"""Facts to files: one exporter for each format, listed here."""

import hashlib
from io import BytesIO
from pathlib import Path

from workbench.core.dossier import Dossier
from workbench.core.problem import Problem
from workbench.core.ticket import Ticket
from workbench.formats.exporters.claim_review import CLAIM_REVIEW
from workbench.formats.exporters.csv_table import CSV, CSV_EXACT
from workbench.formats.exporters.exporter import Exporter, Want
from workbench.formats.exporters.html_report import HTML_REPORT
from workbench.formats.exporters.json_lines import JSON_LINES
from workbench.formats.exporters.markdown_report import MARKDOWN_REPORT
from workbench.formats.exporters.pdf_report import PDF_REPORT
from workbench.formats.exporters.refi_codebook import REFI_CODEBOOK
from workbench.formats.exporters.refi_project import REFI_PROJECT
from workbench.formats.exporters.web_annotation import WEB_ANNOTATION
from workbench.formats.exporters.word_report import WORD_REPORT
from workbench.formats.exporters.workbook import XLSX
from workbench.formats.files import replacing

EXPORTERS: tuple[Exporter, ...] = (
    HTML_REPORT,
    WORD_REPORT,
    PDF_REPORT,
    MARKDOWN_REPORT,
    XLSX,
    CSV,
    CSV_EXACT,
    JSON_LINES,
    WEB_ANNOTATION,
    CLAIM_REVIEW,
    REFI_PROJECT,
    REFI_CODEBOOK,
)

__all__ = ["EXPORTERS", "Exporter", "Want", "fitting", "named", "peek", "write"]


def named(name: str) -> Exporter:
    """The exporter called ``name``."""
    for exporter in EXPORTERS:
        if exporter.name == name:
            return exporter
    known = ", ".join(exporter.name for exporter in EXPORTERS)
    raise Problem(f"There is no export format “{name}”; choose one of {known}.")


def fitting(path: Path) -> Exporter | None:
    """The first exporter that writes files with this ending."""
    return next((each for each in EXPORTERS if each.suffix == path.suffix.lower()), None)


def write(exporter: Exporter, dossier: Dossier, path: Path, ticket: Ticket) -> str:
    """Write the dossier to ``path``, the whole file or none of it, and return its SHA-256.

    The digest of a pipe or a device is empty.
    """
    with replacing(path) as file:
        exporter.write(dossier, file, ticket)
        ticket.progress(0.95, path.name)
    if not path.is_file():
        return ""
    with path.open("rb") as written:
        return hashlib.file_digest(written, "sha256").hexdigest()


def peek(exporter: Exporter, dossier: Dossier, ticket: Ticket) -> str:
    """A dossier as text in this format, or as a page of HTML that begins with ``<``, to look at."""
    file = BytesIO()
    (exporter.peek or exporter.write)(dossier, file, ticket)
    return file.getvalue().decode("utf-8", "replace").removeprefix("\ufeff")
