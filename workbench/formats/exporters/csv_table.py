"""Comma-separated values (RFC 4180): one row for each piece of evidence, for Excel or for programs."""

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, BinaryIO

from workbench.core.dossier import Dossier, LeftOut
from workbench.core.export import ExportRow, runs
from workbench.core.ticket import Ticket
from workbench.formats import losses
from workbench.formats.exporters.exporter import Exporter
from workbench.formats.harmless import guarded

_BATCH = 1000
_QUOTED = re.compile('[",\\r\\n]')


def write_for_excel(dossier: Dossier, file: BinaryIO, ticket: Ticket) -> None:
    """With a byte order mark, and an apostrophe before every text that Excel would run as a formula."""
    file.write(BOM_UTF8)
    _write(dossier, guarded, file, ticket)


def write_exact(dossier: Dossier, file: BinaryIO, ticket: Ticket) -> None:
    """Every value as it is, in plain UTF-8."""
    _write(dossier, str, file, ticket)


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
