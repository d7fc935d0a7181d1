"""Decisions of people over links of the program: what holds, what is left, and what is a conflict."""

import random
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench import paths
from workbench.core.compare import compare
from workbench.core.decisions import (
    Conflict,
    ConflictReason,
    Decision,
    DecisionKind,
    Rulings,
    confirmed,
    corrected,
    settle,
)
from workbench.core.model import Article, Comparison, LinkRelation, Origin, Relation, Sentence, Side, Span
from workbench.formats.language import load

LINK, UNLINK, CONFIRM = DecisionKind.LINK, DecisionKind.UNLINK, DecisionKind.CONFIRM
LEFT = Article(
    "The ministry ordered 450 missiles on Monday. The harbour was closed by a storm for two days. "
    "Ferries to the island run every hour in summer. "
    "In Lisbon, Mayor Carlos Moedas opened a school for 600 children who speak Kriolu at home."
)
RIGHT = Article(
    "The ministry ordered 540 missiles. A storm closed the harbour for two days. "
    "Ferries to the island run every hour in winter. \n\nRead more"
)
NUMBERS = st.lists(st.integers(0, 5), min_size=1, max_size=3, unique=True).map(tuple)
DECISIONS = st.lists(st.tuples(st.sampled_from(DecisionKind), NUMBERS, NUMBERS), max_size=6)


@cache
def compared(*decisions: Decision, left: Article = LEFT, right: Article = RIGHT) -> Comparison:
    return compare(left, right, load(), decisions=decisions)


def decision(kind: DecisionKind, left: tuple[int, ...], right: tuple[int, ...], **rest: str) -> Decision:
    """A decision on sentences of the two articles above, by number."""
    plain = compared()
    return Decision(
        kind, tuple(plain.left[i].span for i in left), tuple(plain.right[j].span for j in right), **rest
    )


def groups(comparison: Comparison) -> dict[tuple[tuple[int, ...], tuple[int, ...]], str]:
    return {(link.left, link.right): str(link.origin) for link in comparison.links}


def loose(comparison: Comparison, side: Side) -> set[int]:
    return {row.sentence for row in comparison.unmatched if row.side is side}


AUTOMATIC = {((i,), (i,)): "automatic" for i in range(3)}


def test_without_decisions_the_program_decides() -> None:
    assert groups(compared()) == AUTOMATIC
    assert compared().conflicts == ()


def test_a_link_by_hand_takes_its_sentences_out_of_the_others() -> None:
    found = compared(decision(LINK, (0, 3), (0, 1)))
    assert groups(found) == {((0, 3), (0, 1)): "manual", ((2,), (2,)): "automatic"}
    assert loose(found, Side.LEFT) == {1}
    assert loose(found, Side.RIGHT) == {3}
    made = found.links[0]
    assert 0 < made.score < 1
    assert "of the wording" in made.why


def test_an_unlinked_pair_stays_apart() -> None:
    found = compared(decision(UNLINK, (1,), (1,)))
    assert groups(found) == {((0,), (0,)): "automatic", ((2,), (2,)): "automatic"}
    assert loose(found, Side.LEFT) == {1, 3}


def test_a_confirmed_link_says_so_and_is_else_the_same() -> None:
    found = compared(decision(CONFIRM, (1,), (1,)))
    assert groups(found) == {**AUTOMATIC, ((1,), (1,)): "confirmed"}
    assert found.divergences == compared().divergences
    assert [link.score for link in found.links] == [link.score for link in compared().links]


def test_a_confirmed_link_holds_when_the_program_thinks_otherwise() -> None:
    assert groups(compared(decision(CONFIRM, (3,), (3,))))[(3,), (3,)] == "confirmed"


def test_two_who_decide_the_same_do_not_contradict() -> None:
    found = compared(decision(CONFIRM, (1,), (1,), reviewer="Anna"), decision(LINK, (1,), (1,)))
    assert groups(found)[(1,), (1,)] == "manual"
    assert found.conflicts == ()


