"""`export` with single facts named as people see them."""

from pathlib import Path

from click.testing import CliRunner, Result

from workbench.cli.program import program
from workbench.flow import facts, projects


def export(project: Path, *arguments: str) -> Result:
    target = str(project.with_name("facts.csv"))
    return CliRunner().invoke(program, ["export", str(project), "-o", target, *arguments])


def test_single_facts_are_chosen_by_their_number(tmp_path: Path) -> None:
    path = tmp_path / "Study.swb"
    project = projects.open_project(path, reviewer="Ada", create=True)
    for statement in ("First", "Second", "Third"):
        facts.tag_fact(project, statement, [])
    project.close()
    done = export(path, "--fact", "F-0003", "--fact", "1")
    assert done.exit_code == 0, done.output
    assert "left out: 1 fact: outside the choice (chosen facts)." in done.output
    written = (tmp_path / "facts.csv").read_text(encoding="utf-8-sig")
    assert [line[:6] for line in written.splitlines()[1:]] == ["F-0001", "F-0003"]
    for strange in ("F-0009", "Third", ""):
        done = export(path, "--fact", strange)
        assert done.exit_code == 2
        assert f"There is no fact “{strange}” in this project" in done.output
