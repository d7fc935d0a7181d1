import pytest

from workbench.core.factbook import MemoTarget
from workbench.core.problem import Problem
from workbench.flow import factbook, facts, history, tags
from workbench.flow.projects import Project


def paths(project: Project) -> list[str]:
    return [tag.path for tag in tags.tags(project)]


def guid(project: Project, path: str) -> str:
    return next(tag.guid for tag in tags.tags(project) if tag.path == path)


def test_a_path_makes_what_is_missing_and_is_one_whatever_its_capitals(project: Project) -> None:
    made = tags.add_tag(project, "Arms /  Missiles")
    assert paths(project) == ["Arms", "Arms / Missiles"]
    assert tags.add_tag(project, "arms / MISSILES") == made
    fact = facts.tag_fact(project, "So", [], tags=["ARMS / Ships", "either/or"])
    assert fact.tags == ("Arms / Ships", "either/or")
    assert paths(project) == ["Arms", "Arms / Missiles", "Arms / Ships", "either/or"]
    history.undo(project)
    assert paths(project) == ["Arms", "Arms / Missiles"]


def test_a_tag_is_renamed_described_coloured_and_given_a_key(project: Project) -> None:
    facts.tag_fact(project, "So", [], tags=["Arms / Missiles"])
    key = guid(project, "Arms")
    tags.rename_tag(project, key, "Weapons")
    tags.describe_tag(project, key, "What shoots")
    tags.color_tag(project, key, "#AA3300")
    tags.set_hotkey(project, key, "A")
    found = tags.tags(project)[0]
    assert (found.path, found.description, found.color, found.hotkey) == (
        "Weapons",
        "What shoots",
        "#aa3300",
        "a",
    )
    assert facts.facts(project)[0].tags == ("Weapons / Missiles",)
    for _ in range(4):
        history.undo(project)
    assert tags.tags(project)[0].path == "Arms"


def test_a_clash_is_refused_in_one_sentence(project: Project) -> None:
    for path in ("Arms", "People", "People / arms"):
        tags.add_tag(project, path)
    tags.set_hotkey(project, guid(project, "Arms"), "a")
    with pytest.raises(Problem, match="“a” is the key of “Arms” already"):
        tags.set_hotkey(project, guid(project, "People"), "A")
    tags.set_hotkey(project, guid(project, "Arms"), "")
    tags.set_hotkey(project, guid(project, "People"), "a")
    with pytest.raises(Problem, match="not one key"):
        tags.set_hotkey(project, guid(project, "People"), "ab")
    with pytest.raises(Problem, match="at that place already"):
        tags.rename_tag(project, guid(project, "People"), "ARMS")
    with pytest.raises(Problem, match="at that place already"):
        tags.move_tag(project, guid(project, "People / arms"), "")
    with pytest.raises(Problem, match="under itself"):
        tags.move_tag(project, guid(project, "People"), guid(project, "People / arms"))
    with pytest.raises(Problem, match="needs a name"):
        tags.rename_tag(project, guid(project, "People"), " a / b ")
    with pytest.raises(Problem, match="needs a name"):
        tags.add_tag(project, " / ")
    with pytest.raises(Problem, match="steps deep"):
        tags.add_tag(project, " / ".join("abcdefghijklmnopqrstuvwxyz"))
    assert paths(project) == ["Arms", "People", "People / arms"]


def test_a_tag_moves_with_all_under_it_and_to_its_place(project: Project) -> None:
    for path in ("A", "B / b", "C"):
        tags.add_tag(project, path)
    tags.move_tag(project, guid(project, "B"), guid(project, "A"))
    assert paths(project) == ["A", "A / B", "A / B / b", "C"]
    tags.move_tag(project, guid(project, "C"), "", 0)
    assert paths(project) == ["C", "A", "A / B", "A / B / b"]
    tags.add_tag(project, "Aa")
    assert paths(project)[-1] == "Aa"  # where people made the order, a new one comes last
    history.undo(project)
    history.undo(project)
    history.undo(project)
    assert paths(project) == ["A", "B", "B / b", "C"]


def test_merging_gives_facts_memos_and_the_tags_under_it_to_the_other(project: Project) -> None:
    first = facts.tag_fact(project, "1", [], tags=["Old", "Old / same", "Old / own"])
    facts.tag_fact(project, "2", [], tags=["Old", "New", "New / same"])
    old = guid(project, "Old")
    factbook.write_memo(project, MemoTarget.TAG, old, "Was used until May")
    with pytest.raises(Problem, match="into itself"):
        tags.merge_tags(project, old, guid(project, "Old / own"))
    before = facts.facts(project)
    tags.merge_tags(project, old, guid(project, "New"))
    assert paths(project) == ["New", "New / own", "New / same"]
    assert facts.fact(project, first.guid).tags == ("New", "New / own", "New / same")
    assert facts.facts(project)[1].tags == ("New", "New / same")
    assert [memo.body for memo in factbook.memos_on(project, guid(project, "New"))] == ["Was used until May"]
    history.undo(project)
    assert facts.facts(project) == before
    assert [memo.body for memo in factbook.memos_on(project, old)] == ["Was used until May"]


def test_removing_says_what_happens_to_the_facts(project: Project) -> None:
    facts.tag_fact(project, "1", [], tags=["A / b", "C"])
    facts.tag_fact(project, "2", [], tags=["A"])
    key = guid(project, "A")
    said = "“A” and 1 tag under it are taken from 2 facts; the facts stay."
    assert tags.what_goes(project, key) == said
    assert tags.remove_tag(project, key) == said
    assert [fact.tags for fact in facts.facts(project)] == [("C",), ()]
    history.undo(project)
    assert [fact.tags for fact in facts.facts(project)] == [("A / b", "C"), ("A",)]
    with pytest.raises(Problem, match="not in the project any more"):
        tags.remove_tag(project, "nowhere")


def test_many_facts_are_tagged_in_one_action(project: Project) -> None:
    made = [facts.tag_fact(project, str(i), []).guid for i in range(3)]
    assert tags.add_tag_to(project, made[:1], "a / b") == 1
    assert tags.add_tag_to(project, made, "A / B") == 2
    assert history.undo_label(project) == "Tag 3 facts “A / B”"
    assert [tag.facts for tag in tags.tags(project)] == [0, 3]
    assert tags.take_tag_from(project, made[1:], "a / b") == 2
    assert [fact.tags for fact in facts.facts(project)] == [("a / b",), (), ()]
    before = history.actions(project)
    assert tags.take_tag_from(project, made, "nowhere") == 0
    assert history.actions(project) == before
    history.undo(project)
    history.undo(project)
    assert [len(fact.tags) for fact in facts.facts(project)] == [1, 0, 0]
