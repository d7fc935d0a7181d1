"""Traits are read from the beginning, and names, numbers and dates weigh more than words."""

from workbench.core.model import Article
from workbench.core.story.traits import describe, terms
from workbench.formats.language import load


def _terms(text: str, **given: str) -> dict[str, int]:
    return dict(terms(Article(text, **given), load("en")))


def test_names_weigh_more_than_numbers_and_numbers_more_than_words():
    found = _terms("In Ashgabat 288 candidates compete.")
    assert (found["ashgabat"], found["288"], found["candidat"]) == (3, 2, 1)


def test_a_day_is_one_term_however_it_is_written():
    for text in (
        "It ended on December 14 at noon.",
        "It ended on 14 December.",
        "It ended on Dec.14 at noon.",
    ):
        assert "--12-14" in _terms(text)


def test_words_that_stand_together_are_a_term():
    found = _terms("The electoral commission. Results came.")
    assert found["elector commission"] == 1
    assert not any("result" in term and " " in term and "commission" in term for term in found)


def test_small_words_are_no_terms():
    assert _terms("It was what it was.") == {}


def test_the_headline_counts_and_the_far_end_does_not():
    long = "Ordinary words follow each other here. " * 100
    assert "solveig" in _terms(long, title="Solveig aground")
    assert "solveig" not in _terms(long + "Solveig")


def test_the_day_of_publication_is_kept():
    assert describe(Article("x", published="2024-03-05T10:00:00Z"), load("en")).day == 738950
    assert describe(Article("x", published="soon"), load("en")).day == 0
