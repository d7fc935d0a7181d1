"""Exports of a real project: exact offsets, the same bytes twice, nothing lost when the disk fails."""

import csv
import errno
import hashlib
import json
import os
from pathlib import Path

import pytest

from workbench.core.model import Quote, Span, Stance
from workbench.core.problem import Problem
from workbench.core.ticket import Cancelled, Ticket
from workbench.flow import articles, facts
from workbench.flow.exporting import export_facts
from workbench.flow.projects import Project


@pytest.fixture
def tagged(project: Project) -> Project:
    first, second, third = (card.guid for card in articles.articles(project))
    facts.tag_fact(
        project,
        "=The deal is worth $3 billion",
        [Quote(first, Span(24, 52)), Quote(second, Span(23, 58), Stance.SUPPORTS, "in words")],
        tags=["money", "deal"],
    )
    facts.tag_fact(project, "The deal is off", [Quote(third, Span(11, 27), Stance.CONTRADICTS)])
    return project


def test_every_quote_stands_at_its_offsets(tagged: Project, tmp_path: Path) -> None:
    texts = {card.guid: articles.article(tagged, card.guid).text for card in articles.articles(tagged)}
    report = export_facts(tagged, "csv-exact", tmp_path / "facts.csv")
    with report.path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["fact_no"] for row in rows] == ["F-0001", "F-0001", "F-0002"]
    for row in rows:
        text = texts[row["article_guid"]]
        assert text[int(row["start"]) : int(row["end"])] == row["quote"] != ""
        assert hashlib.sha256(text.encode()).hexdigest() == row["text_sha256"]


def test_it_says_what_it_wrote(tagged: Project, tmp_path: Path) -> None:
    report = export_facts(tagged, "jsonl", tmp_path / "facts.jsonl")
    assert (report.facts, report.evidence) == (2, 3)
    assert report.summary == "2 facts with 3 quotes written to “facts.jsonl”. 1 thing left out."
    assert [each.what for each in report.left_out] == ["full texts of articles"]
    lines = [json.loads(line) for line in report.path.read_text(encoding="utf-8").splitlines()]
    first = next(line for line in lines if line["type"] == "fact")
    assert first["statement"] == "=The deal is worth $3 billion"
    assert first["tag_paths"] == ["deal", "money"]
    assert [e["stance"] for e in first["evidence"]] == ["states", "supports"]
    assert first["evidence"][1]["comment"] == "in words"


def test_it_counts_only_the_facts_that_the_file_holds(tagged: Project, tmp_path: Path) -> None:
    report = export_facts(tagged, "claimreview", tmp_path / "reviews.json")
    assert json.loads(report.path.read_bytes()) == []
    assert (report.facts, report.evidence) == (0, 0)
    assert report.summary.startswith("0 facts with 0 quotes written to “reviews.json”.")


def test_an_export_that_cannot_be_noted_is_whole_and_says_so(tagged: Project, tmp_path: Path) -> None:
    tagged.path.unlink()
    report = export_facts(tagged, "jsonl", tmp_path / "facts.jsonl")
    assert len(report.path.read_text(encoding="utf-8").splitlines()) > 3
    assert "The history does not show it: “Study.swb” was moved or deleted" in report.summary


def test_excel_never_runs_a_statement(tagged: Project, tmp_path: Path) -> None:
    export_facts(tagged, "csv", tmp_path / "facts.csv")
    assert b",'=The deal is worth $3 billion," in (tmp_path / "facts.csv").read_bytes()


def test_a_full_disk_leaves_the_earlier_export(
    tagged: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    export_facts(tagged, "csv", tmp_path / "facts.csv")
    before = (tmp_path / "facts.csv").read_bytes()
    facts.tag_fact(tagged, "Another fact", [])
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Problem, match="the disk is full; free some space"):
        export_facts(tagged, "csv", tmp_path / "facts.csv")
    assert (tmp_path / "facts.csv").read_bytes() == before


def test_it_never_writes_over_a_project(tagged: Project) -> None:
    with pytest.raises(Problem, match="is the name of a project"):
        export_facts(tagged, "csv", tagged.path)


def test_a_cancelled_export_writes_nothing(tagged: Project, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        export_facts(tagged, "csv", tmp_path / "facts.csv", Ticket(is_cancelled=lambda: True))
    assert not (tmp_path / "facts.csv").exists()
