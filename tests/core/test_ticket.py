import pytest

from workbench.core.ticket import Cancelled, Ticket


def test_a_part_fills_its_share_of_the_whole():
    told: list[tuple[float, str]] = []
    part = Ticket(report=lambda share, label: told.append((share, label))).part(0.2, 0.6)
    part.progress(0.0, "Begun")
    part.part(0.5, 1.0).progress(0.5, "Nested")
    part.progress(1.0, "Done")
    assert [label for _, label in told] == ["Begun", "Nested", "Done"]
    assert [share for share, _ in told] == pytest.approx([0.2, 0.5, 0.6])


def test_a_part_is_cancelled_with_the_whole():
    with pytest.raises(Cancelled):
        Ticket(is_cancelled=lambda: True).part(0.0, 0.5).check()


def test_a_check_comes_before_every_so_many_items():
    met: list[int] = []
    ticket = Ticket(is_cancelled=lambda: len(met) >= 4)
    meeting = map(met.append, ticket.over(range(100), 3))
    with pytest.raises(Cancelled):
        list(meeting)
    assert met == [0, 1, 2, 3, 4, 5]
