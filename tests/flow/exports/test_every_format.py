"""Every format: the same bytes twice, nothing active, nothing blind, every text right, the rest said."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from docx import Document

from workbench.core.export import without_controls
from workbench.core.ticket import Cancelled, Ticket
from workbench.flow import exporting, history
from workbench.flow.exporting import EXPORTERS, Scope
from workbench.flow.projects import Project
from workbench.store.history import entries

Export = Callable[..., bytes]
NAMES = [exporter.name for exporter in EXPORTERS]
LATER = "2027-11-12T13:14:15Z"


class Words(HTMLParser):
    """What a reader of a page reads."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def sheet_texts(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        parts = [ET.fromstring(book.read(n)) for n in book.namelist() if n.startswith("xl/worksheets/sheet")]  # noqa: S314
    texts = ["".join(part.itertext()) for sheet in parts for part in sheet.iter() if part.tag.endswith("}is")]
    return "\n".join(texts)


def word_texts(data: bytes) -> str:
    body = Document(io.BytesIO(data)).element.body
    texts = {"t": lambda node: node.text or "", "br": lambda node: "\n", "tab": lambda node: "\t"}
    found = (texts.get(node.tag.rpartition("}")[2], lambda node: "")(node) for node in body.iter())
    return "".join(found)


def json_texts(data: bytes) -> str:
    def walk(value: object) -> list[str]:
        if isinstance(value, dict):
            return [each for inner in value.values() for each in walk(inner)]
        if isinstance(value, list):
            return [each for inner in value for each in walk(inner)]
        return [value] if isinstance(value, str) else []

    return "\n".join(walk(json.loads(data)))


def refi_texts(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as project:
        qde = ET.fromstring(project.read("project.qde"))  # noqa: S314
    return "\n".join(qde.itertext())


def unescaped(data: bytes) -> str:
    return re.sub(r"\\([^\w\s])", r"\1", data.decode())


READERS: dict[str, Callable[[bytes], str]] = {
    "html": lambda data: "".join(Words(data.decode()).said),
    "docx": word_texts,
    "markdown": unescaped,
    "xlsx": sheet_texts,
    "csv": lambda data: "\n".join(
        cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")) for cell in row
    ),
    "csv-exact": lambda data: "\n".join(
        cell for row in csv.reader(io.StringIO(data.decode(), newline="")) for cell in row
    ),
    "jsonl": lambda data: "\n".join(json_texts(line) for line in data.splitlines()),
    "webannotation": json_texts,
    "qdpx": refi_texts,
}
EXACT = {"csv-exact", "jsonl", "webannotation"}


@pytest.mark.parametrize("name", READERS)
def test_every_text_comes_out_right(export: Export, nasty: tuple[str, ...], name: str) -> None:
    read = READERS[name](export(name))
    for text in nasty:
        wanted = text.strip() if name in EXACT else without_controls(text.strip())
        if name == "markdown":
            wanted = re.sub(r"\s+", " ", wanted)
        assert wanted in read


@pytest.mark.parametrize("name", NAMES)
def test_one_state_is_always_the_same_bytes(export: Export, name: str) -> None:
    assert export(name) == export(name)


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"pdf"}))
def test_another_day_changes_only_the_date(export: Export, stamp: str, name: str) -> None:
    def told(data: bytes, moment: str) -> list[bytes]:
        parts = [data]
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                parts = [name.encode() + archive.read(name) for name in archive.namelist()]
        return [part.replace(moment.encode(), b"DATE") for part in parts]

    assert told(export(name), stamp) == told(export(name, LATER), LATER)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_a_blind_round_leaves_and_that_is_said(
    rich: Project, tmp_path: Path, export: Export, name: str
) -> None:
    report = exporting.export_facts(rich, name, tmp_path / "out")
    assert any("still blind" in each.why for each in report.left_out)
    data = (tmp_path / "out").read_bytes()
    members = [data]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [archive.read(member) for member in archive.namelist()]
    assert not any(b"SECRET of the blind round" in member for member in members)


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"pdf"}))
def test_what_is_not_chosen_stays_inside(export: Export, name: str) -> None:
    data = export(name, statuses=("agreed",))
    if name in READERS:
        read = READERS[name](data)
        assert "A fact without evidence" not in read
        assert "=1+1" in read


