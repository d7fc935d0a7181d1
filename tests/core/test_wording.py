import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.language import Language, Table
from workbench.core.model import Span
from workbench.core.wording import Line, Vocabulary, fold, tokens
from workbench.formats.language import load


def norms(text, language=None):
    return [token.norm for token in tokens(text, Span(0, len(text)), Vocabulary(language or load()))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. and US", ["the", "US", "and", "US"]),
        ("They won't, can't and cannot", ["they", "will", "not", ",", "can", "not", "and", "can", "not"]),
        ("Japan’s F-35 and PAC-3", ["japan", "'s", "f-35", "and", "pac-3"]),
        ("US$2.4bn for 1,000 or 10 000", ["us$", "2.4", "bn", "for", "1000", "or", "10000"]),
        ("April 10th, 1960s", ["april", "10th", ",", "1960", "s"]),
        ("Tite ' s, 1960's", ["tite", "'", "'s", ",", "1960", "'", "s"]),
        ("there’s Erdoğan", ["there", "is", "erdogan"]),
    ],
)
def test_words_are_cut_and_folded(text, expected):
    assert norms(text) == expected


def test_spelling_variants_are_compared_by_one_form():
    assert norms("The programme") == ["the", "program"]


def test_folding_drops_accents_and_case():
    assert fold("Łódź Straße ’s") == "łodz strasse 's"


@pytest.mark.parametrize(
    ("decimal", "thousands", "expected"),
    [
        (",", ".", ["1000", "2.5", "1234567.89"]),
        (". ,", ", .", ["1000", "2.5", "1234567.89"]),
        (".", ",", ["1.000", "2", ",", "5", "1.234.567", ",", "89"]),
    ],
)
def test_the_signs_inside_numbers_are_those_of_the_language(decimal, thousands, expected):
    signs = {"decimal": decimal, "thousands": thousands}
    language = Language("xx", {"number_signs": Table("number_signs", pairs=signs)})
    assert norms("1.000 2,5 1.234.567,89", language) == expected


def test_a_language_without_clitics_keeps_its_words_whole():
    assert norms("l'eau cannot", Language("xx")) == ["l'eau", "cannot"]


@given(st.one_of(st.text(max_size=200), st.text("aA'’ s1.,$\n(", max_size=60)), st.integers(0, 20))
def test_tokens_lie_in_order_inside_their_span(text, start):
    span = Span(min(start, len(text)), len(text))
    line = Line(text, span, Vocabulary())
    ends = [at + len(token.text) for at, token in zip(line.starts, line.tokens, strict=True)]
    assert all(span.start <= at < end <= span.end for at, end in zip(line.starts, ends, strict=True))
    assert all(end <= at for end, at in zip(ends, line.starts[1:], strict=False))
    assert all(t.text == text[at : at + len(t.text)] for at, t in zip(line.starts, line.tokens, strict=True))


@given(st.text("aA'’ s1.,$\n(", max_size=60))
def test_between_two_tokens_there_is_only_space(text):
    line = Line(text, Span(0, len(text)), Vocabulary())
    rest = text
    for at, token in zip(reversed(line.starts), reversed(line.tokens), strict=True):
        rest = rest[:at] + rest[at + len(token.text) :]
    assert not rest.strip()


def test_a_token_is_made_once_for_all_its_places():
    first, *_, last = tokens("ships pass ships", Span(0, 16), Vocabulary())
    assert first is last