# ---- divergences follow the links


def conflicting(comparison: Comparison) -> set[str]:
    return {d.kind for d in comparison.divergences if d.relation is Relation.CONFLICT}


def said_missing(comparison: Comparison, side: Side, sentence: int) -> bool:
    """Whether a whole sentence is said to be nowhere in the other article."""
    held = comparison.sentences(side)[sentence].span
    return any(d.link < 0 and d.span(side) and held.holds(d.span(side)) for d in comparison.divergences)


def test_divergences_follow_the_corrected_links() -> None:
    plain = compared()
    assert "quantity" in conflicting(plain)
    assert said_missing(plain, Side.LEFT, 3)
    apart = compared(decision(UNLINK, (0,), (0,)))
    assert "quantity" not in conflicting(apart)
    assert said_missing(apart, Side.LEFT, 0)
    assert said_missing(apart, Side.RIGHT, 0)
    elsewhere = compared(decision(LINK, (3,), (0,)))
    assert not said_missing(elsewhere, Side.LEFT, 3)
    assert not said_missing(elsewhere, Side.RIGHT, 0)
    assert {d.link for d in elsewhere.divergences if d.right and d.right.end <= plain.right[0].span.end} == {
        2
    }


def test_figures_follow_the_corrected_links() -> None:
    assert compared(decision(UNLINK, (0,), (0,))).figures["links"] == compared().figures["links"] - 1


# ---- conflicts


def test_a_quote_that_is_gone_is_shown_and_nothing_is_guessed() -> None:
    gone = Decision(LINK, (), compared().right[:1][0:0], lost=("The old sentence.",))
    found = compared(gone)
    assert groups(found) == AUTOMATIC
    assert [conflict.reason for conflict in found.conflicts] == [ConflictReason.LOST]
    assert "“The old sentence.” no longer stands" in found.conflicts[0].why
    assert found.conflicts[0].decisions == (gone,)


def test_a_part_of_a_sentence_is_no_sentence() -> None:
    whole = decision(UNLINK, (1,), (1,))
    part = Decision(UNLINK, (Span(whole.left[0].start, whole.left[0].end - 9),), whole.right)
    found = compared(part)
    assert groups(found) == AUTOMATIC
    assert [conflict.reason for conflict in found.conflicts] == [ConflictReason.RECUT]


@pytest.mark.parametrize(
    "pair",
    [
        ((LINK, (0,), (1,)), (LINK, (0,), (2,))),
        ((LINK, (0,), (0,)), (UNLINK, (0,), (0,))),
        ((CONFIRM, (0, 1), (0,)), (LINK, (1,), (1,))),
        ((CONFIRM, (0,), (0,)), (UNLINK, (0, 1), (0, 3))),
    ],
)
def test_decisions_that_contradict_are_both_set_aside_and_shown(pair) -> None:
    one, other = (decision(*each, reviewer=name) for each, name in zip(pair, ("Anna", "Bob"), strict=True))
    agreed = decision(CONFIRM, (2,), (2,)) if (2,) not in pair[1] else decision(UNLINK, (3,), (3,))
    found = compared(one, other, agreed)
    assert [set(conflict.decisions) for conflict in found.conflicts] == [{one, other}]
    assert found.conflicts[0].reason is ConflictReason.CONTRADICTION
    assert "by Anna and Bob" in found.conflicts[0].why
    assert groups(found) == groups(compared(agreed))


def test_a_chain_of_contradictions_is_one_conflict() -> None:
    chain = [decision(LINK, (0,), (0, 1)), decision(LINK, (1,), (1, 2)), decision(LINK, (2,), (2,))]
    found = compared(*chain)
    assert [set(conflict.decisions) for conflict in found.conflicts] == [set(chain)]


# ---- sentences that are cut differently

TEXT = "One two. Three four. Five six."


