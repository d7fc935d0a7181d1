"""The facts as lines of a table, and what the last actions changed about them: nothing is read twice."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.core.factbook import FactLine
from workbench.core.model import Stance
from workbench.store.project import Project, Row

_BY_NAME = tuple((stance, stance.value) for stance in Stance)
_SUMS = ", ".join(f"sum(stance = '{stance.value}') AS {stance.value}" for stance in Stance)
_LINES = """
SELECT fact.id, fact.guid, fact.number, fact.statement, fact.kind, fact.status, fact.claimant,
  fact.claim_date, fact.context, reviewer.name AS reviewer, fact.created_at AS created,
  fact.updated_at AS updated, ifnull(verdict.label, '') AS verdict
FROM fact JOIN reviewer ON reviewer.id = fact.created_by
LEFT JOIN adjudication AS agreed ON agreed.fact_id = fact.id AND agreed.superseded_by IS NULL
LEFT JOIN verdict ON verdict.id = agreed.verdict_id
"""
_STANCES = f"SELECT fact_id, {_SUMS} FROM evidence"  # noqa: S608 - names from our own enumeration
# An anchor without a place in the newest version is lost, like one whose place there says so.
_DOUBTFUL = """
SELECT evidence.fact_id, count(*) AS doubtful FROM anchor_position AS place
JOIN evidence ON evidence.anchor_id = place.anchor_id
JOIN article_version AS version ON version.id = place.version_id
WHERE place.status IN ('ambiguous', 'orphan') AND version.seq =
  (SELECT max(seq) FROM article_version WHERE article_id = version.article_id)
