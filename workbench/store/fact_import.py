"""Writes facts that come from another file, under their own GUIDs, into the action that is open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.core.anchoring import follow
from workbench.core.dossier import Dossier
from workbench.core.model import Span
from workbench.core.records import (
    AdjudicationRecord,
    ArticleRecord,
    EvidenceRecord,
    FactRecord,
    PositionRecord,
    TagRecord,
)
from workbench.store.clock import new_guid
from workbench.store.project import Action, Row

_VERSIONS = """
SELECT version.id, version.seq, version.text_sha256, article_text.text FROM article_version AS version
JOIN article_text ON article_text.sha256 = version.text_sha256
WHERE version.article_id = ? ORDER BY version.seq
"""


@dataclass(slots=True)
class Taken:
    """What was written, and what could not be: facts and evidence with the reason."""

    facts: int = 0
    evidence: int = 0
    known: list[str] = field(default_factory=list)
    lost: list[tuple[EvidenceRecord, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Home:
    """An article of this project with the ids and texts of its versions by digest."""

    article_id: int
    versions: Mapping[str, Row]

    @property
    def newest(self) -> Row:
        return max(self.versions.values(), key=lambda row: int(row["seq"]))


class Intake:
    """Takes a dossier into a project; what is there already by its GUID or name is used, never changed."""

    def __init__(self, action: Action, dossier: Dossier) -> None:
        self._action = action
        self._dossier = dossier
        self._ids: dict[str, int] = {}
        self._guids: dict[str, str] = {}
        self.taken = Taken()

    def take(self) -> Taken:
        """Write everything and say what became of it."""
        self._people()
        homes = {each.guid: self._home(each) for each in self._dossier.articles}
        self._tags()
        self._scales()
        self._rounds()
        for fact in self._dossier.facts:
            if self._found("fact", "guid", fact.guid):
                self.taken.known.append(fact.name)
            else:
                self._fact(fact, homes)
        self._links()
        self._memos()
        return self.taken

    # ---- what facts refer to

    def _people(self) -> None:
        for each in self._dossier.reviewers:
            self._keep("reviewer", each.guid, _picked(each, *each.__slots__), name=each.name)

    def _tags(self) -> None:
        waiting = sorted(self._dossier.tags, key=lambda tag: len(tag.path))
        for each in waiting:
            parent = self._ids.get(each.parent)
            same = "name = ? COLLATE NOCASE AND ifnull(parent_id, 0) = ?"
            found = self._found("tag", "guid", each.guid) or self._one("tag", same, each.name, parent or 0)
            self._ids[each.guid] = found or self._action.insert("tag", self._tag(each, parent))
            self._rename("tag", each.guid)

    def _tag(self, each: TagRecord, parent: int | None) -> dict[str, Any]:
        free = not each.hotkey or not self._found("tag", "hotkey", each.hotkey)
        row = {
            name: getattr(each, name)
            for name in ("guid", "name", "description", "color", "seq", "created_at")
        }
        signed = {"created_by": self._ids[each.created_by], "parent_id": parent}
        return {**row, **signed, "hotkey": each.hotkey if free else ""}

    def _scales(self) -> None:
        for scale in self._dossier.scales:
            row = {"guid": scale.guid, "name": scale.name, "ordered": int(scale.ordered)}
            signed = {"created_by": self._ids[scale.created_by], "created_at": scale.created_at}
            key = self._keep("verdict_scale", scale.guid, {**row, **signed}, name=scale.name)
            for verdict in scale.verdicts:
                made = {name: getattr(verdict, name) for name in verdict.__slots__}
                self._keep(
                    "verdict", verdict.guid, {**made, "scale_id": key}, label=verdict.label, scale_id=key
                )

    def _rounds(self) -> None:
        for each in self._dossier.rounds:
            taken = self._found("round", "number", each.number)
            number = each.number
            if taken:
                number = self._action.rows("SELECT max(number) + 1 AS number FROM round")[0]["number"]
            row = {"guid": each.guid, "number": number, "name": each.name, "state": each.state}
            signed = {"created_by": self._ids[each.created_by], "created_at": each.created_at}
            self._keep("round", each.guid, {**row, **signed, "scale_id": self._ids[each.scale]})

    def _home(self, article: ArticleRecord) -> _Home | None:
        """The same article by its GUID, else one that has one of its texts; None when there is none."""
        found = self._found("article", "guid", article.guid)
        for version in reversed(article.versions):
            sql = "SELECT article_id FROM article_version WHERE text_sha256 = ? ORDER BY article_id LIMIT 1"
            rows = () if found else self._action.rows(sql, [version.text_sha256])
            found = found or (rows[0]["article_id"] if rows else 0)
        if not found:
            return None
        self._ids[article.guid] = found
        self._rename("article", article.guid)
        return _Home(found, {row["text_sha256"]: row for row in self._action.rows(_VERSIONS, [found])})

    # ---- facts

    def _fact(self, fact: FactRecord, homes: Mapping[str, _Home | None]) -> None:
        number = fact.number
        if self._one("fact", "number = ? OR id = ?", number, number):
            sql = "SELECT ifnull(max(seq), 0) + 1 AS number FROM sqlite_sequence WHERE name = 'fact'"
            number = self._action.rows(sql)[0]["number"]
        names = ("guid", "statement", "kind", "status", "claimant", "claimant_url", "claim_date", "context")
        row = _picked(fact, *names, "review_url", "created_at", "updated_at")
        signed = {"id": number, "number": number, "created_by": self._ids[fact.created_by]}
        key = self._ids[fact.guid] = self._action.insert("fact", {**row, **signed})
        self.taken.facts += 1
        for tagging in {self._ids[each.tag]: each for each in fact.tags}.values():
            who = self._ids[tagging.created_by]
            row = {"fact_id": key, "tag_id": self._ids[tagging.tag], "created_by": who}
            self._action.insert("fact_tag", {**row, "created_at": tagging.created_at})
        for each in fact.evidence:
            self._evidence(key, each, homes[each.article])
        self._judgements(key, fact)

    def _evidence(self, fact_id: int, each: EvidenceRecord, home: _Home | None) -> None:
        places = () if home is None else tuple(_places(each, home))
        origin = home and (home.versions.get(each.origin_sha256) or (home.newest if places else None))
        if home is None or not origin:
            why = "its article is not here" if home is None else "the text it was taken from is not here"
            self.taken.lost.append((each, why))
            return
        if not _stands(each, home):
            self.taken.lost.append((each, "the text does not say this at its place"))
            return
        self._write(fact_id, each, home, origin, places)

    def _write(
        self, fact_id: int, each: EvidenceRecord, home: _Home, origin: Row, places: Iterable[Row]
    ) -> None:
        anchor = {
            "guid": each.anchor
            if each.anchor and not self._found("anchor", "guid", each.anchor)
            else new_guid(),
            "article_id": home.article_id,
            "origin_version_id": origin["id"],
            **_picked(each, "exact", "prefix", "suffix"),
            "created_by": self._ids[each.quoted_by],
            "created_at": each.quoted_at,
        }
        key = self._action.insert("anchor", anchor)
        for place in places:
            self._action.insert("anchor_position", {**place, "anchor_id": key})
        row = _picked(each, "stance", "comment", "confidence", "created_at", "updated_at")
        signed = {"created_by": self._ids[each.created_by], "important": int(each.important)}
        guid = new_guid() if self._found("evidence", "guid", each.guid) else each.guid
        made = self._action.insert(
            "evidence", {**row, **signed, "guid": guid, "fact_id": fact_id, "anchor_id": key}
        )
        self._ids[each.guid], self._guids[each.guid] = made, guid
        self.taken.evidence += 1

    def _judgements(self, fact_id: int, fact: FactRecord) -> None:
        for each in fact.assessments:
            row = {
                name: getattr(each, name)
                for name in ("guid", "confidence", "rationale", "created_at", "updated_at")
            }
            self._action.insert("assessment", {**row, **self._signed(fact_id, each)})
        for agreed in _newest_first(fact.adjudications):
            row = _picked(agreed, "guid", "rationale", "method", "created_at")
            newer = self._ids.get(agreed.superseded_by)
            signed = {**self._signed(fact_id, agreed), "superseded_by": newer}
            self._ids[agreed.guid] = self._action.insert("adjudication", {**row, **signed})

    def _signed(self, fact_id: int, each: Any) -> dict[str, Any]:
        verdict = self._ids[each.verdict] if each.verdict else None
        ids = {"round_id": self._ids[each.round], "created_by": self._ids[each.created_by]}
        return {"fact_id": fact_id, "verdict_id": verdict, **ids}

    def _links(self) -> None:
        for each in self._dossier.links:
            ends = self._ids.get(each.from_fact), self._ids.get(each.to_fact)
            if None not in ends and not self._found("fact_link", "guid", each.guid):
                row = {"guid": each.guid, "from_fact_id": ends[0], "to_fact_id": ends[1], "kind": each.kind}
                signed = {"created_by": self._ids[each.created_by], "created_at": each.created_at}
                self._action.insert("fact_link", {**row, **signed})

    def _memos(self) -> None:
        for each in self._dossier.memos:
            there = each.target == "project" or each.target_guid in self._ids
            if there and not self._found("memo", "guid", each.guid):
                row = {name: getattr(each, name) for name in each.__slots__}
                target = self._guids.get(each.target_guid, each.target_guid)
                self._action.insert(
                    "memo", {**row, "target_guid": target, "created_by": self._ids[each.created_by]}
                )

    # ---- looking up

    def _keep(self, table: str, guid: str, row: Mapping[str, Any], **same: object) -> int:
        """The id of the row with this GUID, else of one with the same values, else of a new one."""
        found = self._found(table, "guid", guid)
        if not found and same:
            found = self._one(table, " AND ".join(f"{name} = ?" for name in same), *same.values())
        self._ids[guid] = found or self._action.insert(table, row)
        return self._ids[guid]

    def _rename(self, table: str, guid: str) -> None:
        """Remember under which GUID something is known here."""
        sql = f"SELECT guid FROM {table} WHERE id = ?"  # noqa: S608 - names from our own schema
        self._guids[guid] = self._action.rows(sql, [self._ids[guid]])[0]["guid"]

    def _free(self, table: str, guid: str) -> str:
        """The GUID, or a new one where another row has it."""
        return guid if guid and not self._found(table, "guid", guid) else new_guid()

    def _found(self, table: str, column: str, value: object) -> int:
        return self._one(table, f"{column} = ?", value)

    def _one(self, table: str, where: str, *values: object) -> int:
        sql = f"SELECT id FROM {table} WHERE {where}"  # noqa: S608 - names from our own schema
        rows = self._action.rows(sql, values)
        return int(rows[0]["id"]) if rows else 0


def _places(each: EvidenceRecord, home: _Home) -> Iterable[Row]:
    """Where the quote stands in the versions that are here; the newest one is looked through if need be."""
    known = {place.text_sha256: place for place in each.positions}
    for digest, version in home.versions.items():
        if digest in known:
            yield {"version_id": version["id"], **_row(known[digest])}
    if home.newest["text_sha256"] not in known:
        stood = [
            (str(home.versions[digest]["text"]), Span(place.start, place.end or 0))
            for digest, place in known.items()
            if digest in home.versions and place.start is not None
        ]
        if stood:
            found = follow(tuple(stood), home.newest["text"])
            where = (found.span.start, found.span.end) if found.span else (None, None)
            told = {"start": where[0], "end": where[1], "status": found.status.value}
            yield {"version_id": home.newest["id"], **told, "score": round(found.score, 4)}


def _row(place: PositionRecord) -> dict[str, Any]:
    return _picked(place, "start", "end", "status", "score")


def _picked(record: object, *names: str) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}


def _stands(each: EvidenceRecord, home: _Home) -> bool:
    """Whether every place that is said to be exact is, and no place is outside its text."""
    for place in each.positions:
        version = home.versions.get(place.text_sha256)
        if version is None or place.start is None or place.end is None:
            continue
        text = version["text"]
        if not 0 <= place.start < place.end <= len(text):
            return False
        if place.status == "exact" and text[place.start : place.end] != each.exact:
            return False
    return bool(each.exact)


def _newest_first(agreed: Iterable[AdjudicationRecord]) -> Iterable[AdjudicationRecord]:
    """The one that holds, then what it took the place of, and so on."""
    newer: dict[str, list[AdjudicationRecord]] = {}
    for each in agreed:
        newer.setdefault(each.superseded_by, []).append(each)
    front = newer.pop("", [])[:1]
    while front:
        yield from front
        front = [older for each in front for older in newer.pop(each.guid, [])]