def cut(*ends: int) -> tuple[Sentence, ...]:
    starts = [0, *(end + 1 for end in ends)]
    return tuple(Sentence(Span(a, b)) for a, b in zip(starts, [*ends, len(TEXT)], strict=True))


THREE = cut(8, 20)


@pytest.mark.parametrize(
    ("sentences", "left", "expected"),
    [
        (THREE, THREE, (0, 1, 2)),
        (THREE, THREE[1:2], (1,)),
        (cut(20), THREE[:2], (0,)),  # two sentences became one, and both were meant
        (cut(20), THREE[:1], None),  # only the first half was meant
        (cut(8, 14, 20), THREE[1:2], (1, 2)),  # one sentence became two
        (cut(14), THREE, (0, 1)),
        (cut(14), THREE[:2], None),
    ],
)
def test_spans_stand_for_the_sentences_they_cover_whole(sentences, left, expected) -> None:
    made = Decision(LINK, tuple(s.span for s in left), (THREE[0].span,))
    rulings, conflicts = settle([made], (TEXT, sentences), (TEXT, THREE))
    if expected is None:
        assert [conflict.reason for conflict in conflicts] == [ConflictReason.RECUT]
        assert not rulings
    else:
        assert rulings.together == {(expected, (0,)): Origin.MANUAL}
        assert conflicts == ()


# ---- what is left of an automatic link


@pytest.mark.parametrize(
    ("group", "apart", "left"),
    [
        (((0, 1), (0,)), {(0, 0)}, [((1,), (0,))]),
        (((0, 1), (0,)), {(0, 0), (1, 0)}, []),
        (((0,), (0,)), {(0, 5)}, [((0,), (0,))]),
        (((0, 1), (0, 1)), {(0, 1), (1, 0)}, [((0,), (0,)), ((1,), (1,))]),
        (((0, 1), (0, 1)), {(0, 0)}, [((1,), (1,))]),
        (((0, 1), (0, 1)), {(0, 0), (0, 1)}, [((1,), (0, 1))]),
    ],
)
def test_an_automatic_link_keeps_what_was_not_denied(group, apart, left) -> None:
    assert list(corrected([group], Rulings(apart=frozenset(apart)))) == left


# ---- properties


def check(comparison: Comparison) -> None:
    """Every sentence is linked or unmatched exactly once per side."""
    for side in Side:
        linked = [i for link in comparison.links for i in getattr(link, side)]
        rest = [row.sentence for row in comparison.unmatched if row.side is side]
        assert sorted(linked + rest) == list(range(len(comparison.sentences(side))))
    assert all(link.left and link.right for link in comparison.links)
    assert [(link.left, link.right) for link in comparison.links] == sorted(groups(comparison))


def mirrored(comparison: Comparison) -> set[tuple[object, ...]]:
    return {(link.right, link.left, link.relation, link.score, link.origin) for link in comparison.links}


def as_links(comparison: Comparison) -> set[tuple[object, ...]]:
    return {(link.left, link.right, link.relation, link.score, link.origin) for link in comparison.links}


def apart(conflict: Conflict) -> tuple[object, ...]:
    return tuple(each.mirrored() for each in conflict.decisions), conflict.reason, conflict.why


@settings(max_examples=40, deadline=None)
@given(DECISIONS, st.sampled_from(["two articles", "itself"]))
def test_random_decisions_keep_every_sentence_once_and_mirror(made, which) -> None:
    left, right = (LEFT, RIGHT) if which == "two articles" else (LEFT, LEFT)
    plain = compared(left=left, right=right)
    decisions = [
        Decision(
            kind,
            tuple(plain.left[i % len(plain.left)].span for i in mine),
            tuple(plain.right[j % len(plain.right)].span for j in theirs),
        )
        for kind, mine, theirs in made
    ]
    found = compared(*decisions, left=left, right=right)
    check(found)
    back = compared(*(each.mirrored() for each in decisions), left=right, right=left)
    assert as_links(found) == mirrored(back)
    assert list(map(apart, found.conflicts)) == [(c.decisions, c.reason, c.why) for c in back.conflicts]
    disputed = {each for conflict in found.conflicts for each in conflict.decisions}
    assert_followed(found, [each for each in decisions if each not in disputed])


