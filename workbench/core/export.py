"""The one table that every tabular export is made of."""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeVar

from workbench.core.dossier import Directory, Dossier
from workbench.core.records import ArticleRecord, EvidenceRecord, FactRecord

T = TypeVar("T")

_UNFIT = re.compile("[\ud800-\udfff\ufffe\uffff]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f]")

# How many columns tell of the fact, the evidence and its article; the rest tells of the quote there.
_HEAD, _OWN, _SOURCE = 15, 4, 10


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
    return (ExportRow(*head, *own, *source, *place) for head, own, source, place in runs(dossier, _as_is))


def runs(dossier: Dossier, dress: Callable[[tuple[Any, ...]], T]) -> Iterator[tuple[T, T, T, T]]:
    """Each row in four runs of columns: of the fact, the evidence, its article, and the quote there.

    ``dress`` is called once for each fact and article, however many rows they stand in.
    """
    known = Directory(dossier)
    sources = {each.guid: dress(_source(each)) for each in dossier.articles}
    nothing = ExportRow("", "", "", "", "")[_HEAD:]
    own, source, place = nothing[:_OWN], nothing[_OWN : _OWN + _SOURCE], nothing[_OWN + _SOURCE :]
    none = dress(own), dress(source), dress(place)
    for fact in dossier.facts:
        head = dress(_head(fact, known))
        if not fact.evidence:
            yield head, *none
        for each in fact.evidence:
            yield head, dress(_own(each)), sources[each.article], dress(_place(each, known))


def _as_is(values: tuple[Any, ...]) -> tuple[Any, ...]:
    return values


def _head(fact: FactRecord, known: Directory) -> tuple[Any, ...]:
    agreed = fact.agreed
    return (
        *(fact.name, fact.guid, fact.statement, fact.kind, fact.status),
        *(fact.claimant, fact.claim_date, fact.context, known.label(fact)),
        *((agreed.method, agreed.rationale) if agreed else ("", "")),
        *(known.paths(fact), known.person(fact.created_by), fact.created_at, fact.updated_at),
    )


def _source(article: ArticleRecord) -> tuple[Any, ...]:
    version = article.current
    return (
        *(article.title, article.guid, article.publisher, article.author, article.url, article.published_at),
        *(version.retrieved_at, version.seq, version.text_sha256, version.original_sha256),
    )


def _own(each: EvidenceRecord) -> tuple[Any, ...]:
    return each.guid, each.stance, each.confidence, each.comment


def _place(each: EvidenceRecord, known: Directory) -> tuple[Any, ...]:
    place = each.place
    return (
        *(each.exact, each.prefix, each.suffix),
        *((place.start, place.end, place.status, place.score) if place else (None, None, "", None)),
        *(known.person(each.created_by), each.created_at),
    )
