from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.model import (
    Article,
    Comparison,
    Divergence,
    Evidence,
    Fact,
    Link,
    LinkRelation,
    Relation,
    Reuse,
    Role,
    Sentence,
    Severity,
    Side,
    Span,
    Stance,
    Tier,
    Unmatched,
)
from workbench.gui.compare.marks import Index, Line, Mark, Style, flags, sheet

BOTH = tuple(Sentence(Span(10 * i, 10 * i + 9)) for i in range(6))
NUMBER = Divergence(
    "quantity",
    Tier.CLAIM,
    Relation.CONFLICT,
    Severity.HIGH,
    Span(2, 5),
    Span(3, 6),
    "450",
    "540",
    "two numbers",
    0,
)


def plain(start: int, end: int) -> Mark:
    return Mark(Span(start, end), Style("wording", "", Line.SOLID))


SPANS = st.tuples(st.integers(0, 40), st.integers(1, 15)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.lists(SPANS, max_size=20), SPANS)
def test_the_index_finds_just_what_touches(spans: list[Span], where: Span) -> None:
    index = Index(plain(span.start, span.end) for span in spans)
    assert [mark.span for mark in index.touching(where)] == sorted(s for s in spans if s.overlaps(where))


def marked(divergence: Divergence, side: Side = Side.LEFT) -> list[Mark]:
    pair = Comparison(BOTH, BOTH, divergences=(divergence,))
    return sheet(pair, side, [0], sameness=False).marks.items


@pytest.mark.parametrize(
    ("relation", "line"),
    [
        (Relation.CONFLICT, Line.SOLID),
        (Relation.SHIFT, Line.DASH),
        (Relation.REFINEMENT, Line.DOT),
        (Relation.DISTORTED, Line.WAVE),
    ],
)
def test_a_claim_has_a_glyph_and_a_line_that_says_the_relation(relation: Relation, line: Line) -> None:
    (mark,) = marked(replace(NUMBER, relation=relation))
    assert (mark.style.ink, mark.style.line, mark.style.glyph, mark.divergence) == ("claim", line, "#", 0)


def test_a_light_claim_is_not_filled() -> None:
    (mark,) = marked(replace(NUMBER, severity=Severity.LOW))
    assert mark.style.fill == ""


def test_wording_is_blue_and_text_of_one_side_is_green_there_alone() -> None:
    other = replace(NUMBER, kind="wording", tier=Tier.WORDING, relation=Relation.SHIFT)
    assert [mark.style.ink for mark in marked(other)] == ["wording"]
    alone = replace(other, relation=Relation.LEFT_ONLY, right=None)
    assert [(mark.style.ink, mark.style.line) for mark in marked(alone)] == [("only_here", Line.DASH)]
    assert marked(alone, Side.RIGHT) == []


def test_an_omitted_sentence_is_told_by_colour_and_glyph_not_by_underlines() -> None:
    (mark,) = marked(replace(NUMBER, kind="omission", relation=Relation.LEFT_ONLY, right=None))
    assert (mark.style.ink, mark.style.line) == ("only_here", Line.NONE)
    assert mark.style.glyph


def test_an_unknown_kind_is_still_marked() -> None:
    (mark,) = marked(replace(NUMBER, kind="of_a_newer_version"))
    assert mark.style.ink == "claim"
    assert mark.style.glyph


def test_only_what_the_filter_shows_is_marked() -> None:
    pair = Comparison(BOTH, BOTH, divergences=(NUMBER, replace(NUMBER, left=Span(7, 8))))
    assert [m.divergence for m in sheet(pair, Side.LEFT, [1], sameness=False).marks.items] == [1]


def test_absent_and_merely_unmatched_sentences_look_different() -> None:
    lost = (Unmatched(Side.LEFT, 1, True), Unmatched(Side.LEFT, 2, False), Unmatched(Side.RIGHT, 3, True))
    bars = sheet(Comparison(BOTH, BOTH, (), lost), Side.LEFT, (), sameness=False).bars.items
    assert [(bar.span.start, bar.ink, bar.line) for bar in bars] == [
        (10, "only_here", Line.SOLID),
        (20, "muted", Line.DOT),
    ]


def test_page_furniture_is_never_called_missing() -> None:
    ours = (replace(BOTH[0], role=Role.BOILERPLATE), *BOTH[1:])
    found = Comparison(ours, BOTH, (), (Unmatched(Side.LEFT, 0, True),))
    here, there = (sheet(found, side, (), sameness=False) for side in Side)
    assert [bar.span for bar in here.dim.items] == [Span(0, 9)]
    assert here.bars.items == []
    assert there.gaps.items == []


def test_missing_sentences_are_shown_behind_the_twin_of_their_predecessor() -> None:
    links = tuple(Link((i,), (j,), LinkRelation.SAME, 1.0) for i, j in ((0, 0), (3, 1)))
    lost = (Unmatched(Side.LEFT, 1, True), Unmatched(Side.LEFT, 2, True), Unmatched(Side.LEFT, 4, True))
    gaps = sheet(Comparison(BOTH, BOTH, links, lost), Side.RIGHT, (), sameness=False).gaps.items
    assert [gap.span.end - 1 for gap in gaps] == [9, 19]
    assert "2 sentences" in gaps[0].words


def test_sameness_shades_exact_copies_stronger() -> None:
    taken = (Reuse(Span(0, 9), Span(10, 19), True), Reuse(Span(20, 29), Span(20, 29), False))
    pair = Comparison(BOTH, BOTH, reuse=taken, divergences=(NUMBER,))
    marks = sheet(pair, Side.RIGHT, [0], sameness=True).marks.items
    assert [(mark.span.start, mark.style.fill) for mark in marks] == [(10, "exact_fill"), (20, "same_fill")]


def test_evidence_without_a_place_or_of_another_version_is_not_flagged() -> None:
    here = Evidence("a", "art", 2, Span(3, 8), "", "", "", Stance.STATES)
    others = (replace(here, version=1), replace(here, span=None), replace(here, article="other"))
    fact = Fact("f", 3, "It is so", evidence=(here, *others))
    found = flags([fact], Article("some text", guid="art", version=2))
    assert [(flag.span, flag.fact) for flag in found.items] == [(Span(3, 8), "f")]
    assert "F-0003 states: It is so" in found.items[0].words


def test_what_was_dismissed_is_hardly_marked() -> None:
    pair = Comparison(BOTH, BOTH, divergences=(NUMBER,))
    (faded,) = sheet(pair, Side.LEFT, [0], sameness=False, faded={0}).marks.items
    (whole,) = marked(NUMBER)
    assert faded.style.fill == faded.style.glyph == ""
    assert faded.style.rank < whole.style.rank
    assert (faded.span, faded.divergence) == (whole.span, 0)
