"""Credits are found by the phrases around the name of an outlet."""

import pytest

from workbench.core.origins.credits import Credits
from workbench.formats.language import load


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("The bank will close, Reuters reported on Monday.", "reuters"),
        ("According to the Coast Gazette, it will close.", "coast gazette"),
        ("HARTMOUTH (AP) — The bank will close.", "ap"),
        ("An official told Bloomberg that it will close.", "bloomberg"),
        ("Source: Coast Gazette", "coast gazette"),
    ],
)
def test_a_source_is_named(text, outlet):
    assert [each.outlet for each in Credits(load("en"), ["The Coast Gazette"]).of(text)] == [outlet]


@pytest.mark.parametrize(
    "text", ["Reuters cut 200 jobs.", "The gap (apart from that) is wide.", "He reads the Coast Gazette."]
)
def test_a_name_alone_is_no_credit(text):
    assert list(Credits(load("en"), ["Coast Gazette"]).of(text)) == []


def test_an_outlet_does_not_credit_itself():
    found = Credits(load("en"), ["The Coast Gazette"])
    assert list(found.of("He told the Coast Gazette so.", own="Coast Gazette")) == []


def test_a_german_credit():
    found = Credits(load("de"), ["Küstenblatt"])
    assert [each.outlet for each in found.of("Das Küstenblatt berichtet, die Mole sei gesperrt.")] == [
        "küstenblatt"
    ]
