import pytest

from workbench.core.reviewing import (
    SHIPPED,
    Adjudication,
    Assessment,
    Method,
    Standing,
    initials,
    items,
    letter,
    orcid,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("https://orcid.org/0000-0002-1694-233x", "0000-0002-1694-233X"),
        ("0000000218250097", "0000-0002-1825-0097"),
        ("0000-0002-1825-0098", ""),
        ("0000-0002-1825-009", ""),
        ("someone", ""),
        ("٠000-0002-1825-0097", ""),
        ("", ""),
    ],
)
def test_an_orcid_is_held_against_its_checksum(typed: str, kept: str) -> None:
    assert orcid(typed) == kept


def said(fact: str, reviewer: str, verdict: str) -> Assessment:
    return Assessment(f"{fact}{reviewer}", fact, verdict, reviewer)


def test_where_each_fact_stands() -> None:
    given = [
        said("1", "Ann", "yes"),
        said("1", "Bob", "yes"),
        said("2", "Ann", "yes"),
        said("2", "Bob", "no"),
        said("3", "Bob", "no"),
        said("5", "Ann", "no"),
        said("5", "Bob", "no"),
    ]
    decision = Adjudication("d", "5", "r", "no", Method.UNANIMOUS, "Ann")
    found = items("12345", given, {"5": decision})
    assert [each.standing for each in found] == [
        Standing.AGREE,
        Standing.DISAGREE,
        Standing.INCOMPLETE,
        Standing.INCOMPLETE,
        Standing.DECIDED,
    ]
    assert [each.unanimous for each in found] == ["yes", "", "", "", ""]
    assert (found[2].missing, found[3].missing) == (("Ann",), ("Ann", "Bob"))


def test_one_reviewer_alone_agrees_with_nobody() -> None:
    assert items("1", [said("1", "Ann", "yes")], {})[0].standing is Standing.INCOMPLETE


def test_letters_and_initials() -> None:
    assert [letter(0), letter(25), letter(26)] == ["A", "Z", "A2"]
    assert (initials("Ann van der Berg Smith"), initials("…")) == ("AVDB", "")


def test_the_shipped_scales_have_an_order_where_they_claim_one() -> None:
    for scale in SHIPPED:
        ratings = [verdict.rating for verdict in scale.verdicts if verdict.rating is not None]
        assert bool(ratings) == scale.ordered
        assert len(set(ratings)) == len(ratings)
        assert len({verdict.label for verdict in scale.verdicts}) == len(scale.verdicts)
