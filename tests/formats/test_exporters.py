"""The registry of formats, the guard of spreadsheets, addresses and characters that files can't carry."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.core.dossier import About, Dossier, LeftOut
from workbench.core.export import without_controls
from workbench.core.problem import Problem
from workbench.core.records import FactRecord, ReviewerRecord
from workbench.core.ticket import Ticket
from workbench.formats import addresses, exporters
from workbench.formats.exporters import EXPORTERS

DOSSIER = Dossier(
    About("0f0f0f0f-0000-4000-8000-000000000000", "Study", exported_at="2026-01-02T03:04:05Z"),
    facts=(FactRecord("f", 7, "lonely", created_by="r"),),
    reviewers=(ReviewerRecord("r", "Anna"),),
    withheld=(LeftOut(2, "assessments", "their round is still blind"),),
)


def written(name: str, statement: str) -> bytes:
    file = io.BytesIO()
    dossier = replace(DOSSIER, facts=(replace(DOSSIER.facts[0], statement=statement),))
    exporters.named(name).write(dossier, file, Ticket())
    assert not file.closed
    return file.getvalue()


def cells(data: bytes, encoding: str) -> dict[str, str]:
    (row,) = csv.DictReader(io.StringIO(data.decode(encoding), newline=""))
    return row


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda each: each.name)
def test_every_exporter_says_what_it_is_for_and_what_it_withholds(exporter: exporters.Exporter) -> None:
    assert exporter.label
    assert exporter.purpose.endswith(".")
    assert exporter.suffix.startswith(".")
    assert exporter.losses(DOSSIER)[0].sentence == "2 assessments: their round is still blind."


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(Problem, match="csv, csv-exact, jsonl"):
        exporters.named("xml")


def test_an_ending_tells_the_format() -> None:
    found = {name: exporters.fitting(Path(name)) for name in ("a.CSV", "b.qdpx", "c.xyz", "d")}
    assert {name: each and each.name for name, each in found.items()} == {
        "a.CSV": "csv",
        "b.qdpx": "qdpx",
        "c.xyz": None,
        "d": None,
    }


def test_excel_gets_a_mark_and_windows_line_ends() -> None:
    data = written("csv", "Ein Fall für Übermut")
    assert data.startswith(b"\xef\xbb\xbffact_no,fact_guid,statement,")
    assert data.count(b"\r\n") == 2


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+cmd|x", "-2", "@SUM(A1)", "\ttab", "\nline", "\x01=1+1"),
        *(
            "＝1+1",
            "＋1",
            "－1",
            "＠SUM(A1)",
            " =1+1",
            "\n  -2",
            "\u3000＝1",
            "\u200b\ufeff@SUM(A1)",
            " \x01=1",
        ),
    ],
)
def test_no_cell_can_run_in_excel(text: str) -> None:
    assert cells(written("csv", text), "utf-8-sig")["statement"] == "'" + without_controls(text)
    assert cells(written("csv-exact", text), "utf-8")["statement"] == text


@pytest.mark.parametrize(
    "text", ["a = b", " words", "x-ray", "one; two", 'say "so", he said', "\u00a0", "7 + 1"]
)
def test_a_harmless_cell_is_left_alone(text: str) -> None:
    assert cells(written("csv", text), "utf-8-sig")["statement"] == text


def test_a_fact_without_evidence_keeps_its_row() -> None:
    row = cells(written("csv", "lonely"), "utf-8-sig")
    assert (row["fact_no"], row["evidence_guid"], row["start"], row["version"]) == ("F-0007", "", "", "")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("plain", "plain"),
        ("a\tb\nc", "a\tb\nc"),
        ("a\x00\x07\x0b\x0c\r\x1b[0mb", "a[0mb"),
        ("😀 é مرحبا \u200d", "😀 é مرحبا \u200d"),
        ("\ud800 \ufffe", "\ufffd \ufffd"),
    ],
)
def test_only_what_no_file_can_carry_is_taken_out(text: str, kept: str) -> None:
    assert without_controls(text) == kept


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//host", "host", "", "http://"),
        *("https://a b", 'https://a"onclick=', "http://[", "ht\ntp://a", "vbscript:x", "\\\\server\\share"),
    ],
)
def test_only_pages_of_the_web_become_links(address: str) -> None:
    assert addresses.web(address) == ""
    assert addresses.web("https://example.org/ä?b=c#d") == "https://example.org/ä?b=c#d"
