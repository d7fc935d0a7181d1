"""Comma-separated values (RFC 4180): one row for each piece of evidence, for Excel or for programs."""

import csv
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from typing import BinaryIO

from workbench.core.dossier import Dossier, LeftOut
from workbench.core.export import ExportRow, rows, without_controls
from workbench.core.ticket import Ticket
from workbench.formats import losses
from workbench.formats.exporters.exporter import Exporter

# Excel takes a wide sign for a narrow one where East Asian input is set up.
_SIGNS = frozenset("=+-@\t\r\n＝＋－＠")
_TAGS = ExportRow._fields.index("tags")


def write_for_excel(dossier: Dossier, file: BinaryIO, ticket: Ticket) -> None:
    """With a byte order mark, and an apostrophe before every text that Excel would run as a formula."""
    _write((_guarded(row) for row in rows(dossier)), file, "utf-8-sig", ticket)


def write_exact(dossier: Dossier, file: BinaryIO, ticket: Ticket) -> None:
    """Every value as it is, in plain UTF-8."""
    _write((_values(row) for row in rows(dossier)), file, "utf-8", ticket)


def _write(table: Iterable[list[object]], file: BinaryIO, encoding: str, ticket: Ticket) -> None:
    text = TextIOWrapper(file, encoding=encoding, errors="surrogatepass", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(ExportRow._fields)
    writer.writerows(ticket.over(table))
    text.detach()


def _values(row: ExportRow) -> list[object]:
    values: list[object] = list(row)
    values[_TAGS] = "; ".join(row.tags)
    return values


def _guarded(row: ExportRow) -> list[object]:
    return [
        # Nearly every cell is harmless, and there are millions of them.
        _guard(cell) if type(cell) is str and (cell[:1] in _SIGNS or not cell.isprintable()) else cell
        for cell in _values(row)
    ]


def _guard(text: str) -> str:
    plain = without_controls(text)
    return "'" + plain if text[:1] in _SIGNS or plain[:1] in _SIGNS else plain


def _left_out(dossier: Dossier) -> Iterator[LeftOut]:
    return losses.counted(
        dossier,
        losses.lost_places,
        losses.assessments,
        losses.earlier_verdicts,
        losses.links,
        losses.memos,
        losses.older_versions,
        losses.tag_descriptions,
        losses.texts,
    )


CSV = Exporter(
    "csv",
    "CSV for Excel",
    "One row for each quote. Opens in spreadsheets with its accents right; an apostrophe (') is put before "
    "texts that start with = + - @ or a tab, so that no article can run a formula.",
    ".csv",
    write_for_excel,
    _left_out,
)
CSV_EXACT = Exporter(
    "csv-exact",
    "CSV for programs",
    "One row for each quote, every text exactly as it is. Not for spreadsheets: a text that starts with = "
    "would run there as a formula.",
    ".csv",
    write_exact,
    _left_out,
)
