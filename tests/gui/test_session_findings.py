"""Deciding in the window: stored at once, the next open one comes, undo brings everything back."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.core.model import Side, Tier
from workbench.core.rulings import Status, Verdict
from workbench.flow import articles
from workbench.gui.session import Session
from workbench.gui.session.filtering import EVERYTHING, Filter, taken


def statuses(session: Session) -> list[str]:
    return [str(session.standings.of(i).status) for i in range(len(session.standings.judged))]


def test_after_a_decision_the_next_open_one_is_looked_at(session: Session, compare) -> None:
    compare()
    session.focus.step(1)
    session.findings.dismiss()
    assert session.focus.divergence == 1
    session.findings.confirm()
    assert session.focus.divergence == 2
    assert statuses(session) == ["dismissed", "confirmed", "open", "open"]
    assert session.focus.visible() == [1, 2, 3]


def test_decided_ones_are_passed_over_and_the_walk_begins_again(session: Session, compare) -> None:
    compare()
    told: list[str] = []
    session.review.told.connect(told.append)
    session.focus.select_divergence(1)
    session.findings.confirm()
    session.focus.select_divergence(3)
    session.findings.confirm()
    assert session.focus.divergence == 0
    session.findings.confirm()
    assert session.focus.divergence == 2
    session.findings.dismiss()
    assert session.focus.divergence == -1
    assert told[-1].startswith("Every difference that is shown has been decided")


def test_the_same_key_takes_a_decision_back(session: Session, compare) -> None:
    compare()
    for verb in (session.findings.confirm, session.findings.dismiss, session.findings.turn_tier):
        session.focus.select_divergence(0)
        verb()
        assert statuses(session)[0] != "open"
        session.focus.select_divergence(0)
        verb()
        assert statuses(session)[0] == "open"


def test_one_key_turns_the_tier_both_ways(session: Session, compare) -> None:
    compare()
    session.focus.select_divergence(0)
    session.findings.turn_tier()
    session.focus.select_divergence(3)
    session.findings.turn_tier()
    assert [each.tier for each in session.standings.judged] == [
        Tier.WORDING,
        Tier.CLAIM,
        Tier.CLAIM,
        Tier.CLAIM,
    ]
    assert statuses(session)[0] == "demoted"
    assert statuses(session)[3] == "promoted"
    session.focus.set_filter(tiers=frozenset({Tier.CLAIM}))
    assert session.focus.visible() == [1, 2, 3]
    assert session.desk.comparison is not None
    assert session.desk.comparison.divergences[0].tier is Tier.CLAIM  # the engine's own word stays


def test_undo_brings_the_list_and_the_place_back(session: Session, compare) -> None:
    compare()
    session.focus.step(1)
    session.findings.dismiss()
    session.focus.select_divergence(3)
    session.review.undo()
    assert (statuses(session)[0], session.focus.divergence) == ("open", 0)
    session.review.redo()
    assert statuses(session)[0] == "dismissed"
    assert session.focus.divergence == 1
    assert 0 not in session.focus.visible()


def test_a_decision_can_be_commented_and_taken_back(session: Session, compare) -> None:
    compare()
    session.focus.select_divergence(0)
    session.findings.decide(Verdict.CONFIRMED, "checked")
    session.focus.select_divergence(0)
    session.findings.annotate("checked twice")
    ruling = session.standings.of(0).ruling
    assert ruling is not None
    assert (ruling.comment, ruling.reviewer) == ("checked twice", "M.")
    session.findings.take_back()
    assert statuses(session)[0] == "open"


def test_without_anything_to_decide_the_reader_is_told_what_to_do(session: Session, compare) -> None:
    told: list[str] = []
    session.review.told.connect(told.append)
    for verb in (session.findings.confirm, session.findings.turn_tier, session.findings.take_back):
        verb()
    assert len(told) == 3
    assert all("Choose a difference first" in words for words in told)
    compare()
    session.focus.step(1)
    session.findings.take_back()
    session.findings.annotate("why")
    assert told[3:] == ["Nothing was decided about this difference yet."] * 2


def test_a_fact_made_of_a_difference_confirms_it(session: Session, compare) -> None:
    compare()
    changed: list[object] = []
    session.standings.standings_changed.connect(changed.append)
    session.focus.step(1)
    session.review.tag_fact()
    assert statuses(session) == ["tagged", "open", "open", "open"]
    assert changed == [frozenset({0})]
    session.review.undo()
    assert statuses(session)[0] == "open"


def test_a_swapped_pair_has_the_same_decisions(session: Session, compare, jobs, guids: list[str]) -> None:
    session.desk.choose(guids[0], guids[1])
    jobs.go_on()
    assert session.desk.comparison is not None
    session.focus.step(1)
    session.findings.dismiss()
    session.findings.confirm()
    session.findings.turn_tier()
    decided = sorted(word for word in statuses(session) if word != "open")
    session.desk.swap()
    jobs.go_on()
    assert sorted(word for word in statuses(session) if word != "open") == decided
    session.desk.swap()
    jobs.go_on()
    assert sorted(word for word in statuses(session) if word != "open") == decided


def test_a_new_version_keeps_decisions_or_asks_again(session: Session, jobs, guids: list[str]) -> None:
    session.desk.choose(guids[0], guids[1])
    jobs.go_on()
    assert session.desk.comparison is not None
    number = next(i for i, d in enumerate(session.desk.comparison.divergences) if d.left_value[:3] == "450")
    session.focus.select_divergence(number)
    session.findings.dismiss()
    text = session.desk.text(Side.LEFT)
    session.desk.add_version(guids[0], articles.read_pasted(f"Corrected. {text}"))
    jobs.go_on()
    assert statuses(session).count("dismissed") == 1
    session.desk.add_version(guids[0], articles.read_pasted(text.replace("450", "460")))
    jobs.go_on()
    assert statuses(session).count("dismissed") == 0
    assert statuses(session).count("to check") == 1
    assert session.standings.of(statuses(session).index("to check")).why


def test_versions_of_one_article_show_no_decision(session: Session, compare, guids: list[str]) -> None:
    compare()
    session.focus.step(1)
    session.findings.dismiss()
    pair = session.desk.pair
    session.desk.pair = {Side.LEFT: pair[Side.LEFT], Side.RIGHT: replace(pair[Side.RIGHT], guid=guids[0])}
    session.standings.refresh()
    assert set(statuses(session)) == {"open"}


# ---- filters


def test_properties_hide_and_the_walk_skips_them(session: Session, compare) -> None:
    found = compare().divergences
    session.focus.set_filter(hidden_severities=frozenset({found[0].severity}))
    assert session.focus.visible() == [1, 2, 3]
    session.focus.set_filter(hidden_relations=frozenset({found[1].relation}))
    assert session.focus.visible() == [2, 3]
    session.focus.select_divergence(2)
    session.findings.confirm()
    session.focus.set_filter(hidden_statuses=frozenset({Status.CONFIRMED}))
    assert session.focus.visible() == [3]
    session.focus.use_filter(EVERYTHING)
    assert session.focus.visible() == [0, 1, 2, 3]


@pytest.mark.parametrize(
    "damaged", [{}, {"tiers": 3, "hidden_kinds": [1]}, {"hidden_statuses": "x", "y": []}]
)
def test_a_damaged_memory_of_a_filter_is_the_usual_one(damaged: dict[str, object]) -> None:
    assert taken(damaged) == Filter()


def test_a_filter_is_remembered_without_its_words() -> None:
    chosen = Filter(
        tiers=frozenset({Tier.CLAIM}),
        hidden_kinds=frozenset({"date"}),
        hidden_statuses=frozenset({Status.CONFIRMED, Status.DISMISSED}),
        words="missiles",
    )
    assert taken(chosen.kept()) == Filter(
        chosen.tiers, chosen.hidden_kinds, hidden_statuses=chosen.hidden_statuses
    )
    assert taken(EVERYTHING.kept()) == EVERYTHING


# ---- whatever is decided


STEPS = st.lists(
    st.tuples(
        st.integers(0, 3), st.sampled_from(["confirm", "dismiss", "turn_tier", "take_back", "undo", "redo"])
    ),
    max_size=12,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_what_is_shown_is_what_is_stored(session: Session, compare, steps: list[tuple[int, str]]) -> None:
    compare()
    for index, name in steps:
        session.focus.select_divergence(index)
        getattr(session.review if name in ("undo", "redo") else session.findings, name)()
    if not session.desk.pair:
        return
    shown, judged = statuses(session), session.standings.judged
    compare()  # lays the pair again and reads everything from the file
    assert (statuses(session), session.standings.judged) == (shown, judged)
