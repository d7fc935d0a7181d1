import json
import os
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from workbench.core.near import Pairs, collection, sketch
from workbench.core.near.collection import Collection
from workbench.core.problem import Problem
from workbench.core.ticket import Cancelled, Ticket
from workbench.engines import ENGINES, engine
from workbench.engines.distributed import loaded


def sample(articles: int = 300) -> Collection:
    """Families of copies and trims, one of them large, with furniture in a third of all articles."""
    chance = random.Random(4)
    furniture = " ".join(f"footer{n}" for n in range(40))
    texts = []
    while len(texts) < articles:
        words = [f"w{chance.randrange(4000)}" for _ in range(chance.randrange(60, 400))]
        for _ in range(40 if len(texts) == 60 else chance.choice((1, 1, 2, 5))):
            kept = [word for word in words if chance.random() > 0.04][: chance.randrange(50, 420)]
            texts.append(" ".join(kept) + (f" {furniture}" if chance.random() < 0.3 else ""))
    return collection(sketch(texts))


def listed(pairs: Pairs) -> list[tuple[int, int, int]]:
    return list(zip(pairs.left.tolist(), pairs.right.tolist(), pairs.shared.tolist(), strict=True))


def test_pairs_are_ascending_and_share_hashes() -> None:
    found = sample()
    pairs = listed(engine("duckdb").pairs(found, 2, Ticket()))
    assert len(pairs) > 100
    assert pairs == sorted(pairs)
    for left, right, shared in pairs[::17]:
        common = np.intersect1d(found.sketches.of(left), found.sketches.of(right))
        assert left < right
        assert 2 <= shared <= len(common)


def test_what_nobody_shares_makes_no_pairs() -> None:
    assert len(engine("duckdb").pairs(collection(sketch([])), 1, Ticket())) == 0
    lone = collection(sketch(["one two three four five six", "seven eight nine ten eleven twelve"]))
    assert len(engine("duckdb").pairs(lone, 1, Ticket())) == 0


def test_a_join_can_be_cancelled() -> None:
    with pytest.raises(Cancelled):
        engine("duckdb").pairs(sample(20), 1, Ticket(is_cancelled=lambda: True))


def test_an_unknown_engine_is_said() -> None:
    with pytest.raises(Problem, match="duckdb"):
        engine("abacus")
    assert all(name == each.name and each.label for name, each in ENGINES.items())


def test_daft_gives_the_same_pairs() -> None:
    found = sample()
    assert listed(engine("daft").pairs(found, 2, Ticket())) == listed(
        engine("duckdb").pairs(found, 2, Ticket())
    )
    assert len(engine("daft").pairs(collection(sketch([])), 1, Ticket())) == 0


def test_ray_gives_the_same_pairs_and_leaves_nothing_running(tmp_path: Path) -> None:
    expected = listed(engine("duckdb").pairs(sample(120), 2, Ticket()))
    code = f"""
import importlib.util, json
spec = importlib.util.spec_from_file_location("engines", {__file__!r})
tests = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tests)
found = tests.engine("ray").pairs(tests.sample(120), 2, tests.Ticket())
print(json.dumps(tests.listed(found)))
"""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("RAY_")}
    with subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        out, err = process.communicate(timeout=180)
    assert process.returncode == 0, err.decode()
    assert [tuple(pair) for pair in json.loads(out)] == expected
    assert len(expected) > 20
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


@pytest.mark.parametrize(("name", "library"), [("daft", "daft"), ("ray", "ray")])
def test_a_missing_library_is_named_with_the_command_that_brings_it(
    name: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(Problem, match=r"not installed: pip install \"source-workbench\[cluster\]\""):
        engine(name).pairs(sample(20), 1, Ticket())


def test_nothing_is_reported_to_anybody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DAFT_ANALYTICS_ENABLED", raising=False)
    monkeypatch.delenv("RAY_USAGE_STATS_ENABLED", raising=False)
    loaded("daft")
    assert os.environ["DAFT_ANALYTICS_ENABLED"] == os.environ["RAY_USAGE_STATS_ENABLED"] == "0"
