"""Exports are exact, safe to open and always the same."""

import csv
import io
import json
from collections.abc import Sequence

import pytest

from workbench.core.export import ExportRow
from workbench.core.problem import Problem
from workbench.formats import exporters
from workbench.formats.exporters import EXPORTERS

NASTY = ["=1+1", "+cmd|x", "-2", "@SUM(A1)", "\ttab", "\rreturn"]
TRICKY = ['quote " and, comma', "two\nlines", "line\u2028end", "00123", "😀 日本 е́", "", " space "]


def row(number: int, statement: str, quote: str = "") -> ExportRow:
    fact = ExportRow(
        f"F-{number:04d}", f"fact-{number}", statement, "claim", "open", tags=("tag", "two, words")
    )
    if not quote:
        return fact
    return ExportRow(
        *(fact.fact_no, fact.fact_guid, fact.statement, fact.kind, fact.status),
        tags=fact.tags,
        evidence_guid=f"evidence-{number}",
        stance="states",
        article="A title",
        version=1,
        quote=quote,
        start=3,
        end=3 + len(quote),
    )


def written(name: str, rows: Sequence[ExportRow]) -> bytes:
    file = io.BytesIO()
    exporters.named(name).write(rows, file)
    assert not file.closed
    return file.getvalue()


def table(data: bytes, encoding: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(encoding), newline="")))


def test_every_exporter_says_what_it_is_for() -> None:
    assert {exporter.name for exporter in EXPORTERS} == {"csv", "csv-exact", "jsonl"}
    for exporter in EXPORTERS:
        assert exporter.label
        assert exporter.purpose.endswith(".")
        assert exporter.suffix.startswith(".")


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda e: e.name)
def test_the_same_rows_give_the_same_bytes(exporter: exporters.Exporter) -> None:
    rows = [row(1, "one", "a quote"), row(2, "two")]
    assert written(exporter.name, rows) == written(exporter.name, iter(rows))


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(Problem, match="csv, csv-exact, jsonl"):
        exporters.named("pdf")


def test_excel_gets_a_mark_and_windows_line_ends() -> None:
    data = written("csv", [row(1, "Ein Fall für Übermut", "ä")])
    assert data.startswith(b"\xef\xbb\xbffact_no,fact_guid,statement,")
    assert data.endswith(b"\r\n")
    assert data.count(b"\r\n") == 2


@pytest.mark.parametrize("text", NASTY)
def test_no_cell_can_run_in_excel(text: str) -> None:
    (cells,) = table(written("csv", [row(1, text, text)]), "utf-8-sig")
    assert cells["statement"] == cells["quote"] == "'" + text


@pytest.mark.parametrize("text", NASTY + TRICKY)
def test_programs_get_every_text_exactly(text: str) -> None:
    data = written("csv-exact", [row(1, text, text or "x")])
    (cells,) = table(data, "utf-8")
    assert cells["statement"] == text
    assert cells["quote"] == (text or "x")
    assert cells["tags"] == "tag; two, words"


def test_a_fact_without_evidence_keeps_its_row() -> None:
    (cells,) = table(written("csv", [row(7, "lonely")]), "utf-8-sig")
    assert (cells["fact_no"], cells["evidence_guid"], cells["start"], cells["version"]) == (
        "F-0007",
        "",
        "",
        "",
    )


@pytest.mark.parametrize("text", NASTY + TRICKY)
def test_json_lines_lose_nothing(text: str) -> None:
    data = written("jsonl", [row(1, text, text or "x")])
    assert len(data.decode().splitlines()) == 1
    fact = json.loads(data)
    assert fact["statement"] == text
    assert fact["evidence"][0]["quote"] == (text or "x")


def test_json_lines_hold_every_field_once() -> None:
    fact = json.loads(written("jsonl", [row(1, "a fact", "a quote")]))
    (evidence,) = fact.pop("evidence")
    article = evidence.pop("article")
    assert len(fact) + len(evidence) + len(article) == len(ExportRow.__dataclass_fields__)


def test_json_lines_put_the_evidence_under_its_fact() -> None:
    rows = [row(1, "one", "first"), row(1, "one", "second"), row(2, "two")]
    facts = [json.loads(line) for line in written("jsonl", rows).splitlines()]
    assert [(f["fact_no"], [e["quote"] for e in f["evidence"]]) for f in facts] == [
        ("F-0001", ["first", "second"]),
        ("F-0002", []),
    ]
