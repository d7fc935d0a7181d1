from itertools import permutations
from typing import Any

from workbench.core.lastwords import reconciled


def said(verdict: int, updated: str, rationale: str = "", confidence: int | None = None) -> dict[str, Any]:
    return {"verdict_id": verdict, "confidence": confidence, "rationale": rationale, "updated_at": updated}


def label(verdict: int) -> str:
    return {1: "True", 2: "False", 3: "Half true"}[verdict]


def merged(mine: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    return {**mine, **reconciled(mine, theirs, label)}


def test_the_later_word_holds_whichever_copy_it_comes_from() -> None:
    early = said(1, "2024-01-01T10:00:00Z", "Sure.", 3)
    late = said(2, "2024-02-01T10:00:00Z")
    expected = {**late, "rationale": "[earlier] 2024-01-01: True, confidence 3. Sure."}
    assert merged(early, late) == merged(late, early) == expected


def test_the_same_word_and_a_word_that_is_known_change_nothing() -> None:
    early, late = said(1, "2024-01-01T10:00:00Z"), said(2, "2024-02-01T10:00:00Z")
    assert reconciled(early, early, label) == {}
    assert reconciled(merged(early, late), early, label) == {}
    assert reconciled(merged(early, late), late, label) == {}


def test_three_copies_come_to_the_same_in_any_order() -> None:
    words = [said(n, f"2024-0{n}-01T10:00:00Z", f"Word {n}.") for n in (1, 2, 3)]
    found = [merged(merged(a, b), c) for a, b, c in permutations(words)]
    assert all(each == found[0] for each in found)
    assert found[0]["verdict_id"] == 3


def test_a_tie_is_settled_the_same_way_from_both_sides() -> None:
    one, other = said(1, "2024-01-01T10:00:00Z"), said(2, "2024-01-01T10:00:00Z")
    assert merged(one, other) == merged(other, one)
