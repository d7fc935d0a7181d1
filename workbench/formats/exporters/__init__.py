"""Facts to files: one exporter for each format, listed here."""

from collections.abc import Iterable
from pathlib import Path

from workbench.core.export import ExportRow
from workbench.core.problem import Problem
from workbench.formats.exporters.csv_table import CSV, CSV_EXACT
from workbench.formats.exporters.exporter import Exporter
from workbench.formats.exporters.json_lines import JSON_LINES
from workbench.formats.files import replacing

EXPORTERS: tuple[Exporter, ...] = (CSV, CSV_EXACT, JSON_LINES)

__all__ = ["EXPORTERS", "Exporter", "named", "write"]


def named(name: str) -> Exporter:
    """The exporter called ``name``."""
    for exporter in EXPORTERS:
        if exporter.name == name:
            return exporter
    known = ", ".join(exporter.name for exporter in EXPORTERS)
    raise Problem(f"There is no export format “{name}”; choose one of {known}.")


def write(exporter: Exporter, rows: Iterable[ExportRow], path: Path) -> None:
    """Write the rows to ``path``: the whole file or, when anything fails, none of it."""
    with replacing(path) as file:
        exporter.write(rows, file)
