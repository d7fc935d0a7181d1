"""Everything an export needs, read from the project file in one go."""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar

from workbench import __version__
from workbench.core.dossier import About, Dossier, LeftOut, Scope
from workbench.core.records import (
    AdjudicationRecord,
    ArticleRecord,
    AssessmentRecord,
    EvidenceRecord,
    FactLinkRecord,
    FactRecord,
    MemoRecord,
    PositionRecord,
    ReviewerRecord,
    RoundRecord,
    ScaleRecord,
    TaggingRecord,
    TagRecord,
    VerdictRecord,
    VersionRecord,
)
from workbench.store.clock import now
from workbench.store.project import Project, Row

T = TypeVar("T")

_VERSIONS = """
SELECT version.article_id, version.guid, version.seq, version.text_sha256, version.original_sha256,
  article_text.code_points, version.media_type, version.file_name, version.encoding,
  version.retrieved AS retrieved_at, person.guid AS imported_by, version.imported_at
FROM article_version AS version
JOIN article_text ON article_text.sha256 = version.text_sha256
JOIN reviewer AS person ON person.id = version.imported_by ORDER BY version.article_id, version.seq
"""
_ARTICLES = """
SELECT article.id, article.guid, article.title, article.outlet AS publisher, article.author,
  article.published AS published_at, article.url, article.language, article.note,
  person.guid AS created_by, article.created_at
FROM article JOIN reviewer AS person ON person.id = article.created_by ORDER BY article.title, article.guid
"""
_TAGS = """
SELECT tag.guid, tag.name, ifnull(above.guid, '') AS parent, tag.description, tag.color, tag.hotkey, tag.seq,
  person.guid AS created_by, tag.created_at
FROM tag LEFT JOIN tag AS above ON above.id = tag.parent_id
JOIN reviewer AS person ON person.id = tag.created_by
"""
_TAGGINGS = """
SELECT fact_tag.fact_id, tag.guid AS tag, person.guid AS created_by, fact_tag.created_at
FROM fact_tag JOIN tag ON tag.id = fact_tag.tag_id JOIN reviewer AS person ON person.id = fact_tag.created_by
"""
_POSITIONS = """
SELECT anchor_id, version_id, start, "end", status, score FROM anchor_position
WHERE anchor_id IN (SELECT anchor_id FROM evidence)
"""
# There are many of these: what the few articles, texts and people are called is looked up once for all.
_EVIDENCE = """
SELECT evidence.fact_id, evidence.anchor_id, anchor.article_id, anchor.origin_version_id, anchor.created_by,
  evidence.created_by, evidence.guid, evidence.stance, anchor.exact, anchor.prefix, anchor.suffix,
  evidence.confidence, evidence.important, evidence.comment, anchor.guid, anchor.created_at,
  evidence.created_at, evidence.updated_at
FROM evidence JOIN anchor ON anchor.id = evidence.anchor_id
"""
_SOURCES = """
SELECT article.id, article.guid, version.id FROM article
JOIN current_version AS version ON version.article_id = article.id ORDER BY article.title, article.guid
"""
_FACTS = """
SELECT fact.id, fact.guid, fact.number, fact.statement, fact.kind, fact.status, fact.claimant,
  fact.claimant_url, fact.claim_date, fact.context, fact.review_url, person.guid AS created_by,
  fact.created_at, fact.updated_at
FROM fact JOIN reviewer AS person ON person.id = fact.created_by ORDER BY fact.number
"""
_ASSESSMENTS = """
SELECT assessment.fact_id, assessment.guid, round.guid AS round, verdict.guid AS verdict,
  assessment.confidence, assessment.rationale, person.guid AS created_by,
  assessment.created_at, assessment.updated_at
FROM assessment JOIN round ON round.id = assessment.round_id AND round.state <> 'blind'
JOIN verdict ON verdict.id = assessment.verdict_id
JOIN reviewer AS person ON person.id = assessment.created_by
ORDER BY assessment.fact_id, round.number, person.name, assessment.guid
"""
_ADJUDICATIONS = """
SELECT agreed.fact_id, agreed.guid, round.guid AS round, ifnull(verdict.guid, '') AS verdict, agreed.method,
  agreed.rationale, ifnull(newer.guid, '') AS superseded_by, person.guid AS created_by, agreed.created_at
FROM adjudication AS agreed JOIN round ON round.id = agreed.round_id AND round.state <> 'blind'
LEFT JOIN verdict ON verdict.id = agreed.verdict_id
LEFT JOIN adjudication AS newer ON newer.id = agreed.superseded_by
JOIN reviewer AS person ON person.id = agreed.created_by
ORDER BY agreed.fact_id, agreed.created_at, agreed.guid
"""
_SCALES = """
SELECT scale.id, scale.guid, scale.name, scale.ordered, person.guid AS created_by, scale.created_at
FROM verdict_scale AS scale JOIN reviewer AS person ON person.id = scale.created_by
ORDER BY scale.name, scale.guid
"""
_VERDICTS = """
SELECT scale_id, guid, label, description, rating, color, seq FROM verdict ORDER BY scale_id, seq, label, guid
"""
_ROUNDS = """
SELECT round.guid, round.number, round.name, scale.guid AS scale, round.state, person.guid AS created_by,
  round.created_at
FROM round JOIN verdict_scale AS scale ON scale.id = round.scale_id
JOIN reviewer AS person ON person.id = round.created_by WHERE round.state <> 'blind' ORDER BY round.number
"""
_LINKS = """
SELECT fact_link.guid, here.guid AS from_fact, there.guid AS to_fact, fact_link.kind,
  person.guid AS created_by, fact_link.created_at
FROM fact_link JOIN fact AS here ON here.id = fact_link.from_fact_id
JOIN fact AS there ON there.id = fact_link.to_fact_id
JOIN reviewer AS person ON person.id = fact_link.created_by
ORDER BY here.number, there.number, fact_link.kind
"""
_MEMOS = """
SELECT memo.guid, memo.target, memo.target_guid, memo.body, person.guid AS created_by, memo.created_at,
  memo.updated_at
FROM memo JOIN reviewer AS person ON person.id = memo.created_by
ORDER BY memo.target, memo.target_guid, memo.created_at, memo.guid
"""
_REVIEWERS = "SELECT guid, name, initials, orcid, role, color, created_at FROM reviewer ORDER BY name, guid"
_PROJECT = "SELECT guid, name, description, base_iri, publisher_name, publisher_url, created_at FROM project"
_BLIND = """
SELECT (SELECT count(*) FROM assessment JOIN round ON round.id = assessment.round_id
  WHERE round.state = 'blind') AS assessments,
  (SELECT count(*) FROM adjudication JOIN round ON round.id = adjudication.round_id
  WHERE round.state = 'blind') AS adjudications
"""
_TEXT = "SELECT text FROM article_text WHERE sha256 = ?"


