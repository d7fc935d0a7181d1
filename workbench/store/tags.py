"""Tags: a tree with one root for each name, in and out of the project file."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from workbench.core.model import Tag
from workbench.core.problem import Problem
from workbench.store import memos
from workbench.store.clock import new_guid
from workbench.store.project import Action, Project, Row

SEPARATOR = " / "

_TAGS = """
SELECT tag.id, tag.parent_id, tag.seq, tag.guid, tag.name, tag.description, tag.color, tag.hotkey,
  ifnull(parent.guid, '') AS parent, ifnull(given.facts, 0) AS facts, ifnull(given.used, '') AS used
FROM tag
LEFT JOIN tag AS parent ON parent.id = tag.parent_id
LEFT JOIN (SELECT tag_id, count(*) AS facts, max(created_at) AS used FROM fact_tag GROUP BY tag_id) AS given
  ON given.tag_id = tag.id
"""
_OWN = ("guid", "name", "parent", "description", "color", "hotkey", "facts", "used")


# ---- reading


def tags(project: Project) -> tuple[Tag, ...]:
    """Every tag, each followed by those under it."""
    return tuple(_walk(_by_parent(project.rows(_TAGS)), None, ""))


def tag_row(action: Action, guid: str) -> Row:
    """One tag with its id and that of its parent."""
    rows = action.rows("SELECT * FROM tag WHERE guid = ?", [guid])
    if not rows:
        raise Problem("This tag is not in the project any more. Nothing was changed.", guid)
    return rows[0]


def path_of(action: Action, tag_id: int) -> str:
    """A tag's name with the names above it."""
    return str(action.rows("SELECT path FROM tag_path WHERE id = ?", [tag_id])[0]["path"])


def branch(action: Action, tag_id: int) -> list[Row]:
    """A tag and all under it, each before those under itself."""
    return action.rows(
        "WITH RECURSIVE under (id, depth) AS (SELECT ?, 0 UNION ALL SELECT tag.id, under.depth + 1 FROM tag "
        "JOIN under ON tag.parent_id = under.id) "
        "SELECT tag.* FROM under JOIN tag ON tag.id = under.id ORDER BY under.depth, tag.id",
        [tag_id],
    )


def facts_with(reader: Action | Project, tag_ids: Sequence[int]) -> int:
    """How many facts have any of these tags."""
    sql = (
        "SELECT count(DISTINCT fact_id) AS facts FROM fact_tag "
        "WHERE tag_id IN (SELECT value FROM json_each(?))"
    )
    return int(reader.rows(sql, [json.dumps(list(tag_ids))])[0]["facts"])


def facts_having(project: Project, guids: Sequence[str]) -> int:
    """How many facts have any of the tags with these guids."""
    rows = project.rows(
        "SELECT id FROM tag WHERE guid IN (SELECT value FROM json_each(?))", [json.dumps(list(guids))]
    )
    return facts_with(project, [row["id"] for row in rows])


def child(reader: Action, parent_id: int | None, name: str) -> Row | None:
    """The tag of that name right under another (None: at the top), whatever its capitals."""
    rows = reader.rows("SELECT * FROM tag WHERE ifnull(parent_id, 0) = ?", [parent_id or 0])
    return next((row for row in rows if row["name"].casefold() == name.casefold()), None)


# ---- writing


def find(action: Action, path: str) -> int | None:
    """The id of the tag with this path, whatever its capitals."""
    wanted = path.casefold()
    rows = action.rows("SELECT id, path FROM tag_path")
    return next((int(row["id"]) for row in rows if row["path"].casefold() == wanted), None)


def ensure(action: Action, path: str) -> int:
    """The id of the tag with this path; what is missing of the path is made."""
    known = find(action, path)
    if known is not None:
        return known
    parent: int | None = None
    for name in path.split(SEPARATOR):
        found = child(action, parent, name)
        parent = int(found["id"]) if found else add(action, parent, name)
    if parent is None:
        raise ValueError("an empty path names no tag")
    return parent


def add(action: Action, parent_id: int | None, name: str) -> int:
    """A new tag among its siblings, behind them where somebody put them in order; returns its id."""
    row = {"guid": new_guid(), "parent_id": parent_id, "name": name, "seq": _next_place(action, parent_id)}
    return action.insert("tag", {**row, "created_by": action.reviewer_id, "created_at": action.at})


def edit(action: Action, tag_id: int, changes: Mapping[str, object]) -> None:
    """Change columns of one tag."""
    if changes:
        action.update("tag", tag_id, changes)


