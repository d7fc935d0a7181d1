import random
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.core.model import Quote, Span
from workbench.core.problem import Problem
from workbench.store import articles, checks, facts, open_project
from workbench.store.project import Project
from workbench.store.salvage import salvage


def work(project: Project) -> None:
    row = articles.stored(project, articles.cards(project)[0].guid)  # type: ignore[arg-type]
    for number in range(20):
        with project.action(f"Tag {number}") as action:
            fact = facts.add_fact(action, f"The missile flies {number} times", "claim")
            quote = Quote(row["guid"], Span(number, number + 5))
            place = facts.Place(row["id"], row["version_id"], row["text"], quote)
            facts.add_evidence(action, fact["id"], place)
            facts.set_tags(action, fact["id"], ["a / b", f"c / {number}"])


@pytest.fixture
def worked(project: Project, path: Path) -> Path:
    work(project)
    project.close()
    return path


def rows(path: Path) -> dict[str, list[dict[str, object]]]:
    project = open_project(path, reviewer="Anna")
    try:
        assert checks.health(project).whole
        names = ("article", "article_version", "article_text", "original", "anchor_position", "fact")
        names = (*names, "evidence", "tag", "fact_tag")
        return {name: project.rows(f"SELECT * FROM {name} ORDER BY 1, 2") for name in names}  # noqa: S608
    finally:
        project.close()


def test_all_of_a_whole_file_is_salvaged(worked: Path, tmp_path: Path) -> None:
    counts = salvage(worked, tmp_path / "New.swb", reviewer="Anna")
    assert rows(tmp_path / "New.swb") == rows(worked)
    assert not any(lost for _, lost in counts.values())
    assert counts["fact"] == (20, 0)


def test_a_salvage_never_replaces_a_file(worked: Path) -> None:
    with pytest.raises(Problem, match="already a file"):
        salvage(worked, worked, reviewer="Anna")


def test_a_lost_original_is_stood_in_for_by_the_text(worked: Path, tmp_path: Path) -> None:
    before = rows(worked)
    data = worked.read_bytes()
    said = b"The missile costs 3 million. \xf0\x9f\x9a\x80 It flies."
    for at in (data.find(said), data.rfind(said)):  # the text, and its original
        worked.write_bytes(data[:at] + b"X" + data[at + 1 :])
        target = tmp_path / f"New {at}.swb"
        salvage(worked, target, reviewer="Anna")
        assert rows(target) == before


def test_a_row_altered_from_outside_comes_back_as_the_log_has_it(
    worked: Path, tmp_path: Path, tamper: Callable[[str], None]
) -> None:
    before = rows(worked)
    tamper(
        "UPDATE current_action SET action_id = 1; DELETE FROM fact_tag; "
        "UPDATE current_action SET action_id = NULL"
    )
    counts = salvage(worked, tmp_path / "New.swb", reviewer="Anna")
    assert (rows(tmp_path / "New.swb"), counts["fact_tag"]) == (before, (40, 0))


@pytest.mark.parametrize("seed", range(8))
def test_of_a_file_with_a_page_of_noise_most_is_salvaged(worked: Path, tmp_path: Path, seed: int) -> None:
    before, data = rows(worked), bytearray(worked.read_bytes())
    chance = random.Random(seed)
    places = [at for at in range(0, len(data), 4096) if b"missile flies" in data[at : at + 4096]]
    at = chance.choice(places)
    data[at : at + 4096] = chance.randbytes(4096)
    worked.write_bytes(data)
    salvage(worked, tmp_path / "New.swb", reviewer="Anna")
    after = rows(tmp_path / "New.swb")
    assert all(row in before[table] for table in after for row in after[table])
    assert len(after["fact"]) >= 10