def read_dossier(project: Project, scope: Scope, exported_at: str = "") -> Dossier:
    """The facts of ``scope`` with all they refer to; everything in the project when the scope is everything.

    Nothing of a round that is still blind is in it.
    """
    with _no_collecting():
        return _read(project, scope, exported_at)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Records hold no circles, and looking for some takes a fifth of the time that making them does."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _read(project: Project, scope: Scope, exported_at: str) -> Dossier:
    tags = _tags(project.rows(_TAGS))
    paths = {tag.guid: " / ".join(tag.path) for tag in tags}
    facts = tuple(_facts(project))
    chosen = tuple(fact for fact in facts if scope.admits(fact, (paths[each.tag] for each in fact.tags)))
    whole = Dossier(
        about=_about(project, scope, exported_at or now()),
        facts=chosen,
        articles=tuple(_articles(project)),
        tags=tags,
        scales=tuple(_scales(project)),
        rounds=tuple(RoundRecord(**row) for row in project.rows(_ROUNDS)),
        links=tuple(FactLinkRecord(**row) for row in project.rows(_LINKS)),
        memos=tuple(MemoRecord(**row) for row in project.rows(_MEMOS)),
        withheld=tuple(_withheld(project, len(facts) - len(chosen), scope)),
    )
    fitting = whole if scope.is_everything else _narrowed(whole)
    return replace(fitting, reviewers=_named(project, fitting))


