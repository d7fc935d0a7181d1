"""Facts in words and signs."""

from workbench.core.factbook import FactLine, FactLink, LinkKind
from workbench.core.model import Stance
from workbench.gui.facts.wording import (
    ANCHORS,
    SIGNS,
    evidence_glyphs,
    evidence_words,
    fact_sentence,
    link_words,
    summary,
)

FACT = FactLine(
    "f", 7, "They sent 450 missiles.", status="in_review", stances={Stance.CONTRADICTS: 1, Stance.STATES: 2}
)


def test_every_stance_has_its_key_and_its_own_glyph() -> None:
    assert [sign.stance for sign in SIGNS] == list(Stance)
    assert [sign.key for sign in SIGNS] == ["1", "2", "3", "4", "5"]
    assert len({sign.glyph for sign in SIGNS}) == 5


def test_evidence_is_counted_by_stance() -> None:
    assert evidence_glyphs(FACT) == "= 2, ≠ 1"
    assert evidence_words(FACT) == "2 states, 1 contradicts"
    assert evidence_words(FactLine("f", 1, "x")) == "no evidence"


def test_the_summary_counts_by_status_in_a_fixed_order() -> None:
    facts = [FactLine("a", 1, "x", status="disputed"), FactLine("b", 2, "x"), FactLine("c", 3, "x")]
    assert summary(facts) == "3 · open 2 · disputed 1"


def test_a_status_from_elsewhere_is_still_counted_in_the_total() -> None:
    assert summary([FactLine("a", 1, "x", status="new")]) == "1"


def test_a_fact_reads_as_a_sentence() -> None:
    said = "F-0007, in review: They sent 450 missiles., tagged arms; 2 states, 1 contradicts"
    assert fact_sentence(FACT, ["arms"]) == said


def test_only_an_exact_anchor_is_silent() -> None:
    assert [status for status, words in ANCHORS.items() if not words] == ["exact"]


def test_a_link_reads_from_either_end() -> None:
    def seen(kind: LinkKind, *, forward: bool) -> str:
        return link_words(FactLink("l", kind, forward, "f", 1, "x"))

    assert seen(LinkKind.REFINES, forward=True) == "refines"
    assert seen(LinkKind.REFINES, forward=False) == "is refined by"
    assert seen(LinkKind.FOLLOWS_FROM, forward=False) == "leads to"
    assert seen(LinkKind.SAME_AS, forward=False) == "same as"
