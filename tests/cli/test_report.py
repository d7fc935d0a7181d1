"""The report for people: counts, aligned passages, nothing that could steer the terminal."""

import hashlib
from dataclasses import replace

import click
import pytest

from workbench.cli.excerpt import aligned, clipped, columns, elided, excerpt, printable
from workbench.cli.report import Report
from workbench.core.draft import Draft
from workbench.core.model import (
    Comparison,
    Divergence,
    Link,
    LinkRelation,
    Relation,
    Reuse,
    Role,
    Sentence,
    Severity,
    Side,
    Span,
    Tier,
    Unmatched,
)

LEFT = "[ad_1]\nThey will build 450 missiles in Japan. They announced it. Only here.\n"
RIGHT = "They may build about 540 missiles in Japan, it was announced.\nSource link\n"


def sentence(text: str, part: str, role: Role = Role.PROSE) -> Sentence:
    return Sentence(span(text, part), role)


def span(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


def divergence(kind: str, tier: Tier, left: str, right: str) -> Divergence:
    return Divergence(
        kind=kind,
        tier=tier,
        relation=Relation.CONFLICT if left and right else Relation.RIGHT_ONLY,
        severity=Severity.HIGH,
        left=span(LEFT, left) if left else None,
        right=span(RIGHT, right) if right else None,
        left_value=left and f"{left} missile",
        right_value=right and f"{right} missile",
        rule="another number of the same thing",
        link=0,
    )


@pytest.fixture
def drafts() -> tuple[Draft, Draft]:
    digest = hashlib.sha256().hexdigest()
    return (
        Draft(LEFT, LEFT.encode(), digest, title="Left title", file_name="left.txt"),
        Draft(RIGHT, RIGHT.encode(), digest, title="Right title", file_name="right.txt"),
    )


@pytest.fixture
def comparison() -> Comparison:
    return Comparison(
        left=(
            sentence(LEFT, "[ad_1]", Role.BOILERPLATE),
            sentence(LEFT, "They will build 450 missiles in Japan."),
            sentence(LEFT, "They announced it."),
            sentence(LEFT, "Only here."),
        ),
        right=(
            sentence(RIGHT, "They may build about 540 missiles in Japan, it was announced."),
            sentence(RIGHT, "Source link", Role.BOILERPLATE),
        ),
        links=(Link((1, 2), (0,), LinkRelation.EDITED, 0.8),),
        unmatched=(Unmatched(Side.LEFT, 3, absent=True), Unmatched(Side.RIGHT, 1, absent=True)),
        divergences=(
            divergence("quantity", Tier.CLAIM, "450", "540"),
            divergence("quantity", Tier.CLAIM, "", "about"),
            divergence("unheard", Tier.WORDING, "will", "may"),
        ),
    )


def report(
    drafts: tuple[Draft, Draft], comparison: Comparison, *kinds: str, everything: bool = False
) -> list[str]:
    return [click.unstyle(line) for line in Report(drafts, comparison, 80).lines(kinds, everything)]


def test_it_counts_claims_wording_structure_and_boilerplate_apart(
    drafts: tuple[Draft, Draft], comparison: Comparison
) -> None:
    counts = [" ".join(line.split()) for line in report(drafts, comparison)]
    assert "Links 1 0 same, 1 edited, 0 reworded, 0 related" in counts
    assert "Claims 2 2 high, 0 medium, 0 low" in counts
    assert "Wording 1 1 unheard" in counts
    assert "Structure 2 1 joined, 1 only left" in counts
    assert "Boilerplate 2 1 left, 1 right" in counts


def test_the_two_passages_stand_under_each_other(drafts: tuple[Draft, Draft], comparison: Comparison) -> None:
    lines = report(drafts, comparison)
    left = next(line for line in lines if "[450]" in line)
    right = lines[lines.index(left) + 1]
    assert left.index("[450]") == right.index("[540]")
    assert lines[lines.index(left) + 2 :][:2] == [
        "    values  450 missile ↔ 540 missile",
        "    why     another number of the same thing",
    ]


def test_a_one_sided_claim_shows_the_linked_passage(
    drafts: tuple[Draft, Draft], comparison: Comparison
) -> None:
    lines = report(drafts, comparison)
    right = next(i for i, line in enumerate(lines) if "[about]" in line)
    assert lines[right - 1] == "    left    They will build 450 missiles in Japan. They announced it."
    assert lines[right + 1] == "    values  – ↔ about missile"


def test_wording_and_structure_are_listed_on_demand(
    drafts: tuple[Draft, Draft], comparison: Comparison
) -> None:
    short, whole = report(drafts, comparison), report(drafts, comparison, everything=True)
    assert not any("[may]" in line for line in short)
    assert short[-1] == "Wording and structure are counted above and listed with --all."
    assert [line for line in whole if line.isupper() or line.split("(")[0].isupper()][-3:] == [
        "WORDING (1)",
        "STRUCTURE (2)",
        "BOILERPLATE (2)",
    ]
    assert "    left    Only here." in whole


def test_only_the_kinds_that_were_asked_for(drafts: tuple[Draft, Draft], comparison: Comparison) -> None:
    lines = report(drafts, comparison, "unheard")
    assert any("[will]" in line for line in lines)
    assert not any("[450]" in line for line in lines)


def test_no_line_is_wider_than_the_terminal(drafts: tuple[Draft, Draft], comparison: Comparison) -> None:
    wide = tuple(replace(draft, title="題" * 90, file_name="f" * 90) for draft in drafts)
    for width in (60, 80, 100):
        lines = Report((wide[0], wide[1]), comparison, width).lines(everything=True)
        assert max(columns(click.unstyle(line)) for line in lines) <= width


def test_nothing_in_an_article_steers_the_terminal() -> None:
    assert printable("a\x1b[31mb\u202ec\td\ne") == "a\ufffd[31mb\ufffdc d e"


def test_an_excerpt_stays_in_its_paragraph() -> None:
    text = "First.\nBefore the word after.\nLast."
    piece = excerpt(text, span(text, "word"))
    assert (piece.before, piece.passage, piece.after) == ("Before the ", "word", " after.")


def test_long_passages_lose_their_middle() -> None:
    assert elided("0123456789", 10) == "0123456789"
    assert elided("0123456789abc", 9) == "012 … abc"
    assert clipped("0123456789", 5) == "0123…"
    (piece,) = aligned((excerpt("x" * 500, Span(100, 400)),), 60)
    assert columns(piece.before + piece.passage + piece.after) + 2 <= 60


def test_wide_characters_take_two_columns() -> None:
    assert columns("日本e\u0301") == 5


def test_the_head_says_how_much_was_taken_over_and_what_points_to_the_source(
    drafts: tuple[Draft, Draft], comparison: Comparison
) -> None:
    span = Span(0, 5)
    figures = {"reused_left": 0.99, "exact_left": 0.25, "reused_right": 1.0, "exact_right": 0.5, "spun": 1.0}
    told = replace(
        comparison, reuse=(Reuse(span, span),), figures=figures, evidence=("The right one is later. " * 9,)
    )
    rows = [click.unstyle(line) for line in Report(drafts, told, 80).lines()]
    (head,) = [row for row in rows if row.startswith("Reuse")]
    shares = "99 % of the left (25 % exact), 100 % of the right (50 % exact), spun word by word"
    assert " ".join(head.split()) == f"Reuse 1 {shares}"
    assert sum("The right one is later." in row for row in rows) > 1
    assert [row.startswith("Evidence") for row in rows].count(True) == 1
