"""What every two of some articles share, as a job that delivers as it goes."""

import pytest

from workbench.core.model import Article
from workbench.core.ticket import Cancelled, Ticket
from workbench.flow.mapping import Shared, compare_pairs

REST = (
    " The harbour authority said that the northern quay would stay closed for at least three weeks because "
    "divers had found cracks in its concrete pillars. Ferries to the islands leave from the fishing "
    "port instead, while engineers from the regional capital examine what can be saved of the old quay."
)
TEXTS = (
    f"The ministry ordered 450 missiles on Monday.{REST}",
    f"The ministry ordered 540 missiles on Monday.{REST}",
    "A choir sang in the market hall. Nobody was asked to pay.",
)


def test_each_pair_comes_with_both_figures_and_progress() -> None:
    told: list[tuple[float, str]] = []
    pieces: list[object] = []
    articles = [Article(text) for text in TEXTS]
    ticket = Ticket(lambda share, label: told.append((share, label)), None, pieces.append)
    assert compare_pairs(articles, [(0, 1), (0, 2)], ticket=ticket) == 2
    (one, other, same), (_, _, apart) = pieces[0]  # type: ignore[misc]
    assert (one, other) == (0, 1)
    assert same.diverging >= 1
    assert same.reused > 0.8
    assert apart == Shared(0.0, 0)
    assert {label for _, label in told} == {"0 of 2 pairs", "1 of 2 pairs"}
    assert [share for share, _ in told] == sorted(share for share, _ in told)


def test_it_stops_when_nobody_wants_it() -> None:
    with pytest.raises(Cancelled):
        compare_pairs([Article(text) for text in TEXTS], [(0, 1)], ticket=Ticket(None, lambda: True))
