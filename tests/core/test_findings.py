"""Decisions on differences: where they hold, where they are doubted, and what quoting facts mean."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.findings import Ground, halves, judged, quoted, settle
from workbench.core.grading import FEW, Grade, added, counted, said
from workbench.core.model import Article, Divergence, Evidence, Fact, Relation, Severity, Span, Stance, Tier
from workbench.core.rulings import Docket, Ruling, Status, Verdict

LEFT = "The ministry ordered 450 missiles on Monday. All were content."
RIGHT = "The ministry ordered 540 missiles. All were satisfied."
TEXTS = (LEFT, RIGHT)
MIRROR = {Relation.LEFT_ONLY: Relation.RIGHT_ONLY, Relation.RIGHT_ONLY: Relation.LEFT_ONLY}


def span(text: str, words: str) -> Span | None:
    return Span(text.index(words), text.index(words) + len(words)) if words else None


def divergence(kind: str, left: str, right: str, tier: Tier = Tier.CLAIM) -> Divergence:
    relation = Relation.CONFLICT if left and right else Relation.LEFT_ONLY if left else Relation.RIGHT_ONLY
    places = span(LEFT, left), span(RIGHT, right)
    return Divergence(kind, tier, relation, Severity.HIGH, *places, left, right, "because")


def ruling(found: Divergence, verdict: Verdict = Verdict.DISMISSED, **rest: str) -> Ruling:
    places = halves(found)
    quotes = tuple(tuple(s.of(t) for s in spans) for t, spans in zip(TEXTS, places, strict=True))
    values = found.left_value, found.right_value
    return Ruling(verdict, found.kind, *places, values, (quotes[0], quotes[1]), **{"reviewer": "M.", **rest})


def mirrored(found: Divergence) -> Divergence:
    return replace(
        found,
        relation=MIRROR.get(found.relation, found.relation),
        left=found.right,
        right=found.left,
        left_value=found.right_value,
        right_value=found.left_value,
    )


NUMBER = divergence("quantity", "450", "540")
DAY = divergence("date", "Monday", "")
WORDS = divergence("wording", "content", "satisfied", Tier.WORDING)
FOUND = (NUMBER, DAY, WORDS)


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("index", range(3))
def test_a_ruling_holds_for_its_own_difference_alone(verdict: Verdict, index: int) -> None:
    docket = settle([ruling(FOUND[index], verdict)], FOUND, TEXTS)
    assert {i: standing.status for i, standing in docket.standings.items()} == {index: Status(verdict)}
    assert docket.astray == ()


def test_promoting_and_demoting_change_the_tier_that_counts() -> None:
    rulings = [ruling(NUMBER, Verdict.DEMOTED), ruling(WORDS, Verdict.PROMOTED), ruling(DAY)]
    tiers = [each.tier for each in judged(FOUND, settle(rulings, FOUND, TEXTS))]
    assert tiers == [Tier.WORDING, Tier.CLAIM, Tier.CLAIM]


def test_a_renamed_kind_is_the_same_difference() -> None:
    renamed = (replace(NUMBER, kind="count"), DAY, WORDS)
    assert settle([ruling(NUMBER)], renamed, TEXTS).of(0).status is Status.DISMISSED


def test_another_cut_of_the_passage_with_the_same_values_is_the_same_difference() -> None:
    wider = replace(NUMBER, left=span(LEFT, "450 missiles"), right=span(RIGHT, "ordered 540 missiles"))
    assert settle([ruling(NUMBER)], (wider,), TEXTS).of(0).status is Status.DISMISSED


def test_the_same_words_read_otherwise_are_the_same_difference() -> None:
    read = replace(NUMBER, left_value="450 missile", right_value="540 missile")
    assert settle([ruling(NUMBER)], (read,), TEXTS).of(0).status is Status.DISMISSED


def test_other_words_in_its_place_are_shown_and_not_dismissed() -> None:
    corrected = LEFT.replace("450", "460"), RIGHT
    changed = replace(NUMBER, left_value="460")
    standing = settle([ruling(NUMBER)], (changed,), corrected).of(0)
    assert standing.status is Status.CHECK
    assert standing.tier(Tier.CLAIM) is Tier.CLAIM
    assert standing.why == "M. dismissed it when it said “450” ↔ “540”. It says something else now."


def test_a_side_that_speaks_now_is_shown_too() -> None:
    told = replace(DAY, relation=Relation.CONFLICT, right=span(RIGHT, "missiles"), right_value="Tuesday")
    assert settle([ruling(DAY)], (told,), TEXTS).of(0).status is Status.CHECK


def test_another_difference_at_the_same_place_is_left_alone() -> None:
    other = replace(
        NUMBER, kind="predicate", left_value="a", right_value="b", left=span(LEFT, "450 missiles")
    )
    docket = settle([ruling(NUMBER)], (other,), TEXTS)
    assert docket.standings == {}
    assert [each.kind for each in docket.astray] == ["quantity"]


def test_the_own_kind_comes_before_a_likeness() -> None:
    twin = replace(NUMBER, kind="money")
    docket = settle([ruling(NUMBER), ruling(twin, Verdict.CONFIRMED)], (twin, NUMBER), TEXTS)
    assert [docket.of(i).status for i in (0, 1)] == [Status.CONFIRMED, Status.DISMISSED]


def test_what_contradicts_is_to_be_checked() -> None:
    both = [ruling(NUMBER), ruling(NUMBER, Verdict.CONFIRMED, reviewer="A.")]
    standing = settle(both, FOUND, TEXTS).of(0)
    assert standing.status is Status.CHECK
    assert standing.why == "Decisions contradict one another: M. dismissed it, A. confirmed it."
    assert len(standing.rulings) == 2


def test_a_lost_quote_is_said_where_the_rest_still_stands() -> None:
    lost = replace(ruling(NUMBER), left=(), lost=("450",))
    docket = settle([lost], FOUND, TEXTS)
    assert docket.of(0).status is Status.CHECK
    assert "“450” no longer stands" in docket.of(0).why
    gone = replace(lost, right=(), lost=("450", "540"))
    assert settle([gone], FOUND, TEXTS) == Docket({}, (gone,))


def test_a_difference_without_any_passage_is_no_trouble() -> None:
    bare = replace(NUMBER, left=None, right=None)
    docket = settle([ruling(NUMBER)], (bare, *FOUND), TEXTS, {"F-0001": ((), ())})
    assert list(docket.standings) == [1]


def test_a_passage_pair_inside_one_article_keeps_its_values_when_turned() -> None:
    within = Ruling(
        Verdict.DISMISSED, "quantity", (Span(0, 3), Span(9, 12)), (), ("12", "13"), (("12", "13"), ())
    )
    turned = within.mirrored()
    assert (turned.left, turned.right, turned.values) == ((), within.left, ("12", "13"))
    assert turned.mirrored() == within


# ---- facts that quote


def fact(*spans: tuple[str, Span], name: int = 1) -> Fact:
    quotes = tuple(
        Evidence(f"e{n}", article, 1, place, "", "", "", Stance.STATES)
        for n, (article, place) in enumerate(spans)
    )
    return Fact("g", name, "said", evidence=quotes)


def whole(text: str) -> Span:
    return Span(0, text.index(".") + 1)


def places(*spans: tuple[str, Span]) -> dict[int, tuple[str, ...]]:
    articles = Article(LEFT, "a"), Article(RIGHT, "b")
    return Ground(FOUND, TEXTS).tagged(quoted([fact(*spans)], *articles))


def test_a_fact_made_of_a_difference_tags_it() -> None:
    assert NUMBER.left
    assert NUMBER.right
    assert places(("a", NUMBER.left), ("b", NUMBER.right)) == {0: ("F-0001",)}
    docket = settle((), FOUND, TEXTS, {"F-0001": ((NUMBER.left,), (NUMBER.right,))})
    assert docket.of(0).status is Status.TAGGED
    assert docket.of(0).facts == ("F-0001",)


def test_one_side_is_not_enough() -> None:
    assert NUMBER.left
    assert places(("a", NUMBER.left)) == {}


def test_a_whole_sentence_tags_the_only_difference_in_it() -> None:
    last = Span(LEFT.index("All"), len(LEFT)), Span(RIGHT.index("All"), len(RIGHT))
    assert places(("a", last[0]), ("b", last[1])) == {2: ("F-0001",)}
    assert places(("a", whole(LEFT)), ("b", whole(RIGHT))) == {}


def test_a_decision_counts_more_than_a_quote() -> None:
    docket = settle([ruling(NUMBER)], FOUND, TEXTS, {"F-0001": ((Span(21, 24),), (Span(21, 24),))})
    assert docket.of(0).status is Status.DISMISSED
    assert docket.of(0).facts == ("F-0001",)


# ---- whatever comes


SPANS = st.none() | st.tuples(st.integers(0, 50), st.integers(0, 12)).map(lambda t: Span(t[0], sum(t)))
DIVERGENCES = st.builds(
    Divergence,
    kind=st.sampled_from(["quantity", "date", "wording"]),
    tier=st.sampled_from(Tier),
    relation=st.sampled_from(Relation),
    severity=st.sampled_from(Severity),
    left=SPANS,
    right=SPANS,
    left_value=st.sampled_from(["", "1", "2"]),
    right_value=st.sampled_from(["", "1", "2"]),
    rule=st.just(""),
)
CASES = st.tuples(
    st.lists(DIVERGENCES, max_size=6), st.lists(st.tuples(DIVERGENCES, st.sampled_from(Verdict)))
)


@given(CASES)
def test_nothing_raises_and_every_ruling_is_somewhere(
    case: tuple[list[Divergence], list[tuple[Divergence, Verdict]]],
) -> None:
    found, decided = case
    rulings = [ruling(each, verdict, guid=str(n)) for n, (each, verdict) in enumerate(decided)]
    docket = settle(rulings, found, TEXTS)
    placed = [each for standing in docket.standings.values() for each in standing.rulings]
    assert sorted(each.guid for each in (*placed, *docket.astray)) == sorted(each.guid for each in rulings)
    assert len(judged(found, docket)) == len(found)


@given(CASES)
def test_a_swapped_pair_has_the_same_standings(
    case: tuple[list[Divergence], list[tuple[Divergence, Verdict]]],
) -> None:
    found, decided = case
    rulings = [ruling(each, verdict) for each, verdict in decided]
    here = settle(rulings, found, TEXTS)
    there = settle([each.mirrored() for each in rulings], [mirrored(d) for d in found], (RIGHT, LEFT))
    assert {i: s.status for i, s in here.standings.items()} == {
        i: s.status for i, s in there.standings.items()
    }


@given(CASES)
def test_what_was_decided_on_every_difference_once_is_found_again(
    case: tuple[list[Divergence], list[tuple[Divergence, Verdict]]],
) -> None:
    found = list({(d.kind, halves(d)): d for d in case[0] if any(halves(d))}.values())
    rulings = [ruling(each) for each in found]
    docket = settle(rulings, found, TEXTS)
    assert [docket.of(i).status for i in range(len(found))] == [Status.DISMISSED] * len(found)


# ---- grades


def test_grades_count_what_became_of_each_kind() -> None:
    docket = settle([ruling(NUMBER), ruling(WORDS, Verdict.PROMOTED)], FOUND, TEXTS)
    report = added([counted(FOUND, docket), counted(FOUND, Docket())])
    assert report.pairs == 1
    assert {grade.kind: (grade.found, grade.decided) for grade in report.grades} == {
        "quantity": (1, 1),
        "wording": (1, 1),
        "date": (1, 0),
    }
    assert (report.total.dismissed, report.total.promoted) == (1, 1)


def test_few_decisions_are_said_to_be_few() -> None:
    assert said(Grade("date", 5)) == "nothing decided yet"
    assert said(Grade("date", 5, confirmed=1)) == "1 decision: too few to tell"
    assert said(Grade("date", 9, confirmed=2, tagged=1)) == "3 decisions: too few to tell"
    telling = Grade("date", 30, confirmed=10, tagged=5, promoted=1, dismissed=4)
    assert telling.decided == 20 >= FEW
    assert said(telling) == "15 of 20 stood: 75 % (53 to 89 %)"


@given(st.builds(Grade, st.just("x"), *(st.integers(0, 500) for _ in range(6))))
def test_an_interval_holds_its_share(grade: Grade) -> None:
    low, high = grade.interval
    assert 0.0 <= low <= high <= 1.0
    assert low - 1e-9 <= grade.share <= high + 1e-9
