"""Agreement against published examples: Krippendorff (2011) and NVivo's coding comparison."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.agreement import (
    NO_UNITS,
    NO_VARIETY,
    Level,
    alpha,
    characters,
    kappa,
    percent,
    spans,
    table,
)
from workbench.core.model import Span


def units(*rows: str) -> list[dict[str, str]]:
    """One row of values for each reviewer, one column for each unit; a point is a missing value."""
    columns = zip(*(row.split() for row in rows), strict=True)
    return [{str(i): value for i, value in enumerate(column) if value != "."} for column in columns]


BINARY = units("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
NOMINAL = units("a a b b d c c c e d d a", "b a b b b c c c e d d d")
MISSING = units(
    "1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."
)


@pytest.mark.parametrize(
    ("data", "level", "published"),
    [
        (BINARY, Level.NOMINAL, 0.095),
        (NOMINAL, Level.NOMINAL, 0.692),
        (MISSING, Level.NOMINAL, 0.743),
        (MISSING, Level.ORDINAL, 0.815),
        (MISSING, Level.INTERVAL, 0.849),
    ],
)
def test_alpha_is_that_of_the_published_examples(
    data: list[dict[str, str]], level: Level, published: float
) -> None:
    found = alpha(data, level, "12345")
    assert found.value == pytest.approx(published, abs=0.0005)


def test_units_with_one_value_do_not_count() -> None:
    assert alpha(MISSING).n == 11
    assert alpha(units("a b", ". .")).why == NO_UNITS
    assert alpha([]).value is None


def test_what_nobody_disagreed_about_is_undefined_and_not_perfect() -> None:
    one_verdict = units("a a a", "a a a")
    assert (alpha(one_verdict).value, alpha(one_verdict).why) == (None, NO_VARIETY)
    assert (kappa(table(one_verdict, "0", "1")).value, percent(one_verdict).value) == (None, 1.0)
    assert kappa({}).why == NO_UNITS
    assert percent([{"0": "a"}]).value is None


def test_characters_of_the_worked_example() -> None:
    counts = characters([Span(0, 50), Span(50, 125)], [Span(75, 200)], 1000)
    assert list(counts.values()) == [50, 75, 75, 800]
    assert spans(counts).percent == pytest.approx(0.85)
    assert kappa(counts).value == pytest.approx(0.3143, abs=0.00005)
    assert (spans(counts).precision, spans(counts).recall, spans(counts).f1) == (0.4, 0.4, 0.4)


def test_two_who_judge_at_random_have_a_kappa_of_nothing() -> None:
    assert kappa({("y", "y"): 25, ("y", "n"): 25, ("n", "y"): 25, ("n", "n"): 25}).value == 0
    assert kappa(table(BINARY, "0", "1")).value == pytest.approx(0.0909, abs=0.0001)


def test_nothing_marked_has_no_precision() -> None:
    empty = spans(characters([], [], 0))
    assert (empty.precision, empty.recall, empty.f1, empty.percent) == (None, None, None, None)
    assert spans(characters([Span(0, 2)], [], 4)).f1 == 0


VALUES = st.lists(st.dictionaries(st.sampled_from("abc"), st.sampled_from("12345"), max_size=3), max_size=12)


@given(VALUES)
def test_full_agreement_is_one_and_nothing_is_above_it(data: list[dict[str, str]]) -> None:
    for level in Level:
        figure = alpha(data, level, "12345")
        assert figure.value is None or figure.value <= 1 + 1e-9
        alike = [dict.fromkeys(unit, next(iter(unit.values()))) for unit in data if unit]
        same = alpha(alike, level, "12345")
        assert same.value is None or same.value == pytest.approx(1)


@given(VALUES)
def test_who_comes_first_changes_nothing(data: list[dict[str, str]]) -> None:
    turned = [dict(reversed(unit.items())) for unit in reversed(data)]
    for level in Level:
        assert alpha(turned, level, "12345").value == pytest.approx(alpha(data, level, "12345").value)
