"""Two copies of a project brought together: what a merge would do, row by row, before it does it.

Rows are known by their GUIDs. What has another GUID and is yet the same thing (a tag of the same path, a
reviewer of the same name) is met by its natural key. References in planned rows are ids of this project, or
the other project's id made negative for a row that the merge adds.
"""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any
from uuid import NAMESPACE_URL, uuid5

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]
Key = Callable[[Row], Hashable]
MEMO_TARGETS = frozenset({"project", "article", "fact", "evidence", "tag"})


class Choice(StrEnum):
    """What becomes of a field that says two things: mine stays and theirs is kept as a memo, or only one."""

    BOTH = "both"
    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a merge must know of a table: its references, its natural key, and the columns people write."""

    table: str
    thing: str
    references: Mapping[str, str]
    key: Key | None = None
    said: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field of one row that says two things; ``kept`` is the GUID of the memo that would hold both."""

    table: str
    id: int
    guid: str
    thing: str
    name: str
    field: str
    mine: Any
    theirs: Any
    kept: str

    @property
    def place(self) -> str:
        """What identifies it among the conflicts of a plan."""
        return f"{self.guid} {self.field}"


@dataclass(frozen=True, slots=True)
class Insert:
    """A row to add; ``id`` is that of the other project's row, 0 for one that this merge makes."""

    table: str
    id: int
    row: Row


@dataclass(frozen=True, slots=True)
class Update:
    """Columns to change; an id (or one part of the key) may be negative for a row that is added before."""

    table: str
    key: tuple[int, ...]
    changes: Row


Step = Insert | Update


@dataclass(frozen=True, slots=True)
class Count:
    """Of one kind of thing: how many are new, how many are here already, how many say two things."""

    thing: str
    new: int
    equal: int
    conflicting: int


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a merge would do, in order, and what a person should know or choose before."""

    steps: tuple[Step, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    counts: tuple[Count, ...] = ()
    notes: tuple[str, ...] = ()
    articles: tuple[int, ...] = ()
    texts: frozenset[str] = frozenset()
    originals: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to merge."""
        return not self.steps and not self.conflicts


def folded(*columns: str) -> Key:
    """The values of these columns, without regard to capitals."""
    return lambda row: tuple(v.casefold() if isinstance(v := row[c], str) else v for c in columns)


def _ends(row: Row) -> Hashable:
    return frozenset((row["from_fact_id"], row["to_fact_id"])), row["kind"]


def _both(row: Row) -> Hashable:
    return row["measure"], frozenset((row["low"], row["high"]))


_BY = MappingProxyType({"created_by": "reviewer"})
_PAIR = MappingProxyType({"first_article_id": "article", "second_article_id": "article", **_BY})
_RULED = MappingProxyType({"low": "article", "high": "article", **_BY})
_ABOUT = ("statement", "kind", "status", "claimant", "claimant_url", "claim_date", "context", "review_url")
_FROM = ("title", "outlet", "author", "published", "url", "language", "note")
_VERSION = MappingProxyType({"article_id": "article", "imported_by": "reviewer"})
_ANCHOR = MappingProxyType({"article_id": "article", "origin_version_id": "article_version", **_BY})
_EVIDENCE = MappingProxyType({"fact_id": "fact", "anchor_id": "anchor", **_BY})
_ENDS = MappingProxyType({"from_fact_id": "fact", "to_fact_id": "fact", **_BY})
_JUDGED = MappingProxyType({"fact_id": "fact", "round_id": "round", "verdict_id": "verdict", **_BY})
_DECIDED = MappingProxyType({**_JUDGED, "superseded_by": "adjudication"})

SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        shape.table: shape
        for shape in (
            Shape(
                "reviewer",
                "reviewer",
                MappingProxyType({}),
                key=folded("name"),
                said=("name", "initials", "orcid"),
                name="name",
            ),
            Shape("article", "article", _BY, said=_FROM, name="title"),
            Shape("article_version", "version of an article", _VERSION),
            Shape("anchor", "place that is quoted", _ANCHOR),
            Shape("fact", "fact", _BY, said=_ABOUT, name="statement"),
            Shape("evidence", "quote", _EVIDENCE, said=("stance", "comment", "confidence", "important")),
            Shape(
                "tag",
                "tag",
                MappingProxyType({"parent_id": "tag", **_BY}),
                folded("parent_id", "name"),
                ("name", "description"),
                "name",
            ),
            Shape("fact_link", "link between facts", _ENDS, _ends),
            Shape("link_decision", "decision on a link", _PAIR, said=("kind", "final")),
            Shape("finding_decision", "decision on a difference", _PAIR, said=("verdict", "comment")),
            Shape("pair_ruling", "ruling on two articles", _RULED, _both, said=("ruling",)),
            Shape("verdict_scale", "scale", _BY, folded("name"), ("name", "ordered"), "name"),
            Shape(
                "verdict",
                "verdict of a scale",
                MappingProxyType({"scale_id": "verdict_scale"}),
                folded("scale_id", "label"),
                ("label", "description", "rating"),
                "label",
            ),
            Shape("round", "round", MappingProxyType({"scale_id": "verdict_scale", **_BY}), said=("name",)),
            Shape("assessment", "assessment", _JUDGED, folded("fact_id", "round_id", "created_by")),
            Shape("adjudication", "agreed verdict", _DECIDED),
            Shape("lexicon", "word list", _BY, folded("language", "name"), ("text",), "name"),
            Shape("export_log", "export", _BY),
            Shape("memo", "memo", _BY, said=("body",)),
        )
    }
)

