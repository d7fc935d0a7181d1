"""Articles of every format come out as JSON lines, in the order of the files, the bad ones named."""

import json
import random
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.torture.fuzz_importers import maker
from workbench.cli.program import program
from workbench.core.ticket import Cancelled, Ticket
from workbench.flow.extracting import extract
from workbench.formats.importers import IMPORTERS, Options


def workbench(*arguments: object) -> Result:
    return CliRunner().invoke(program, [str(argument) for argument in arguments])


def files_of_every_format(folder: Path) -> list[Path]:
    made = []
    for importer in IMPORTERS:
        path = folder / f"{importer.name}{importer.suffixes[0]}"
        path.write_bytes(maker(importer)(random.Random(4)))
        made.append(path)
    return made


def test_every_format_is_written_in_the_order_of_the_files(tmp_path: Path) -> None:
    files = files_of_every_format(tmp_path)
    done = workbench("extract", *reversed(files), "-o", tmp_path / "out.jsonl")
    assert done.exit_code == 0, done.output
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    names = [row["id"].partition("#")[0] for row in rows]
    assert list(dict.fromkeys(names)) == [path.name for path in reversed(files)]
    assert len({row["id"] for row in rows}) == len(rows)
    assert all(row["text"].strip() and "title" in row and "author" in row for row in rows)


def test_what_cannot_be_read_is_one_line_and_the_others_are_written(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("A good text about something.")
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4\n")
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    done = workbench("extract", tmp_path, "-o", tmp_path / "out.jsonl")
    assert done.exit_code == 1
    assert [json.loads(line)["id"] for line in (tmp_path / "out.jsonl").read_text().splitlines()] == [
        "good.txt"
    ]
    said = done.stderr.splitlines()
    assert said[0] == "1 file was passed over (1 .jpg)."
    assert sum(line.startswith("workbench: “bad.pdf” was not read") for line in said) == 1
    assert sum(line.startswith("workbench: “empty.html” was not read") for line in said) == 1
    assert said[-1].startswith("1 article written to “out.jsonl”")


def test_the_whole_page_and_an_encoding_can_be_asked_for(tmp_path: Path) -> None:
    prose = "The two leaders met in Washington on Wednesday and agreed on caf\xe9s. " * 5
    (tmp_path / "a.html").write_bytes(
        f"<nav>Menu of it</nav><article><p>{prose}</p></article>".encode("latin-1")
    )
    out = tmp_path / "out.jsonl"
    workbench("extract", tmp_path / "a.html", "-o", out)
    assert json.loads(out.read_text(encoding="utf-8"))["text"] == prose.strip()
    workbench("extract", tmp_path / "a.html", "--whole", "--encoding", "cp1250", "-o", out)
    row = json.loads(out.read_text(encoding="utf-8"))
    assert row["text"].startswith("Menu of it")
    assert (row["encoding"], row["share"]) == ("cp1250", 1.0)


def test_it_can_be_given_up_at_any_time(tmp_path: Path) -> None:
    files = files_of_every_format(tmp_path)
    given_up = threading.Event()
    found = extract(files, Options(), 2, Ticket(is_cancelled=given_up.is_set))
    next(found)
    given_up.set()
    with pytest.raises(Cancelled):
        list(found)
    assert len(list(extract(files[:2], jobs=3))) == 2