def place(action: Action, tag_id: int, parent_id: int | None, position: int) -> None:
    """Put a tag under another (None: at the top) as number ``position`` of its new siblings."""
    rows = action.rows(
        "SELECT id, seq FROM tag WHERE ifnull(parent_id, 0) = ? AND id <> ? ORDER BY seq, name, id",
        [parent_id or 0, tag_id],
    )
    order = [(row["id"], row["seq"]) for row in rows]
    mine = action.rows("SELECT parent_id, seq FROM tag WHERE id = ?", [tag_id])[0]
    order.insert(max(0, min(position, len(order))), (tag_id, mine["seq"]))
    if mine["parent_id"] != parent_id:
        action.update("tag", tag_id, {"parent_id": parent_id})
    for seq, (each, before) in enumerate(order, start=1):
        if before != seq:
            action.update("tag", each, {"seq": seq})


def merge(action: Action, tag_id: int, into_id: int) -> None:
    """Give the facts, the memos and the tags under one tag to another, and take the first away."""
    for row in action.rows("SELECT * FROM fact_tag WHERE tag_id = ?", [tag_id]):
        action.delete("fact_tag", (row["fact_id"], tag_id))
        give(action, row["fact_id"], into_id)
    for under in action.rows("SELECT * FROM tag WHERE parent_id = ? ORDER BY seq, name", [tag_id]):
        same = child(action, into_id, under["name"])
        if same is not None and same["id"] != under["id"]:
            merge(action, under["id"], same["id"])
        else:
            action.update("tag", under["id"], {"parent_id": into_id, "seq": _next_place(action, into_id)})
    old, new = (action.rows("SELECT guid FROM tag WHERE id = ?", [each])[0] for each in (tag_id, into_id))
    memos.hand_over(action, old["guid"], new["guid"])
    action.delete("tag", tag_id)


def remove(action: Action, tag_id: int) -> None:
    """Take a tag away with all under it, from every fact too."""
    for row in reversed(branch(action, tag_id)):
        action.delete_where("fact_tag", "tag_id = ?", row["id"])
        memos.forget(action, [row["guid"]])
        action.delete("tag", row["id"])


def give(action: Action, fact_id: int, tag_id: int) -> bool:
    """Give a fact a tag, and say whether it did not have it yet."""
    if action.rows("SELECT 1 FROM fact_tag WHERE fact_id = ? AND tag_id = ?", [fact_id, tag_id]):
        return False
    row = {"fact_id": fact_id, "tag_id": tag_id}
    action.insert("fact_tag", {**row, "created_by": action.reviewer_id, "created_at": action.at})
    return True


def take(action: Action, fact_id: int, tag_id: int) -> bool:
    """Take a tag from a fact, and say whether it had it."""
    if not action.rows("SELECT 1 FROM fact_tag WHERE fact_id = ? AND tag_id = ?", [fact_id, tag_id]):
        return False
    action.delete("fact_tag", (fact_id, tag_id))
    return True


def give_all(action: Action, fact_ids: Sequence[int], tag_id: int) -> int:
    """Give facts a tag, and say how many did not have it yet."""
    return _count(
        action,
        "INSERT INTO fact_tag (fact_id, tag_id, created_by, created_at) "
        "SELECT value, ?, ?, ? FROM json_each(?) WHERE NOT EXISTS "
        "(SELECT 1 FROM fact_tag WHERE fact_id = value AND tag_id = ?)",
        [tag_id, action.reviewer_id, action.at, json.dumps(list(fact_ids)), tag_id],
    )


def take_all(action: Action, fact_ids: Sequence[int], tag_id: int) -> int:
    """Take a tag from facts, and say how many had it."""
    return _count(
        action,
        "DELETE FROM fact_tag WHERE tag_id = ? AND fact_id IN (SELECT value FROM json_each(?))",
        [tag_id, json.dumps(list(fact_ids))],
    )


def _count(action: Action, sql: str, parameters: Sequence[object]) -> int:
    return int(action.database.execute(sql, parameters).rowcount)


def _next_place(action: Action, parent_id: int | None) -> int:
    sql = "SELECT ifnull(max(seq), 0) AS last FROM tag WHERE ifnull(parent_id, 0) = ?"
    last = int(action.rows(sql, [parent_id or 0])[0]["last"])
    return last + 1 if last else 0


def _by_parent(rows: Sequence[Row]) -> Mapping[int | None, list[Row]]:
    under: defaultdict[int | None, list[Row]] = defaultdict(list)
    for row in rows:
        under[row["parent_id"]].append(row)
    for siblings in under.values():
        siblings.sort(key=lambda row: (row["seq"], row["name"].casefold(), row["id"]))
    return under


def _walk(under: Mapping[int | None, list[Row]], parent: int | None, above: str) -> Iterator[Tag]:
    for row in under.get(parent, ()):
        path = f"{above}{SEPARATOR}{row['name']}" if above else row["name"]
        yield Tag(**{name: row[name] for name in _OWN}, path=path)
        yield from _walk(under, row["id"], path)
