import random
from pathlib import Path

import daft
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from workbench.cli.program import program
from workbench.core.problem import Problem
from workbench.core.ticket import Ticket
from workbench.engines.parquet import Written, cluster, is_parquet


def prose(seed: int, words: int = 200) -> str:
    chance = random.Random(seed)
    return " ".join(f"word{chance.randrange(3000)}" for _ in range(words))


def put(folder: Path) -> Path:
    folder.mkdir()
    first, second = prose(1), prose(2)
    pq.write_table(pa.table({"id": ["a", "b", "c"], "text": [first, second, None]}), folder / "1.parquet")
    pq.write_table(pa.table({"id": ["d", "e"], "text": [first[:800], first]}), folder / "2.parquet")
    return folder


def labels(folder: Path) -> dict[str, int | None]:
    found = daft.read_parquet(f"{folder}/*.parquet").to_pydict()
    return dict(zip(found["id"], found["cluster"], strict=True))


def test_articles_are_clustered_from_files_to_files(tmp_path: Path) -> None:
    out = tmp_path / "out"
    written = cluster(f"{put(tmp_path / 'in')}/*.parquet", str(out), "daft", 1, Ticket())
    found = labels(out)
    assert written == Written(5, 3)
    assert found["a"] == found["d"] == found["e"]
    assert found["c"] is None
    assert found["b"] not in (None, found["a"])


def test_the_command_takes_parquet(tmp_path: Path) -> None:
    source = put(tmp_path / "in") / "2.parquet"
    told = ["cluster", str(source), "-o", str(tmp_path / "out.parquet"), "--engine", "daft"]
    done = CliRunner().invoke(program, told)
    assert done.exit_code == 0, done.output
    assert "2 articles in 1 cluster written" in done.stderr
    assert len(set(labels(tmp_path / "out.parquet").values())) == 1


@pytest.mark.parametrize(
    ("source", "target", "engine", "said"),
    [
        ("in", "in", "daft", "there already"),
        ("in", "out", "duckdb", "--engine daft"),
        ("gone.parquet", "out", "daft", "could not be read"),
        ("odd.parquet", "out", "daft", "no columns id and text"),
    ],
)
def test_what_cannot_be_done_is_said(
    tmp_path: Path, source: str, target: str, engine: str, said: str
) -> None:
    put(tmp_path / "in")
    pq.write_table(pa.table({"name": ["a"]}), tmp_path / "odd.parquet")
    with pytest.raises(Problem, match=said):
        cluster(str(tmp_path / source), str(tmp_path / target), engine, 1, Ticket())


def test_addresses_and_parquet_files_are_told_from_others() -> None:
    assert is_parquet("s3://bucket/news/*.parquet")
    assert is_parquet("News.PARQUET")
    assert not is_parquet("docs.jsonl")
