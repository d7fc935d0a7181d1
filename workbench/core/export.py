"""The one table that every tabular export is made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportRow:
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
