"""Divergences in words, and passages among the words around them."""

from dataclasses import replace

import pytest

from workbench.core.kinds import KINDS
from workbench.core.model import (
    Comparison,
    Divergence,
    Link,
    LinkRelation,
    Relation,
    Severity,
    Side,
    Span,
    Tier,
    Unmatched,
)
from workbench.core.rulings import Ruling, Standing, Status, Verdict
from workbench.gui.divergences.phrases import (
    RELATIONS,
    decided,
    group_of,
    in_context,
    look,
    pair_lines,
    reading,
    said,
    sentence,
    share_line,
    structure_counts,
    when,
)

TEXTS = {Side.LEFT: "They sent 450 missiles.", Side.RIGHT: "They sent 540 missiles."}
NUMBER = Divergence(
    "quantity",
    Tier.CLAIM,
    Relation.CONFLICT,
    Severity.HIGH,
    Span(10, 13),
    Span(10, 13),
    "450 missile",
    "540 missile",
    "two numbers of the same thing",
)


def test_a_conflict_is_a_sentence() -> None:
    name = look("quantity").label
    assert sentence(NUMBER, TEXTS) == f"{name} differs: A says 450, B says 540; high severity; open"
    assert sentence(NUMBER, TEXTS, Status.DISMISSED).endswith("; high severity; dismissed")


def test_a_one_sided_divergence_names_its_side() -> None:
    only = replace(NUMBER, relation=Relation.RIGHT_ONLY, left=None, left_value="")
    assert "only in B: 540" in sentence(only, TEXTS)
    assert said(only, TEXTS) == {Side.LEFT: "", Side.RIGHT: "540"}


@pytest.mark.parametrize("relation", list(Relation))
def test_every_relation_has_words(relation: Relation) -> None:
    assert RELATIONS[relation]
    assert sentence(replace(NUMBER, relation=relation), TEXTS)


def test_how_values_were_read_is_told_only_where_it_differs() -> None:
    assert reading(NUMBER, TEXTS) == "read as 450 missile ↔ 540 missile"
    assert reading(replace(NUMBER, left_value="450", right_value="540"), TEXTS) == ""


def test_what_was_decided_is_told_with_who_and_when() -> None:
    ruling = Ruling(Verdict.DISMISSED, "quantity", (), (), reviewer="M.", created="2024-02-12T14:02:00Z")
    told = decided(Standing(Status.DISMISSED, (ruling,)))
    assert told.startswith(("Dismissed by M., 12 Feb 2024, ", "Dismissed by M., 13 Feb 2024, "))
    assert decided(Standing(Status.TAGGED, (), ("F-0001", "F-0003"))) == "Tagged as F-0001, F-0003"
    assert decided(Standing(Status.CHECK, (ruling,), (), "It changed.")) == "It changed."
    assert decided(Standing()) == ""
    assert when("some day") == "some day"


def test_the_whole_pair_is_told_once_that_it_was_spun_and_keeps_its_order() -> None:
    links = tuple(Link((i,), (i,), LinkRelation.EDITED, 0.9) for i in range(3))
    figures = {"spun": 1.0, "order": 1.0, "reused_left": 0.5, "exact_left": 0.2}
    pair = Comparison((), (), links=links, figures=figures, evidence=("B is later.",))
    assert pair_lines(pair) == (
        "This pair reads as machine-spun: words were swapped one by one.",
        "All linked sentences keep their order.",
        "B is later.",
    )
    assert pair_lines(replace(pair, figures={"order": 0.8}))[0].startswith("80 % of the linked sentences")
    assert share_line(pair, Side.LEFT) == "50 % of A stands in B, 20 % word for word"
    assert share_line(pair, Side.RIGHT) == "Nothing of B stands in A"


def test_every_kind_has_a_look_and_a_group() -> None:
    for kind in KINDS:
        assert look(kind.name).glyph == kind.glyph
        assert group_of(replace(NUMBER, kind=kind.name, tier=kind.tier))


def test_an_unknown_kind_keeps_its_name() -> None:
    assert look("new_kind").label == "new kind"


def test_omission_and_addition_are_structure_whatever_their_tier() -> None:
    assert group_of(replace(NUMBER, kind="omission")) == "structure"
    assert group_of(replace(NUMBER, tier=Tier.WORDING)) == "wording"


def test_unmatched_is_counted_apart_from_omitted() -> None:
    lost = replace(NUMBER, kind="omission", relation=Relation.LEFT_ONLY, right=None)
    comparison = Comparison(
        (),
        (),
        links=(Link((0,), (0,), LinkRelation.EDITED, 0.9, moved=True),),
        unmatched=(Unmatched(Side.LEFT, 1, absent=False), Unmatched(Side.LEFT, 2, absent=True)),
        divergences=(lost, NUMBER),
    )
    assert structure_counts(comparison) == {"moved": 1, "omitted": 1, "added": 0, "unmatched": 1}


def test_context_stops_at_the_paragraph_and_counts_words() -> None:
    text = "Another paragraph.\none two three four five six QUOTE seven eight nine ten\nThe next."
    start = text.index("QUOTE")
    quoted = in_context(text, Span(start, start + 5), words=3)
    assert quoted.before == "…\u00a0four five six "
    assert quoted.inside == "QUOTE"
    assert quoted.after == " seven eight nine\u00a0…"


def test_context_never_splits_a_word_from_its_quote() -> None:
    quoted = in_context("prequotepost", Span(3, 8), words=3)
    assert (quoted.before, quoted.inside, quoted.after) == ("pre", "quote", "post")


def test_a_long_quote_loses_its_middle() -> None:
    quoted = in_context("x" * 5000, Span(0, 5000))
    assert len(quoted.inside) < 400
    assert " … " in quoted.inside


def test_offsets_are_code_points() -> None:
    text = "🛰🛰 SOSA 🛰"
    assert in_context(text, Span(3, 7)).inside == "SOSA"
