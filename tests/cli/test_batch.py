"""One pair that trips over a fault of the program does not take the others with it."""

import json
from pathlib import Path

import pytest

from workbench.cli import batch
from workbench.core.model import Article, Comparison
from workbench.core.problem import Problem
from workbench.flow import comparing


def test_a_fault_is_written_on_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(left: Article, right: Article, lists: object) -> Comparison:
        raise ArithmeticError("a fault")

    monkeypatch.setattr(comparing, "compare_articles", fails)
    written, is_whole = batch.compare_pair(7, "a", "b")
    assert not is_whole
    assert json.loads(written) == {
        "id": 7,
        "links": [],
        "reuse": [],
        "divergences": [],
        "unmatched": [],
        "figures": {},
        "evidence": [],
        "notices": [],
        "error": "ArithmeticError: a fault",
    }


def test_a_fault_is_a_problem_after_everything_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    results = [(b"good\n", True), (b"bad\n", False), (b"good\n", True)]
    monkeypatch.setattr(batch, "_results", lambda pairs, jobs, lists: iter(results))
    (tmp_path / "in").write_text('{"id": 1, "left": "a", "right": "b"}\n' * 3, encoding="utf-8")
    with pytest.raises(Problem, match=r"^1 of them failed; their lines in “out” say why"):
        batch.compare_all(tmp_path / "in", tmp_path / "out", 1)
    assert (tmp_path / "out").read_bytes() == b"good\nbad\ngood\n"


def test_pairs_that_are_not_there_are_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(
        Problem, match=r"^“in” could not be read: it does not exist, or its folder does not\.$"
    ):
        batch.compare_all(tmp_path / "in", tmp_path / "out", 1)
    assert not (tmp_path / "out").exists()
