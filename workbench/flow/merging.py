"""Bringing another copy of a project in: looked at first, then done as one action that undo takes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workbench.core import joining, merging
from workbench.core.anchoring import follow
from workbench.core.merging import Choice, Conflict, Count, Insert, Plan
from workbench.core.problem import Problem
from workbench.core.ticket import Ticket
from workbench.flow.projects import Project
from workbench.store import Action, anchors
from workbench.store import merging as stored

__all__ = ["Choice", "Conflict", "Count", "Preview", "merge", "preview"]

_THINGS = ("article", "fact", "quote", "tag", "assessment", "memo")


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge would do: of each kind of thing how many are new, here already, or in conflict."""

    file_name: str
    counts: tuple[Count, ...]
    conflicts: tuple[Conflict, ...]
    notes: tuple[str, ...]
    summary: str
    plan: Plan = field(repr=False, compare=False, default=Plan())

    @property
    def is_empty(self) -> bool:
        """Whether everything is here already."""
        return self.plan.is_empty


def preview(project: Project, path: Path, ticket: Ticket | None = None) -> Preview:
    """What merging the file at ``path`` into an open project would do; nothing is changed."""
    with stored.other_project(path, project) as other:
        plan = _plan(project, other, ticket or Ticket())
    counts = tuple(count for count in plan.counts if count.new or count.equal or count.conflicting)
    return Preview(path.name, counts, plan.conflicts, plan.notes, _summary(path.name, plan), plan)


def merge(
    project: Project,
    path: Path,
    choices: Mapping[str, Choice] | None = None,
    ticket: Ticket | None = None,
) -> Preview:
    """Merge the file at ``path`` into an open project, as one action; returns what was done.

    ``choices`` say what becomes of conflicts, by ``Conflict.place``; by default mine stays and theirs is kept
    as a memo. When it is cancelled nothing is changed. Merging the same file again adds nothing.
    """
    ticket = ticket or Ticket()
    if project.read_only:
        raise Problem(f"“{project.path.name}” is open read-only, so nothing can be merged into it.")
    with stored.other_project(path, project) as other:
        plan = _plan(project, other, ticket.part(0, 0.3))
        existing = stored.guids(project, "memo")
        existing |= {s.row["guid"] for s in plan.steps if isinstance(s, Insert) and s.table == "memo"}
        steps = merging.resolved(plan, choices or {}, min(stored.guids(project, "project")), existing)
        if plan.steps or steps:
            with project.action(f"Merge “{path.name}”") as action:
                stored.write(action, other, plan, steps, ticket.part(0.3, 0.9))
                for article in plan.articles:
                    ticket.progress(0.9, "quotes")
                    _place(action, article)
    counts = tuple(count for count in plan.counts if count.new or count.equal or count.conflicting)
    return Preview(path.name, counts, plan.conflicts, plan.notes, _summary(path.name, plan, "merged"), plan)


def _plan(project: Project, other: Project, ticket: Ticket) -> Plan:
    ticket.progress(0, "reading")
    mine, theirs = stored.tables(project, ticket), stored.tables(other, ticket)
    return joining.plan(mine, theirs, stored.removed(project), ticket)


def _place(action: Action, article: int) -> None:
    """Seek every quote that came in, or that was here before a newer text came in, in the newest text."""
    newest, missing = stored.placeless(action, article)
    if not missing:
        return
    standing = {each.anchor_id: each for each in anchors.standing(action, article)}
    for anchor in missing:
        if standing[anchor].places:
            found = follow(standing[anchor].places, newest["text"])
            anchors.place(action, anchor, newest["id"], found)


def _summary(name: str, plan: Plan, word: str = "") -> str:
    if plan.is_empty:
        return f"Everything in “{name}” is here already."
    new = {count.thing: count.new for count in plan.counts}
    told = [f"{new[thing]:,} {thing}{'s' * (new[thing] != 1)}" for thing in _THINGS if new.get(thing)]
    rest = sum(count for thing, count in new.items() if thing not in _THINGS)
    told += [f"{rest:,} other row{'s' * (rest != 1)}"] if rest else []
    what = ", ".join(told) or "nothing new"
    many = len(plan.conflicts)
    both = f"; {many:,} field{'s' * (many != 1)} said two things" if many and word else ""
    ask = f"; {many:,} field{'s say' if many != 1 else ' says'} two things" if many and not word else ""
    return f"“{name}” {word + ': ' if word else 'would bring '}{what}{both}{ask}."
