"""What one article says in two ways is found in it alone, whatever stands against it."""

import pytest

from workbench.core.compare import compare
from workbench.core.model import Article, Comparison, Divergence, Side
from workbench.formats.language import load

ELSEWHERE = "Nobody in Rome could remember a colder spring. Shops closed early for weeks."
STATEMENT = (
    "At least {} fishermen were rescued from the burning trawler off Lofoten, the harbour master said."
)
BETWEEN = "The inquiry will begin next month. Families waited on the quay all night."
TWICE = {
    "acronym": (
        "The Bureau of Coastal Safety (BCS) opened an office in Bergen.",
        "The Bureau of Coastal Security (BCS) will lead the inquiry.",
    ),
    "quantity": (STATEMENT.format(12), STATEMENT.format(21)),
    "money": (
        "The repair of the old harbour wall cost the town $12 million, engineers reported.",
        "The repair of the old harbour wall cost the town $21 million, engineers reported.",
    ),
    "date": (
        "The old lighthouse of Hestvik was opened to visitors on June 10, keepers recalled.",
        "The old lighthouse of Hestvik was opened to visitors on June 12, keepers recalled.",
    ),
    "title": ("Minister Maria Lindqvist praised the crews.", "Ambassador Maria Lindqvist met the families."),
    "name_person": ("Governor Jonas Berg arrived by boat.", "Governor Jonos Berg left by train."),
}
APART = (
    (STATEMENT.format(12), STATEMENT.format(12)),
    (STATEMENT.format(12), STATEMENT.format("twelve")),
    (
        "In Norway 12 percent of the herring fleet stayed in port, owners said.",
        "In Iceland 21 percent of the herring fleet stayed in port, owners said.",
    ),
    (
        "Exports of dried cod from Lofoten rose 12 percent in 2021, traders said.",
        "Exports of dried cod from Lofoten rose 21 percent in 2022, traders said.",
    ),
    (
        "The first crew of the northern harbour saved 12 fishermen, witnesses said.",
        "The second crew of the northern harbour saved 21 fishermen, witnesses said.",
    ),
    ("It cost $5.", "It cost $7."),
    (
        "The Human Papillomavirus Institute (HPI) was founded in Oslo.",
        "The Human Papilloma Virus Institute (HPI) grew.",
    ),
    ("The Arctic Mail Agency (AMA) closed.", "The Bergen AMA club sings."),
    ("President Maria Lindqvist spoke.", "Ms. Maria Lindqvist waved."),
    ("Senator Robert Berg spoke.", "Senator Edward Berg waved."),
)


def text(pair: tuple[str, str]) -> str:
    return f"{pair[0]} {BETWEEN}\n{pair[1]}"


def compared(left: str, right: str) -> Comparison:
    return compare(Article(left), Article(right), load())


def inside(comparison: Comparison, side: Side) -> list[Divergence]:
    return [d for d in comparison.divergences if d.within is side]


@pytest.mark.parametrize("kind", TWICE)
def test_two_ways_of_saying_one_thing_are_one_finding_with_both_places(kind: str) -> None:
    article = text(TWICE[kind])
    (found,) = inside(compared(article, ELSEWHERE), Side.LEFT)
    assert found.kind == kind
    first, second = found.spans(Side.LEFT)
    assert first.end < second.start
    assert found.spans(Side.RIGHT) == ()
    assert found.span(Side.RIGHT) is None
    assert found.left_value != found.right_value
    assert "in this article" in found.rule


@pytest.mark.parametrize("kind", TWICE)
def test_exchanging_the_articles_exchanges_the_side(kind: str) -> None:
    article = text(TWICE[kind])
    one, other = compared(article, ELSEWHERE), compared(ELSEWHERE, article)
    assert inside(one, Side.RIGHT) == inside(other, Side.LEFT) == []
    mirrored = [(d.kind, d.spans(Side.RIGHT), d.left_value, d.right_value) for d in inside(other, Side.RIGHT)]
    assert mirrored == [
        (d.kind, d.spans(Side.LEFT), d.left_value, d.right_value) for d in inside(one, Side.LEFT)
    ]


def test_against_itself_an_article_has_what_it_has_alone_and_nothing_else() -> None:
    article = "\n".join(text(pair) for pair in TWICE.values())
    alone, itself = compared(article, ELSEWHERE), compared(article, article)
    assert len(inside(alone, Side.LEFT)) >= len(TWICE)
    assert inside(itself, Side.LEFT) == inside(alone, Side.LEFT)
    assert [d.spans(Side.RIGHT) for d in inside(itself, Side.RIGHT)] == [
        d.spans(Side.LEFT) for d in inside(itself, Side.LEFT)
    ]
    assert all(d.within for d in itself.divergences)


@pytest.mark.parametrize("pair", APART)
def test_what_can_both_be_true_is_no_contradiction(pair: tuple[str, str]) -> None:
    assert inside(compared(text(pair), ELSEWHERE), Side.LEFT) == []