JOINTS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "anchor_position": MappingProxyType({"anchor_id": "anchor", "version_id": "article_version"}),
        "fact_tag": MappingProxyType({"fact_id": "fact", "tag_id": "tag", **_BY}),
        "link_decision_span": MappingProxyType({"decision_id": "link_decision", "anchor_id": "anchor"}),
        "finding_decision_span": MappingProxyType({"decision_id": "finding_decision", "anchor_id": "anchor"}),
        "reading": MappingProxyType({"version_id": "article_version", "reviewer_id": "reviewer"}),
    }
)
"""Tables without a GUID, known by the rows they join."""


def references(table: str) -> Mapping[str, str]:
    """Which columns of a table point at which other one."""
    return JOINTS[table] if table in JOINTS else SHAPES[table].references if table in SHAPES else {}


def resolved(
    plan: Plan, choices: Mapping[str, Choice], project: str, existing: Collection[str] = ()
) -> tuple[Step, ...]:
    """The steps that the conflicts of a plan come to; what is not chosen keeps both.

    ``project`` is the GUID of this project, for memos on things that take none; ``existing`` are the GUIDs
    of memos that there will be anyway.
    """
    steps: list[Step] = []
    for conflict in plan.conflicts:
        choice = choices.get(conflict.place, Choice.BOTH)
        if choice is Choice.THEIRS:
            steps.append(Update(conflict.table, (conflict.id,), {conflict.field: conflict.theirs}))
        elif choice is Choice.BOTH and conflict.table == "lexicon":
            lines = united(conflict.mine, conflict.theirs)
            steps.append(Update(conflict.table, (conflict.id,), {conflict.field: lines}))
        elif choice is Choice.BOTH and conflict.kept not in existing:
            steps.append(Insert("memo", 0, _memo(conflict, project)))
    return tuple(steps)


def _memo(conflict: Conflict, project: str) -> Row:
    takes = conflict.table in MEMO_TARGETS
    about = "" if takes else f"{conflict.thing} “{conflict.name}”: "
    said = "\n".join(f"– {value}" for value in _in_order(conflict.mine, conflict.theirs))
    return {
        "guid": conflict.kept,
        "target": conflict.table if takes else "project",
        "target_guid": conflict.guid if takes else project,
        "body": f"{about}{conflict.field.replace('_', ' ')} in two copies of the project:\n{said}",
    }


def kept_guid(guid: str, field: str, mine: Any, theirs: Any) -> str:
    """The GUID of the memo that keeps both, the same whichever copy is merged into the other."""
    return str(uuid5(NAMESPACE_URL, "\0".join((guid, field, *_in_order(mine, theirs)))))


def _in_order(mine: Any, theirs: Any) -> list[str]:
    return sorted("(nothing)" if value in (None, "") else str(value) for value in (mine, theirs))


def united(mine: str, theirs: str) -> str:
    """The lines of both, none of them twice."""
    lines = dict.fromkeys([*mine.splitlines(), *theirs.splitlines()])
    return "\n".join(lines) + ("\n" if lines else "")


def free_name(name: str, is_taken: Callable[[str], bool]) -> str:
    """The name, or the first of ``name (2)``, ``name (3)`` … that nothing else has."""
    number, found = 1, name
    while is_taken(found):
        number += 1
        found = f"{name} ({number})"
    return found


def same_articles(mine: Tables, theirs: Tables) -> dict[int, int]:
    """Articles of both projects that are one: by GUID, else by a text they share; their id to my id.

    The pairs do not depend on which of the two projects is merged into the other.
    """
    by_guid = {row["guid"]: row["id"] for row in mine["article"]}
    found = {row["id"]: by_guid[row["guid"]] for row in theirs["article"] if row["guid"] in by_guid}
    rest = [_texts(tables, set(ids)) for tables, ids in ((mine, found.values()), (theirs, found))]
    guids = [{row["id"]: row["guid"] for row in tables["article"]} for tables in (mine, theirs)]
    shared = [
        (one, other) for text, ones in rest[0].items() for one in ones for other in rest[1].get(text, ())
    ]
    taken: set[int] = set()
    for one, other in sorted(set(shared), key=lambda p: sorted((guids[0][p[0]], guids[1][p[1]]))):
        if one not in taken and other not in found:
            taken.add(one)
            found[other] = one
    return found


def _texts(tables: Tables, without: set[int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for row in tables["article_version"]:
        if row["article_id"] not in without:
            found.setdefault(row["text_sha256"], []).append(row["article_id"])
    return found
