"""The log in words: what kind of row it was, which of its fields changed, and when that was."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QDateTime, QLocale, Qt

from workbench.flow.history import Alteration, Entry

KINDS: Mapping[str, str] = MappingProxyType({"do": "", "undo": "undone", "redo": "done again", "setup": ""})
THINGS: Mapping[str, str] = MappingProxyType(
    {
        "adjudication": "agreed verdict",
        "anchor": "anchor of a quote",
        "anchor_position": "place of a quote",
        "article": "article",
        "article_version": "version of an article",
        "assessment": "assessment",
        "evidence": "evidence",
        "export_log": "export",
        "fact": "fact",
        "fact_link": "link between facts",
        "fact_tag": "tag on a fact",
        "finding_decision": "decision about a divergence",
        "finding_decision_span": "words of such a decision",
        "lexicon": "word list",
        "link_decision": "decision about a link",
        "link_decision_span": "sentence of such a decision",
        "memo": "memo",
        "project": "project",
        "reading": "reading mark",
        "reviewer": "reviewer",
        "round": "round",
        "tag": "tag",
        "verdict": "verdict",
        "verdict_scale": "scale of verdicts",
    }
)
# What the program keeps for itself: shown as a count, since nobody can read anything in it.
BOOKKEEPING = frozenset({"anchor", "anchor_position", "finding_decision_span", "link_decision_span"})
_QUIET = ("id", "guid", "seq", "created_by", "created_at", "updated_at", "imported_by", "imported_at")
_NAMES = ("statement", "title", "name", "label", "body", "exact", "file_name")
LONGEST = 400


def moment(at: str) -> str:
    """A stored UTC time as people here write it, on their own clock."""
    time = QDateTime.fromString(at, Qt.DateFormat.ISODate)
    if not time.isValid():
        return at
    return QLocale(QLocale.Language.English).toString(time.toLocalTime(), "d MMM yyyy  HH:mm:ss")


def sentence(entry: Entry) -> str:
    """One entry as it is read aloud."""
    kind = f", {KINDS[entry.kind]}" if KINDS.get(entry.kind) else ""
    return f"{entry.label}{kind}; {entry.reviewer}, {moment(entry.at)}"


def quotes(alterations: Iterable[Alteration]) -> Mapping[int, str]:
    """The words of every anchor among these rows, by its id."""
    rows = (each.after or each.before for each in alterations if each.table == "anchor")
    return {row["id"]: str(row["exact"]) for row in rows}


def thing(alteration: Alteration, said: Mapping[int, str]) -> str:
    """Which row it is: ``fact “It flies”``; ``said`` are the quotes by the id of their anchor."""
    row = alteration.after or alteration.before
    number = f" F-{row['number']:04d}" if alteration.table == "fact" and "number" in row else ""
    named = next((str(row[name]) for name in _NAMES if row.get(name)), said.get(row.get("anchor_id", 0), ""))
    noun = THINGS.get(alteration.table, alteration.table.replace("_", " "))
    return f"{noun}{number}" + (f" “{short(named, 80)}”" if named else "")


def deed(alteration: Alteration) -> str:
    """``added``, ``removed`` or ``changed``."""
    if not alteration.before:
        return "added"
    return "changed" if alteration.after else "removed"


def fields(alteration: Alteration) -> Iterator[tuple[str, str, str]]:
    """The name, the old and the new words of every field that a person can read and that changed."""
    before, after = alteration.before, alteration.after
    for name in after or before:
        old, new = _words(before, name), _words(after, name)
        if old != new and name not in _QUIET and not name.endswith(("_id", "_sha256")):
            yield name.replace("_", " "), old, new


def short(text: str, most: int = LONGEST) -> str:
    """As much of a text as a line can show."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1].rstrip()}…"


def _words(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return "" if value in (None, 0) else str(value)
