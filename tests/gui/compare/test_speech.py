from dataclasses import replace

import pytest

from workbench.core.model import Divergence, Link, LinkRelation, Relation, Severity, Span, Tier
from workbench.gui.compare import speech
from workbench.gui.compare.notes import tip

NUMBER = Divergence(
    "quantity",
    Tier.CLAIM,
    Relation.CONFLICT,
    Severity.HIGH,
    Span(0, 3),
    Span(0, 3),
    "450",
    "540",
    "two numbers",
)


@pytest.mark.parametrize(
    ("relation", "said"),
    [
        (Relation.CONFLICT, "quantity differs: A says 450, B says 540"),
        (Relation.REFINEMENT, "quantity is more exact on one side: A says 450, B says 540"),
        (Relation.DISTORTED, "quantity is distorted: A says 450, B says 540"),
        (Relation.LEFT_ONLY, "quantity only in A: 450"),
        (Relation.RIGHT_ONLY, "quantity only in B: 540"),
    ],
)
def test_a_divergence_is_one_sentence(relation: Relation, said: str) -> None:
    assert speech.sentence(replace(NUMBER, relation=relation)) == said


def test_the_reason_follows_the_sentence() -> None:
    assert speech.why(NUMBER) == "Quantity differs: A says 450, B says 540\nWhy: two numbers"


def test_a_long_value_is_cut_and_its_lines_joined() -> None:
    said = speech.sentence(replace(NUMBER, relation=Relation.LEFT_ONLY, left_value="many\nwords " * 60))
    assert "\n" not in said
    assert said.endswith("…")
    assert len(said) < 200


def test_a_link_says_how_alike_and_whether_moved() -> None:
    link = Link((0,), (0,), LinkRelation.EDITED, 0.87, moved=True, why="most words are the same")
    assert speech.linked(link) == (
        "Linked sentence: edited, at another place (likeness 87%)\nWhy: most words are the same"
    )


def test_text_of_an_article_is_never_markup_in_a_tool_tip() -> None:
    assert "<b>" not in tip(["<b>bold</b> & more"])
    assert "&lt;b&gt;" in tip(["<b>bold</b>"])
    assert tip([]) == ""
