"""Comma-separated values (RFC 4180): one row for each piece of evidence, for Excel or for programs."""

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, BinaryIO

from workbench.core.dossier import Dossier, LeftOut
from workbench.core.export import ExportRow, runs, without_controls
from workbench.core.ticket import Ticket
from workbench.formats import losses
from workbench.formats.exporters.exporter import Exporter

# Excel takes a wide sign for a narrow one where East Asian input is set up.
_SIGNS = frozenset("=+-@\t\r\n＝＋－＠")
_BATCH = 1000
_SUSPECT = _SIGNS | {" "}
_BLANK = " \t\r\n\u00a0\u200b\u200e\u200f\u2060\u3000\ufeff"
_QUOTED = re.compile('[",\\r\\n]')


def write_for_excel(dossier: Dossier, file: BinaryIO, ticket: Ticket) -> None:
    """With a byte order mark, and an apostrophe before every text that Excel would run as a formula."""
    file.write(BOM_UTF8)
    _write(dossier, guarded, file, ticket)


def write_exact(dossier: Dossier, file: BinaryIO, ticket: Ticket) -> None:
    """Every value as it is, in plain UTF-8."""
    _write(dossier, str, file, ticket)


def guarded(text: str) -> str:
    """The text with an apostrophe before it where it would run in Excel, also behind blanks it may drop."""
    # Nearly every text is harmless, and there are millions of them.
    if text[:1] not in _SUSPECT and text.isprintable():
        return text
    plain = without_controls(text)
    active = text[:1] in _SIGNS or plain[:1] in _SIGNS or plain.lstrip(_BLANK)[:1] in _SIGNS
    return f"'{plain}" if active and plain.lstrip(_BLANK) else plain


def _write(dossier: Dossier, guard: Callable[[str], str], file: BinaryIO, ticket: Ticket) -> None:
    """Many rows at a time; what a fact or an article says in each of its rows is set down once."""

    def joined(values: tuple[Any, ...]) -> str:
        return ",".join([_cell(value, guard) for value in values])

    table = map(",".join, runs(dossier, joined))
    lines = [",".join(ExportRow._fields)]
    while lines:
        file.write("".join([f"{line}\r\n" for line in lines]).encode("utf-8", "surrogatepass"))
        ticket.check()
        lines = list(islice(table, _BATCH))


def _cell(value: object, guard: Callable[[str], str]) -> str:
    if isinstance(value, tuple):
        value = "; ".join(value)
    if not isinstance(value, str):
        return "" if value is None else repr(value)
    text = guard(value) if value else ""
    return '"{}"'.format(text.replace('"', '""')) if _QUOTED.search(text) else text


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
