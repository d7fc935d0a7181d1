import pytest

from workbench.core.problem import Problem
from workbench.flow import typed


def test_what_no_file_can_hold_is_replaced() -> None:
    assert typed.clean(" a\ud800b\0c\r\nd\re ") == "a\ufffdb\ufffdc\nd\ne"
    assert typed.clean("👩‍🚀 e\u0301 שלום") == "👩‍🚀 e\u0301 שלום"


def test_lines_and_labels() -> None:
    assert typed.one_line(" a \n\t b\u2028c ") == "a b c"
    assert typed.shortened("x" * 60) == "x" * 60
    assert typed.shortened("x" * 61) == "x" * 59 + "…"


def test_names_are_unique_whatever_their_capitals() -> None:
    assert typed.names(["Beta", " beta ", "", "Straße", "STRASSE", "a  b"]) == ("Beta", "Straße", "a b")


@pytest.mark.parametrize("date", ["", "2024", "2024-04", "2024-04-10", "2024-04-10T08:30:00Z"])
def test_dates_of_any_precision_are_kept(date: str) -> None:
    assert typed.date(f" {date} ") == date


@pytest.mark.parametrize("date", ["24", "2024-4-1", "2024-02-30", "0000", "２０２４", "10 April"])
def test_other_dates_are_refused(date: str) -> None:
    with pytest.raises(Problem, match="is not a date"):
        typed.date(date)
