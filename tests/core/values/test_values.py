import datetime

import pytest

from workbench.core.lexicon import lexicon
from workbench.core.model import Sentence, Span
from workbench.core.passage import Reader
from workbench.core.values.dates import published_day
from workbench.core.values.days import Dates
from workbench.core.values.names import Name
from workbench.core.values.quantities import Quantity
from workbench.formats.language import load


def read(text, published=None):
    return Reader(text, lexicon(load()), published).sentence(Sentence(Span(0, len(text))))


def values(text, slot):
    return [m.value for m in read(text).mentions if m.slot == slot]


def labels(text, slot):
    return [m.label for m in read(text).mentions if m.slot == slot]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We saw 1,250 geese.", ["1,250 geese"]),
        ("We saw two hundred and six geese.", ["206 geese"]),
        ("We saw 1.2 million geese.", ["1,200,000 geese"]),
        ("We saw a dozen geese.", ["12 geese"]),
        ("We saw at least nine geese.", ["at least 9 geese"]),
        ("Rates rose 15 to 20 percent.", ["15-20 percent"]),
        ("Rates rose by two-thirds.", ["66.7 percent"]),
        ("It was the 21st attempt.", ["21st attempt"]),
        ("The F-35 and the PAC-3 flew with Block-3 IIA.", []),
        ("They praised one another.", []),
    ],
)
def test_numbers_are_read_with_what_they_count(text, expected):
    assert labels(text, "quantity") == expected


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("450 boats", "four hundred fifty boats", True),
        ("10 miles", "16 kilometres", True),
        ("10 miles", "10 kilometres", False),
        ("30 %", "30 per cent", True),
        ("about 30 boats", "30 boats", True),
        ("at least 30 boats", "up to 30 boats", False),
        ("5 percent", "5 percentage points", False),
    ],
)
def test_quantities_are_equal_by_value(left, right, same):
    (mine,), (theirs,) = values(left, "quantity"), values(right, "quantity")
    assert isinstance(mine, Quantity)
    assert mine.same(theirs) is same
    assert theirs.same(mine) is same


def test_money_keeps_its_currency():
    (dollars,), (short,), (euros,) = (values(t, "money") for t in ("$2.4 billion", "US$2.4bn", "€2.4bn"))
    assert dollars.same(short)
    assert not dollars.same(euros)


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("on April 10", "on 10 April", "equal"),
        ("on April 10", "on April 10th, 2024", "refinement"),
        ("on Apr. 10", "on April 11", "conflict"),
        ("on June 10 and 11", "on June 10-11", "equal"),
        ("on June 10th and 11th", "on June 11", "part"),
        ("in 2014", "in 2015", "conflict"),
        ("the 1960s", "the nineteen-sixties", "equal"),
        ("on the 24th of February 2022", "on February 24, 2022", "equal"),
        ("last year", "this year", "conflict"),
        ("on 2024-06-11", "on June 11, 2024", "equal"),
    ],
)
def test_dates_are_compared_by_component(left, right, relation):
    (mine,), (theirs,) = values(left, "date"), values(right, "date")
    assert isinstance(mine, Dates)
    assert mine.relation(theirs) == relation
    assert theirs.relation(mine) == relation


def test_words_like_yesterday_are_placed_by_the_day_of_publication():
    (mention,) = read("It rained yesterday.", datetime.date(2024, 6, 12)).mentions
    assert mention.label == "Tuesday 11 June 2024"


@pytest.mark.parametrize("text", ["It may rain.", "They march on.", "It cost 2014 euros."])
def test_words_that_are_no_dates(text):
    assert values(text, "date") == []


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Fumio Kishida", "Kishida Fumio", True),
        ("Maria Silva", "M. Silva", True),
        ("Volodymyr Zelenskyy", "Zelensky", True),
        ("Erdoğan", "Erdogan", True),
        ("the Ministry of Defence", "the Defense Ministry", True),
        ("the United States", "the U.S.", True),
        ("Masaki Fukasawa", "Masaki Fukazawa", False),
        ("the White House", "the White Home", False),
        ("the U.S. Army", "the U.S. Navy", False),
    ],
)
def test_names_are_one_in_any_order_and_spelling(left, right, same):
    (mine,), (theirs,) = (values(f"We met {name} there.", "name") for name in (left, right))
    assert isinstance(mine, Name)
    assert mine.same(theirs) is same
    assert theirs.same(mine) is same


@pytest.mark.parametrize(
    ("text", "sort", "title"),
    [
        ("President Ruth Hayes", "person", "president"),
        ("Secretary of State Ruth Hayes", "person", "secretary of state"),
        ("the Ministry of Health", "org", ""),
        ("Kenya", "place", ""),
        ("Reuters", "org", ""),
    ],
)
def test_a_name_knows_its_sort_and_its_title(text, sort, title):
    (name,) = values(f"We met {text} there.", "name")
    assert (name.sort, name.title) == (sort, title)


@pytest.mark.parametrize(
    ("text", "short", "expansion"),
    [
        ("the Rural Health Access Council (RHAC) met", "RHAC", "rural health access council"),
        ("a new joint headquarters (JHQ) opened", "JHQ", "joint headquarters"),
        ("the Harbour and Coast Fund (HCF) paid", "HCF", "harbor and coast fund"),
    ],
)
def test_the_letters_of_an_acronym_bound_its_expansion(text, short, expansion):
    passage = read(text)
    (found,) = passage.definitions
    assert found.fits
    assert found.short == short
    assert " ".join(passage.words(found.start, found.end)) == expansion


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “it is over.”", ["it is over"]),
        ('He said "it is over", then "go".', ["it is over", "go"]),
        ("He said ``it is over''.", ["it is over"]),
        ("Japan’s and the boys’ boats", []),
        ("He said “it goes on", ["it goes on"]),
    ],
)
def test_quotations_are_found_between_their_marks(text, expected):
    passage = read(text)
    assert [" ".join(passage.words(q.start, q.end)) for q in passage.quotes] == expected


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("It met on Tuesday.", "It met on June 11.", "refinement"),
        ("It met on June 11, 2024.", "It met on Tuesday.", "refinement"),
        ("It will meet on Tuesday.", "It will meet on June 18.", "refinement"),
        ("It met last Tuesday.", "It met on June 4.", "refinement"),
        ("It met on Tuesday.", "It met on June 12.", "conflict"),
        ("It met on Tuesday.", "It met on June 11, 2023.", "conflict"),
        ("It met on Tuesday.", "It met yesterday.", "refinement"),
        ("It met on Monday.", "It met yesterday.", "conflict"),
        ("It met on Tuesday.", "It met in June.", "apart"),
    ],
)
def test_a_weekday_is_placed_by_the_day_of_publication(left, right, relation):
    published = datetime.date(2024, 6, 12)
    (mine,), (theirs,) = (read(text, published).mentions[-1:] for text in (left, right))
    assert mine.value.relation(theirs.value) == theirs.value.relation(mine.value) == relation


def test_without_a_day_of_publication_a_weekday_stays_a_weekday():
    (mine,), (theirs,) = (read(t).mentions[-1:] for t in ("It met on Tuesday.", "It met on June 12."))
    assert mine.value.relation(theirs.value) == "apart"


@pytest.mark.parametrize("published", ["9999-12-31", "0001-01-01", "soon", ""])
def test_no_day_of_publication_comes_of_a_year_out_of_reach(published):
    assert published_day(published) is None
    assert published_day("2024-06-12T08:00:00Z") == datetime.date(2024, 6, 12)
