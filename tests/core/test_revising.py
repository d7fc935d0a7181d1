import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.decisions import Decision, DecisionKind, Rulings, settle
from workbench.core.model import Sentence, Span
from workbench.core.revising import Nearby, fit, revised, touches

LINK, UNLINK, CONFIRM = DecisionKind.LINK, DecisionKind.UNLINK, DecisionKind.CONFIRM
TEXT = "a b c d e f"
SENTENCES = tuple(Sentence(Span(2 * i, 2 * i + 1)) for i in range(6))
NUMBERS = st.sets(st.integers(0, 5), min_size=1, max_size=4).map(lambda found: tuple(sorted(found)))
DECISION = st.builds(lambda k, a, b: made(k, a, b), st.sampled_from(DecisionKind), NUMBERS, NUMBERS)


def made(kind: DecisionKind, left: tuple[int, ...], right: tuple[int, ...]) -> Decision:
    return Decision(kind, *(tuple(SENTENCES[i].span for i in side) for side in (left, right)))


@pytest.mark.parametrize(
    ("old", "new", "rest"),
    [
        (made(LINK, (0,), (0,)), made(LINK, (1,), (1,)), [made(LINK, (0,), (0,))]),
        (made(LINK, (0, 1), (0,)), made(LINK, (0,), (2,)), [made(LINK, (1,), (0,))]),
        (made(LINK, (0, 1), (0,)), made(LINK, (0,), (0,)), []),
        (made(CONFIRM, (0, 1), (0, 1)), made(LINK, (0,), (5,)), [made(LINK, (1,), (0, 1))]),
        (made(CONFIRM, (0,), (0,)), made(LINK, (0,), (0,)), [made(CONFIRM, (0,), (0,))]),
        (made(UNLINK, (0,), (0,)), made(LINK, (0,), (0,)), []),
        (made(UNLINK, (0,), (0,)), made(LINK, (0,), (1,)), [made(UNLINK, (0,), (0,))]),
        (
            made(UNLINK, (0, 1), (0, 1)),
            made(CONFIRM, (0,), (0,)),
            [made(UNLINK, (1,), (0, 1)), made(UNLINK, (0,), (1,))],
        ),
        (made(LINK, (0,), (0,)), made(UNLINK, (0,), (0,)), []),
        (made(LINK, (0, 1), (0,)), made(UNLINK, (0,), (0,)), [made(LINK, (1,), (0,))]),
        (made(LINK, (0,), (0, 1)), made(UNLINK, (0,), (1, 5)), [made(LINK, (0,), (0,))]),
        (made(CONFIRM, (0, 1), (0, 1)), made(UNLINK, (0,), (0,)), [made(LINK, (1,), (1,))]),
        (made(LINK, (0, 1), (0,)), made(UNLINK, (0,), (5,)), [made(LINK, (0, 1), (0,))]),
        (made(UNLINK, (0,), (0,)), made(UNLINK, (0, 1), (0,)), [made(UNLINK, (0,), (0,))]),
    ],
)
def test_a_new_decision_leaves_of_the_old_one_what_it_does_not_overrule(old, new, rest) -> None:
    assert list(revised(old, new)) == rest
    turned = ruled([each.mirrored() for each in revised(old.mirrored(), new.mirrored())])
    assert (turned.together, turned.apart) == (ruled(rest).together, ruled(rest).apart)


def ruled(decisions: list[Decision]) -> Rulings:
    return settle(decisions, (TEXT, SENTENCES), (TEXT, SENTENCES))[0]


@given(st.lists(DECISION, max_size=8))
def test_what_is_decided_in_sequence_never_contradicts_itself(sequence) -> None:
    book: list[Decision] = []
    for new in sequence:
        book = [kept for old in book for kept in revised(old, new)] + [new]
    rulings, conflicts = settle(book, (TEXT, SENTENCES), (TEXT, SENTENCES))
    assert conflicts == ()
    if sequence and sequence[-1].kind is not UNLINK:
        last = settle(sequence[-1:], (TEXT, SENTENCES), (TEXT, SENTENCES))[0].together
        assert last.keys() <= rulings.together.keys()


@given(st.lists(DECISION, max_size=8), DECISION)
def test_nearby_finds_what_meets(decisions, one) -> None:
    met = [each for each in decisions if touches(each, one.left, one.right)]
    assert Nearby(decisions).of(one) == met


def test_spans_are_kept_ascending_and_once() -> None:
    loose = Decision(LINK, (Span(4, 5), Span(0, 1), Span(4, 5)), (Span(2, 3),))
    assert fit(loose).left == (Span(0, 1), Span(4, 5))
