"""Which values are equal and which are not, each said in a sentence of its own."""

import pytest

from workbench.core.compare import compare
from workbench.core.model import Article, Divergence, Tier
from workbench.formats.language import load

SAME = [
    ("The radar sees 300 nautical miles.", "The radar sees approximately 555 kilometers."),
    (
        "The radar sees 300 nautical miles (approximately 555 kilometers).",
        "The radar sees 300 nautical miles.",
    ),
    ("The tower is 100 feet tall.", "The tower is 30.5 metres tall."),
    ("The farm covers 50 acres.", "The farm covers about 20 hectares."),
    ("The truck carried 40 tonnes of grain.", "The truck carried 40,000 kg of grain."),
    ("The train ran at 100 miles per hour.", "The train ran at 161 km/h."),
    ("The match took 90 minutes.", "The match took an hour and a half."),
    ("The trial lasted two years.", "The trial lasted 24 months."),
    ("The ship waited two weeks.", "The ship waited 14 days."),
    ("Half of the farms closed.", "50 percent of the farms closed."),
    ("A quarter of voters stayed home.", "25% of voters stayed home."),
    ("Two-thirds of members agreed.", "Two thirds of members agreed."),
    ("Two-thirds of members agreed.", "About 67 percent of members agreed."),
    ("A third of the fleet was lost.", "One-third of the fleet was lost."),
    ("Three quarters of the crew fell ill.", "75 per cent of the crew fell ill."),
    ("Between 15 and 20 schools reopened.", "15-20 schools reopened."),
    ("From 15 to 20 schools reopened.", "15 to 20 schools reopened."),
    ("At least 450 people fled.", "No fewer than 450 people fled."),
    ("More than 450 people fled.", "Over 450 people fled."),
    ("450 or more people fled.", "At least 450 people fled."),
    ("Up to 30 ships were hit.", "As many as 30 ships were hit."),
    ("Nearly 40 farms closed.", "Almost 40 farms closed."),
    ("About 40 farms closed.", "Some 40 farms closed."),
    ("A dozen ships left.", "Twelve ships left."),
    ("Two dozen ships left.", "24 ships left."),
    ("Half a million people fled.", "500,000 people fled."),
    ("The plan costs $2.4 billion.", "The plan costs 2.4 billion dollars."),
    ("The plan costs $2.4bn.", "The plan costs $2,400 million."),
    ("The plan costs €35 million.", "The plan costs 35,000,000 euros."),
    ("Twenty F-35 jets arrived.", "Twenty F-35s arrived."),
    ("The mayor resigned on June 10-11.", "The mayor resigned on June 10 and 11."),
    ("The talks were held on June 10th and 11th.", "The talks were held on June 10-11."),
    ("War began on the 24th of February 2022.", "War began on February 24, 2022."),
    ("War began on 24 February 2022.", "War began on 2022-02-24."),
    ("War began on Feb. 24, 2022.", "War began on February 24, 2022."),
    ("It happened in the 1990s.", "It happened in the nineties."),
    ("Kishida Fumio spoke first.", "Fumio Kishida spoke first."),
    ("J. R. Smith spoke first.", "John Robert Smith spoke first."),
    ("Volodymyr Zelensky spoke first.", "Volodymyr Zelenskyy spoke first."),
    ("Mr. Smith spoke first.", "Smith spoke first."),
    ("President Emmanuel Macron spoke first.", "Emmanuel Macron spoke first."),
    ("The U.S. sent troops.", "The US sent troops."),
    ("The United States sent troops.", "The U.S. sent troops."),
    ("The European Union agreed.", "The EU agreed."),
    ("Prices rose in the UK.", "Prices rose in the United Kingdom."),
    ("The World Health Organization (WHO) met.", "The WHO met."),
    ("Dr. Anna Berg testified.", "Anna Berg testified."),
    ("It lasted over the past three years.", "It lasted over the last three years."),
    ("The company grew over the past three years.", "The company grew in the past three years."),
    ("He was 45 years old.", "He was 45."),
    ("Twenty-one people were hurt.", "21 people were hurt."),
    ("One hundred and fifty people were hurt.", "150 people were hurt."),
    ("The 3rd attempt failed.", "The third attempt failed."),
    ("The 21st century began.", "The twenty-first century began."),
    ("Exports fell 3.5 per cent.", "Exports fell 3.5%."),
    ("Temperatures hit 40 degrees Celsius.", "Temperatures hit 40 °C."),
    ("The meeting is at 3 p.m.", "The meeting is at 3 pm."),
    ("The company employs 1,200 people.", "The company employs 1 200 people."),
]

