import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.alignment.chain import heaviest

PLACE = st.integers(0, 4)
GAINS = st.dictionaries(st.tuples(PLACE, PLACE), st.integers(1, 9).map(float), max_size=9)


def in_order(pairs) -> bool:
    return all(a <= c and b <= d for (a, b), (c, d) in itertools.pairwise(sorted(pairs)))


@settings(max_examples=200, deadline=None)
@given(GAINS)
def test_no_set_in_order_is_heavier(gains):
    chain = heaviest(gains)
    assert in_order(chain)
    assert chain == sorted(chain)
    sets = (
        chosen
        for size in range(len(gains) + 1)
        for chosen in itertools.combinations(gains, size)
        if in_order(chosen)
    )
    assert sum(gains[pair] for pair in chain) == max(sum(gains[pair] for pair in chosen) for chosen in sets)


def test_a_crossing_pair_is_left_out():
    assert heaviest({(0, 1): 2.0, (1, 0): 1.0, (2, 2): 1.0}) == [(0, 1), (2, 2)]
