"""The facts without all their evidence: lines, what quotes an article, links between facts, and memos."""

from collections.abc import Iterable, Mapping

from workbench.core.factbook import Cited, FactLine, FactLink, LinkKind, Memo, MemoTarget
from workbench.core.problem import Problem
from workbench.flow import typed
from workbench.flow.projects import Project
from workbench.store import factlines, memos
from workbench.store import facts as stored
from workbench.store.factlines import Touched

__all__ = [
    "FactLink",
    "LinkKind",
    "Memo",
    "MemoTarget",
    "Touched",
    "cited_in",
    "last_change",
    "lines",
    "link_facts",
    "links_of",
    "memos_on",
    "noted",
    "quoted",
    "touched",
    "unlink_facts",
    "write_memo",
]

SAID: Mapping[LinkKind, str] = {
    LinkKind.SAME_AS: "is the same as",
    LinkKind.CONTRADICTS: "contradicts",
    LinkKind.REFINES: "refines",
    LinkKind.FOLLOWS_FROM: "follows from",
}


def lines(project: Project, guids: Iterable[str] | None = None) -> tuple[FactLine, ...]:
    """The facts of these guids, or every fact, by number, without their evidence."""
    return factlines.lines(project, guids)


def quoted(project: Project, guids: Iterable[str] | None = None) -> Mapping[str, int]:
    """How many facts quote each of these articles, or each article of the project."""
    return factlines.quoted(project, guids)


def last_change(project: Project) -> int:
    """The newest row of the log, to ask later what was ``touched`` since."""
    return factlines.last_change(project)


def touched(project: Project, since: int) -> Touched:
    """Which facts, articles and tables the actions after that row of the log changed."""
    return factlines.touched(project, since)


def cited_in(project: Project, article_guid: str) -> tuple[Cited, ...]:
    """Every piece of evidence that quotes one article with its fact, in the order of the text."""
    return stored.cited_in(project, article_guid)


# ---- links between facts


def links_of(project: Project, guid: str) -> tuple[FactLink, ...]:
    """The links of one fact, each seen from it."""
    return stored.links(project, guid)


def link_facts(project: Project, guid: str, kind: LinkKind, other: str) -> None:
    """Say how one fact stands to another; undo takes it back."""
    with project.action("Link facts") as action:
        here, there = stored.fact_row(action, guid), stored.fact_row(action, other)
        names = _name(here["number"]), _name(there["number"])
        if here["id"] == there["id"]:
            raise Problem("A fact cannot be linked with itself. Nothing was changed.")
        if not stored.add_link(action, here["id"], there["id"], kind):
            raise Problem(f"{names[0]} and {names[1]} are linked like this already. Nothing was changed.")
        action.label = f"{names[0]} {SAID[kind]} {names[1]}"


def unlink_facts(project: Project, link_guid: str) -> None:
    """Take one link between facts away; undo brings it back."""
    with project.action("Unlink facts") as action:
        row = stored.link_row(action, link_guid)
        action.delete("fact_link", row["id"])
        action.label = f"Unlink {_name(row['from_number'])} and {_name(row['to_number'])}"


# ---- memos


def memos_on(project: Project, target_guid: str) -> tuple[Memo, ...]:
    """Every reviewer's memo on one thing, oldest first."""
    return memos.memos(project, target_guid)


def noted(project: Project) -> frozenset[str]:
    """The guids of everything that has a memo."""
    return memos.marked(project)


def project_guid(project: Project) -> str:
    """What a memo on the project itself is written on."""
    return str(project.rows("SELECT guid FROM project")[0]["guid"])


def write_memo(project: Project, target: MemoTarget, target_guid: str, body: str) -> None:
    """Make ``body`` this reviewer's memo on a thing; an empty one takes it away."""
    with project.action(f"Write memo on {_a(target)}") as action:
        memos.write(action, target, target_guid, typed.clean(body))


def _a(target: MemoTarget) -> str:
    article = {MemoTarget.PROJECT: "the ", MemoTarget.ARTICLE: "an ", MemoTarget.EVIDENCE: ""}.get(
        target, "a "
    )
    return f"{article}{target}"


def _name(number: int) -> str:
    return f"F-{number:04d}"
