from hypothesis import given
from hypothesis import strategies as st

from workbench.core.collation.binding import Edge, bound

NODES = st.tuples(st.sampled_from("ABCD"), st.integers(0, 4))


def groups(edges, shares=lambda one, other: one == other):
    return {frozenset(group) for group in bound(edges, lambda node: node[0], shares)}


def test_a_chain_never_joins_two_places_of_one_article() -> None:
    edges = [
        Edge(0.9, ("A", 1), ("B", 1)),
        Edge(0.8, ("B", 1), ("C", 1)),
        Edge(0.3, ("C", 1), ("A", 7)),
    ]
    assert groups(edges) == {frozenset({("A", 1), ("B", 1), ("C", 1)}), frozenset({("A", 7)})}


def test_the_surer_of_two_links_in_conflict_wins_in_whatever_order_they_come() -> None:
    sure, less = Edge(0.9, ("A", 1), ("B", 1)), Edge(0.4, ("A", 2), ("B", 1))
    expected = {frozenset({("A", 1), ("B", 1)}), frozenset({("A", 2)})}
    assert groups([sure, less]) == groups([less, sure]) == expected


def test_places_that_belong_together_may_share_a_group() -> None:
    edges = [Edge(0.9, ("A", 1), ("B", 1)), Edge(0.4, ("A", 2), ("B", 1))]
    assert groups(edges, lambda one, other: True) == {frozenset({("A", 1), ("A", 2), ("B", 1)})}


@given(st.lists(st.builds(Edge, st.floats(0, 1), NODES, NODES), max_size=40))
def test_no_group_holds_two_places_of_one_article(edges) -> None:
    made = groups(edges)
    for group in made:
        assert len({article for article, _ in group}) == len(group)
    assert sum(map(len, made)) == len({node for edge in edges for node in (edge.one, edge.other)})