@pytest.mark.parametrize("name", ["html", "docx", "markdown"])
def test_a_report_says_how_far_the_reviewers_agreed(export: Export, name: str) -> None:
    read = READERS[name](export(name))
    assert "Agreement in round 1" in read
    assert "Agreement in round 2" not in read
    for told in (
        "Krippendorff’s alpha, ordinal",
        "0.000 (n = 1 fact)",
        "Percent agreement of Anna and =Bob",
        "0.0% (n = 1 fact)",
        "17 facts: nobody has assessed it",
        "2 by discussion",
        "where nobody could have disagreed, a figure is undefined",
    ):
        assert told in read


def test_an_agreement_that_cannot_be_told_is_said_to_be_undefined(rich: Project) -> None:
    with rich.action("Agree") as action:
        verdicts = action.rows("SELECT id FROM verdict ORDER BY id LIMIT 1")
        for row in action.rows("SELECT id FROM assessment"):
            action.update("assessment", row["id"], {"verdict_id": verdicts[0]["id"]})
    planned = exporting.plan(rich, "html", Path("out.html"), Scope())
    (found,) = planned.dossier.figures
    assert dict(found.lines)["Krippendorff’s alpha, nominal"] == (
        "undefined (n = 1 fact): everybody gave one and the same verdict, so chance alone would agree as much"
    )
    assert dict(found.lines)["Percent agreement"] == "100.0% (n = 1 fact)"


def test_a_choice_by_tag_takes_what_lies_below_it(rich: Project) -> None:
    def numbers(*tags: str) -> list[int]:
        return [fact.number for fact in exporting.read_dossier(rich, Scope(tags=tags)).facts]

    assert numbers("=places") == [1, 2]
    assert numbers("=PLACES / France & <b>") == [1]
    assert numbers("place") == []


def test_an_export_is_written_down_and_not_undone(rich: Project, tmp_path: Path) -> None:
    before = history.undo_label(rich)
    exporting.export_facts(rich, "csv", tmp_path / "facts.csv", scope=Scope(statuses=("agreed",)))
    (row,) = rich.rows("SELECT * FROM export_log")
    assert (row["format"], row["file_name"], row["facts"], row["evidence"]) == ("csv", "facts.csv", 1, 3)
    assert json.loads(row["filter"]) == {"facts": None, "statuses": ["agreed"], "tags": []}
    assert {each["what"] for each in json.loads(row["left_out"])} >= {"facts", "assessment"}
    assert len(row["sha256"]) == 64
    assert entries(rich)[0].label == "Export 1 fact as CSV for Excel"
    assert history.undo_label(rich) == before


@pytest.mark.parametrize("name", NAMES)
def test_a_cancelled_export_leaves_no_trace(rich: Project, tmp_path: Path, name: str) -> None:
    planned = exporting.plan(rich, name, tmp_path / "out", Scope())
    asked = iter([False])
    with pytest.raises(Cancelled):
        exporting.carry_out(planned, Ticket(is_cancelled=lambda: next(asked, True)))
    assert not list(tmp_path.glob("*out*"))
    assert rich.rows("SELECT * FROM export_log") == []


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"pdf"}))
def test_the_beginning_can_be_looked_at(rich: Project, tmp_path: Path, name: str) -> None:
    planned = exporting.beginning(exporting.plan(rich, name, tmp_path / "out", Scope()))
    shown = exporting.preview(planned, Ticket())
    assert shown.startswith("<!DOCTYPE html>") == (name in ("html", "docx"))
    assert "\x00" not in shown
    assert "F-0005" not in shown


def test_the_view_in_the_file_says_the_same_as_the_rows(rich: Project) -> None:
    from workbench.core.export import rows

    for row, stored in zip(
        rows(exporting.read_dossier(rich, Scope())), rich.rows("SELECT * FROM fact_evidence"), strict=True
    ):
        said = {**stored, "tags": tuple((stored["tags"] or "").splitlines())}
        assert row._asdict() == {
            name: value if value is not None or name in _NUMBERS else "" for name, value in said.items()
        }


_NUMBERS = {"version", "start", "end", "anchor_score", "evidence_confidence"}
