from workbench import paths
from workbench.store import Project, migrations, search

JOINTS = {"anchor_position", "fact_tag", "finding_decision_span", "link_decision_span", "reading"}
COMPUTED = {"grouping", "likeness", "shelf", "sketch", "trait"}
UNLOGGED = COMPUTED | {"action", "article_text", "change", "current_action", "migration", "original"}


def tables(project: Project) -> set[str]:
    rows = project.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    return {row["name"] for row in rows if not search.is_index(row["name"])}


def test_the_schema_on_paper_is_the_one_in_the_file() -> None:
    assert paths.schema().read_text(encoding="utf-8") == migrations.schema_text()


def test_every_table_is_strict(project: Project) -> None:
    rows = project.rows("PRAGMA table_list")
    loose = [row["name"] for row in rows if row["type"] == "table" and not row["strict"]]
    assert [name for name in loose if not name.startswith("sqlite_")] == []


def test_every_table_is_logged_and_guarded(project: Project) -> None:
    operations = ("insert", "update", "delete")
    guards = {row["name"] for row in project.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'")}
    logs = {row["name"] for row in project.rows("SELECT name FROM sqlite_temp_schema")}
    logged = tables(project) - UNLOGGED
    assert logs == {f"{table}_{op}_logged" for table in logged for op in operations}
    assert {f"{table}_{op}_in_action" for table in logged for op in operations} <= guards


def test_what_is_exported_has_a_guid(project: Project) -> None:
    for table in tables(project) - UNLOGGED - JOINTS:
        assert "guid" in {row["name"] for row in project.rows(f"PRAGMA table_info({table})")}


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [step.version for step in migrations.known()] == list(range(1, migrations.latest() + 1))
