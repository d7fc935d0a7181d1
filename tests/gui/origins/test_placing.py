"""Folding, columns and lanes: what is placed where, without a window."""

from workbench.core.model import Article
from workbench.core.origins import Certainty, Edge, Origins
from workbench.gui.origins.folding import MOST, fold
from workbench.gui.origins.graph import layered
from workbench.gui.origins.picture import Picture, Stack, joined
from workbench.gui.origins.timeline import UNDATED, timeline


def _articles(*days: str) -> list[Article]:
    return [Article("x", outlet=f"Outlet {place}", published=day) for place, day in enumerate(days)]


def _edge(parent: int, child: int, certainty: Certainty = Certainty.STRONG) -> Edge:
    return Edge(parent, child, certainty, 0.9, ("Because.",))


def _overlaps(picture: Picture) -> bool:
    boxes = [node.box for node in picture.nodes]
    return any(
        a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]
        for place, a in enumerate(boxes)
        for b in boxes[:place]
    )


def test_what_was_taken_stands_to_the_right_of_its_source():
    edges = (_edge(2, 0), _edge(0, 1), _edge(2, 3, Certainty.OPEN))
    stacks = fold(_articles("", "", "", ""), Origins(edges, (2, 2, 2, 2)))
    picture = layered(stacks, joined(stacks, edges))
    left = {node.stack.front: node.box[0] for node in picture.nodes}
    assert left[2] < left[0] < left[1]
    assert left[3] == left[2]
    assert not _overlaps(picture)


def test_few_articles_are_never_folded():
    edges = tuple(_edge(0, child) for child in range(1, 12))
    assert len(fold(_articles(*[""] * 12), Origins(edges, (0,) * 12))) == 12


def test_five_hundred_copies_of_one_source_are_one_stack_that_can_be_spread():
    count = 500
    articles = _articles(*[""] * count)
    found = Origins(tuple(_edge(0, child) for child in range(1, count)), (0,) * count)
    folded = fold(articles, found)
    assert [len(stack.members) for stack in folded] == [1, 499]
    lines = joined(folded, found.edges)
    assert [len(line.edges) for line in lines] == [499]
    spread = fold(articles, found, frozenset({0}))
    assert len(spread) == count
    assert not _overlaps(layered(spread, joined(spread, found.edges)))


def test_a_long_chain_is_folded_to_its_origin():
    count = MOST + 40
    edges = tuple(_edge(place, place + 1) for place in range(count - 1))
    folded = fold(_articles(*[""] * count), Origins(edges, (0,) * count))
    assert [len(stack.members) for stack in folded] == [1, count - 1]


def test_the_timeline_goes_by_days_and_sets_the_undated_apart():
    articles = _articles("2024-02-10", "", "2024-02-01", "2024-02", "soon")
    stacks = fold(articles, Origins((), tuple(range(5))))
    picture = timeline(articles, stacks, ())
    left = {node.stack.front: node.box[0] for node in picture.nodes}
    assert left[1] == left[4] < left[2] == left[3] < left[0]
    assert [tick.words for tick in picture.ticks] == [UNDATED, "1 Feb 2024", "10 Feb 2024"]
    assert not _overlaps(picture)


def test_articles_of_one_day_stand_below_each_other():
    articles = _articles(*["2024-02-10"] * 3)
    picture = timeline(articles, fold(articles, Origins((), (0, 1, 2))), ())
    assert len({node.box[0] for node in picture.nodes}) == 1
    assert not _overlaps(picture)


def test_nothing_makes_an_empty_picture():
    assert layered((), ()).nodes == timeline([], (), ()).nodes == ()
    assert joined((Stack((0, 1)),), (_edge(0, 1),)) == ()
