from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.model import Span
from workbench.core.wording import fold, tokens


def norms(text, spelling=None):
    return [token.norm for token in tokens(text, Span(0, len(text)), spelling)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. and US", ["the", "US", "and", "US"]),
        ("They won't, can't and cannot", ["they", "will", "not", ",", "can", "not", "and", "can", "not"]),
        ("Japan’s F-35 and PAC-3", ["japan", "'s", "f-35", "and", "pac-3"]),
        ("US$2.4bn for 1,000 or 10 000", ["us$", "2.4", "bn", "for", "1000", "or", "10000"]),
        ("April 10th, 1960s", ["april", "10th", ",", "1960", "s"]),
        ("there’s Erdoğan", ["there", "is", "erdogan"]),
    ],
)
def test_words_are_cut_and_folded(text, expected):
    assert norms(text) == expected


def test_spelling_variants_are_compared_by_one_form():
    assert norms("The programme", {"programme": "program"}) == ["the", "program"]


def test_folding_drops_accents_and_case():
    assert fold("Łódź Straße ’s") == "łodz strasse 's"


@given(st.text(max_size=200), st.integers(0, 20))
def test_tokens_lie_in_order_inside_their_span(text, start):
    span = Span(min(start, len(text)), len(text))
    found = tokens(text, span)
    assert all(span.start <= t.start < t.end <= span.end for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(t.text == text[t.start : t.end] for t in found)
