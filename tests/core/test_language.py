import pickle

import pytest

from workbench.core.language import Language, WordList, main_code
from workbench.core.problem import Problem
from workbench.core.wordlists import extended, parse_table


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
        ("# format: map\n# line: word = number\none = 1\ntwo = deux\n", 4, "word = number"),
        ("# format: map\n# line: word = whole\n\nhalf = 0.5\n", 4, "word = whole"),
        ("# format: lists\n# line: unit = dimension, number …\nmile = far, 1, mi\nkm = 1000\n", 4, "unit ="),
        ("# line: kind: word, word …\nterm: a, b, c\nterm: a\n", 3, "kind: word"),
    ],
)
def test_bad_line_is_named(text, line, reason):
    with pytest.raises(Problem) as raised:
        parse_table("units", text)
    assert f"units.txt can't be read at line {line}" in raised.value.sentence
    assert reason in raised.value.sentence


def lists(name, text, base, code="en"):
    return extended(language(name, base), [WordList(code, name, text, "my lists")])


def test_a_user_s_words_are_added_and_taken_away():
    assert lists("stops", "und\n-of\n", "the\nof\n").entries("stops") == ("the", "und")


def test_a_user_s_value_stands_for_the_one_before():
    base = "# format: map\n# line: word = number\ndozen = 12\nscore = 20\n"
    assert lists("n", "dozen = 13\n-score\ngross = 144\n", base).map("n") == {"dozen": "13", "gross": "144"}


def test_a_user_s_values_join_a_list_or_leave_it():
    base = "# format: lists\nweak = may, might\nstrong = must\n"
    found = lists("h", "weak = could, may\n-weak = might\n-strong\n", base).lists("h")
    assert found == {"weak": ("may", "could")}


def test_a_user_s_pattern_joins_the_others():
    found = lists("ads", "buy .+\n-read more\n", "# format: patterns\nread more\nsource: .+\n").pattern("ads")
    assert found.fullmatch("Buy now")
    assert found.fullmatch("source: us")
    assert not found.fullmatch("read more")


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("# mine\n-km\n", 2, "can't be taken away"),
        ("mile\n", 1, "key = value"),
        ("mile = many\n", 1, "word = number"),
        ("# format: lists\n", 1, "has the format “map”"),
    ],
)
def test_a_bad_line_of_a_user_is_named_with_its_place(text, line, reason):
    with pytest.raises(Problem) as raised:
        lists("units", text, "# format: map\n# line: word = number\nmile = 1.6\n")
    assert f"my lists can't be read at line {line}" in raised.value.sentence
    assert reason in raised.value.sentence


def test_a_list_nobody_knows_is_named_with_the_nearest_one():
    with pytest.raises(Problem, match=r"unit.*Did you mean “units”"):
        extended(language("units", "a\n"), [WordList("en", "unit", "b\n", "my lists")])


def test_lists_of_another_language_change_nothing():
    plain = language("stops", "the\n")
    assert extended(plain, [WordList("de", "stops", "der\n")]) is plain


@pytest.mark.parametrize(("code", "main"), [("en_GB", "en"), ("DE-at", "de"), ("", "und"), ("fr", "fr")])
def test_a_country_is_no_part_of_a_language(code, main):
    assert main_code(code) == main


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
