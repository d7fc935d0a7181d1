"""Comma-separated values (RFC 4180): one row for each piece of evidence, for Excel or for programs."""

import csv
from collections.abc import Iterable
from dataclasses import fields
from io import TextIOWrapper
from operator import attrgetter
from typing import BinaryIO

from workbench.core.export import ExportRow
from workbench.formats.exporters.exporter import Exporter

_COLUMNS = tuple(field.name for field in fields(ExportRow))
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_for_excel(rows: Iterable[ExportRow], file: BinaryIO) -> None:
    """With a byte order mark, and an apostrophe before every text that Excel would run as a formula."""
    _write(([_guarded(value) for value in _values(row)] for row in rows), file, "utf-8-sig")


def write_exact(rows: Iterable[ExportRow], file: BinaryIO) -> None:
    """Every value as it is, in plain UTF-8."""
    _write((_values(row) for row in rows), file, "utf-8")


def _write(rows: Iterable[list[object]], file: BinaryIO, encoding: str) -> None:
    text = TextIOWrapper(file, encoding=encoding, newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows(rows)
    text.detach()


def _values(row: ExportRow) -> list[object]:
    values = attrgetter(*_COLUMNS)(row)
    return ["; ".join(value) if isinstance(value, tuple) else value for value in values]


def _guarded(value: object) -> object:
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULA) else value


CSV = Exporter(
    "csv",
    "CSV for Excel",
    "One row for each quote. Opens in spreadsheets with its accents right; an apostrophe (') is put before "
    "texts that start with = + - @ or a tab, so that no article can run a formula.",
    ".csv",
    write_for_excel,
)
CSV_EXACT = Exporter(
    "csv-exact",
    "CSV for programs",
    "One row for each quote, every text exactly as it is. Not for spreadsheets: a text that starts with = "
    "would run there as a formula.",
    ".csv",
    write_exact,
)
