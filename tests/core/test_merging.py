from typing import Any

from workbench.core.merging import (
    Choice,
    Conflict,
    Plan,
    free_name,
    kept_guid,
    resolved,
    same_articles,
    united,
)


def tables(*articles: tuple[str, str]) -> dict[str, list[dict[str, Any]]]:
    """Articles by guid, each with the texts of its versions as letters."""
    found: dict[str, list[dict[str, Any]]] = {"article": [], "article_version": []}
    for number, (guid, texts) in enumerate(articles, start=1):
        found["article"].append({"id": number, "guid": guid})
        found["article_version"] += [{"article_id": number, "text_sha256": text} for text in texts]
    return found


def conflict(**changes: Any) -> Conflict:
    row = {"table": "fact", "id": 1, "guid": "g", "thing": "fact", "name": "F-0001", "field": "statement"}
    return Conflict(**{**row, "mine": "a", "theirs": "b", "kept": "k", **changes})


def test_articles_are_one_by_guid_else_by_a_text_they_share() -> None:
    mine, theirs = tables(("a", "xy"), ("b", "z")), tables(("c", "z"), ("a", "q"), ("d", "xq"))
    assert same_articles(mine, theirs) == {2: 1, 1: 2}


def test_which_articles_are_one_does_not_depend_on_the_direction() -> None:
    mine, theirs = tables(("a", "x"), ("b", "x")), tables(("c", "x"), ("d", "x"))
    there = same_articles(mine, theirs)
    back = same_articles(theirs, mine)
    assert there == {mine: theirs for theirs, mine in back.items()}
    assert len(there) == 2


def test_what_is_kept_has_the_same_name_from_both_sides() -> None:
    assert kept_guid("g", "statement", "a", "b") == kept_guid("g", "statement", "b", "a")
    assert kept_guid("g", "statement", "a", "b") != kept_guid("g", "status", "a", "b")


def test_what_a_conflict_comes_to() -> None:
    plan = Plan(conflicts=(conflict(),))
    memo = resolved(plan, {}, "p")[0].row  # type: ignore[union-attr]
    assert (memo["guid"], memo["target"], memo["target_guid"]) == ("k", "fact", "g")
    assert memo["body"] == "statement in two copies of the project:\n– a\n– b"
    assert resolved(plan, {"g statement": Choice.MINE}, "p") == ()
    assert resolved(plan, {"g statement": Choice.THEIRS}, "p")[0].changes == {"statement": "b"}  # type: ignore[union-attr]
    assert resolved(plan, {}, "p", existing={"k"}) == ()


def test_what_takes_no_memo_is_noted_on_the_project() -> None:
    plan = Plan(conflicts=(conflict(table="verdict", thing="verdict of a scale", name="Yes", field="label"),))
    memo = resolved(plan, {}, "p")[0].row  # type: ignore[union-attr]
    assert (memo["target"], memo["target_guid"]) == ("project", "p")
    assert memo["body"].startswith("verdict of a scale “Yes”: label in two copies")


def test_word_lists_join_their_lines() -> None:
    plan = Plan(conflicts=(conflict(table="lexicon", field="text", mine="a\nb\n", theirs="b\nc"),))
    assert resolved(plan, {}, "p")[0].changes == {"text": "a\nb\nc\n"}  # type: ignore[union-attr]
    assert united("", "") == ""


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert free_name("x", {"x", "x (2)"}.__contains__) == "x (3)"
