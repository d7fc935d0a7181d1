import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.model import Comparison, Link, LinkRelation, Sentence, Side, Span
from workbench.gui.compare.course import plot


def sentences(*bounds: tuple[int, int]) -> tuple[Sentence, ...]:
    return tuple(Sentence(Span(*pair)) for pair in bounds)


def link(left: int, right: int, *, moved: bool = False) -> Link:
    return Link((left,), (right,), LinkRelation.EDITED, 0.9, moved)


def test_linked_sentences_meet_at_their_starts_and_ends() -> None:
    pair = Comparison(sentences((0, 10), (10, 20)), sentences((0, 40), (60, 80)), (link(0, 0), link(1, 1)))
    course = plot(pair, 20, 80)
    assert course.across(Side.LEFT, 5) == 20
    assert course.across(Side.LEFT, 15) == 70
    assert course.across(Side.RIGHT, 70) == 15
    assert course.across(Side.RIGHT, 50) == 10


def test_a_moved_sentence_does_not_turn_the_page_back() -> None:
    pair = Comparison(
        sentences((0, 10), (10, 20), (20, 30)),
        sentences((0, 10), (10, 20), (20, 30)),
        (link(0, 2, moved=True), link(1, 0), link(2, 1)),
    )
    course = plot(pair, 30, 30)
    assert course.across(Side.LEFT, 10) == pytest.approx(0)
    assert course.across(Side.LEFT, 25) == pytest.approx(15)


def test_without_links_both_run_from_beginning_to_end() -> None:
    course = plot(None, 100, 50)
    assert [course.across(Side.LEFT, x) for x in (0, 50, 100, 200)] == [0, 25, 50, 50]
    assert plot(None, 0, 0).across(Side.RIGHT, 0) == 0


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=25))
def test_going_on_never_leads_back(pairs: list[tuple[int, int]]) -> None:
    both = sentences(*((10 * i, 10 * i + 8) for i in range(20)))
    course = plot(Comparison(both, both, tuple(link(x, y) for x, y in pairs)), 200, 200)
    for side in Side:
        way = [course.across(side, x) for x in range(-5, 210)]
        assert way == sorted(way)
        assert way[0] >= 0
        assert way[-1] <= 200
