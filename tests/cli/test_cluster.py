import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workbench.cli.program import program
from workbench.flow import articles, projects
from workbench.flow.reading import read_files
from workbench.paths import resources

SAMPLES = sorted(resources("samples").glob("*.txt"))


def cluster(*arguments: object) -> Result:
    return CliRunner().invoke(program, ["cluster", *map(str, arguments)])


def prose(seed: int, words: int = 120) -> str:
    chance = random.Random(seed)
    return " ".join(f"word{chance.randrange(3000)}" for _ in range(words))


def written(path: Path) -> list[tuple[object, int]]:
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert all(list(line) == ["id", "cluster"] for line in lines)
    return [(line["id"], line["cluster"]) for line in lines]


def put(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("\n\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("jobs", [1, 2])
def test_clusters_are_written_in_the_order_of_the_input(tmp_path: Path, jobs: int) -> None:
    first, second = prose(1), prose(2)
    rows = [
        ("b", first),
        (7, second),
        ("“a”\u2028", first[:500]),
        (None, prose(3)),
        ("c", second + " " + prose(4, 20)),
    ]
    docs = put(tmp_path / "docs.jsonl", [{"id": ident, "text": text, "more": 1} for ident, text in rows])
    done = cluster(docs, "-o", tmp_path / "out.jsonl", "--jobs", jobs)
    assert done.exit_code == 0, done.output
    assert written(tmp_path / "out.jsonl") == [("b", 1), (7, 2), ("“a”\u2028", 1), (None, 3), ("c", 2)]
    assert "5 articles in 3 clusters written to “out.jsonl”" in done.stderr


def test_files_of_lines_are_put_together_however_they_begin_and_end(tmp_path: Path) -> None:
    parts = []
    for name, mark in (("a", b""), ("b", b"\xef\xbb\xbf"), ("c", b"")):
        row = json.dumps({"id": name, "text": prose(1)}).encode()
        parts.append(tmp_path / f"{name}.jsonl")
        parts[-1].write_bytes(mark + row)
    done = cluster(*parts, "-o", tmp_path / "out.jsonl", "--jobs", 1)
    assert done.exit_code == 0, done.output
    assert written(tmp_path / "out.jsonl") == [("a", 1), ("b", 1), ("c", 1)]


def test_files_folders_and_projects_are_clustered(tmp_path: Path) -> None:
    (tmp_path / "pile").mkdir()
    for sample in SAMPLES:
        (tmp_path / "pile" / sample.name).write_bytes(sample.read_bytes())
    assert cluster(tmp_path / "pile", SAMPLES[0], "-o", tmp_path / "out.jsonl", "--jobs", 1).exit_code == 0
    found = written(tmp_path / "out.jsonl")
    assert [ident for ident, _ in found] == [sample.name for sample in [*SAMPLES, SAMPLES[0]]]
    assert found[0][1] == found[-1][1]
    project = projects.open_project(tmp_path / "p.swb", reviewer="Anna", create=True)
    articles.add_articles(project, read_files(SAMPLES).drafts)
    project.close()
    assert cluster(tmp_path / "p.swb", "-o", tmp_path / "again.jsonl", "--jobs", 1).exit_code == 0
    assert [label for _, label in written(tmp_path / "again.jsonl")] == [label for _, label in found[:-1]]


def test_reports_of_one_event_are_grouped(tmp_path: Path) -> None:
    texts = [sample.read_text(encoding="utf-8") for sample in SAMPLES]
    docs = put(
        tmp_path / "docs.jsonl", [{"id": i, "text": text} for i, text in enumerate([*texts, prose(1)])]
    )
    assert cluster(docs, "-o", tmp_path / "out.jsonl", "--story", "--jobs", 1).exit_code == 0
    labels = [label for _, label in written(tmp_path / "out.jsonl")]
    assert len(labels) == 6
    assert labels[-1] not in labels[:-1]


@pytest.mark.parametrize("line", ['{"id": 1}', '{"text": "a"}', '{"id": 1, "text": 2}', "[]", "nonsense"])
def test_a_line_that_is_no_document_is_named(tmp_path: Path, line: str) -> None:
    docs = tmp_path / "docs.jsonl"
    docs.write_text('{"id": 0, "text": "a"}\n\n' + line + "\n", encoding="utf-8")
    done = cluster(docs, "-o", tmp_path / "out.jsonl", "--jobs", 1)
    assert done.exit_code == 1
    assert "“docs.jsonl”, line 3: " in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "out.jsonl").exists()


def test_what_cannot_be_read_does_not_keep_the_others_out(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = cluster(SAMPLES[0], tmp_path / "empty.txt", SAMPLES[1], "-o", tmp_path / "out.jsonl", "--jobs", 1)
    assert done.exit_code == 1
    assert len(written(tmp_path / "out.jsonl")) == 2
    assert "empty" in done.stderr


def test_no_documents_are_no_clusters(tmp_path: Path) -> None:
    docs = put(tmp_path / "docs.jsonl", [])
    assert cluster(docs, "-o", tmp_path / "out.jsonl", "--jobs", 1).exit_code == 0
    assert written(tmp_path / "out.jsonl") == []
