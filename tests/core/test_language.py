import pickle

import pytest

from workbench.core.language import Language, parse_table
from workbench.core.problem import Problem


def language(name: str, text: str) -> Language:
    return Language("en", {name: parse_table(name, text)})


def test_words_keep_order_and_ignore_comments():
    table = language("stops", "\ufeff# why these\n\nthe\n  of \nthe\n")
    assert table.entries("stops") == ("the", "of")
    assert table.words("stops") == {"the", "of"}


def test_map_by_equals_sign_or_tab():
    found = language("units", "# format: map\nkm = kilometre\nmi\tmile\na = b = c\n").map("units")
    assert dict(found) == {"km": "kilometre", "mi": "mile", "a": "b = c"}


def test_lists_are_comma_separated():
    found = language("hedges", "# format: lists\nweak = may, might,, could\n").lists("hedges")
    assert dict(found) == {"weak": ("may", "might", "could")}


def test_patterns_are_joined_and_ignore_case():
    pattern = language("ads", "# format: patterns\nread more\nsource: .+\n").pattern("ads")
    assert pattern.fullmatch("READ MORE")
    assert pattern.fullmatch("Source: us")
    assert not pattern.fullmatch("read less")


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("# format: map\na = b\nc\n", 3, "key = value"),
        ("# format: map\na = b\na = c\n", 3, "already given"),
        ("# format: map\n = c\n", 2, "key = value"),
        ("# format: patterns\n\n(\n", 3, "not valid"),
        ("# format: heap\n", 1, "no format"),
    ],
)
def test_bad_line_is_named(text, line, reason):
    with pytest.raises(Problem) as raised:
        parse_table("units", text)
    assert f"units.txt can't be read at line {line}" in raised.value.sentence
    assert reason in raised.value.sentence


def test_missing_table_is_empty():
    empty = Language("xx")
    assert not empty.words("stops")
    assert not empty.map("stops")
    assert not empty.lists("stops")
    assert not empty.pattern("stops").search("anything")


def test_language_travels_to_a_worker_process():
    there = pickle.loads(pickle.dumps(language("ads", "# format: patterns\nread more\n")))  # noqa: S301
    assert there.code == "en"
    assert there.pattern("ads").fullmatch("read more")
