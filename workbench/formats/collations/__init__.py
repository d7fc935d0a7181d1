"""Claim tables to files: one writer for each format, listed here."""

from io import BytesIO
from pathlib import Path

from workbench.core.collation.sheet import Sheet
from workbench.formats.collations.collatex import COLLATEX
from workbench.formats.collations.csv_table import CSV
from workbench.formats.collations.web_page import WEB_PAGE
from workbench.formats.collations.writer import Writer

WRITERS: tuple[Writer, ...] = (WEB_PAGE, CSV, COLLATEX)

__all__ = ["WRITERS", "Writer", "content", "fitting"]


def fitting(path: Path) -> Writer | None:
    """The writer of files with this ending."""
    return next((each for each in WRITERS if each.suffix == path.suffix.lower()), None)


def content(writer: Writer, sheet: Sheet) -> bytes:
    """A claim table as the bytes of a file."""
    file = BytesIO()
    writer.write(sheet, file)
    return file.getvalue()
