"""Groups out of pairs, with what people say of them."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.core.belonging import groups

PAIRS = st.lists(st.tuples(st.integers(0, 4), st.integers(5, 9)) | st.tuples(st.integers(0, 3), st.just(4)))


def test_pairs_in_a_row_make_one_group_known_by_its_smallest_number() -> None:
    assert groups([(3, 5, 0.9), (5, 8, 0.4), (1, 2, 0.5)]) == {1: 1, 2: 1, 3: 3, 5: 3, 8: 3}


def test_what_is_held_apart_is_parted_at_its_weakest_pair() -> None:
    likely = [(1, 2, 0.9), (2, 3, 0.4), (3, 4, 0.8)]
    assert groups(likely, apart=[(1, 4)]) == {1: 1, 2: 1, 3: 3, 4: 3}
    assert groups(likely, apart=[(1, 2)]) == {1: 1, 2: 2, 3: 2, 4: 2}


def test_what_is_put_together_comes_first() -> None:
    assert groups([(1, 2, 0.9)], together=[(2, 7)], apart=[(1, 7)]) == {1: 1, 2: 2, 7: 2}


@given(likely=PAIRS, together=PAIRS, apart=PAIRS, chance=st.randoms())
def test_nothing_held_apart_meets_and_the_order_of_pairs_does_not_matter(
    likely, together, apart, chance
) -> None:
    scored = [(low, high, (low * 7 + high) % 5 / 5) for low, high in likely]
    found = groups(scored, together, apart)
    assert all(found[low] != found[high] for low, high in apart)
    assert all(found[found[number]] == found[number] <= number for number in found)
    for pairs in (scored, together, apart):
        chance.shuffle(pairs)
    assert groups(scored, together, apart) == found
