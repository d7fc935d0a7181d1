import re

from workbench.core.near.furniture import bare

PATTERNS = [re.compile(r"share this|subscribe.*", re.IGNORECASE), re.compile("© .*")]


def test_furniture_goes_from_both_ends() -> None:
    text = "Share this\n\nThe mayor spoke.\n\nSubscribe\n\nHe left.\n\nSubscribe now!\n© The Times \n"
    assert bare(text, PATTERNS) == "The mayor spoke.\n\nSubscribe\n\nHe left."


def test_a_text_of_nothing_else_stays() -> None:
    assert bare("Subscribe\n© Us", PATTERNS) == "Subscribe\n© Us"
    assert bare("", PATTERNS) == ""
    assert bare("The mayor spoke.", ()) == "The mayor spoke."
