"""In which order rows stand, what repairs make of them, and what is marked in them. No window needed."""

from workbench.core.decisions import Conflict, ConflictReason, Decision, DecisionKind
from workbench.core.model import (
    Comparison,
    Divergence,
    Link,
    LinkRelation,
    Origin,
    Relation,
    Role,
    Sentence,
    Severity,
    Side,
    Span,
    Tier,
    Unmatched,
)
from workbench.gui.rows import phrases
from workbench.gui.rows.entries import Entry, Part, entries
from workbench.gui.rows.marks import Line, by_link, marks
from workbench.gui.rows.repair import joined, separated, shifted
from workbench.gui.session.spots import touched


def sentences(count: int, role: Role = Role.PROSE) -> tuple[Sentence, ...]:
    return tuple(Sentence(Span(10 * n, 10 * n + 9), role) for n in range(count))


def link(left: tuple[int, ...], right: tuple[int, ...], **rest: object) -> Link:
    return Link(left, right, LinkRelation.EDITED, 0.82, **rest)  # type: ignore[arg-type]


def row(left: tuple[int, ...], right: tuple[int, ...]) -> Entry:
    return Entry(left, right, link(left, right) if left and right else None)


def parts(comparison: Comparison) -> list[Part]:
    return [entry.part for entry in entries(comparison)]


def test_rows_follow_the_left_text_and_lone_right_sentences_their_neighbours() -> None:
    found = Comparison(
        sentences(4),
        sentences(5),
        (link((0,), (1,)), link((1,), (4,), moved=True), link((3,), (2,))),
        (
            Unmatched(Side.LEFT, 2, absent=True),
            Unmatched(Side.RIGHT, 0, absent=False),
            Unmatched(Side.RIGHT, 3, absent=False),
        ),
    )
    assert parts(found) == [((), (0,)), ((0,), (1,)), ((1,), (4,)), ((2,), ()), ((3,), (2,)), ((), (3,))]


def test_every_sentence_stands_in_one_row() -> None:
    found = Comparison(
        sentences(6),
        sentences(6),
        (link((0, 2), (3,)), link((4,), (0, 1))),
        tuple(Unmatched(Side.LEFT, n, absent=False) for n in (1, 3, 5))
        + tuple(Unmatched(Side.RIGHT, n, absent=False) for n in (2, 4, 5)),
    )
    for side in Side:
        stood = [number for entry in entries(found) for number in entry.of(side)]
        assert sorted(stood) == list(range(6))


def test_a_conflict_stands_above_what_it_is_about() -> None:
    decision = Decision(DecisionKind.LINK, (Span(10, 14),), (Span(0, 9),), reviewer="M.")
    conflict = Conflict((decision,), ConflictReason.RECUT, "The sentences are cut differently now.")
    found = Comparison(
        sentences(2), sentences(2), (link((0,), (0,)), link((1,), (1,))), conflicts=(conflict,)
    )
    rows = entries(found)
    assert [each.part for each in rows] == [((0,), (0,)), ((1,), (0,)), ((1,), (1,))]
    assert phrases.why(rows[1]) == "The sentences are cut differently now."
    assert phrases.counts(rows) == "2 links · 0 confirmed · 0 unmatched · 1 conflict"


def test_touched_finds_sentences_by_any_letter_of_theirs() -> None:
    assert touched(sentences(5), [Span(18, 21), Span(40, 41)]) == (1, 2, 4)
    assert touched(sentences(5), [Span(9, 10)]) == ()
    assert touched((), [Span(0, 5)]) == ()


def test_joining_sorts_and_counts_each_sentence_once() -> None:
    assert joined([row((3,), (2, 5)), row((1, 3), ())]) == ((1, 3), (2, 5))


def test_separating_pairs_in_order_and_leaves_the_rest_alone() -> None:
    assert separated(row((1, 2, 3), (4, 5))) == [((1,), (4,)), ((2,), (5,)), ((3,), ())]
    assert separated(row((1,), (4, 5))) == [((1,), (4,)), ((), (5,))]


def test_the_nearest_right_sentence_goes_over() -> None:
    assert shifted(row((1,), (4, 5)), row((2,), (6,)), 1) == [((1,), (4,)), ((2,), (5, 6))]
    assert shifted(row((2,), (4, 5)), row((1,), ()), -1) == [((2,), (5,)), ((1,), (4,))]
    assert shifted(row((), (4,)), row((1,), (3,)), -1) == [((1,), (3, 4))]
    assert shifted(row((1,), (4,)), row((), (5,)), 1) == []
    assert shifted(row((1,), ()), row((2,), (5,)), 1) == []


def test_marks_are_cut_to_their_sentence_and_claims_lie_on_top() -> None:
    def divergence(start: int, end: int, tier: Tier, relation: Relation) -> Divergence:
        return Divergence("k", tier, relation, Severity.LOW, Span(start, end), None, "", "", "", 3)

    claim = divergence(12, 25, Tier.CLAIM, Relation.DISTORTED)
    wording = divergence(15, 16, Tier.WORDING, Relation.SHIFT)
    found = by_link([claim, wording])[3]
    first, second = marks(found, Side.LEFT, Span(10, 20))
    assert (first.span, first.claim, first.line) == (Span(5, 6), False, Line.DotLine)
    assert (second.span, second.claim, second.line) == (Span(2, 10), True, Line.WaveUnderline)
    assert marks(found, Side.RIGHT, Span(10, 20)) == []


def test_the_status_is_in_words_and_signs() -> None:
    made = {origin: Entry((0,), (0,), link((0,), (0,), origin=origin)) for origin in Origin}
    assert [phrases.status(entry)[0] for entry in made.values()] == ["automatic", "✓ confirmed", "✎ by hand"]
    moved = Entry((0, 1), (0,), link((0, 1), (0,), moved=True))
    assert phrases.status(moved) == ["automatic", "edited 82 %", "⇅ moved", "2 : 1"]
    absent = Entry((0,), (), alone=Unmatched(Side.LEFT, 0, absent=True))
    assert phrases.status(absent) == ["absent", "only in A"]
    near = Entry((), (0,), alone=Unmatched(Side.RIGHT, 0, absent=False, best=0.41))
    assert phrases.status(near) == ["unmatched", "at best 41 %"]
    assert phrases.empty_side(near, Side.LEFT) == "linked with nothing in A"


def test_furniture_of_the_page_asks_for_nothing() -> None:
    alone = Unmatched(Side.RIGHT, 0, absent=True)
    (entry,) = entries(Comparison((), sentences(1, Role.BOILERPLATE), unmatched=(alone,)))
    assert entry.furniture
    assert phrases.status(entry) == ["boilerplate"]
    assert phrases.empty_side(entry, Side.LEFT) == ""
