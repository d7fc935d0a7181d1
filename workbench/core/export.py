"""The one table that every tabular export is made of."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from workbench.core.dossier import Directory, Dossier
from workbench.core.records import EvidenceRecord, FactRecord

_UNFIT = re.compile("[\ud800-\udfff\ufffe\uffff]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f]")


def without_controls(text: str) -> str:
    """The text without control characters but tab and line feed, for files that can't carry them."""
    return text if text.isprintable() else _CONTROLS.sub("", _UNFIT.sub("\ufffd", text))


class ExportRow(NamedTuple):
    """One piece of evidence with its fact and article; a fact without evidence keeps one row.

    Rows come ordered by fact number, then article, then start. ``evidence_guid`` is empty and ``start``,
    ``end`` and ``version`` are None on the row of a fact without evidence; ``start`` and ``end`` are also
    None where the quote's place was lost (``anchor_status`` ``orphan``). Times are ISO 8601 UTC with ``Z``.
    ``text_sha256`` is that of the stored text in UTF-8, in which ``text[start:end] == quote`` where
    ``anchor_status`` is ``exact`` or ``moved``; ``fuzzy`` stands on other words, ``ambiguous`` is unchecked;
    ``original_sha256`` is that of the file as it was imported.
    """

    fact_no: str
    fact_guid: str
    statement: str
    kind: str
    status: str
    claimant: str = ""
    claim_date: str = ""
    context: str = ""
    verdict: str = ""
    verdict_method: str = ""
    verdict_rationale: str = ""
    tags: tuple[str, ...] = ()
    fact_reviewer: str = ""
    fact_created_at: str = ""
    fact_updated_at: str = ""
    evidence_guid: str = ""
    stance: str = ""
    evidence_confidence: int | None = None
    evidence_comment: str = ""
    article: str = ""
    article_guid: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    published_at: str = ""
    retrieved_at: str = ""
    version: int | None = None
    text_sha256: str = ""
    original_sha256: str = ""
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    anchor_status: str = ""
    anchor_score: float | None = None
    reviewer: str = ""
    tagged_at: str = ""


def rows(dossier: Dossier) -> Iterator[ExportRow]:
    """One row for each piece of evidence, as the project file's view ``fact_evidence`` has them."""
    known = Directory(dossier)
    for fact in dossier.facts:
        head = _head(fact, known)
        if not fact.evidence:
            yield ExportRow(*head)
        for each in fact.evidence:
            yield ExportRow(*head, *_tail(each, known))


def _head(fact: FactRecord, known: Directory) -> tuple[Any, ...]:
    agreed = fact.agreed
    return (
        *(fact.name, fact.guid, fact.statement, fact.kind, fact.status),
        *(fact.claimant, fact.claim_date, fact.context, known.label(fact)),
        *((agreed.method, agreed.rationale) if agreed else ("", "")),
        *(known.paths(fact), known.person(fact.created_by), fact.created_at, fact.updated_at),
    )


def _tail(each: EvidenceRecord, known: Directory) -> tuple[Any, ...]:
    article = known.articles[each.article]
    version, place = article.current, each.place
    return (
        *(each.guid, each.stance, each.confidence, each.comment),
        *(article.title, article.guid, article.publisher, article.author, article.url, article.published_at),
        *(version.retrieved_at, version.seq, version.text_sha256, version.original_sha256),
        *(each.exact, each.prefix, each.suffix),
        *((place.start, place.end, place.status, place.score) if place else (None, None, "", None)),
        *(known.person(each.created_by), each.created_at),
    )
