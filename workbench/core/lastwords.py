"""Two words of one reviewer on one fact, said in two copies of a project: the later one holds.

The earlier one stands below it, in the reason that only its author sees while a round is blind. It makes no
difference which copy is merged into which.
"""

from collections.abc import Callable
from typing import Any

from workbench.core.merging import Row

_EARLIER = "[earlier] "


def reconciled(mine: Row, theirs: Row, label: Callable[[int], str]) -> dict[str, Any]:
    """The changes to my assessment that bring theirs in; ``label`` names a verdict by its planned id."""
    notes = {*_notes(mine), *_notes(theirs)}
    later = mine
    if _said(mine) != _said(theirs):
        order = sorted((mine, theirs), key=lambda row: (row["updated_at"], _note(row, label)))
        earlier, later = order
        notes.add(_note(earlier, label))
    if later is mine and notes == set(_notes(mine)):
        return {}
    whole = "\n".join(filter(None, [_own(later), *sorted(notes)]))
    columns = ("verdict_id", "confidence", "updated_at")
    changes = {**{name: later[name] for name in columns}, "rationale": whole}
    return {name: value for name, value in changes.items() if mine[name] != value}


def _note(row: Row, label: Callable[[int], str]) -> str:
    sure = f", confidence {row['confidence']}" if row["confidence"] else ""
    why = " ".join(_own(row).split())
    return f"{_EARLIER}{row['updated_at'][:10]}: {label(row['verdict_id'])}{sure}{'. ' if why else ''}{why}"


def _notes(row: Row) -> list[str]:
    return [line for line in row["rationale"].splitlines() if line.startswith(_EARLIER)]


def _own(row: Row) -> str:
    return "\n".join(line for line in row["rationale"].splitlines() if not line.startswith(_EARLIER))


def _said(row: Row) -> tuple[Any, ...]:
    return row["verdict_id"], row["confidence"], _own(row)