def text_of(project: Project, text_sha256: str) -> str:
    """One stored text by its digest."""
    return str(project.rows(_TEXT, [text_sha256])[0]["text"])


def _about(project: Project, scope: Scope, exported_at: str) -> About:
    row = project.rows(_PROJECT)[0]
    kept = {name: value for name, value in row.items() if name != "guid"}
    stamp = {"version": __version__, "exported_at": exported_at, "exported_by": project.reviewer}
    return About(project_guid=row["guid"], scope=scope.told, **kept, **stamp)


def _facts(project: Project) -> Iterator[FactRecord]:
    tags = _grouped(TaggingRecord, sorted(project.rows(_TAGGINGS), key=lambda row: str(row["tag"])))
    evidence = _evidence(project)
    assessments = _grouped(AssessmentRecord, project.rows(_ASSESSMENTS))
    adjudications = _grouped(AdjudicationRecord, project.rows(_ADJUDICATIONS))
    for row in project.rows(_FACTS):
        key = row.pop("id")
        yield FactRecord(
            **row,
            tags=tuple(tags[key]),
            evidence=tuple(evidence[key]),
            assessments=tuple(assessments[key]),
            adjudications=tuple(adjudications[key]),
        )


def _evidence(project: Project) -> Mapping[int, list[EvidenceRecord]]:
    """The evidence of each fact in the order of articles and of places in their newest versions."""
    people = dict(project.tuples("SELECT id, guid FROM reviewer"))
    texts = dict(project.tuples("SELECT id, text_sha256 FROM article_version"))
    sources = {key: (rank, *told) for rank, (key, *told) in enumerate(project.tuples(_SOURCES))}
    places = _places(project)
    found: defaultdict[int, list[tuple[int, int, int, str, EvidenceRecord]]] = defaultdict(list)
    for fact, anchor, source, origin, quoter, person, guid, stance, *told in project.tuples(_EVIDENCE):
        rank, article, newest = sources[source]
        exact, prefix, suffix, sure, important, comment, quote, quoted_at, created_at, updated_at = told
        made = EvidenceRecord(
            *(guid, article, stance, exact, prefix, suffix, texts[origin]),
            tuple([place for _, place in places[anchor]]),
            *(sure, bool(important), comment, quote, people[quoter], quoted_at),
            *(people[person], created_at, updated_at),
        )
        here = next((place for version, place in places[anchor] if version == newest), None)
        start, end = (here.start, here.end) if here else (None, None)
        found[fact].append((rank, -1 if start is None else start, -1 if end is None else end, guid, made))
    # Not sorted by the database, which would move all these texts about.
    return defaultdict(list, {fact: [each[-1] for each in sorted(rows)] for fact, rows in found.items()})


def _places(project: Project) -> Mapping[int, list[tuple[int, PositionRecord]]]:
    """Where each quote stands, with the version's id, by its anchor's id; the oldest version first."""
    versions = {
        key: told for key, *told in project.tuples("SELECT id, seq, text_sha256 FROM article_version")
    }
    places: defaultdict[int, list[tuple[int, PositionRecord]]] = defaultdict(list)
    for anchor, version, *told in project.tuples(_POSITIONS):
        places[anchor].append((version, PositionRecord(*versions[version], *told)))
    for several in places.values():
        if len(several) > 1:
            several.sort(key=lambda each: each[1].version)
    return places


def _grouped(kind: type[T], rows: Iterable[Row]) -> Mapping[int, list[T]]:
    """Records by the id of their fact, which is the first column."""
    found: defaultdict[int, list[T]] = defaultdict(list)
    for row in rows:
        found[row.pop("fact_id")].append(kind(**row))
    return found


def _articles(project: Project) -> Iterator[ArticleRecord]:
    versions: defaultdict[int, list[VersionRecord]] = defaultdict(list)
    for row in project.rows(_VERSIONS):
        versions[row.pop("article_id")].append(VersionRecord(**row))
    for row in project.rows(_ARTICLES):
        key = row.pop("id")
        yield ArticleRecord(**row, versions=tuple(versions[key]))


