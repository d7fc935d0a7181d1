"""Writing the facts of a project to a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.core.export import ExportRow
from workbench.core.problem import Problem
from workbench.core.ticket import Ticket
from workbench.flow.projects import Project
from workbench.formats import exporters
from workbench.formats.exporters import EXPORTERS, Exporter
from workbench.store import export_rows

__all__ = ["EXPORTERS", "ExportReport", "Exporter", "export_facts"]


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote, what it could not carry, and both in one sentence."""

    path: Path
    facts: int
    evidence: int
    left_out: tuple[str, ...]
    summary: str


def export_facts(
    project: Project, exporter_name: str, path: Path, ticket: Ticket | None = None
) -> ExportReport:
    """Write every fact with its evidence; the same facts give the same bytes."""
    ticket = ticket or Ticket()
    exporter = exporters.named(exporter_name)
    if path.suffix.lower() == project.path.suffix.lower():
        raise Problem(f"“{path.name}” is the name of a project; give the export another ending than .swb.")
    rows = tuple(export_rows(project))
    ticket.progress(0.5, path.name)
    exporters.write(exporter, rows, path)
    return _report(path, rows)


def _report(path: Path, rows: Sequence[ExportRow]) -> ExportReport:
    facts = len({row.fact_guid for row in rows})
    evidence = [row for row in rows if row.evidence_guid]
    lost = sum(row.start is None for row in evidence)
    left_out = (
        (f"the place of {_counted(lost, 'quote')} that no longer stands in its article",) if lost else ()
    )
    said = f"{_counted(facts, 'fact')} with {_counted(len(evidence), 'quote')} written to “{path.name}”"
    missing = f", without {left_out[0]}" if left_out else ""
    return ExportReport(path, facts, len(evidence), left_out, f"{said}{missing}.")


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
