"""Deciding about single differences: each verb is one action that undo takes back whole.

Every verb returns the label of its action, or an empty string when all was decided so already.
"""

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from workbench.core.findings import halves
from workbench.core.model import Divergence
from workbench.core.problem import Problem
from workbench.core.rulings import Ruling, Verdict
from workbench.flow import passage, typed
from workbench.flow.projects import Project
from workbench.store import articles as stored_articles
from workbench.store import findings as stored

__all__ = ["Ruling", "Verdict", "annotate", "decide", "rulings", "take_back"]

_VERBS = MappingProxyType(
    {
        Verdict.CONFIRMED: "Confirm",
        Verdict.DISMISSED: "Dismiss",
        Verdict.PROMOTED: "Promote to claim",
        Verdict.DEMOTED: "Demote to wording",
    }
)
_VALUE = 24


def rulings(project: Project, left_guid: str, right_guid: str) -> tuple[Ruling, ...]:
    """What was decided about the differences of two articles, oldest first, seen with ``left_guid`` left."""
    ids = (stored_articles.key(project, guid) for guid in (left_guid, right_guid))
    return stored.rulings(project, *ids)


def decide(
    project: Project,
    left_guid: str,
    right_guid: str,
    divergence: Divergence,
    verdict: Verdict,
    *,
    before: Sequence[Ruling] = (),
    comment: str = "",
) -> str:
    """Say what a difference is worth, instead of what was decided ``before`` about the same one."""
    written = typed.clean(comment)
    if len(before) == 1 and (before[0].verdict, before[0].comment) == (verdict, written):
        return ""
    with project.action("Decide") as action:
        left, right = (stored_articles.stored(action, guid) for guid in (left_guid, right_guid))
        places = halves(divergence)
        if not any(places):
            raise Problem("This difference has no passage in either article. Nothing was changed.")
        for row, spans in zip((left, right), places, strict=True):
            for span in spans:
                passage.check(span, row["text"], row["title"])
        for each in before:
            stored.remove(action, each.guid)
        ruling = replace(_ruling(divergence, left["text"], right["text"]), verdict=verdict, comment=written)
        stored.add(action, ruling, left, right)
        action.label = f"{_VERBS[verdict]}: {_named(ruling.kind, ruling.values)}"
        return action.label


def take_back(project: Project, rulings: Sequence[Ruling]) -> str:
    """Leave a difference to the engine again."""
    with project.action("Take back") as action:
        gone = [each for each in rulings if stored.remove(action, each.guid)]
        if gone:
            action.label = f"Take back what was decided: {_named(gone[-1].kind, gone[-1].values)}"
        return action.label if gone else ""


def annotate(project: Project, ruling: Ruling, comment: str) -> str:
    """Write down why it was decided so; the decision stays whose it is."""
    written = typed.clean(comment)
    if written == ruling.comment:
        return ""
    with project.action("Comment") as action:
        if not stored.annotate(action, ruling.guid, written):
            raise Problem("This decision was taken back already. Nothing was changed.")
        action.label = f"Comment on a decision: {_named(ruling.kind, ruling.values)}"
        return action.label


def _ruling(divergence: Divergence, *texts: str) -> Ruling:
    places = halves(divergence)
    left, right = (tuple(span.of(text) for span in spans) for text, spans in zip(texts, places, strict=True))
    values = divergence.left_value, divergence.right_value
    return Ruling(Verdict.CONFIRMED, divergence.kind, *places, values, (left, right), rule=divergence.rule)


def _named(kind: str, values: tuple[str, str]) -> str:
    said = " ↔ ".join(typed.shortened(value, _VALUE) for value in values if value.strip())
    from workbench.core.kinds import KINDS

    label = next((each.label for each in KINDS if each.name == kind), kind.replace("_", " "))
    return " ".join(filter(None, (label, said)))