def assert_followed(found: Comparison, decisions: list[Decision]) -> None:
    """Every decision that is in no conflict is in force."""
    for made in decisions:
        for link in found.links:
            held = [{found.sentences(side)[i].span for i in getattr(link, side)} for side in Side]
            meets = held[0] & set(made.left) and held[1] & set(made.right)
            if made.kind is UNLINK:
                assert not meets
            elif meets:
                assert held == [set(made.left), set(made.right)]
                assert link.origin is not Origin.AUTOMATIC
                break
        else:
            assert made.kind is UNLINK


def test_decisions_on_the_sample_articles_keep_every_sentence_once() -> None:
    articles = [
        Article(next(paths.resources("samples").glob(f"{name}_*.txt")).read_text(encoding="utf-8"))
        for name in ("002", "004")
    ]
    plain = compare(*articles, load())
    chance = random.Random(5)
    for _ in range(4):
        decisions = [
            Decision(
                chance.choice(list(DecisionKind)),
                tuple(s.span for s in chance.sample(plain.left, chance.randrange(1, 4))),
                tuple(s.span for s in chance.sample(plain.right, chance.randrange(1, 4))),
            )
            for _ in range(12)
        ]
        found = compare(*articles, load(), decisions=decisions)
        check(found)
        assert found == compare(*articles, load(), decisions=decisions)
        assert len(found.conflicts) < 12


def test_a_text_with_itself_stays_the_same_around_a_decision() -> None:
    plain = compared(left=LEFT, right=LEFT)
    made = Decision(LINK, (plain.left[0].span,), (plain.right[1].span,))
    found = compared(made, left=LEFT, right=LEFT)
    assert {link.relation for link in found.links if link.origin is Origin.AUTOMATIC} == {LinkRelation.SAME}
    assert ((0,), (1,)) in groups(found)


def test_overlapping_quotes_and_white_space_do_no_harm() -> None:
    whole = decision(LINK, (0, 1), (0,))
    one = Span(whole.left[0].start, whole.left[1].end)
    assert groups(compared(Decision(LINK, (one,), whole.right)))[(0, 1), (0,)] == "manual"
    assert groups(compared(Decision(LINK, (*whole.left, one), whole.right)))[(0, 1), (0,)] == "manual"
    blank = Decision(LINK, (Span(whole.left[0].end, whole.left[1].start),), whole.right)
    assert [c.reason for c in compared(blank).conflicts] == [ConflictReason.RECUT]


# ---- confirming without comparing again


@given(st.sets(st.integers(0, 2)), st.lists(st.sampled_from([(LINK, 0, 3), (UNLINK, 1, 1)]), max_size=2))
def test_confirming_gives_what_comparing_again_would(numbers, others) -> None:
    before = [decision(kind, (i,), (j,)) for kind, i, j in others]
    plain = compared(*before)
    after = [*before, *(decision(CONFIRM, (i,), (i,)) for i in numbers)]
    quick = confirmed(plain, LEFT.text, RIGHT.text, before, after)
    if all(((i,), (i,)) in groups(plain) for i in numbers):
        assert quick == compared(*after)
    else:
        assert quick is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([], [(UNLINK, 1, 1)]),
        ([], [(LINK, 1, 1)]),
        ([(CONFIRM, 1, 1)], []),
        ([(LINK, 1, 2)], [(LINK, 1, 2), (CONFIRM, 2, 2)]),
    ],
)
def test_more_than_confirming_has_to_be_compared_again(before, after) -> None:
    old, new = ([decision(kind, (i,), (j,)) for kind, i, j in each] for each in (before, after))
    assert confirmed(compared(*old), LEFT.text, RIGHT.text, old, new) is None
