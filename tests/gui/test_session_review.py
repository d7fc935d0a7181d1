"""Decisions: what F, E and the stances take, and what is in focus afterwards."""

from pathlib import Path

import pytest

from workbench.core.model import Side, Span, Stance
from workbench.gui.session import Session, quoting


@pytest.fixture
def paired(session: Session, sample: Path) -> Session:
    session.desk.open(sample, "M.")
    cards = session.desk.first(999)
    session.desk.choose(cards[2].guid, cards[4].guid)
    return session


def told(session: Session) -> list[str]:
    said: list[str] = []
    session.review.told.connect(said.append)
    return said


def two_sided(session: Session) -> int:
    comparison = session.desk.comparison
    assert comparison is not None
    return next(i for i, d in enumerate(comparison.divergences) if d.left and d.right)


def test_a_fact_from_a_divergence_quotes_both_sides(paired: Session) -> None:
    paired.focus.select_divergence(two_sided(paired))
    paired.review.tag_fact()
    (fact,) = paired.review.facts
    assert {quote.article for quote in fact.evidence} == {a.guid for a in paired.desk.pair.values()}
    assert fact.evidence[0].exact in fact.statement
    assert (paired.focus.fact, paired.focus.evidence) == (fact.guid, fact.evidence[-1].guid)


def test_a_fact_from_a_selection_takes_its_linked_counterpart_along(paired: Session) -> None:
    text = paired.desk.text(Side.LEFT)
    at = text.index("Security of Supply Arrangement")
    paired.focus.select_text(Side.LEFT, Span(at, at + 30))
    paired.review.tag_fact()
    (fact,) = paired.review.facts
    assert fact.evidence[0].exact == "Security of Supply Arrangement"
    assert "Safety of Provide" in fact.evidence[1].exact
    assert fact.evidence[1].stance is Stance.MENTIONS


def test_with_nothing_in_focus_the_keys_say_what_to_do(paired: Session) -> None:
    said = told(paired)
    paired.review.tag_fact()
    paired.review.add_evidence()
    paired.review.set_stance(Stance.SUPPORTS)
    assert len(said) == 3
    assert paired.review.facts == ()
    assert paired.review.undo_label() == ""


def test_evidence_joins_the_current_fact(paired: Session) -> None:
    paired.focus.step(+1)
    paired.review.tag_fact()
    before = len(paired.review.facts[0].evidence)
    paired.focus.step(+1)
    paired.focus.step(+1)
    paired.review.add_evidence()
    (fact,) = paired.review.facts
    assert len(fact.evidence) > before


def test_a_stance_is_that_of_the_current_evidence(paired: Session) -> None:
    paired.focus.step(+1)
    paired.review.tag_fact()
    paired.review.set_stance(Stance.QUALIFIES)
    assert paired.review.facts[0].evidence[-1].stance is Stance.QUALIFIES


def test_focus_never_stays_on_what_is_gone(paired: Session) -> None:
    paired.focus.select_divergence(two_sided(paired))
    paired.review.tag_fact()
    (fact,) = paired.review.facts
    paired.review.remove_evidence(fact.evidence[-1].guid)
    assert paired.focus.evidence == fact.evidence[0].guid
    paired.review.remove_fact(fact.guid)
    assert (paired.focus.fact, paired.focus.evidence) == ("", "")


def test_everything_can_be_undone_step_by_step(paired: Session) -> None:
    paired.focus.step(+1)
    paired.review.tag_fact()
    guid = paired.review.facts[0].guid
    paired.review.set_tags(guid, ["a", "b"])
    paired.review.edit_fact(guid, statement="Said otherwise.")
    paired.review.remove_fact(guid)
    for _ in range(3):
        paired.review.undo()
    assert paired.review.facts[0].tags == ()
    for _ in range(2):
        paired.review.redo()
    assert (paired.review.facts[0].statement, paired.review.facts[0].tags) == ("Said otherwise.", ("a", "b"))


def test_tags_of_the_project_are_known(paired: Session) -> None:
    paired.focus.step(+1)
    paired.review.tag_fact()
    paired.review.set_tags(paired.review.facts[0].guid, ["names"])
    assert [tag.path for tag in paired.ledger.tags.values()] == ["names"]


def test_a_counterpart_is_found_both_ways_and_nothing_is_invented(paired: Session) -> None:
    comparison = paired.desk.comparison
    assert comparison is not None
    link = comparison.links[0]
    left = comparison.left[link.left[0]].span
    there = quoting.counterpart(comparison, Side.LEFT, left)
    assert there is not None
    back = quoting.counterpart(comparison, Side.RIGHT, there)
    assert back is not None
    assert back.overlaps(left)
    assert quoting.counterpart(None, Side.LEFT, left) is None


def test_steps_stay_at_the_ends_and_heed_the_filter(paired: Session) -> None:
    shown = paired.focus.visible()
    paired.focus.step(-1)
    assert paired.focus.divergence == shown[0]
    for _ in range(len(shown) + 3):
        paired.focus.step(+1)
    assert paired.focus.divergence == shown[-1]
    paired.focus.set_filter(words="White House")
    assert 0 < len(paired.focus.visible()) < len(shown)