# Read in articles that appeared on Wednesday, June 12, 2024.
SAME_DAY = [
    ("The vote was held on Tuesday.", "The vote was held on June 11."),
    ("The vote was held yesterday.", "The vote was held on Tuesday."),
    ("The vote was held last year.", "The vote was held in 2023."),
    ("The vote was held this month.", "The vote was held in June 2024."),
    ("The vote was held last month.", "The vote was held in May."),
    ("The vote was held today.", "The vote was held on June 12, 2024."),
    ("The vote is planned for next year.", "The vote is planned for 2025."),
    ("The vote was held in January this year.", "The vote was held in January 2024."),
    ("The vote was held two years ago.", "The vote was held in 2022."),
    (
        "On December 20th last year, the radar was delivered.",
        "On December 20, 2023, the radar was delivered.",
    ),
]

DIFFERENT = [
    ("The radar sees 300 nautical miles.", "The radar sees 300 kilometers."),
    ("450 missiles were sold.", "540 missiles were sold."),
    ("About 450 missiles were sold.", "At least 450 missiles were sold."),
    ("The plan costs $2.4 billion.", "The plan costs $2.4 million."),
    ("The plan costs $2.4 billion.", "The plan costs €2.4 billion."),
    ("A third of farms closed.", "A quarter of farms closed."),
    ("15 to 20 schools reopened.", "15 to 25 schools reopened."),
    ("A PAC-3 battery was sent.", "A PAC-2 battery was sent."),
    ("Twenty F-35 jets arrived.", "Twenty F-16 jets arrived."),
    ("The talks were held on June 10th and 11th.", "The talks were held on June 11."),
    ("War began on the 24th of February 2022.", "War began on the 25th of February 2022."),
    ("It happened in the 1990s.", "It happened in the 1980s."),
    ("Fumio Kishida spoke first.", "Yuko Kishida spoke first."),
    ("Washington agreed to pay.", "London agreed to pay."),
    ("The company grew over the past three years.", "The company grew over the past five years."),
    ("Up to 30 ships were hit.", "At least 30 ships were hit."),
    ("Nearly 40 farms closed.", "More than 40 farms closed."),
    ("He fired 3 shots.", "He fired 13 shots."),
    ("The tax rose 3 percent.", "The tax rose 3 percentage points."),
    ("The third attempt failed.", "The fourth attempt failed."),
    ("Exports doubled.", "Exports tripled."),
    ("Three of the ten died.", "Four of the ten died."),
]

ANOTHER_DAY = [
    ("The vote was held last year.", "The vote was held in 2022."),
    ("The vote was held yesterday.", "The vote was held on Monday."),
    ("The vote was held last month.", "The vote was held in April."),
]


def claims(left: str, right: str, published: str = "") -> list[Divergence]:
    articles = Article(left, published=published), Article(right, published=published)
    return [d for d in compare(*articles, load()).divergences if d.tier is Tier.CLAIM]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_one_value_in_other_words_is_no_claim(left, right):
    assert claims(left, right) == claims(right, left) == []


@pytest.mark.parametrize(("left", "right"), SAME_DAY)
def test_days_are_told_by_the_day_of_publication(left, right):
    assert claims(left, right, "2024-06-12") == []


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_another_value_is_a_claim(left, right):
    assert claims(left, right)


@pytest.mark.parametrize(("left", "right"), ANOTHER_DAY)
def test_another_day_is_a_claim(left, right):
    assert claims(left, right, "2024-06-12")


@pytest.mark.parametrize(
    ("left", "right", "values"),
    [
        (
            "The barn holds forty tonnes of hay.",
            "The barn holds 45 tonnes of hay.",
            ("40 tonnes", "45 tonnes"),
        ),
        ("It took one month.", "It took 12 weeks.", ("1 month", "12 weeks")),
        ("They met 35 Danes.", "They met 36 Danes.", ("35 Danes", "36 Danes")),
        ("General Berg resigned.", "Colonel Berg resigned.", ("General", "Colonel")),
        ("It came yesterday.", "It came today.", ("the day before publication", "the day of publication")),
    ],
)
def test_values_read_well(left, right, values):
    assert [(d.left_value, d.right_value) for d in claims(left, right)] == [values]


def test_reasons_are_given_in_the_words_of_the_text():
    (found,) = claims("The Nordic Rail Union (NRU) met in Oslo.", "The Nordic Road Union (NRU) met in Oslo.")
    assert found.rule == "both expand NRU; “Rail” stands against “Road”"
    (found,) = claims("Miners were killed in Ghana.", "Miners were injured in Ghana.")
    assert found.rule == "“killed” and “injured” don't mean the same"