"""
_OPPOSED = """
SELECT from_fact_id AS fact_id FROM fact_link WHERE kind = 'contradicts'
UNION SELECT to_fact_id FROM fact_link WHERE kind = 'contradicts'
"""
_TAGS = "SELECT fact_tag.fact_id, tag.guid FROM fact_tag JOIN tag ON tag.id = fact_tag.tag_id"
_QUOTED = """
SELECT article.guid, count(DISTINCT evidence.fact_id) AS facts FROM article
JOIN anchor ON anchor.article_id = article.id JOIN evidence ON evidence.anchor_id = anchor.id
"""
_THESE = "(SELECT value FROM json_each(?))"
_FACTS_OF = """
SELECT guid FROM fact WHERE id IN (SELECT value FROM json_each(?)) UNION
SELECT fact.guid FROM evidence JOIN fact ON fact.id = evidence.fact_id
WHERE evidence.anchor_id IN (SELECT value FROM json_each(?)) UNION
SELECT fact.guid FROM evidence JOIN fact ON fact.id = evidence.fact_id
WHERE evidence.guid IN (SELECT value FROM json_each(?))
"""
_ARTICLES_OF = """
SELECT guid FROM article WHERE id IN (SELECT value FROM json_each(?))
OR id IN (SELECT article_id FROM anchor WHERE id IN (SELECT value FROM json_each(?)))
"""
_OF_A_FACT = ("evidence", "fact_tag", "assessment", "adjudication")


@dataclass(frozen=True, slots=True)
class Touched:
    """What happened since some row of the log: the tables, the facts and the articles, by guid.

    ``last`` is the newest row of the log. Facts and articles that are gone are among them.
    """

    last: int
    tables: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()


def lines(project: Project, guids: Iterable[str] | None = None) -> tuple[FactLine, ...]:
    """The facts of these guids, or every fact, by number."""
    if guids is None:
        found = project.rows(f"{_LINES} ORDER BY fact.number")
        return _assembled(project, found, "", ())
    listed = json.dumps(sorted(guids))
    found = project.rows(f"{_LINES} WHERE fact.guid IN {_THESE} ORDER BY fact.number", [listed])
    keys = json.dumps([row["id"] for row in found])
    return _assembled(project, found, f"fact_id IN {_THESE}", (keys,))


def quoted(project: Project, guids: Iterable[str] | None = None) -> Mapping[str, int]:
    """How many facts quote each of these articles, or each article of the project."""
    some = "" if guids is None else f"WHERE article.guid IN {_THESE}"
    listed = () if guids is None else (json.dumps(sorted(guids)),)
    rows = project.rows(f"{_QUOTED} {some} GROUP BY article.id", listed)
    return {row["guid"]: row["facts"] for row in rows}


def last_change(project: Project) -> int:
    """The newest row of the log."""
    return int(project.rows("SELECT ifnull(max(id), 0) AS last FROM change")[0]["last"])


def touched(project: Project, since: int) -> Touched:
    """What the changes after row ``since`` of the log were about."""
    changes = project.rows(
        "SELECT id, table_name, before, after FROM change WHERE id > ? ORDER BY id", [since]
    )
    if not changes:
        return Touched(since)
    gathered = _Gathered()
    for change in changes:
        for side in ("before", "after"):
            if change[side]:
                gathered.take(change["table_name"], json.loads(change[side]))
    tables = frozenset(change["table_name"] for change in changes)
    return gathered.told(project, changes[-1]["id"], tables)


class _Gathered:
    """The ids and guids that rows of the log speak of."""

    def __init__(self) -> None:
        self.facts: set[int] = set()
        self.fact_guids: set[str] = set()
        self.anchors: set[int] = set()
        self.articles: set[int] = set()
        self.noted: set[str] = set()

    def take(self, table: str, row: Row) -> None:
        """Remember what one row is about."""
        if table == "fact":
            self.fact_guids.add(row["guid"])
        elif table in _OF_A_FACT:
            self.facts.add(row["fact_id"])
            self.anchors.update([row["anchor_id"]] if table == "evidence" else [])
        elif table == "fact_link":
            self.facts.update((row["from_fact_id"], row["to_fact_id"]))
        elif table == "anchor":
            self.articles.add(row["article_id"])
        elif table == "anchor_position":
            self.anchors.add(row["anchor_id"])
        elif table == "memo":
            self.noted.add(row["target_guid"])

    def told(self, project: Project, last: int, tables: frozenset[str]) -> Touched:
        """The same as guids."""
        anchors, noted = json.dumps(sorted(self.anchors)), json.dumps(sorted(self.noted))
        facts = project.rows(_FACTS_OF, [json.dumps(sorted(self.facts)), anchors, noted])
        articles = project.rows(_ARTICLES_OF, [json.dumps(sorted(self.articles)), anchors])
        named = self.fact_guids | self.noted | {row["guid"] for row in facts}
        return Touched(last, tables, frozenset(named), frozenset(row["guid"] for row in articles))


def _assembled(
    project: Project, found: Sequence[Row], some: str, keys: Sequence[str]
) -> tuple[FactLine, ...]:
    where, and_ = (f"WHERE {some}", f"AND {some}") if some else ("", "")
    stances = {row["fact_id"]: row for row in project.rows(f"{_STANCES} {where} GROUP BY fact_id", keys)}
    rows = project.rows(f"{_DOUBTFUL} {and_} GROUP BY evidence.fact_id", keys)
    doubtful = {row["fact_id"]: row["doubtful"] for row in rows}
    opposed = {row["fact_id"] for row in project.rows(_OPPOSED)}
    tagged: defaultdict[int, list[str]] = defaultdict(list)
    for row in project.rows(f"{_TAGS} {where}", keys):
        tagged[row["fact_id"]].append(row["guid"])
    return tuple(
        _line(row, stances.get(row["id"]), tagged.get(row["id"], ()), doubtful, opposed) for row in found
    )


def _line(
    row: Row, counted: Row | None, tags: Sequence[str], doubtful: Mapping[int, int], opposed: set[int]
) -> FactLine:
    key = row.pop("id")
    stances = {stance: counted[name] for stance, name in _BY_NAME if counted[name]} if counted else {}
    return FactLine(
        **row,
        tags=tuple(tags),
        stances=stances,
        doubtful=doubtful.get(key, 0),
        contradicted=key in opposed or Stance.CONTRADICTS in stances,
    )
