"""Working out what a merge of two copies of a project would do; see ``merging`` for the values."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from workbench.core.lastwords import reconciled
from workbench.core.merging import (
    JOINTS,
    SHAPES,
    Conflict,
    Count,
    Insert,
    Plan,
    Row,
    Shape,
    Step,
    Tables,
    Update,
    free_name,
    kept_guid,
    references,
    same_articles,
)
from workbench.core.ticket import Ticket

MOST_NOTES = 20
_STATES = ("blind", "revealed", "closed")


def plan(mine: Tables, theirs: Tables, removed: Collection[str] = (), ticket: Ticket | None = None) -> Plan:
    """What merging ``theirs`` into ``mine`` would do; ``removed`` are GUIDs that were here once."""
    return _Planner(mine, theirs, removed, ticket or Ticket()).run()


class _Planner:
    """Goes through the tables, each after those it points at, and writes down steps and conflicts."""

    def __init__(self, mine: Tables, theirs: Tables, removed: Collection[str], ticket: Ticket) -> None:
        self._mine, self._theirs, self._removed, self._ticket = mine, theirs, removed, ticket
        self._ids: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._guids: dict[str, str] = {}
        self._steps: list[Step] = []
        self._conflicts: list[Conflict] = []
        self._notes: list[str] = []
        self._renamed: list[str] = []
        self._numbers: set[int] = set()
        self._last = 0
        self._counts: dict[str, Counter[str]] = {}
        self._articles: set[int] = set()
        self._kept = {row["guid"] for row in mine["memo"]}
        self._free: dict[Hashable, Row] = {}
        self._taken: set[Hashable] = set()

    def run(self) -> Plan:
        """The whole plan."""
        self._project()
        for number, shape in enumerate(SHAPES.values()):
            self._ticket.progress(number / len(SHAPES), shape.thing)
            self._counts.setdefault(shape.thing, Counter())
            self._table(shape)
            if shape.table == "anchor":
                self._joints("anchor_position")
        for table in JOINTS:
            if table != "anchor_position":
                self._joints(table)
        self._tell()
        added = [step.row for step in self._steps if isinstance(step, Insert) and "text_sha256" in step.row]
        known = {row["sha256"] for table in ("article_text", "original") for row in self._mine[table]}
        return Plan(
            tuple(self._steps),
            tuple(self._conflicts),
            tuple(Count(thing, c["new"], c["equal"], c["conflict"]) for thing, c in self._counts.items()),
            tuple(self._notes),
            tuple(sorted(self._articles)),
            frozenset(row["text_sha256"] for row in added) - known,
            frozenset(row["original_sha256"] for row in added) - known,
        )

    # ---- tables with a GUID

    def _table(self, shape: Shape) -> None:
        mine, theirs = self._mine[shape.table], self._theirs[shape.table]
        met = self._met(shape, mine, theirs)
        self._taken = {shape.key(row) for row in mine} if shape.key else set()
        self._numbers = {row.get("number", 0) for row in mine}
        self._last = max(self._numbers, default=0)
        for row in self._ticket.over(_in_order(shape.table, theirs)):
            mapped = self._mapped(shape.table, row)
            found = met.get(row["guid"])
            if found is None and shape.key:
                found = self._free.pop(shape.key(mapped), None)  # the same thing, made apart
            if found is not None:
                self._meet(shape, found, row, mapped)
            else:
                self._add(shape, row, self._fit(shape, mapped))
        if shape.table == "article_version":
            self._restate()
        if shape.table == "adjudication":
            self._supersede()

    def _met(self, shape: Shape, mine: Sequence[Row], theirs: Sequence[Row]) -> dict[str, Row]:
        """My rows by the GUIDs of the other project's rows that are the same."""
        by_guid = {row["guid"]: row for row in mine}
        met = {row["guid"]: by_guid[row["guid"]] for row in theirs if row["guid"] in by_guid}
        if shape.table == "article":
            ids = {row["id"]: row for row in mine}
            same = same_articles(self._mine, self._theirs)
            met = {row["guid"]: ids[same[row["id"]]] for row in theirs if row["id"] in same}
        if shape.table == "article_version":
            met.update(_same_texts(mine, theirs, met, self._ids["article"]))
        if shape.key:
            own = [row for row in mine if row["guid"] not in met]
            self._free = {shape.key(row): row for row in reversed(own)}
        return met

    def _meet(self, shape: Shape, mine: Row, theirs: Row, mapped: Row) -> None:
        self._ids[shape.table][theirs["id"]] = mine["id"]
        if mine["guid"] != theirs["guid"]:
            self._guids[theirs["guid"]] = mine["guid"]
        before = len(self._conflicts)
        if shape.table == "assessment":
            self._update("assessment", mine, reconciled(mine, mapped, self._label))
        if shape.table == "round" and _STATES.index(theirs["state"]) > _STATES.index(mine["state"]):
            self._update("round", mine, {"state": theirs["state"]})
        filled = {}
        for field in shape.said:
            if mine[field] == mapped[field]:
                continue
            if mine[field] in (None, "") or field == "important":
                filled[field] = (
                    max(mine[field] or 0, mapped[field]) if field == "important" else mapped[field]
                )
            elif mapped[field] not in (None, ""):
                self._conflict(shape, mine, theirs, field, mapped[field])
        filled = {field: value for field, value in filled.items() if value != mine[field]}
        self._update(shape.table, mine, filled)
        self._counts[shape.thing]["conflict" if len(self._conflicts) > before else "equal"] += 1

    def _update(self, table: str, mine: Row, changes: Row) -> None:
        if changes:
            self._steps.append(Update(table, (mine["id"],), changes))

    def _conflict(self, shape: Shape, mine: Row, theirs: Row, field: str, value: Any) -> None:
        if shape.key and field == shape.name:
            same = shape.key(mine) == _with(shape, mine, value)  # but for capitals
            value = value if same else self._free_name(shape, mine, value)
        kept = kept_guid(min(mine["guid"], theirs["guid"]), field, mine[field], value)
        settled = shape.table == "lexicon" and set(str(value).splitlines()) <= set(mine[field].splitlines())
        if kept in self._kept or settled:
            return
        name = str(mine[shape.name]) if shape.name else ""
        if shape.table == "fact":
            name = f"F-{mine['number']:04d} {name}"
        row = (shape.table, mine["id"], mine["guid"], shape.thing, name, field, mine[field], value, kept)
        self._conflicts.append(Conflict(*row))

    def _add(self, shape: Shape, theirs: Row, row: dict[str, Any]) -> None:
        self._ids[shape.table][theirs["id"]] = -theirs["id"]
        self._counts[shape.thing]["new"] += 1
        self._steps.append(Insert(shape.table, theirs["id"], row))
        if shape.table in ("article_version", "anchor") and row["article_id"] > 0:
            self._articles.add(row["article_id"])

    def _fit(self, shape: Shape, row: dict[str, Any]) -> dict[str, Any]:
        """A new row with what must be its own: its name, its number, its hotkey, what it is about."""
        if shape.name and shape.key:
            row[shape.name] = self._free_name(shape, row, row[shape.name])
            self._taken.add(shape.key(row))
        if "number" in row:
            self._renumber(shape, row)
        if shape.table == "tag" and row["hotkey"] in {mine["hotkey"] for mine in self._mine["tag"]} - {""}:
            self._notes.append(f"The tag “{row['name']}” loses its key {row['hotkey']}, which is taken here.")
            row["hotkey"] = ""
        if shape.table == "memo":
            row["target_guid"] = self._guids.get(row["target_guid"], row["target_guid"])
        return row

    def _renumber(self, shape: Shape, row: dict[str, Any]) -> None:
        if row["number"] in self._numbers:
            name = "F-{:04d}" if shape.table == "fact" else "round {}"
            told = [name.format(number) for number in (row["number"], self._last + 1)]
            self._renamed.append(f"{told[0]} of the other project becomes {told[1]}.")
            row["number"] = self._last + 1
        self._numbers.add(row["number"])
        self._last = max(self._last, row["number"])

    def _free_name(self, shape: Shape, row: Row, name: str) -> str:
        return free_name(name, lambda each: _with(shape, row, each) in self._taken)

    def _mapped(self, table: str, row: Row) -> dict[str, Any]:
        mapped = {name: value for name, value in row.items() if name != "id"}
        for column, other in references(table).items():
            if column != "superseded_by" and mapped[column] is not None:
                mapped[column] = self._ids[other][mapped[column]]
        return mapped

    # ---- what has rules of its own

    def _project(self) -> None:
        for mine in self._mine["project"]:
            for theirs in self._theirs["project"]:
                self._guids[theirs["guid"]] = mine["guid"]
                if mine["guid"] != theirs["guid"]:
                    self._notes.append(
                        "The two projects were made apart: articles, tags and reviewers are met by their "
                        "texts and names."
                    )

    def _restate(self) -> None:
        """The newest text of an article stays the newest, when an older one comes in after it."""
        seqs: defaultdict[int, list[Row]] = defaultdict(list)
        for row in self._mine["article_version"]:
            seqs[row["article_id"]].append(row)
        theirs: defaultdict[int, list[Row]] = defaultdict(list)
        for row in sorted(self._theirs["article_version"], key=lambda row: row["seq"]):
            theirs[self._ids["article"][row["article_id"]]].append(row)
        for number, step in enumerate(self._steps):
            if isinstance(step, Insert) and step.table == "article_version" and step.row["article_id"] > 0:
                versions = seqs[step.row["article_id"]]
                seq = max(row["seq"] for row in versions) + 1
                self._steps[number] = Insert(step.table, step.id, {**step.row, "seq": seq})
                versions.append({**step.row, "seq": seq})
        for article in sorted(self._articles):
            versions = sorted(seqs[article], key=lambda row: row["seq"])
            wanted = _newest([row for row in versions if "id" in row], theirs[article])
            title = next(row["title"] for row in self._mine["article"] if row["id"] == article)
            self._notes.append(f"“{title}” gets another version of its text.")
            if versions[-1]["text_sha256"] != wanted["text_sha256"]:
                guid = str(uuid5(NAMESPACE_URL, f"{versions[-1]['guid']} {wanted['guid']}"))
                again = {name: value for name, value in wanted.items() if name != "id"}
                by = wanted["imported_by"] if "id" in wanted else self._ids["reviewer"][wanted["imported_by"]]
                fresh = {"guid": guid, "article_id": article, "seq": versions[-1]["seq"] + 1}
                self._steps.append(Insert("article_version", 0, {**again, "imported_by": by, **fresh}))

    def _label(self, verdict: int) -> str:
        rows = self._mine["verdict"] if verdict > 0 else self._theirs["verdict"]
        return str(next(row["label"] for row in rows if row["id"] == abs(verdict)))

    def _supersede(self) -> None:
        """Of two agreed verdicts on one fact the later holds, and the earlier is superseded by it."""
        adding = {s.id: s.row for s in self._steps if isinstance(s, Insert) and s.table == "adjudication"}
        self._steps = [s for s in self._steps if not (isinstance(s, Insert) and s.table == "adjudication")]
        standing = {r["fact_id"]: r for r in self._mine["adjudication"] if r["superseded_by"] is None}
        overruled = {r["guid"] for r in self._theirs["adjudication"] if r["superseded_by"] is not None}
        ids = self._ids["adjudication"]
        above = {r["id"]: r["superseded_by"] for r in self._theirs["adjudication"]}
        for number, row in sorted(adding.items(), key=lambda item: _depth(item[0], above)):
            if row["superseded_by"] is not None:
                fit = {**row, "superseded_by": ids[row["superseded_by"]]}
                self._steps.append(Insert("adjudication", number, fit))
                continue
            held = standing.get(row["fact_id"])
            rest = {**row, "superseded_by": held["id"] if held else None}
            self._steps.append(Insert("adjudication", number, rest))
            if held and (held["guid"] in overruled or _when(row) > _when(held)):
                self._steps.append(Update("adjudication", (held["id"],), {"superseded_by": -number}))
                self._steps.append(Update("adjudication", (-number,), {"superseded_by": None}))

    # ---- tables without one

    def _joints(self, table: str) -> None:
        keys = [column for column in JOINTS[table] if column != "created_by"]
        mine = {tuple(row[column] for column in keys): row for row in self._mine[table]}
        for theirs in self._ticket.over(self._theirs[table]):
            row = self._mapped(table, theirs)
            key = tuple(row[column] for column in keys)
            if table.endswith("_span") and key[0] > 0:
                continue  # a decision that is here already has its passages
            found = mine.get(key)
            if found is None:
                mine[key] = row
                self._steps.append(Insert(table, 0, row))
            elif changes := _better(table, found, row):
                self._steps.append(Update(table, key, changes))

    def _tell(self) -> None:
        self._notes += self._renamed[:MOST_NOTES]
        if len(self._renamed) > MOST_NOTES:
            self._notes.append(f"{len(self._renamed) - MOST_NOTES:,} more get new numbers likewise.")
        back = sum(isinstance(step, Insert) and step.row.get("guid") in self._removed for step in self._steps)
        if back:
            self._notes.append(
                f"{back} of the new rows were removed here before; the merge brings them back."
            )


