"""JSON lines: one object for each fact, its evidence inside, nothing left out."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import BinaryIO

from workbench.core.export import ExportRow
from workbench.formats.exporters.exporter import Exporter
from workbench.formats.jsonlines import line

_FACT = MappingProxyType(
    {
        "fact_no": "fact_no",
        "fact_guid": "guid",
        "statement": "statement",
        "kind": "kind",
        "status": "status",
        "claimant": "claimant",
        "claim_date": "claim_date",
        "context": "context",
        "verdict": "verdict",
        "verdict_method": "verdict_method",
        "verdict_rationale": "verdict_rationale",
        "tags": "tags",
        "fact_reviewer": "reviewer",
        "fact_created_at": "created_at",
        "fact_updated_at": "updated_at",
    }
)
_EVIDENCE = MappingProxyType(
    {
        "evidence_guid": "guid",
        "stance": "stance",
        "evidence_confidence": "confidence",
        "evidence_comment": "comment",
        "quote": "quote",
        "prefix": "prefix",
        "suffix": "suffix",
        "start": "start",
        "end": "end",
        "anchor_status": "anchor_status",
        "anchor_score": "anchor_score",
        "reviewer": "reviewer",
        "tagged_at": "tagged_at",
    }
)
_ARTICLE = MappingProxyType(
    {
        "article": "title",
        "article_guid": "guid",
        "publisher": "publisher",
        "author": "author",
        "url": "url",
        "published_at": "published_at",
        "retrieved_at": "retrieved_at",
        "version": "version",
        "text_sha256": "text_sha256",
        "original_sha256": "original_sha256",
    }
)


def write(rows: Iterable[ExportRow], file: BinaryIO) -> None:
    """One line for each fact, in the order of the rows."""
    for _, group in groupby(rows, attrgetter("fact_guid")):
        file.write(line(_fact([asdict(row) for row in group])))


def _fact(rows: list[dict[str, object]]) -> dict[str, object]:
    evidence = [_piece(row) for row in rows if row["evidence_guid"]]
    return {**_renamed(rows[0], _FACT), "evidence": evidence}


def _piece(row: dict[str, object]) -> dict[str, object]:
    return {**_renamed(row, _EVIDENCE), "article": _renamed(row, _ARTICLE)}


def _renamed(row: dict[str, object], names: Mapping[str, str]) -> dict[str, object]:
    return {new: row[old] for old, new in names.items()}


JSON_LINES = Exporter(
    "jsonl",
    "JSON lines",
    "One object for each fact with its evidence and articles inside: complete, for programs and archives.",
    ".jsonl",
    write,
)
