"""New texts among many old ones: their partners, each shared hash counted once."""

from workbench.core.near import Collection, Pairs, collection, group, joined, newcomers, sketch
from workbench.core.ticket import Ticket
from workbench.engines import engine

ESSAY = " ".join(f"word{number}" for number in range(60))


def pairs(old: list[str], new: list[str]) -> list[tuple[int, int, int]]:
    found = newcomers(sketch(old), sketch(new))
    return list(zip(found.left.tolist(), found.right.tolist(), found.shared.tolist(), strict=True))


def test_two_new_texts_share_as_much_as_they_would_with_an_old_one() -> None:
    between_new = pairs([], [ESSAY, f"{ESSAY} more"])
    assert between_new == pairs([ESSAY], [f"{ESSAY} more"])
    assert between_new == joined_by_the_engine([ESSAY, f"{ESSAY} more"])


def test_copies_of_a_few_words_are_found_as_a_whole_search_finds_them() -> None:
    for text in ("Wait", "Wait and see", "Wait and see what comes"):
        old, new = sketch([text, ESSAY]), sketch([text.upper(), "Something else"])
        found = newcomers(old, new)
        assert group(joined([old, new]), found, lambda asked: [False for _ in asked]) == [0, 1, 0, 3]


def test_nothing_new_has_no_partners() -> None:
    assert pairs([ESSAY], []) == []
    assert pairs([], []) == []
    assert pairs([ESSAY, ""], ["", "!"]) == []


def joined_by_the_engine(texts: list[str]) -> list[tuple[int, int, int]]:
    found: Collection = collection(sketch(texts))
    made: Pairs = engine("duckdb").pairs(found, 1, Ticket())
    return list(zip(made.left.tolist(), made.right.tolist(), made.shared.tolist(), strict=True))