def _scales(project: Project) -> Iterator[ScaleRecord]:
    verdicts: defaultdict[int, list[VerdictRecord]] = defaultdict(list)
    for row in project.rows(_VERDICTS):
        verdicts[row.pop("scale_id")].append(VerdictRecord(**row))
    for row in project.rows(_SCALES):
        key, ordered = row.pop("id"), bool(row.pop("ordered"))
        yield ScaleRecord(**row, ordered=ordered, verdicts=tuple(verdicts[key]))


def _tags(rows: Iterable[Row]) -> tuple[TagRecord, ...]:
    """Every tag with its path, in the order of the paths."""
    known = {row["guid"]: row for row in rows}
    made = (TagRecord(**row, path=_path(row, known)) for row in known.values())
    return tuple(sorted(made, key=lambda tag: (tag.path, tag.guid)))


def _path(row: Row, known: Mapping[str, Row]) -> tuple[str, ...]:
    names: list[str] = []
    here: Row | None = row
    while here is not None and len(names) <= len(known):
        names.append(here["name"])
        here = known.get(here["parent"])
    return tuple(reversed(names))


def _withheld(project: Project, outside: int, scope: Scope) -> Iterator[LeftOut]:
    blind = project.rows(_BLIND)[0]
    if outside:
        yield LeftOut(outside, "fact~s", f"outside the choice ({scope.told})")
    if blind["assessments"]:
        why = "their round is still blind; they can be exported when it is revealed"
        yield LeftOut(blind["assessments"], "assessment~s", why)
    if blind["adjudications"]:
        yield LeftOut(blind["adjudications"], "agreed verdict~s", "their round is still blind")


def _narrowed(whole: Dossier) -> Dossier:
    """Only what the chosen facts refer to."""
    facts = {fact.guid for fact in whole.facts}
    evidence = {each.guid for each in whole.evidence}
    articles = {each.article for each in whole.evidence}
    tags = _with_parents({each.tag for fact in whole.facts for each in fact.tags}, whole.tags)
    judged = {each.round for fact in whole.facts for each in fact.assessments}
    judged |= {each.round for fact in whole.facts for each in fact.adjudications}
    rounds = tuple(each for each in whole.rounds if each.guid in judged)
    scales = {each.scale for each in rounds}
    targets = facts | evidence | articles | tags
    return replace(
        whole,
        articles=tuple(each for each in whole.articles if each.guid in articles),
        tags=tuple(each for each in whole.tags if each.guid in tags),
        scales=tuple(each for each in whole.scales if each.guid in scales),
        rounds=rounds,
        links=tuple(each for each in whole.links if {each.from_fact, each.to_fact} <= facts),
        memos=tuple(each for each in whole.memos if each.target_guid in targets),
    )


def _with_parents(chosen: set[str], tags: Iterable[TagRecord]) -> set[str]:
    parents = {tag.guid: tag.parent for tag in tags}
    found: set[str] = set()
    for guid in chosen:
        while guid and guid not in found:
            found.add(guid)
            guid = parents[guid]
    return found


def _named(project: Project, dossier: Dossier) -> tuple[ReviewerRecord, ...]:
    """The reviewers that something in the dossier is signed by."""
    used = set(_signatures(dossier))
    return tuple(ReviewerRecord(**row) for row in project.rows(_REVIEWERS) if row["guid"] in used)


def _signatures(dossier: Dossier) -> Iterator[str]:
    signed: tuple[tuple[Any, ...], ...] = (
        *(dossier.articles, dossier.tags, dossier.scales, dossier.rounds, dossier.links, dossier.memos),
        *(group for fact in dossier.facts for group in (fact.tags, fact.assessments, fact.adjudications)),
        dossier.facts,
    )
    yield from (each.created_by for group in signed for each in group)
    yield from (version.imported_by for article in dossier.articles for version in article.versions)
    for fact in dossier.facts:
        for each in fact.evidence:
            yield each.created_by
            yield each.quoted_by
