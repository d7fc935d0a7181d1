from workbench.store import facts, history
from workbench.store.project import Project


def _found(project: Project, index: str, query: str) -> int:
    return len(project.rows(f"SELECT rowid FROM {index} WHERE {index} MATCH ?", [f'"{query}"']))  # noqa: S608


def test_the_indices_follow_undo_and_redo(project: Project) -> None:
    with project.action("Tag") as action:
        facts.add_fact(action, "Zwölf Menschen starben", "claim")
    assert _found(project, "fact_search", "zwolf") == 1
    with project.action("Edit") as action:
        action.update("fact", 1, {"statement": "Dreizehn Menschen starben"})
    assert (_found(project, "fact_search", "zwolf"), _found(project, "fact_search", "dreizehn")) == (0, 1)
    history.undo(project)
    assert (_found(project, "fact_search", "zwolf"), _found(project, "fact_search", "dreizehn")) == (1, 0)
    history.undo(project)
    assert _found(project, "fact_search", "menschen") == 0
    history.redo(project)
    assert _found(project, "fact_search", "menschen") == 1
