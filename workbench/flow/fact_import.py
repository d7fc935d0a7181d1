"""Taking facts that were exported as JSON lines into a project."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from workbench.core.dossier import Directory, Dossier, LeftOut
from workbench.core.records import EvidenceRecord
from workbench.core.ticket import Ticket
from workbench.flow.projects import Project
from workbench.formats.importers.facts import read_facts
from workbench.store.fact_import import Intake

__all__ = ["Imported", "import_facts", "read", "read_facts", "take_facts"]


@dataclass(frozen=True, slots=True)
class Imported:
    """How many facts and quotes came in, what did not and why, and all of it in one sentence."""

    facts: int
    evidence: int
    left_out: tuple[LeftOut, ...]
    told: str

    @property
    def summary(self) -> str:
        """What came in and what was left out."""
        return " ".join([self.told, *(f"Left out: {each.sentence}" for each in self.left_out)])


def import_facts(project: Project, path: Path, ticket: Ticket | None = None) -> Imported:
    """Read a file of JSON lines and take its facts in: one action that undo takes back whole."""
    (ticket or Ticket()).progress(0.1, path.name)
    return take_facts(project, read_facts(path))


def read(path: Path, ticket: Ticket) -> Dossier:
    """Read a file of JSON lines; this may be done in another process."""
    ticket.progress(0.1, path.name)
    return read_facts(path)


def take_facts(project: Project, dossier: Dossier) -> Imported:
    """Take facts in under their own GUIDs; what the project has already is used and never changed.

    Articles are known again by their GUID or by a text they share; a quote whose article is not there is
    left out and named.
    """
    with project.action("Import facts") as action:
        taken = Intake(action, dossier).take()
        action.label = f"Import {_counted(taken.facts, 'fact')} from “{_short(dossier.about.name)}”"
    known = Directory(dossier)
    lost = Counter(_reason(each, why, known) for each, why in taken.lost)
    left_out = [LeftOut(count, "quote~s", why) for why, count in lost.items()]
    if taken.known:
        left_out.append(
            LeftOut(len(taken.known), "fact~s", "they are in the project already, and stay as they are")
        )
    said = f"{_counted(taken.facts, 'fact')} with {_counted(taken.evidence, 'quote')} imported."
    return Imported(taken.facts, taken.evidence, tuple(left_out), said)


def _reason(each: EvidenceRecord, why: str, known: Directory) -> str:
    return f"{why} (“{_short(known.articles[each.article].title)}”)"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'s' * (number != 1)}"