def _same_texts(
    mine: Sequence[Row], theirs: Sequence[Row], met: Collection[str], articles: Mapping[int, int]
) -> dict[str, Row]:
    """My versions by the GUIDs of theirs that have the same text in the same article."""
    texts = {(row["article_id"], row["text_sha256"]): row for row in mine}
    rest = [row for row in theirs if row["guid"] not in met]
    keys = {row["guid"]: (articles[row["article_id"]], row["text_sha256"]) for row in rest}
    return {guid: texts[key] for guid, key in keys.items() if key in texts}


def _with(shape: Shape, row: Row, name: str) -> Hashable:
    return shape.key({**row, shape.name: name}) if shape.key else None


def _in_order(table: str, rows: Sequence[Row]) -> Iterable[Row]:
    """The rows of a table so that each comes after the one of the same table that it stands under."""
    if table != "tag":
        return rows
    above = {row["id"]: row["parent_id"] for row in rows}
    return sorted(rows, key=lambda row: (_depth(row["id"], above), row["id"]))


def _depth(number: int, above: Mapping[int, int | None]) -> int:
    """How many rows stand above one; a ring, which only a damaged file has, ends."""
    steps, upper = 0, above.get(number)
    while upper is not None and steps <= len(above):
        steps, upper = steps + 1, above.get(upper)
    return steps


def _newest(mine: Sequence[Row], theirs: Sequence[Row]) -> Row:
    """The version that shall be the newest: the one that is known to follow, else the other project's."""
    ours, others = ({row["text_sha256"] for row in rows} for rows in (mine, theirs))
    if mine[-1]["text_sha256"] not in others and theirs[-1]["text_sha256"] in ours:
        return mine[-1]
    return theirs[-1]


def _better(table: str, mine: Row, theirs: Row) -> dict[str, Any]:
    if table == "reading" and theirs["updated_at"] > mine["updated_at"]:
        return {"state": theirs["state"], "updated_at": theirs["updated_at"]}
    if table == "anchor_position" and theirs["status"] == "manual" != mine["status"]:
        return {name: theirs[name] for name in ("start", "end", "status", "score")}
    return {}


def _when(row: Row) -> tuple[str, str]:
    return row["created_at"], row["guid"]
